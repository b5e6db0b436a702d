import {
  type IdentifierKind,
  identifierKinds,
  identifierRules,
  maxBirthsPerCluster,
  systemOf,
} from '@splot/contract/identifiers'

/** What a cluster holds, as far as limits need to know. */
export interface Tally {
  size: number
  /** How many identifiers of each kind, by the place of the kind in the closed list. */
  counts: readonly number[]
  /** Systems of its external ids, one entry an id. */
  systems: readonly string[]
}

export interface Conflict {
  reason: 'limit' | 'births'
  /** The kind whose limit would break. */
  kind: IdentifierKind | null
}

const places = new Map(identifierKinds.map((kind, place) => [kind, place]))
const maxima = identifierKinds.map((kind) => identifierRules[kind].maxPerCustomer)
const externalPlace = places.get('external') ?? 0
const noSystems: readonly string[] = []
const singles = identifierKinds.map(
  (_, place): Tally => ({
    size: 1,
    counts: identifierKinds.map((_kind, other) => (other === place ? 1 : 0)),
    systems: noSystems,
  }),
)

/** The tally of one identifier alone. */
export function tallyOne(kind: IdentifierKind, value: string): Tally {
  const tally = singles[places.get(kind) ?? 0]
  if (tally === undefined) throw new Error(`No kind ${kind}`)
  return kind === 'external' ? { ...tally, systems: [systemOf(value)] } : tally
}

/** The tally of two disjoint clusters together. */
export function addTallies(x: Tally, y: Tally): Tally {
  const systems =
    y.systems.length === 0 ? x.systems : x.systems.length === 0 ? y.systems : [...x.systems, ...y.systems]
  return {
    size: x.size + y.size,
    counts: x.counts.map((count, place) => count + (y.counts[place] ?? 0)),
    systems,
  }
}

/** The tally of these identifiers together. */
export function tallyAll(nodes: readonly { kind: IdentifierKind; value: string }[]): Tally {
  const counts = identifierKinds.map(() => 0)
  const systems: string[] = []
  for (const { kind, value } of nodes) {
    const place = places.get(kind) ?? 0
    counts[place] = (counts[place] ?? 0) + 1
    if (kind === 'external') systems.push(systemOf(value))
  }
  return { size: nodes.length, counts, systems }
}

/** Every limit that joining both would break, strongest kind first. */
export function listConflicts(x: Tally, y: Tally): Conflict[] {
  const conflicts: Conflict[] = []
  for (let place = 0; place < maxima.length; place++) {
    const kind = identifierKinds[place] ?? null
    if (place === externalPlace) {
      if (x.systems.some((system) => y.systems.includes(system))) conflicts.push({ reason: 'limit', kind })
    } else if ((x.counts[place] ?? 0) + (y.counts[place] ?? 0) > (maxima[place] ?? 0)) {
      conflicts.push({ reason: isBounded(place) ? 'limit' : 'births', kind })
    }
  }
  if (x.size + y.size > maxBirthsPerCluster) conflicts.push({ reason: 'births', kind: null })
  return conflicts
}

/** The first limit that joining both would break; null when they may join. */
export const findConflict = (x: Tally, y: Tally): Conflict | null => listConflicts(x, y)[0] ?? null

const isBounded = (place: number): boolean => (maxima[place] ?? 0) < maxBirthsPerCluster
