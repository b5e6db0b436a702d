import type { Batch, Step } from '../collect/index.ts'
import { type OverrideRow, putOverrides } from './store/overrides.ts'

/** Writes down, in the batch's transaction, which births changed their root: the warehouse follows from there. */
export const overrideStep: Step = {
  name: 'recordOverrides',
  async run(batch, tx) {
    const rows = listMoved(batch)
    if (rows.length > 0) await putOverrides(tx, rows)
  },
}

/** The last root of each birth that moved in this batch, sorted by key. */
export function listMoved(batch: Pick<Batch, 'graphChanges'>): OverrideRow[] {
  const last = new Map<string, OverrideRow>()
  for (const change of batch.graphChanges) {
    for (const { birth, root } of change.moved) {
      last.set(`${change.workspaceId} ${birth}`, {
        workspace_id: change.workspaceId,
        birth_id: birth,
        root_id: root,
        pos: change.pos,
      })
    }
  }
  return [...last.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
}
