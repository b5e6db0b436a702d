import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { isUuid } from '../rules/cursor.ts'
import type { RevealBody } from '../schema.ts'
import type { ProfileDeps } from './deps.ts'

/**
 * One identifier in full, with an audit entry of who asked, in one transaction: no look without its trace.
 * @throws SplotError `not_found` where the customer has no such identifier
 */
export async function revealIdentifier(
  deps: ProfileDeps,
  actor: Actor,
  birthId: string,
  wanted: RevealBody,
): Promise<{ value: string }> {
  const { workspaceId } = actor
  const id = birthId.toLowerCase()
  if (!isUuid(id)) throw new SplotError('not_found')
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await deps.graph.listClusters(tx, workspaceId, [id], 'service')
    const found = births.find(
      (birth) =>
        birth.kind === wanted.kind && (wanted.birthId === undefined || birth.birthId === wanted.birthId),
    )
    if (found === undefined) throw new SplotError('not_found')
    await deps.audit.record(
      { tx, workspaceId },
      {
        actor: { kind: actor.kind, id: actor.id, name: actor.name },
        action: 'identifier.revealed',
        target: found.root,
        detail: { kind: found.kind, birthId: found.birthId },
      },
    )
    return { value: found.value }
  })
}
