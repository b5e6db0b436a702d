import { findImport, lockImport, putImport } from '../store/imports.ts'
import { deleteLots, listLots } from '../store/lots.ts'
import { dropParcels } from '../store/parcels.ts'
import type { Runner } from './advance.ts'
import { undoProducts } from './undo-products.ts'

/** So many lots are taken back in one turn. */
const lotsAtOnce = 2

/** Takes the last lots of an import back; the import is undone with the last of them. */
export async function undoLot(
  { deps }: Pick<Runner, 'deps'>,
  { workspaceId, id }: { workspaceId: string; id: string },
): Promise<void> {
  const { kind, by, lots } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findImport(tx, id)
    // What waits was never anybody's. A parcel that is on its way into the log is waited for, and stands there as a lot.
    if (row?.state === 'undoing') await dropParcels(tx, id)
    return {
      kind: row?.kind,
      by: row?.createdBy ?? '',
      lots: row?.state === 'undoing' ? await listLots(tx, id, lotsAtOnce) : [],
    }
  })
  if (kind === 'products' && !(await undoProducts(deps, { workspaceId, id, by }))) return
  const last = lots[0]
  // What was appended just before may not be applied yet.
  if (last !== undefined && !(await deps.waitApplied(last.firstPos + last.events - 1, 30_000))) return
  if (lots.length > 0)
    await (kind === 'consents' ? deps.undo.withdraw : deps.undo.takeBack)(workspaceId, lots)
  if (lots.length < lotsAtOnce && kind !== 'consents' && kind !== 'products')
    await deps.undo.clearSource(workspaceId, `import:${id}`)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    await deleteLots(
      tx,
      id,
      lots.map(({ firstPos }) => firstPos),
    )
    const row = await lockImport(tx, id)
    if (row?.state !== 'undoing' || (await listLots(tx, id, 1)).length > 0) return
    await putImport(tx, { ...row, state: 'undone', stored: 0, things: 0, endedAt: deps.clock.now() })
  })
}
