import type { Clock } from '../../../platform/clock.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { createWindows } from '../../../platform/windows.ts'
import type { Audit } from '../../workspace/index.ts'

const dayMs = 24 * 3_600_000

export type NoteViewing = (workspaceId: string, actor: Actor, customerId: string) => Promise<void>

/**
 * Records which member opened which customer, once in 24 hours each (again after a restart): a page left open asks anew
 * with every change. Keys are not recorded: a system reads everybody.
 */
export function createViewingNotes(deps: { clock: Clock; audit: Audit }): NoteViewing {
  const noted = createWindows(deps.clock, dayMs)
  return async (workspaceId, actor, customerId) => {
    if (actor.kind !== 'member') return
    const key = `${workspaceId} ${actor.id} ${customerId}`
    if (noted.find(key) !== null) return
    const { kind, id, name } = actor
    const entry = { actor: { kind, id, name }, action: 'customer.viewed', target: customerId }
    await deps.audit.record(workspaceId, entry)
    noted.add(key)
  }
}
