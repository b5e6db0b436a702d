import { listParcels } from './batch-parcels.ts'
import { type Batch, keptTraces, makeWarehouseRow, type Outcome } from './modules/collect/index.ts'
import type { ParcelNews } from './modules/commerce/index.ts'
import type { Told } from './platform/live/hub.ts'

/** What everybody but the database learns of a committed batch: plain data, so that it may come from another thread. */
export interface BatchNews {
  /** The positions the batch covers: from <= pos < to. */
  from: number
  to: number
  counts: Readonly<Record<'applied' | 'duplicate' | 'quarantined', number>>
  /** Milliseconds each step took, by name. */
  stepMs: Readonly<Record<string, number>>
  /** Canonical ids of the customers it touched, by workspace. */
  touched: ReadonlyMap<string, readonly string[]>
  /** Canonical ids of customers whom identity joined or parted, by workspace. */
  moved: ReadonlyMap<string, readonly string[]>
  /** The newest of its records, for the debugger. */
  outcomes: readonly Outcome[]
  /** What rooms tell open screens. */
  told: readonly Told[]
  /** What carriers told. */
  parcels: readonly ParcelNews[]
  /** Rows for the warehouse, one a line. */
  rows: string
}

export function makeBatchNews(batch: Batch, { hasWarehouse }: { hasWarehouse: boolean }): BatchNews {
  const { from, to, stepMs } = batch
  const counts = { applied: 0, duplicate: 0, quarantined: 0 }
  for (const { outcome } of batch.events) if (outcome !== 'pending') counts[outcome]++
  return {
    from,
    to,
    counts,
    stepMs,
    touched: listTouched(batch),
    moved: listMoved(batch),
    outcomes: batch.events.slice(-keptTraces).map(makeOutcome),
    told: batch.told ?? [],
    parcels: listParcels(batch),
    rows: hasWarehouse ? listRows(batch).join('\n') : '',
  }
}

/** Each customer once. */
function listTouched(batch: Batch): Map<string, string[]> {
  const touched = new Map<string, Set<string>>(batch.workspaceIds.map((id) => [id, new Set()]))
  for (const { record, root } of batch.events) if (root !== null) touched.get(record.workspaceId)?.add(root)
  for (const { workspaceId, winner, loser } of batch.graphChanges)
    touched.get(workspaceId)?.add(winner).add(loser)
  return new Map([...touched].map(([workspaceId, roots]) => [workspaceId, [...roots]]))
}

function listMoved({ graphChanges }: Batch): Map<string, string[]> {
  const moved = new Map<string, string[]>()
  for (const { workspaceId, winner, loser } of graphChanges)
    moved.set(workspaceId, [...(moved.get(workspaceId) ?? []), winner, loser])
  return moved
}

const makeOutcome = (one: Batch['events'][number]): Outcome => ({
  workspaceId: one.record.workspaceId,
  pos: one.record.pos,
  command: one.command,
  outcome: one.outcome,
  reason: one.reason,
  birth: one.birth,
  root: one.root,
  warnings: one.warnings,
  effects: one.effects,
})

function listRows(batch: Batch): string[] {
  const rows: string[] = []
  for (const one of batch.events) {
    if (one.outcome !== 'applied' || !one.event || one.birth === null) continue
    rows.push(makeWarehouseRow(one.record, one.event, one.birth, one.root ?? one.birth))
  }
  return rows
}
