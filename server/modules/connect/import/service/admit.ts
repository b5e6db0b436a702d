import { SplotError } from '../../../../platform/errors.ts'
import { lockImport, putImport } from '../store/imports.ts'
import { listLots, putLot } from '../store/lots.ts'
import { dropParcels, findParcel } from '../store/parcels.ts'
import type { Runner } from './advance.ts'

type Where = { workspaceId: string; id: string }

/** How far the pipeline may fall behind imports: what happens elsewhere meanwhile waits behind so many rows, and one parcel more. */
const mostAhead = 2_000

/** The source that an import's events name. */
export const deskOf = (importId: string): string => `import:${importId}`

/**
 * Gives the next parcel of an import its place in the log, if the pipeline is near enough. The parcel goes, and its place is written
 * down for an undo, in the transaction that appends it: a fall leaves it either here or there.
 */
export async function admitParcel(
  runner: Runner,
  { workspaceId, id }: Where,
  patienceMs: number,
): Promise<void> {
  const { deps } = runner
  if (!(await deps.waitApplied(runner.reached - mostAhead, patienceMs))) return
  const parcel = await deps.db.inWorkspace(workspaceId, (tx) => findParcel(tx, id))
  if (parcel === null) return
  const { line, events, receivedAt, meta } = parcel
  const checked = { workspaceId, desk: deskOf(id), receivedAt, meta, bodies: parcel.bodies.split('\n') }
  try {
    const firstPos = await deps.appendChecked(checked, async (tx, first) => {
      const own = { ...tx, workspaceId }
      if ((await dropParcels(own, id, line)) === 0) throw new SplotError('import_state')
      await putLot(own, id, { firstPos: first, events })
    })
    runner.reached = firstPos + events - 1
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    // The pipeline is far behind with what others told: the parcel waits on, and the file is read on.
    if (error.code === 'overloaded') await deps.clock.sleep(patienceMs)
    // Somebody is taking the import back, or another process was faster: nothing was appended.
    else if (error.code !== 'import_state') throw error
  }
}

/** All of it has its place: the import is done once the pipeline has applied the last of it. */
export async function settleImport(
  { deps }: Runner,
  { workspaceId, id }: Where,
  patienceMs: number,
): Promise<void> {
  const [last] = await deps.db.inWorkspace(workspaceId, (tx) => listLots(tx, id, 1))
  // Asked of the database at least once: another process may be the one that applies.
  if (last !== undefined && !(await deps.waitApplied(last.firstPos + last.events - 1, patienceMs || 1)))
    return
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockImport(tx, id)
    if (row?.state === 'settling') await putImport(tx, { ...row, state: 'done', endedAt: deps.clock.now() })
  })
}
