import { z } from 'zod'
import { amount, code, condition, instant, textsOf, words } from '../schema.ts'

const count = z.number().int()

/** As people write them: capitals or not, with blanks and dashes or without. */
export const couponText = z.string().trim().min(3).max(64)

export const effect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('percent'),
    percent: z.number().min(0.01).max(100).multipleOf(0.01),
    most: amount.nullable().default(null).describe('No more than this'),
  }),
  z.strictObject({ kind: z.literal('amount'), amount }),
  z.strictObject({ kind: z.literal('free_shipping') }),
  z.strictObject({
    kind: z.literal('free_product'),
    sku: code.describe('One piece of it is free, where it lies in the cart'),
  }),
])

export const stackings = ['exclusive', 'combinable', 'best'] as const

export const poolBody = z.strictObject({
  name: words(200),
  texts: textsOf({ name: words(200) }),
  effect,
  kind: z.enum(['single', 'general']).describe('single: each code once; general: one code for all'),
  when: condition.prefault({}),
  minimum: amount.default('0').describe('What it speaks of must cost as much, before coupons'),
  isForReduced: z.boolean().default(true).describe('Counts for goods on promotion too'),
  isForFirst: z.boolean().default(false).describe('For a first purchase only'),
  perPerson: count.min(1).max(1_000).nullable().default(null),
  most: count.min(1).max(10_000_000).nullable().default(null).describe('Of a general code: uses in all'),
  validDays: count.min(1).max(1_000).nullable().default(null).describe('Of a code that is given to somebody'),
  stacking: z
    .enum(stackings)
    .default('best')
    .describe(
      'exclusive: alone; combinable: beside others; best: the best of its kind, beside combinable ones',
    ),
  isGivenBack: z
    .boolean()
    .default(true)
    .describe('Can be used again once all that was bought with it has come back'),
  isActive: z.boolean().default(true),
})
export type PoolBody = z.output<typeof poolBody>
export const poolParams = z.strictObject({ id: code })
const figures = z.object({
  codes: count,
  used: count,
  held: count.describe('In orders that are not paid yet'),
  given: count.describe('Codes that are somebody’s'),
  left: count.nullable().describe('Null: without end'),
})
export const pool = poolBody.extend({ id: z.string(), currency: z.string(), figures })
export type Pool = z.output<typeof pool>
export const poolsReply = z.object({ items: z.array(pool) })

export const codesBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('generate'),
    count: count.min(1).max(100_000),
    prefix: z
      .string()
      .regex(/^[A-Za-z0-9]{0,10}$/)
      .default(''),
  }),
  z.strictObject({ kind: z.literal('import'), codes: z.array(z.string().max(200)).min(1).max(100_000) }),
])
export const codesReply = z.object({
  added: count,
  known: count.describe('Were there before, in this pool or another'),
  refused: z.array(z.string()).describe('The first of those that are no codes'),
  codes: z.array(z.string()).describe('The first of those added'),
})
export const codesQuery = z.strictObject({
  after: z.string().max(64).optional(),
  q: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const listCodesReply = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      customerId: z.uuid().nullable(),
      used: count,
      held: count,
      most: count.nullable(),
      expiresAt: instant.nullable(),
    }),
  ),
  nextCursor: z.string().nullable(),
})
export const giveBody = z.strictObject({ poolId: code })
export const giveReply = z.object({
  code: z.string(),
  poolId: z.string(),
  name: z.string(),
  expiresAt: instant.nullable(),
})
export const customerParams = z.strictObject({ id: z.uuid() })
export const couponsReply = z.object({ items: z.array(giveReply) })
export const ownCodeParams = z.strictObject({ id: z.uuid(), code: couponText })
