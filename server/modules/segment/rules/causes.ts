import type { EventDef } from '@splot/contract/events/event'
import { lookupCall } from '@splot/contract/events/registry'
import type { ComputedTrait } from '@splot/contract/segment/leaves'
import { ownStore } from '@splot/contract/segment/names'
import { findTrait } from '@splot/contract/traits'
import type { NormalEvent } from '../../collect/index.ts'
import type { FactLeaf } from './facts.ts'

/**
 * What may change a fact: `trait name`, orders, stage, presence (any event), interest (goods), consent, reach, lists,
 * stock. An event brings some of them about; a leaf listens to some.
 */
export type Cause = string

// Any event under an account or an address makes somebody a lead.
const stageCauses = ['orders', 'stage', 'presence'] as const

const ofComputed: Readonly<Record<ComputedTrait, readonly Cause[]>> = {
  orders: ['orders'],
  revenue: ['orders'],
  average_order: ['orders'],
  value_12m: ['orders'],
  recency_days: ['orders'],
  recency_score: ['orders'],
  frequency_score: ['orders'],
  monetary_score: ['orders'],
  stage: stageCauses,
  events: ['presence'],
  last_channel: ['presence'],
  favourite_device: ['presence'],
  favourite_store: ['presence'],
  favourite_category: ['interest'],
}

const placeTraits = ['city', 'postalCode', 'address', 'preferredStore'].map((name) => `trait ${name}`)

/** What a leaf over facts listens to. */
export function causesOf(leaf: FactLeaf): readonly Cause[] {
  switch (leaf.kind) {
    case 'trait':
      return [`trait ${nameTrait(leaf.trait)}`]
    case 'computed':
      return ofComputed[leaf.trait]
    case 'consent':
      return ['consent']
    case 'reachable':
      return ['consent', 'reach']
    case 'stock':
      return leaf.store === ownStore ? ['stock', 'trait preferredStore'] : ['stock']
    case 'place':
      return leaf.near === undefined ? placeTraits : [...placeTraits, 'presence']
    case 'list':
      return ['lists']
    case 'sample':
      return []
  }
}

/** A trait by its reserved name where its spelling is one of those. */
export const nameTrait = (key: string): string => findTrait(key)?.name ?? key

const ofGoods: ReadonlySet<string> = new Set(['commerce', 'till'])
const known = new WeakMap<EventDef, readonly Cause[]>()
const custom: readonly Cause[] = ['presence']
const goodsNews: ReadonlySet<string> = new Set(['Product Back In Stock', 'Product Price Dropped'])

/** What an event brings about. */
export function causesOfEvent(event: NormalEvent): readonly Cause[] {
  const causes = causesOfName(event)
  const { traits, consent } = event
  const hasAddress = event.identifiers.some(({ kind }) => kind === 'email' || kind === 'phone')
  if (traits === null && (consent === null || consent === undefined) && !hasAddress) return causes
  return [
    ...causes,
    ...(hasAddress ? ['reach'] : []),
    ...(traits === null
      ? []
      : ['reach', 'stage', ...Object.keys(traits).map((key) => `trait ${nameTrait(key)}`)]),
    ...(consent === null || consent === undefined ? [] : ['consent']),
  ]
}

function causesOfName({ type, name }: NormalEvent): readonly Cause[] {
  const def = lookupCall(type, name)
  if (def === null) return custom
  let causes = known.get(def)
  if (causes === undefined) {
    causes = listCauses(def)
    known.set(def, causes)
  }
  return causes
}

function listCauses(def: EventDef): readonly Cause[] {
  const causes: Cause[] = ['presence']
  if (def.order !== undefined) causes.push('orders')
  if (def.category === 'lead') causes.push('stage')
  if (ofGoods.has(def.category)) causes.push('interest', 'stock')
  if (def.category === 'consent' || def.category === 'message') causes.push('consent', 'reach')
  if (def.type === 'identify' || def.type === 'alias' || def.category === 'account')
    causes.push('stage', 'reach')
  if (goodsNews.has(def.name)) causes.push('stock')
  return causes
}
