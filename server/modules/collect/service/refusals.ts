import type { ErrorCode } from '../../../platform/errors.ts'
import type { Ids } from '../../../platform/ids.ts'

/** An event, or a whole request, that was refused at the door. Never its body. */
export interface RefusedEvent {
  workspaceId: string
  sourceId: string
  /** Milliseconds. */
  at: number
  code: ErrorCode
  path: string | null
  type: string | null
  name: string | null
  messageId: string | null
}

export interface StoredRefusal extends RefusedEvent {
  id: string
}

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
