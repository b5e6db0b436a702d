import { type Channel, channels } from '@splot/contract/channels'
import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Money } from '@splot/contract/money'
import { readPlace } from './channel-code.ts'
import type { Interest, Presence } from './fold.ts'
import { type OrderEvent, settleOrders } from './orders.ts'
import { type Rfm, scoreRfm } from './rfm.ts'
import { type StageChange, tellStages } from './stage.ts'
import type { StatedTrait } from './traits.ts'
import { averageOrder, dayMs, listMonths, type MonthValue, sumRevenue } from './value.ts'

/** Everything the folds hold of one customer's births. */
export interface FoldedParts {
  readonly presences: readonly (Presence & { birth: string })[]
  readonly traits: readonly StatedTrait[]
  readonly orderEvents: readonly OrderEvent[]
  readonly interests: readonly Interest[]
  /** First lead moment of each birth that had one. */
  readonly leads: readonly { birth: string; ts: number }[]
  /** When each device was first seen beside a name. */
  readonly named: ReadonlyMap<string, number>
}

export interface Computed {
  firstSeenAt: number
  lastSeenAt: number
  eventsByChannel: Partial<Record<Channel, number>>
  events: number
  orders: number
  revenue: Money[]
  averageOrder: Money[]
  /** Orders of the last 365 days. */
  value12m: Money[]
  valueByMonth: MonthValue[]
  /** Whole days since the last order; null without one. */
  recencyDays: number | null
  rfm: Rfm | null
  favouriteCategory: string | null
  favouriteDevice: string | null
  favouriteStore: string | null
  lastChannel: Channel | null
  /** Oldest first; the last one is now. */
  stages: StageChange[]
}

/** Kinds that tell who somebody is; the rest only tell devices and systems apart. */
const naming: ReadonlySet<IdentifierKind> = new Set(['user_id', 'card', 'email', 'phone'])

export const isNaming = (kind: IdentifierKind): boolean => naming.has(kind)

export interface ComputeInput {
  readonly parts: FoldedParts
  readonly kinds: ReadonlyMap<string, IdentifierKind>
  readonly now: number
  readonly currency: string
  readonly timeZone: string
}

/** The computed traits of a customer at a moment: a pure function of the folds of her births. */
export function computeTraits(input: ComputeInput): Computed {
  const { parts, now } = input
  const purchases = settleOrders(parts.orderEvents)
  const seen = sumPresences(parts.presences)
  const revenue = sumRevenue(purchases)
  const rfm = scoreRfm(purchases, now)
  const facts = {
    firstSeenAt: seen.firstSeenAt,
    identifiedAt: findIdentifiedAt(input),
    leadAt: parts.leads.reduce<number | null>(
      (min, one) => (min === null || one.ts < min ? one.ts : min),
      null,
    ),
    orderTimes: purchases.orders.map((order) => order.at),
  }
  return {
    ...seen,
    orders: purchases.orders.length,
    revenue,
    averageOrder: averageOrder(purchases),
    value12m: sumRevenue(purchases, now - 365 * dayMs),
    valueByMonth: listMonths(purchases, revenue[0]?.currency ?? input.currency, now, input.timeZone),
    recencyDays: rfm?.recencyDays ?? null,
    rfm,
    favouriteCategory: findFavouriteCategory(parts.interests),
    stages: tellStages(facts, now),
  }
}

function findIdentifiedAt({ parts, kinds }: ComputeInput): number | null {
  let first: number | null = null
  for (const { birth, firstTs } of parts.presences) {
    const kind = kinds.get(birth)
    if (kind !== undefined && isNaming(kind) && (first === null || firstTs < first)) first = firstTs
  }
  return first
}

type Seen = Pick<
  Computed,
  | 'firstSeenAt'
  | 'lastSeenAt'
  | 'eventsByChannel'
  | 'events'
  | 'lastChannel'
  | 'favouriteDevice'
  | 'favouriteStore'
>

function sumPresences(presences: FoldedParts['presences']): Seen {
  let firstSeenAt = Number.POSITIVE_INFINITY
  let lastSeenAt = Number.NEGATIVE_INFINITY
  let events = 0
  const last = new Map<Channel, number>()
  const counts = new Map<Channel, number>()
  const devices = new Map<string, number>()
  const stores = new Map<string, number>()
  for (const one of presences) {
    firstSeenAt = Math.min(firstSeenAt, one.firstTs)
    lastSeenAt = Math.max(lastSeenAt, one.lastTs)
    events += one.events
    const { channel, device, store } = readPlace(one.place)
    counts.set(channel, (counts.get(channel) ?? 0) + one.events)
    last.set(channel, Math.max(last.get(channel) ?? 0, one.lastTs))
    if (device !== null) devices.set(device, (devices.get(device) ?? 0) + one.events)
    if (store !== null) stores.set(store, (stores.get(store) ?? 0) + one.events)
  }
  const eventsByChannel: Partial<Record<Channel, number>> = {}
  for (const channel of channels) {
    const count = counts.get(channel)
    if (count !== undefined) eventsByChannel[channel] = count
  }
  return {
    firstSeenAt: presences.length === 0 ? 0 : firstSeenAt,
    lastSeenAt: presences.length === 0 ? 0 : lastSeenAt,
    events,
    eventsByChannel,
    lastChannel: findTop(last),
    favouriteDevice: findTop(devices),
    favouriteStore: findTop(stores),
  }
}

/** The key with the highest count; of equals the one that sorts first, so that the answer never wavers. */
function findTop<K extends string>(counts: ReadonlyMap<K, number>): K | null {
  let top: K | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const [key, count] of counts) {
    if (count < most || (count === most && top !== null && key >= top)) continue
    top = key
    most = count
  }
  return top
}

/** A purchase speaks as loud as this many views. */
const boughtWeight = 5

function findFavouriteCategory(interests: readonly Interest[]): string | null {
  const scores = new Map<string, number>()
  for (const { category, viewed, bought } of interests) {
    scores.set(category, (scores.get(category) ?? 0) + viewed + boughtWeight * bought)
  }
  return findTop(scores)
}
