import { type OrderFact, readOrder } from '@splot/contract/order'
import type { NormalEvent } from '../../collect/index.ts'
import { letterOf, writePlace } from './channel-code.ts'
import { planEvent } from './event-plan.ts'
import { searchTextOf } from './search-text.ts'

/** One event as the fold takes it. */
export interface FoldInput {
  readonly event: NormalEvent
  readonly pos: number
  readonly sourceId: string
  readonly birth: string
  readonly deviceBirth: string | null
}

export interface NewMoment {
  ts: number
  pos: number
  /** Letter of the channel. */
  channel: string
}

export interface Presence {
  /** Channel, device and store as one key; see channel-code.ts. */
  place: string
  firstTs: number
  lastTs: number
  events: number
}

export interface TraitRow {
  key: string
  /** JSON text; `null` unsets. */
  value: string
  folded: string | null
  ts: number
  pos: number
  source: string
}

export interface OrderRow {
  ts: number
  pos: number
  fact: OrderFact
}

export interface Interest {
  category: string
  viewed: number
  bought: number
  lastTs: number
}

/** What a run of events adds to one birth. Sums, minima, maxima and newest-wins: any order, any cut gives the same. */
export interface BirthFold {
  readonly birth: string
  readonly moments: NewMoment[]
  readonly presences: Presence[]
  // Most births have none of these in a batch: null spares the allocation.
  traits: Map<string, TraitRow> | null
  orders: OrderRow[] | null
  interests: Map<string, Interest> | null
  leadTs: number | null
  /** For a device: when it was first seen beside a name. */
  namedTs: number | null
}

const longestKey = 120

/**
 * Folds a run of events by birth, births in ascending order (so that concurrent writers meet rows in one order).
 * @param currency of amounts in events that do not say what the workspace's was when they were accepted
 */
export function foldEvents(inputs: Iterable<FoldInput>, currency: string): BirthFold[] {
  const folds = new Map<string, BirthFold>()
  for (const input of inputs) foldEvent(folds, input, currency)
  return [...folds.values()].sort((a, b) => (a.birth < b.birth ? -1 : 1))
}

function foldEvent(folds: Map<string, BirthFold>, input: FoldInput, currency: string): void {
  const { event, pos, birth, deviceBirth } = input
  const fold = openFold(folds, birth)
  fold.moments.push({ ts: event.ts, pos, channel: letterOf(event.channel) })
  addPresence(fold, event)
  if (event.traits !== null) addTraits(fold, input, event.traits)
  if (deviceBirth !== null && deviceBirth !== birth) {
    const device = openFold(folds, deviceBirth)
    device.namedTs = earlier(device.namedTs, event.ts)
  }
  const plan = planEvent(event.type, event.name)
  if (plan.isLead) fold.leadTs = earlier(fold.leadTs, event.ts)
  if (plan.order !== null) {
    const fact = readOrder(plan.order, event.properties, event.currency ?? currency)
    fold.orders ??= []
    fold.orders.push({ ts: event.ts, pos, fact })
    if (fact.act === 'placed') addBought(fold, event.ts, fact)
  } else if (plan.hasCategory) addViewed(fold, event)
}

function openFold(folds: Map<string, BirthFold>, birth: string): BirthFold {
  let fold = folds.get(birth)
  if (fold === undefined) {
    fold = {
      birth,
      moments: [],
      presences: [],
      traits: null,
      orders: null,
      interests: null,
      leadTs: null,
      namedTs: null,
    }
    folds.set(birth, fold)
  }
  return fold
}

const earlier = (a: number | null, b: number): number => (a === null || b < a ? b : a)

function addPresence(fold: BirthFold, event: NormalEvent): void {
  const { device, store } = event.touchpoint
  const place = writePlace(event.channel, shorten(device ?? ''), shorten(store ?? ''))
  for (const one of fold.presences) {
    if (one.place !== place) continue
    one.events++
    if (event.ts < one.firstTs) one.firstTs = event.ts
    if (event.ts > one.lastTs) one.lastTs = event.ts
    return
  }
  fold.presences.push({ place, firstTs: event.ts, lastTs: event.ts, events: 1 })
}

function addTraits(fold: BirthFold, input: FoldInput, traits: Readonly<Record<string, unknown>>): void {
  const { ts } = input.event
  fold.traits ??= new Map()
  for (const [key, value] of Object.entries(traits)) {
    const known = fold.traits.get(key)
    if (known !== undefined && (known.ts > ts || (known.ts === ts && known.pos > input.pos))) continue
    const text = JSON.stringify(value)
    if (text === undefined) continue
    const row = {
      key,
      value: text,
      folded: searchTextOf(key, value),
      ts,
      pos: input.pos,
      source: input.sourceId,
    }
    fold.traits.set(key, row)
  }
}

function addBought(fold: BirthFold, ts: number, fact: OrderFact): void {
  const categories = new Set<string>()
  for (const line of fact.lines) if (line.category !== null) categories.add(line.category)
  for (const category of categories) addInterest(fold, category, ts, 'bought')
}

function addViewed(fold: BirthFold, event: NormalEvent): void {
  const { category, products } = event.properties
  if (typeof category === 'string' && category !== '') addInterest(fold, category, event.ts, 'viewed')
  if (!Array.isArray(products)) return
  const categories = new Set<string>()
  for (const line of products) {
    const named: unknown = typeof line === 'object' && line !== null ? Reflect.get(line, 'category') : null
    if (typeof named === 'string' && named !== '' && named !== category) categories.add(named)
  }
  for (const one of categories) addInterest(fold, one, event.ts, 'viewed')
}

function addInterest(fold: BirthFold, category: string, ts: number, how: 'viewed' | 'bought'): void {
  const name = shorten(category)
  fold.interests ??= new Map()
  let interest = fold.interests.get(name)
  if (interest === undefined) {
    interest = { category: name, viewed: 0, bought: 0, lastTs: ts }
    fold.interests.set(name, interest)
  }
  interest[how]++
  if (ts > interest.lastTs) interest.lastTs = ts
}

/** Keys of rows have a bound: an index entry of PostgreSQL has one too. Never cuts a surrogate pair. */
function shorten(text: string): string {
  if (text.length <= longestKey) return text
  const last = text.charCodeAt(longestKey - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longestKey - 1 : longestKey)
}
