import { z } from 'zod'
import { code, instant, pieces } from '../schema.ts'
import { kinds, mostOnHand } from './rules.ts'

const item = { storeId: code, sku: code }
const count = z.number().int()

export const levelRow = z.strictObject({ ...item, onHand: count.min(0).max(mostOnHand) })
export const movementRow = z.strictObject({
  ...item,
  kind: z.enum(kinds).exclude(['count']),
  quantity: pieces,
  ref: code.optional().describe('Order, receipt or delivery note'),
})

export const stockQuery = z.strictObject({
  storeId: z.string().max(64).optional(),
  sku: z.string().max(64).optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export const stockReply = z.object({
  items: z.array(
    z.object({
      storeId: z.string(),
      sku: z.string(),
      onHand: count,
      reserved: count,
      free: count,
      short: count.describe('Promised, and not there: a count found less'),
      changedAt: instant,
    }),
  ),
  nextCursor: z.string().nullable(),
})

export const movementsQuery = z.strictObject({
  ...item,
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const movementsReply = z.object({
  items: z.array(
    z.object({
      kind: z.enum(kinds),
      delta: count,
      onHand: count.describe('After it'),
      ref: z.string().nullable(),
      at: instant,
    }),
  ),
})

const lines = z
  .array(z.strictObject({ ...item, quantity: pieces }))
  .min(1)
  .max(100)
export const reserveBody = z.strictObject({
  lines,
  minutes: count
    .min(1)
    .max(14 * 1_440)
    .default(30)
    .describe('How long the pieces are kept'),
  ref: code.nullable().default(null).describe('Order or cart'),
  customerId: z.uuid().nullable().default(null).describe('For whom, where it is for somebody'),
})
export type ReserveBody = z.output<typeof reserveBody>
export const states = ['held', 'taken', 'released', 'expired'] as const
export const reservationParams = z.strictObject({ id: z.uuid() })
export const reservationReply = z.object({
  id: z.uuid(),
  state: z.enum(states),
  lines: z.array(z.object({ storeId: z.string(), sku: z.string(), quantity: count })),
  ref: z.string().nullable(),
  expiresAt: instant,
})
export type ReservationReply = z.output<typeof reservationReply>
