import type { Condition } from '@splot/contract/segment/condition'
import type { Leaf } from '@splot/contract/segment/leaves'
import type { Window } from '@splot/contract/segment/window'
import {
  CalendarClock,
  CircleUserRound,
  Footprints,
  ListChecks,
  type LucideIcon,
  MailOpen,
  MapPin,
  MousePointerClick,
  PackageSearch,
  Percent,
  ReceiptText,
  ShieldCheck,
  ShoppingCart,
  Sigma,
  SignalHigh,
  Users,
} from 'lucide-react'
import type { Ground } from './ground.ts'

export type LeafKind = Leaf['kind']

export const leafIcons: Readonly<Record<LeafKind, LucideIcon>> = {
  orders: ReceiptText,
  computed: Sigma,
  cart: ShoppingCart,
  stock: PackageSearch,
  event: MousePointerClick,
  event_time: CalendarClock,
  sequence: Footprints,
  engagement: MailOpen,
  trait: CircleUserRound,
  place: MapPin,
  consent: ShieldCheck,
  reachable: SignalHigh,
  segment: Users,
  list: ListChecks,
  sample: Percent,
}

/**
 * A part as it stands right after it was added: whole, so that it can be counted at once. What ends a journey mostly asks
 * what came of it.
 */
export function freshLeaf(kind: LeafKind, ground: Ground): Condition {
  const lastDays = (days: number): Window =>
    ground.sinceEntry === 'usual' ? { since: 'entry' } : { last: { days } }
  const fresh: Readonly<Record<LeafKind, Condition>> = {
    orders: { kind: 'orders', measure: 'count', op: 'gte', value: 1, window: lastDays(90) },
    computed: { kind: 'computed', trait: 'value_12m', op: 'gte', value: 500 },
    cart: { kind: 'cart', state: 'filled', untouched: { hours: 2 } },
    stock: { kind: 'stock', of: 'wishlist', state: 'available' },
    event: {
      ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1 },
      window: lastDays(7),
    },
    event_time: {
      ...{ kind: 'event_time', events: ['Page Viewed'], which: 'last', op: 'older_than' },
      span: { days: 30 },
    },
    sequence: {
      kind: 'sequence',
      steps: [{ events: ['Product Viewed'] }, { events: ['Product Added'] }],
      window: { last: { days: 30 } },
    },
    engagement: {
      ...{ kind: 'engagement', act: 'opened', channels: ['email'], op: 'gte', value: 1 },
      window: lastDays(30),
    },
    trait: { kind: 'trait', trait: ground.traits[0]?.id ?? 'city', op: 'set' },
    place: { kind: 'place', cities: ['Warszawa'] },
    consent: { kind: 'consent', purpose: ground.purposes[0]?.id ?? 'marketing', channel: 'email' },
    reachable: { kind: 'reachable', channel: 'email' },
    segment: { kind: 'segment', segment: ground.segments[0]?.id ?? '' },
    list: { kind: 'list', list: ground.lists[0]?.id ?? '' },
    sample: { kind: 'sample', percent: 10, salt: 'próbka' },
  }
  return fresh[kind]
}

/** Is there anything to ask with it? A segment needs another, a list a list. */
export const isOffered = (kind: LeafKind, ground: Ground): boolean =>
  (kind !== 'segment' || ground.segments.length > 0) && (kind !== 'list' || ground.lists.length > 0)
