import { channels } from '@splot/contract/channels'
import { isPrice, parseCurrency, parsePriceMinor, toDecimal } from '@splot/contract/money'
import { z } from 'zod'

/** Text as people mean it: composed, without blanks around it. */
export const words = (most: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(z.string().min(1).max(most))

/** An id of the shop's own: of a product, a variant (SKU), a store, a promotion. */
export const code = words(64).pipe(z.string().regex(/^[^\p{C}\p{Z}]+(?: [^\p{C}\p{Z}]+)*$/u))

/** What something is called in languages other than that of its own name. */
export const textsOf = <S extends z.ZodRawShape>(shape: S) => {
  const texts = z.strictObject(shape).partial()
  return z
    .strictObject({ pl: texts, en: texts })
    .partial()
    .default({})
    .describe('In languages that call it otherwise')
}

/** Pieces; the largest keeps every sum inside a 32-bit column. */
export const pieces = z.number().int().min(1).max(100_000)

/** Above it (in minor units) a price is a slip of the keyboard. */
const mostMinor = 100_000_000_00n

export const currency = z.string().transform((text, context) => {
  const known = parseCurrency(text)
  if (known === null) context.addIssue({ code: 'invalid_format', format: 'currency', input: text })
  return known ?? z.NEVER
})

/** A decimal text or number, never negative; read with its currency by {@link readMinor}. */
export const amount = z.union([z.number(), z.string()]).superRefine((value, context) => {
  if (!isPrice(value)) context.addIssue({ code: 'invalid_format', format: 'price', input: value })
})

/** What a sender's floats may be off by: `0.1 + 0.2` is 0.30, 19.999 is a slip. */
const floatNoise = 1e-6

/** Minor units of a price, or null where it is negative, absurd or of more decimals than money has. */
export function readMinor(value: number | string, of: string): bigint | null {
  const minor = parsePriceMinor(value, of)
  if (minor === null || minor < 0n || minor > mostMinor) return null
  return Math.abs(Number(toDecimal(minor, of)) - Number(value)) < floatNoise ? minor : null
}

export const instant = z.iso.datetime()

/** Rows of a feed: each is read, and answered, by itself. */
export const rowsBody = z.strictObject({ items: z.array(z.unknown()).min(1).max(500) })

export const outcomes = ['created', 'changed', 'unchanged', 'refused'] as const

const rowAnswer = z.object({
  index: z.number().int(),
  id: z.string().nullable().describe('As the row names itself; null where it does not'),
  outcome: z.enum(outcomes),
  code: z.string().optional().describe('Why it was refused'),
  path: z.string().optional(),
  hint: z.string().optional(),
})
export type RowAnswer = z.output<typeof rowAnswer>
export const rowsReply = z.object({ items: z.array(rowAnswer) })

export const money = z.object({ amount: z.string(), currency: z.string() })

/** When something counts: coupons, rules of points. What is left empty does not matter. */
export const condition = z.strictObject({
  products: z.array(code).max(5_000).default([]),
  categories: z.array(words(300)).max(100).default([]).describe('With everything below them'),
  stores: z.array(code).max(1_000).default([]),
  channels: z.array(z.enum(channels)).max(channels.length).default([]),
  weekdays: z
    .array(z.number().int().min(1).max(7))
    .max(7)
    .default([])
    .describe('1 is Monday, in the zone of the store'),
  tiers: z.array(code).max(20).default([]),
  from: instant.nullable().default(null),
  until: instant.nullable().default(null).describe('The first instant at which it counts no longer'),
})
export type Condition = z.output<typeof condition>
