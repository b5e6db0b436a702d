import { defaultPack, type PolicyPack, packs } from '../data/packs.ts'
import type { CapRule } from './caps.ts'
import type { Purpose } from './decide.ts'
import { parseTimeOfDay, type QuietRules } from './quiet-hours.ts'

/** Quiet hours as the settings say them: times of day as `20:00`. */
export type QuietSettings = PolicyPack['quiet']

export interface NamedPurpose extends Purpose {
  name: { pl: string; en: string }
  isActive: boolean
  /** It comes from the policy pack as it is. */
  isOfPack: boolean
}

/** Everything the workspace has said about what may be done, over what its pack says. */
export interface Policy {
  pack: PolicyPack
  quiet: QuietRules
  quietSettings: QuietSettings
  purposes: ReadonlyMap<string, NamedPurpose>
  caps: readonly CapRule[]
}

export const findPack = (id: string | null): PolicyPack =>
  Object.hasOwn(packs, id ?? '') ? packs[id as PolicyPack['id']] : packs[defaultPack]

export function toQuietRules(settings: QuietSettings): QuietRules {
  const { hours, ...days } = settings
  if (hours === null) return { ...days, hours: null }
  const [from, to] = [parseTimeOfDay(hours.from), parseTimeOfDay(hours.to)]
  // What cannot be read never opens the gate.
  return { ...days, hours: from === null || to === null ? { from: 0, to: 1_440 } : { from, to } }
}

export function makePolicy(o: {
  pack: PolicyPack
  quiet: QuietSettings | null
  own: readonly NamedPurpose[]
  caps: readonly CapRule[]
}): Policy {
  const quietSettings = o.quiet ?? o.pack.quiet
  const purposes = new Map<string, NamedPurpose>()
  for (const one of o.pack.purposes) purposes.set(one.id, { ...one, isActive: true, isOfPack: true })
  for (const one of o.own) purposes.set(one.id, one)
  return { pack: o.pack, quiet: toQuietRules(quietSettings), quietSettings, purposes, caps: o.caps }
}
