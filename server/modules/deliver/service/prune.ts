import type { Tx } from '../../../platform/db/index.ts'
import { firstIdAt } from '../rules/first-id.ts'
import { deleteOldBodies, deleteOldMessages, deleteOldShelf } from '../store/prune.ts'

/** Of one call: short enough to keep nobody waiting. */
const mostAtOnce = 10_000

export type Prune = typeof prune

/**
 * Deletes what messages said (`bodies`, and what waited on the shelf) and the messages themselves (`rows`, with what they
 * said and every attempt), as far as they were settled before these moments, milliseconds. What still waits stays, and all
 * that belongs to the births that are held. A bounded number a call: call again, in another transaction, until both are 0.
 */
export async function prune(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  before: { bodies: number; rows: number },
  held: readonly string[],
): Promise<{ bodies: number; rows: number }> {
  const bound = (at: number) => ({ at, id: firstIdAt(at), held, limit: mostAtOnce })
  const rows = await deleteOldMessages(tx, workspaceId, bound(before.rows))
  const bodies = await deleteOldBodies(tx, workspaceId, bound(before.bodies))
  const shown = await deleteOldShelf(tx, workspaceId, bound(before.bodies))
  return { bodies: bodies + shown, rows }
}
