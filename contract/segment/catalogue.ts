import type { Bilingual } from '../language.ts'
import { findProperty, type PropertyKind } from '../properties.ts'
import { findTrait, type TraitKind } from '../traits.ts'
import type { ComputedTrait, LeafOf, ValueOp } from './leaves.ts'

/** What a value is compared as; each kind has its operators. */
export type ValueKind = 'text' | 'number' | 'date' | 'flag'

const ofProperty: Readonly<Record<PropertyKind, ValueKind>> = {
  text: 'text',
  id: 'text',
  url: 'text',
  list: 'text',
  object: 'text',
  currency: 'text',
  wording_id: 'text',
  number: 'number',
  price: 'number',
  quantity: 'number',
  products: 'text',
  wording_version: 'number',
  instant: 'date',
  flag: 'flag',
}

const ofTrait: Readonly<Record<TraitKind, ValueKind>> = {
  text: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  object: 'text',
  date: 'date',
  number: 'number',
  flag: 'flag',
}

/**
 * What the values of a property are, by the one meaning of its name; null for a sender's own, whose values are what they
 * were sent as. `products.price` is read as `price`.
 */
export function kindOfProperty(name: string): ValueKind | null {
  const known = findProperty(name.startsWith('products.') ? name.slice('products.'.length) : name)
  return known === null ? null : ofProperty[known.kind]
}

/** Whether the numbers of a property are amounts of some currency. */
export const isMoney = (name: string): boolean => findProperty(name)?.kind === 'price'

/** What the values of a trait are. */
export function kindOfTrait(name: string): ValueKind | null {
  const known = findTrait(name)
  return known === null ? null : ofTrait[known.kind]
}

export const kindOfComputed: Readonly<Record<ComputedTrait, ValueKind>> = {
  orders: 'number',
  revenue: 'number',
  average_order: 'number',
  value_12m: 'number',
  recency_days: 'number',
  recency_score: 'number',
  frequency_score: 'number',
  monetary_score: 'number',
  events: 'number',
  stage: 'text',
  favourite_category: 'text',
  favourite_device: 'text',
  favourite_store: 'text',
  last_channel: 'text',
}

const equalities: readonly ValueOp[] = ['is', 'is_not', 'in', 'not_in', 'set', 'unset']

/** Whether the values of a property are paths of categories: what is below one is of it. */
export const isCategory = (name: string): boolean =>
  name === 'category' || name === 'products.category' || name === 'favourite_category'

/** The operators a builder offers for a kind of value, the commonest first. */
export const opsOfKind: Readonly<Record<ValueKind, readonly LeafOf<'trait'>['op'][]>> = {
  text: ['is', 'is_not', 'in', 'not_in', 'contains', 'starts_with', 'set', 'unset'],
  number: ['gte', 'gt', 'lte', 'lt', ...equalities],
  date: ['within', 'older_than', 'anniversary', 'gt', 'lt', 'set', 'unset'],
  flag: ['is', 'set', 'unset'],
}

/** Kinds of leaves as a builder groups them, in its order. */
export const leafGroups = [
  {
    id: 'who',
    label: { pl: 'Kim jest i skąd', en: 'Who she is and where' },
    kinds: ['trait', 'place', 'computed'],
  },
  { id: 'bought', label: { pl: 'Co kupuje', en: 'What she bought' }, kinds: ['orders'] },
  {
    id: 'did',
    label: { pl: 'Co robi', en: 'What she did' },
    kinds: ['event', 'event_time', 'sequence', 'cart', 'stock'],
  },
  {
    id: 'messages',
    label: { pl: 'Wiadomości i zgody', en: 'Messages and consent' },
    kinds: ['engagement', 'consent', 'reachable'],
  },
  { id: 'groups', label: { pl: 'Grupy', en: 'Groups' }, kinds: ['segment', 'list', 'sample'] },
] as const satisfies readonly { id: string; label: Bilingual; kinds: readonly string[] }[]
