import { z } from 'zod'
import { amount, code, condition, instant, money, textsOf, words } from '../schema.ts'

const count = z.number().int()
/** More points than this at once are a slip of the keyboard. */
const mostPoints = 10_000_000
const points = count.min(1).max(mostPoints)
const factor = z.number().min(0.01).max(100).multipleOf(0.01)

const rule = z.strictObject({
  id: code,
  name: words(120),
  texts: textsOf({ name: words(120) }),
  when: condition.prefault({}),
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('factor'), factor: factor.describe('2: twice as many points') }),
    z.strictObject({
      kind: z.literal('bonus'),
      points,
      each: z.enum(['purchase', 'piece']).default('purchase'),
    }),
  ]),
})
export type EarnRule = z.output<typeof rule>

const tier = z.strictObject({
  id: code,
  name: words(60),
  texts: textsOf({ name: words(60), perks: words(500) }),
  from: count.min(0).max(1_000_000_000).describe('Points earned, or whole units paid, within a rolling year'),
  factor: factor.default(1).describe('Every purchase of hers earns so many times as much'),
  perks: words(500).optional(),
})
export type Tier = z.output<typeof tier>

const distinct = (list: readonly { id: string }[]) => new Set(list.map((one) => one.id)).size === list.length

export const programme = z.strictObject({
  name: words(120),
  texts: textsOf({ name: words(120) }),
  isActive: z.boolean().default(true),
  earn: z.strictObject({ points, per: amount }).describe('So many points for so much paid'),
  minimum: amount.default('0').describe('A purchase below it earns nothing'),
  rules: z
    .array(rule)
    .max(100)
    .refine(distinct)
    .default([])
    .describe('Of factors the greatest counts, bonuses add up'),
  spend: z
    .strictObject({
      points,
      worth: amount.describe('What so many points are worth'),
      minimum: count.min(0).max(mostPoints).default(0).describe('Fewer points cannot be spent at once'),
      mostPercent: count.min(1).max(100).default(100).describe('Of what is to be paid'),
    })
    .nullable()
    .default(null)
    .describe('Null: points pay for rewards only'),
  expiry: z
    .strictObject({ months: count.min(1).max(120), noticeDays: count.min(1).max(90).default(14) })
    .nullable()
    .default(null)
    .describe('Null: points never end'),
  tiers: z
    .strictObject({
      by: z.enum(['points', 'amount']),
      keepMonths: count.min(1).max(36).default(12).describe('A tier once reached is kept so long'),
      list: z.array(tier).min(1).max(10).refine(distinct),
    })
    .nullable()
    .default(null),
})
export type Programme = z.output<typeof programme>
export const programmeReply = z.object({ programme: programme.nullable(), currency: z.string() })

export const tryBody = z.strictObject({
  programme,
  lines: z
    .array(
      z.strictObject({
        productId: code.default('any'),
        category: words(300).optional(),
        quantity: count.min(1).max(1_000).default(1),
        paid: amount.describe('For the whole line'),
      }),
    )
    .min(1)
    .max(50),
  channel: condition.shape.channels.unwrap().element.default('pos'),
  storeId: code.nullable().default(null),
  tier: code.nullable().default(null),
  at: instant,
})
export const tryReply = z.object({
  points: count,
  parts: z.array(
    z.object({ kind: z.enum(['base', 'factor', 'bonus', 'tier']), name: z.string(), points: z.number() }),
  ),
  worth: money.nullable(),
})

export const rewardBody = z.strictObject({
  name: words(200),
  texts: textsOf({ name: words(200) }),
  points,
  poolId: code.describe('The pool of coupons it gives one of'),
  isActive: z.boolean().default(true),
})
export const rewardParams = z.strictObject({ id: code })
export const reward = rewardBody.extend({ id: z.string() })
export type Reward = z.output<typeof reward>
export const rewardsReply = z.object({ items: z.array(reward) })

export const customerParams = z.strictObject({ id: z.uuid() })
export const correctBody = z.strictObject({
  points: count
    .min(-mostPoints)
    .max(mostPoints)
    .refine((value) => value !== 0)
    .describe('Below nought: taken'),
  reason: words(300),
  undoes: z.uuid().optional().describe('The correction this one takes back'),
})
export const claimBody = z.strictObject({ customerId: z.uuid() })
export const ownCoupon = z.object({
  code: z.string(),
  poolId: z.string(),
  name: z.string(),
  expiresAt: instant.nullable(),
})
export const claimReply = z.object({ coupon: ownCoupon, points: count.describe('Left') })

export const entryKinds = [
  ...['earned', 'held', 'spent', 'released', 'claimed', 'expired'],
  ...['corrected', 'taken_back', 'given_back', 'settled'],
] as const
const standing = z.object({
  id: z.string(),
  name: z.string(),
  perks: z.string().nullable(),
  until: instant.nullable().describe('Kept at least until then; null: for ever'),
})
export const loyaltyReply = z.object({
  programme: z
    .object({ name: z.string(), isActive: z.boolean(), currency: z.string() })
    .nullable()
    .describe('Null where there is none'),
  points: count.describe('To spend now'),
  held: count.describe('In orders that are not paid yet'),
  owed: count.describe('Taken back after they were spent; the next points pay them'),
  worth: money.nullable(),
  tier: standing.nullable(),
  next: z
    .object({
      id: z.string(),
      name: z.string(),
      missing: count,
      reached: count,
      from: count,
      by: z.enum(['points', 'amount']),
    })
    .nullable(),
  ending: z.array(z.object({ points: count, at: instant })).describe('What ends within 90 days'),
  rewards: z.array(reward.omit({ isActive: true, texts: true }).extend({ isWithinReach: z.boolean() })),
  coupons: z.array(ownCoupon),
  history: z.array(
    z.object({
      id: z.uuid(),
      at: instant,
      kind: z.enum(entryKinds),
      points: count.describe('What came or went of what she can spend'),
      ref: z.string(),
      reason: z.string().nullable(),
      author: z.string().nullable(),
      isUndoable: z.boolean(),
    }),
  ),
})
export type LoyaltyReply = z.output<typeof loyaltyReply>

export const scanBody = z.strictObject({
  code: z.string().min(1).max(200),
  till: code.describe('Which till scanned it: a code opens at the first one alone'),
})
export const scanReply = z.object({ customerId: z.uuid() })
