import { findTrait } from '@splot/contract/traits'
import { compareMoments } from './orders.ts'

/** A trait as one birth stated it. `value` is JSON text; `null` unsets. */
export interface StatedTrait {
  readonly key: string
  readonly value: string
  readonly ts: number
  readonly pos: number
  readonly source: string
}

export interface Trait {
  readonly value: unknown
  readonly at: number
  readonly source: string
}

/** The traits of a customer: of every key the newest statement by (ts, pos) over her births; unset ones are left out. */
export function combineTraits(stated: readonly StatedTrait[]): Map<string, Trait> {
  const newest = new Map<string, StatedTrait>()
  for (const one of stated) {
    const known = newest.get(one.key)
    if (known === undefined || compareMoments(known, one) < 0) newest.set(one.key, one)
  }
  const traits = new Map<string, Trait>()
  for (const key of [...newest.keys()].sort()) {
    const one = newest.get(key)
    if (one === undefined || one.value === 'null') continue
    const value: unknown = JSON.parse(one.value)
    traits.set(key, { value, at: one.ts, source: one.source })
  }
  return traits
}

/** The newest value under a reserved trait's name or one of its spellings. */
export function findReserved(traits: ReadonlyMap<string, Trait>, name: string): unknown {
  let found: Trait | null = null
  for (const [key, trait] of traits) {
    if (key !== name && findTrait(key)?.name !== name) continue
    if (found === null || trait.at > found.at) found = trait
  }
  return found?.value ?? null
}
