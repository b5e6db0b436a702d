import { placeUnit } from '@splot/contract/hash'
import { kindOfComputed, kindOfTrait } from '@splot/contract/segment/catalogue'
import type { ComputedTrait, Leaf, LeafOf } from '@splot/contract/segment/leaves'
import { ownStore } from '@splot/contract/segment/names'
import { spanMs } from '@splot/contract/segment/window'
import { fold, holdsValue, readDate } from './compare.ts'
import type { Moment, Reading } from './read-ring.ts'

/** What is known of a customer beside her events, as far as it was asked for. */
export interface CustomerFacts {
  root: string
  /** By the reserved name where there is one. */
  traits: ReadonlyMap<string, unknown>
  computed: Readonly<Partial<Record<ComputedTrait, unknown>>>
  /** When what is computed may change by itself. */
  computedUntil: number
  /** Live consents, `purpose channel`, and when each ends. */
  consents: ReadonlyMap<string, number>
  /** Channels on which an address of hers may be used, were it allowed. */
  addressed: ReadonlySet<string>
  lists: ReadonlySet<string>
  /** Stores near another one, by `store km`. */
  near: ReadonlyMap<string, ReadonlySet<string>>
  /** What holds of the goods she waits for: `of state store`. */
  stock: ReadonlySet<string>
  /** When these are looked at again: no event of hers tells that others bought the last piece. */
  stockUntil: number
}

export type FactLeaf = LeafOf<
  'trait' | 'computed' | 'consent' | 'reachable' | 'stock' | 'place' | 'list' | 'sample'
>

const never = Number.POSITIVE_INFINITY
const still = (holds: boolean): Reading => ({ holds, until: never })

/** A stranger: nothing is known; what is counted is nought. */
export const noFacts = (root: string): CustomerFacts => ({
  root,
  traits: new Map(),
  computed: { orders: 0, revenue: 0, value_12m: 0, events: 0, stage: 'anonymous' },
  computedUntil: never,
  consents: new Map(),
  addressed: new Set(),
  lists: new Set(),
  near: new Map(),
  stock: new Set(),
  stockUntil: never,
})

/** Channels of consent that a reachable channel stands for. */
export const consentChannels: Readonly<Record<LeafOf<'reachable'>['channel'], readonly string[]>> = {
  email: ['email'],
  sms: ['sms'],
  push: ['push'],
  call: ['phone_human', 'phone_automated'],
  post: ['post'],
}

export function readFact(leaf: FactLeaf, facts: CustomerFacts, moment: Moment): Reading {
  switch (leaf.kind) {
    case 'trait':
      return readTrait(leaf, facts.traits.get(leaf.trait), moment)
    case 'computed': {
      const value = facts.computed[leaf.trait]
      return { holds: holdsValue(value, leaf, kindOfComputed[leaf.trait]), until: facts.computedUntil }
    }
    case 'consent': {
      const until = facts.consents.get(`${leaf.purpose} ${leaf.channel}`)
      return until === undefined ? still(false) : { holds: true, until }
    }
    case 'reachable':
      return readReachable(leaf, facts)
    case 'stock':
      return { holds: facts.stock.has(nameStock(leaf)), until: facts.stockUntil }
    case 'place':
      return still(isAtHome(leaf, facts))
    case 'list':
      return still(facts.lists.has(leaf.list))
    case 'sample':
      return still(placeUnit(leaf.salt, facts.root) * 100 < leaf.percent)
  }
}

export const nameStock = ({ of, state, store }: Omit<LeafOf<'stock'>, 'kind'>): string =>
  `${of} ${state} ${store ?? ''}`

function readReachable({ channel, purpose }: LeafOf<'reachable'>, facts: CustomerFacts): Reading {
  if (!facts.addressed.has(channel)) return still(false)
  if (purpose === undefined) return still(true)
  const ends = consentChannels[channel].flatMap((one) => facts.consents.get(`${purpose} ${one}`) ?? [])
  return ends.length === 0 ? still(false) : { holds: true, until: Math.max(...ends) }
}

