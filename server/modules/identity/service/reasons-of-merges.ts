import { listMergesById } from '../store/read.ts'
import type { IdentityDeps } from './deps.ts'

/** Reasons that members gave, by merge; one without a reason, or unknown, is left out. */
export async function reasonsOfMerges(
  deps: Pick<IdentityDeps, 'db'>,
  workspaceId: string,
  mergeIds: readonly string[],
): Promise<Map<string, string>> {
  if (mergeIds.length === 0) return new Map()
  const refs = mergeIds.map((id) => ({ workspaceId, id }))
  const merges = await deps.db.inWorkspace(workspaceId, (tx) => listMergesById(tx, refs))
  return new Map(merges.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason]])))
}
