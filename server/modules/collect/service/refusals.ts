import type { Ids } from '../../../platform/ids.ts'
import type { RefusedEvent, StoredRefusal } from '../store/refusals.ts'

export interface Refusals {
  note(refused: RefusedEvent): void
  /** Takes what waits to be written down, at most `max`. */
  drain(max: number): StoredRefusal[]
}

const maxWaiting = 1_000

/**
 * Refusals on their way to the database: a flood of bad events must not become a flood of writes, so what exceeds the
 * queue is counted at its source and shown live, but not kept.
 */
export function createRefusals(deps: { ids: Ids; onRefused(refused: StoredRefusal): void }): Refusals {
  const waiting: StoredRefusal[] = []
  return {
    note(refused) {
      const stored = { ...refused, id: deps.ids.uuid(refused.at) }
      deps.onRefused(stored)
      if (waiting.length < maxWaiting) waiting.push(stored)
    },
    drain: (max) => waiting.splice(0, max),
  }
}