function readTrait(leaf: LeafOf<'trait'>, raw: unknown, moment: Moment): Reading {
  const { op } = leaf
  if (op === 'anniversary') return readAnniversary(leaf, raw, moment)
  if (op === 'older_than' || op === 'within') return readAge(leaf, raw, moment.now)
  const values = Array.isArray(raw) ? raw : [raw]
  const kind = kindOfTrait(leaf.trait)
  // A list is whatever any of its values is; and is not what none of them is.
  const isNegative = op === 'is_not' || op === 'not_in' || op === 'unset'
  const fits = (one: unknown) => holdsValue(one, { op, value: leaf.value }, kind)
  return still(isNegative ? values.every(fits) : values.some(fits))
}

function readAge({ op, span }: LeafOf<'trait'>, raw: unknown, now: number): Reading {
  const at = typeof raw === 'string' ? readDate(raw) : null
  if (at === null || span === undefined) return still(false)
  const turn = at + spanMs(span)
  const isOld = turn <= now
  return { holds: op === 'older_than' ? isOld : !isOld, until: isOld ? never : turn }
}

/** Born on 29 February: in other years the day is the 28th. */
function readAnniversary({ days }: LeafOf<'trait'>, raw: unknown, { now, calendar }: Moment): Reading {
  const ms = typeof raw === 'string' ? readDate(raw.slice(0, 10)) : null
  if (ms === null || days === undefined) return still(false)
  const born = new Date(ms)
  const today = calendar.dateOf(now)
  const { to } = calendar.periodOf('day', now)
  for (let after = days[0]; after <= days[1]; after++) {
    const date = today.add({ days: after })
    const day =
      born.getUTCMonth() === 1 && born.getUTCDate() === 29 && !date.inLeapYear ? 28 : born.getUTCDate()
    if (date.month === born.getUTCMonth() + 1 && date.day === day) return { holds: true, until: to }
  }
  return { holds: false, until: to }
}

function isAtHome(
  { cities, postcodes, near }: LeafOf<'place'>,
  { traits, computed, near: known }: CustomerFacts,
) {
  const address = traits.get('address')
  const city = traits.get('city') ?? readPart(address, ['city'])
  const postcode = traits.get('postalCode') ?? readPart(address, ['postalCode', 'postal_code', 'zip'])
  if (cities?.some((one) => typeof city === 'string' && fold(one) === fold(city))) return true
  if (postcodes?.some((one) => typeof postcode === 'string' && postcode.trim().startsWith(one))) return true
  if (near === undefined) return false
  const stores = known.get(`${near.store} ${near.km}`)
  const own = [traits.get('preferredStore'), computed.favourite_store]
  return own.some((one) => typeof one === 'string' && (one === near.store || stores?.has(one) === true))
}

function readPart(value: unknown, names: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  for (const name of names) if (Object.hasOwn(value, name)) return Reflect.get(value, name)
  return undefined
}

/** Kinds of facts, as they are loaded. */
export type FactKind = 'traits' | 'computed' | 'consent' | 'reach' | 'lists' | 'near' | 'stock'

/** What has to be loaded for a leaf. */
export function needsOf(leaf: FactLeaf): readonly FactKind[] {
  switch (leaf.kind) {
    case 'trait':
      return ['traits']
    case 'computed':
      return ['computed']
    case 'consent':
      return ['consent']
    case 'reachable':
      return leaf.purpose === undefined ? ['reach'] : ['reach', 'consent']
    case 'stock':
      return leaf.store === ownStore ? ['stock', 'traits', 'computed'] : ['stock']
    case 'place':
      return leaf.near === undefined ? ['traits'] : ['traits', 'computed', 'near']
    case 'list':
      return ['lists']
    case 'sample':
      return []
  }
}

const memoryKinds: ReadonlySet<Leaf['kind']> = new Set(['event', 'event_time', 'sequence', 'cart'])

export const isMemoryKind = (kind: Leaf['kind']): boolean => memoryKinds.has(kind)
