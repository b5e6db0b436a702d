import { z } from 'zod'
import { channels } from '../channels.ts'
import { parseCurrency } from '../money.ts'
import { computedTraits, mostSteps, numberOps } from './names.ts'
import { instantSchema, spanSchema, windowSchema } from './window.ts'

export { type ComputedTrait, computedTraits, type NumberOp, numberOps } from './names.ts'

/** Comparisons of a stated value (trait, property) with what the marketer wrote. A missing value answers no to all but `unset`. */
export const valueOps = [
  'is',
  'is_not',
  'in',
  'not_in',
  'contains',
  'starts_with',
  'under',
  'gt',
  'gte',
  'lt',
  'lte',
  'set',
  'unset',
] as const
export type ValueOp = (typeof valueOps)[number]

const text = z.string().min(1).max(200)
const literal = z.union([text, z.number(), z.boolean()])
export type Literal = z.infer<typeof literal>

/**
 * `is`: equal, after NFC. `contains`, `starts_with`: without regard to marks and case. `in`: one of a list. `under`: this
 * category or one below it, as paths (`categoryPath`).
 */
const comparison = {
  op: z.enum(valueOps),
  value: z.union([literal, z.array(literal).min(1).max(500)]).optional(),
}

/**
 * A property by its name; `products.category` = any line of the products; `@channel`, `@store`, `@device`, `@source`,
 * `@medium`, `@campaign`, `@referrer` = where it happened and what brought her; `@currency` = of its amounts.
 */
const whereSchema = z.strictObject({ property: text, ...comparison })
export type Where = z.infer<typeof whereSchema>

const eventNames = z.array(text).min(1).max(20)
const where = z.array(whereSchema).max(20).optional()
const happened = { events: eventNames, where }

/** Of goods: named just so, or it and all below it. */
const category = z.union([text, z.strictObject({ under: text })])
export type Category = z.infer<typeof category>

const threshold = { op: z.enum(numberOps), value: z.number() }

/**
 * Of which currency an amount is: what is known to be of another does not count. Without one whatever was sent counts; the
 * server puts the workspace's in its place (`inCurrency`).
 */
const currency = z.custom<string>((value) => value === parseCurrency(value), 'currency').optional()

/** How often, how much, how many different: over events of these names in a window. */
export const eventLeaf = z.strictObject({
  kind: z.literal('event'),
  ...happened,
  measure: z.enum(['count', 'sum', 'min', 'max', 'distinct']),
  /** What is summed, compared or told apart; for all measures but `count`. */
  property: text.optional(),
  ...threshold,
  /** For sums, least and greatest of amounts. */
  currency,
  window: windowSchema,
})

/** The first or last time of an event: `before`, `after` an instant; `older_than`, `within` a span. Needs one such event. */
export const eventTimeLeaf = z.strictObject({
  kind: z.literal('event_time'),
  ...happened,
  which: z.enum(['first', 'last']),
  op: z.enum(['before', 'after', 'older_than', 'within']),
  at: instantSchema.optional(),
  span: spanSchema.optional(),
})

/**
 * A step of a sequence; an absent one must not happen after the step before it: `for` so long, which must have passed
 * before the next step counts, or up to the next step, or, where it is the last, up to now.
 */
const sequenceStep = z.strictObject({
  ...happened,
  absent: z.literal(true).optional(),
  for: spanSchema.optional(),
})
export type SequenceStep = z.infer<typeof sequenceStep>

/** One after the other, all inside the window, from the first to the last that happens within a span where one is given. */
export const sequenceLeaf = z.strictObject({
  kind: z.literal('sequence'),
  steps: z.array(sequenceStep).min(2).max(mostSteps),
  within: spanSchema.optional(),
  window: z.strictObject({ last: spanSchema }),
})

