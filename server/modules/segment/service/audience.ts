import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { findSegment } from '../store/definitions.ts'
import { pageMembers } from '../store/members.ts'

/** A segment as whoever writes to it sees it; null where there is none, or it was put away. */
export async function findAudience(
  tx: WorkspaceTx,
  id: string,
): Promise<{ name: string; isReady: boolean; people: number } | null> {
  const row = await findSegment(tx, id)
  if (row === null || row.state === 'archived') return null
  const { name, people } = row
  return { name, people, isReady: row.state === 'live' && row.version > 0 && row.broken === null }
}

/** Members in the order of their ids, a page. */
export const listAudience = (
  tx: WorkspaceTx,
  id: string,
  page: { after: string | null; limit: number },
): Promise<string[]> => pageMembers(tx, tx.workspaceId, { segmentId: id, ...page })
