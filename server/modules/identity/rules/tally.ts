import {
  type IdentifierKind,
  identifierKinds,
  identifierRules,
  maxBirthsPerCluster,
  systemOf,
} from '@splot/contract/identifiers'

/** What a cluster holds, as far as limits need to know. */
export interface Tally {
  readonly size: number
  /** How many of each kind with a limit of its own, four bits a kind. */
  readonly limited: number
  /** Systems of its external ids, one entry an id. */
  readonly systems: readonly string[]
}

export interface Conflict {
  reason: 'limit' | 'births'
  /** The kind whose limit would break. */
  kind: IdentifierKind | null
}

/** Kinds limited by number, with their place in `limited`; the rest fall under the cap of births alone. */
const slots = identifierKinds
  .filter((kind) => kind !== 'external' && identifierRules[kind].maxPerCustomer < maxBirthsPerCluster)
  .map((kind, i) => ({ kind, shift: 4 * i, most: identifierRules[kind].maxPerCustomer }))
// Two counts within their limits must add up inside four bits, all slots inside a small integer.
if (slots.length > 7 || slots.some(({ most }) => most > 7)) throw new Error('Limits outgrew their slots')

const units = new Map(identifierKinds.map((kind) => [kind, 0]))
for (const { kind, shift } of slots) units.set(kind, 1 << shift)

const noSystems: readonly string[] = []
const singles = new Map(
  identifierKinds.map((kind): [IdentifierKind, Tally] => [
    kind,
    { size: 1, limited: units.get(kind) ?? 0, systems: noSystems },
  ]),
)

/** The tally of one identifier alone. */
export function tallyOne(kind: IdentifierKind, value: string): Tally {
  const tally = singles.get(kind)
  if (tally === undefined) throw new Error(`No kind ${kind}`)
  return kind === 'external' ? { ...tally, systems: [systemOf(value)] } : tally
}

/** The tally of two disjoint clusters together. */
export function addTallies(x: Tally, y: Tally): Tally {
  const systems =
    y.systems.length === 0 ? x.systems : x.systems.length === 0 ? y.systems : [...x.systems, ...y.systems]
  return { size: x.size + y.size, limited: x.limited + y.limited, systems }
}

/** The tally of these identifiers together. */
export function tallyAll(nodes: readonly { kind: IdentifierKind; value: string }[]): Tally {
  const systems: string[] = []
  let limited = 0
  for (const { kind, value } of nodes) {
    limited += units.get(kind) ?? 0
    if (kind === 'external') systems.push(systemOf(value))
  }
  return { size: nodes.length, limited, systems }
}

/** The tally of a cluster with so many identifiers of each kind, in the order of the closed list. */
export function tallyCounts(counts: readonly number[], systems: readonly string[]): Tally {
  let [size, limited] = [0, 0]
  for (const [place, kind] of identifierKinds.entries()) {
    const count = counts[place] ?? 0
    size += count
    limited += count * (units.get(kind) ?? 0)
  }
  return { size, limited, systems }
}

/** Every limit that joining both would break, strongest kind first. */
export function listConflicts(x: Tally, y: Tally): Conflict[] {
  const conflicts: Conflict[] = []
  const together = x.limited + y.limited
  for (const { kind, shift, most } of slots) {
    if (((together >> shift) & 15) > most) conflicts.push({ reason: 'limit', kind })
  }
  if (x.systems.some((system) => y.systems.includes(system)))
    conflicts.push({ reason: 'limit', kind: 'external' })
  if (x.size + y.size > maxBirthsPerCluster) conflicts.push({ reason: 'births', kind: null })
  return conflicts
}

/** The first limit that joining both would break; null when they may join. */
export const findConflict = (x: Tally, y: Tally): Conflict | null => listConflicts(x, y)[0] ?? null