/** What she, or a source, stated of her. Dates: `gt`, `lt` with a day; `older_than`, `within`; a yearly day: `anniversary`. */
export const traitLeaf = z.strictObject({
  kind: z.literal('trait'),
  trait: text,
  op: z.enum([...valueOps, 'older_than', 'within', 'anniversary']),
  value: comparison.value,
  span: spanSchema.optional(),
  /** For `anniversary`: on which of the coming days, counted from today: from (0 = today) to. */
  days: z.tuple([z.int().min(0).max(365), z.int().min(0).max(365)]).optional(),
})

export const computedLeaf = z.strictObject({
  kind: z.literal('computed'),
  trait: z.enum(computedTraits),
  ...comparison,
})

/** A live yes to a purpose on a channel, as the gate reads it. */
export const consentLeaf = z.strictObject({ kind: z.literal('consent'), purpose: text, channel: text })

/** There is an address on the channel, not suppressed, and a live yes to the purpose where one is named. */
export const reachableLeaf = z.strictObject({
  kind: z.literal('reachable'),
  channel: z.enum(['email', 'sms', 'push', 'call', 'post']),
  purpose: text.optional(),
})

/** What lies in her cart now. */
export const cartLeaf = z.strictObject({
  kind: z.literal('cart'),
  state: z.enum(['filled', 'empty']),
  /** Whole value of the cart, major units. */
  total: z.strictObject({ ...threshold, currency }).optional(),
  category: category.optional(),
  sku: text.optional(),
  /** Nobody has touched it for so long. */
  untouched: spanSchema.optional(),
})

/** Something she waits for (on her wish list, in her cart) is to be had, or runs out. */
export const stockLeaf = z.strictObject({
  kind: z.literal('stock'),
  of: z.enum(['wishlist', 'cart']),
  state: z.enum(['available', 'gone', 'low']),
  /** In one store, by its id, or in hers (`@own`); absent = in all together. */
  store: text.optional(),
})

/** Where she is at home: stated city or postcode, the store she chose, or stores within so many kilometres of her postcode's. */
export const placeLeaf = z
  .strictObject({
    kind: z.literal('place'),
    cities: z.array(text).min(1).max(200).optional(),
    /** Beginnings of postcodes: `00-`, `30-0`. */
    postcodes: z.array(text).min(1).max(200).optional(),
    near: z.strictObject({ store: text, km: z.number().positive().max(500) }).optional(),
  })
  .refine(({ cities, postcodes, near }) => Boolean(cities ?? postcodes ?? near), { error: 'place_empty' })

export const segmentLeaf = z.strictObject({ kind: z.literal('segment'), segment: text })

export const listLeaf = z.strictObject({ kind: z.literal('list'), list: text })

/** So many per cent of all customers, always the same for one salt. */
export const sampleLeaf = z.strictObject({
  kind: z.literal('sample'),
  percent: z.number().gt(0).lte(100),
  salt: text,
})

/** Sugar: purchases of every channel. Becomes an event leaf over orders and sales. */
export const ordersLeaf = z.strictObject({
  kind: z.literal('orders'),
  measure: z.enum(['count', 'value']),
  ...threshold,
  /** For `value`. */
  currency,
  window: windowSchema,
  product: text.optional(),
  category: category.optional(),
  store: text.optional(),
  channel: z.enum(channels).optional(),
})

/** Sugar: how she took our messages. Becomes an event leaf. */
export const engagementLeaf = z.strictObject({
  kind: z.literal('engagement'),
  act: z.enum(['sent', 'delivered', 'opened', 'clicked', 'bounced']),
  channels: z.array(z.enum(['email', 'sms', 'push'])).min(1),
  campaign: text.optional(),
  ...threshold,
  window: windowSchema,
})

export const leafSchema = z.discriminatedUnion('kind', [
  eventLeaf,
  eventTimeLeaf,
  sequenceLeaf,
  traitLeaf,
  computedLeaf,
  consentLeaf,
  reachableLeaf,
  cartLeaf,
  stockLeaf,
  placeLeaf,
  segmentLeaf,
  listLeaf,
  sampleLeaf,
  ordersLeaf,
  engagementLeaf,
])
export type Leaf = z.infer<typeof leafSchema>
export type LeafOf<K extends Leaf['kind']> = Extract<Leaf, { kind: K }>
