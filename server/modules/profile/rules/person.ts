import { findReserved, type Trait } from './traits.ts'

export interface PersonName {
  readonly given: string | null
  readonly family: string | null
  /** As shown: `Anna Kowalska`. */
  readonly full: string
}

/** The name to show, from the first and last name or the full one; null for a guest. */
export function nameOf(traits: ReadonlyMap<string, Trait>): PersonName | null {
  const given = readText(findReserved(traits, 'firstName'))
  const family = readText(findReserved(traits, 'lastName'))
  if (given !== null || family !== null) {
    return { given, family, full: [given, family].filter((part) => part !== null).join(' ') }
  }
  const full = readText(findReserved(traits, 'name'))
  if (full === null) return null
  const cut = full.indexOf(' ')
  return cut < 0
    ? { given: full, family: null, full }
    : { given: full.slice(0, cut), family: full.slice(cut + 1), full }
}

/** Given name and initial, for those who may not see names in full: `Anna K.` */
export function maskName(name: PersonName): string {
  const initial = name.family === null ? '' : `${[...name.family][0] ?? ''}.`
  return [name.given, initial].filter((part) => part !== null && part !== '').join(' ')
}

export function cityOf(traits: ReadonlyMap<string, Trait>): string | null {
  const city = readText(findReserved(traits, 'city'))
  if (city !== null) return city
  const address = findReserved(traits, 'address')
  return typeof address === 'object' && address !== null ? readText(Reflect.get(address, 'city')) : null
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}
