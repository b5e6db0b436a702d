import type { CallType, EventDef } from './event.ts'
import { generatedEvents } from './registry.gen.ts'

/** Every event of the contract, in the order of their files. */
export const events: readonly EventDef[] = generatedEvents

const byName = new Map<string, EventDef>()
const byType = new Map<CallType, EventDef>()
for (const def of events) {
  if (def.type !== 'track') {
    byType.set(def.type, def)
    continue
  }
  byName.set(def.name, def)
  for (const alias of def.aliases ?? []) byName.set(alias, def)
}

/** The definition of a track event by its name (or an older alias), null for a sender's own event. */
export const lookupEvent = (name: string): EventDef | null => byName.get(name) ?? null

/** The definition behind any call: track by its event name, the other verbs by themselves. */
export function lookupCall(type: CallType, name: string | null | undefined): EventDef | null {
  if (type !== 'track') return byType.get(type) ?? null
  return name === null || name === undefined ? null : lookupEvent(name)
}
