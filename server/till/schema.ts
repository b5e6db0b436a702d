import { channels } from '@splot/contract/channels'
import { z } from 'zod'

const code = z.string().min(1).max(64)

export const article = z.object({
  sku: z.string(),
  gtin: z.string().nullable(),
  productId: z.string(),
  name: z.string(),
  variant: z.string(),
  categories: z.array(z.string()),
  picture: z.string().nullable(),
  price: z.string().describe('Of one piece now, a decimal'),
  regular: z.string().describe('Before the promotion'),
  currency: z.string(),
  free: z.record(z.string(), z.number().int()).describe('Pieces free, by store'),
})

export const findQuery = z.strictObject({ q: z.string().min(1).max(200) })
export const findReply = z.object({
  kind: z.enum(['wallet', 'customer', 'article', 'order', 'nothing']),
  by: z
    .enum(['card', 'email', 'phone', 'user_id', 'sku', 'ean', 'number'])
    .nullable()
    .describe('What the text turned out to be'),
  customerId: z.uuid().nullable().describe('Hers, or of the order'),
  orderId: z.uuid().nullable(),
  articles: z.array(article),
})
export type FindReply = z.output<typeof findReply>

export const shelfQuery = z.strictObject({
  storeId: code,
  after: z.string().max(64).default(''),
  limit: z.coerce.number().int().min(1).max(500).default(500),
})
export const shelfReply = z.object({ items: z.array(article), nextCursor: z.string().nullable() })

export const productParams = z.strictObject({ id: code })
export const productReply = z.object({ items: z.array(article) })

export const customerParams = z.strictObject({ id: z.uuid() })
const instant = z.iso.datetime()
const seen = z.object({
  productId: z.string(),
  name: z.string(),
  sku: z.string().nullable(),
  size: z.string().nullable(),
  times: z.number().int(),
  lastAt: instant,
})
const bought = z.object({
  at: instant,
  channel: z.enum(channels),
  storeId: z.string().nullable(),
  storeName: z.string().nullable().describe('Its code where nobody told its name'),
  name: z.string(),
  sku: z.string().nullable(),
  size: z.string().nullable(),
  quantity: z.number(),
})
export const advice = z.object({
  week: z.array(
    z.object({
      at: instant,
      channel: z.enum(channels),
      title: z.string(),
      detail: z.string().nullable(),
      messageId: z.string(),
    }),
  ),
  seen: z.array(seen).describe('Of the last seven days, the most looked at first'),
  bought: z.array(bought).describe('The newest first'),
  sizes: z
    .array(z.object({ size: z.string(), pieces: z.number() }))
    .describe('What she buys, the most first'),
})
export type Advice = z.output<typeof advice>

export const customerReply = z.object({
  id: z.uuid(),
  name: z.string().nullable(),
  guestCode: z.string(),
  stage: z.string(),
  since: instant.nullable(),
  isAdviceAllowed: z.boolean(),
  because: z.string().describe('Why, as a code: granted, no_consent, withdrawn, restricted…'),
  advice: advice.nullable().describe('Only with her consent to it'),
})
export const askReply = z.object({ url: z.string().describe('Her own page, signed: shown as a QR code') })

export const visitsQuery = z.strictObject({ storeId: code })
export const visit = z.object({
  messageId: z.string(),
  at: instant,
  event: z.enum(['Customer Checked In', 'Beacon Seen', 'Geofence Entered', 'Code Scanned']),
  customerId: z.uuid(),
  name: z.string().nullable().describe('Only where she agreed to advice in the store'),
  guestCode: z.string(),
  place: z.string().nullable().describe('Beacon, zone or what was scanned'),
})
export type Visit = z.output<typeof visit>
const walk = z.object({
  id: z.string(),
  beganAt: instant.describe('The first label'),
  state: z.enum(['shopping', 'to_pay', 'paid']),
  customerId: z.uuid().nullable().describe('Only where she agreed to advice in the store'),
  name: z.string().nullable(),
  orderId: z.uuid().nullable(),
  number: z.string().nullable(),
  pieces: z.number().int(),
  total: z.string(),
  currency: z.string(),
  lines: z
    .array(z.object({ name: z.string(), variant: z.string(), quantity: z.number().int() }))
    .describe('Of a cart that is not ordered yet only with her consent'),
})
export type ScanWalkView = z.output<typeof walk>
export const walksReply = z.object({ items: z.array(walk) })

export const visitsReply = z.object({ items: z.array(visit) })
