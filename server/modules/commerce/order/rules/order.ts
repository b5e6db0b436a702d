import { type Channel, channels } from '@splot/contract/channels'
import { z } from 'zod'
import { textsOf } from '../../schema.ts'
import { address, contact, type OrderKind, type OrderState } from '../schema.ts'
import { isOver } from './machine.ts'

const texts = textsOf({ name: z.string() })

/** What only people read of an order. pii: contact, address, note, courier. */
export const orderBody = z.object({
  contact: contact.nullable(),
  address: address.nullable(),
  carrier: z.object({ id: z.string(), name: z.string(), texts }).nullable(),
  shipment: z
    .object({
      trackingId: z.string().nullable(),
      trackingUrl: z.string().nullable(),
      courier: z
        .object({
          name: z.string().nullable(),
          place: z.object({ lat: z.number(), lng: z.number() }).nullable(),
          at: z.number(),
        })
        .nullable(),
    })
    .nullable(),
  coupons: z.array(z.object({ code: z.string(), name: z.string(), texts, discount: z.string() })),
  points: z.number(),
  method: z.string().nullable(),
  tillId: z.string().nullable(),
  anonymousId: z.string().nullable(),
  toldAt: z.number().nullable(),
  channel: z.enum(channels),
  /** What whoever bought reads; null where nobody knows. */
  language: z.enum(['pl', 'en']).nullable().default(null),
  zone: z.string(),
  note: z.string().nullable(),
  /** Where she came from, as her page said: shown only where it is the shop's. */
  shopUrl: z.string().nullable().default(null),
  /** What she says she sends back; it is paid back once it is here. */
  returnAsked: z
    .object({
      at: z.number(),
      lines: z.array(z.object({ line: z.string(), quantity: z.number() })),
      reason: z.string().nullable(),
    })
    .nullable()
    .default(null),
})
export type OrderBody = z.output<typeof orderBody>

/** An order's head. Amounts in minor units of its currency, times in milliseconds. */
export interface Order {
  id: string
  number: string
  birth: string | null
  channel: Channel
  kind: OrderKind
  state: OrderState
  storeId: string | null
  receiptId: string | null
  currency: string
  goodsMinor: bigint
  discountMinor: bigint
  pointsMinor: bigint
  shippingMinor: bigint
  totalMinor: bigint
  paidMinor: bigint
  refundedMinor: bigint
  /** Worth of what came back, whether it had been paid for or not. */
  returnedMinor: bigint
  reservationId: string | null
  isTold: boolean
  isRewarded: boolean
  at: number
  dueAt: number | null
  changedAt: number
  version: number
  body: OrderBody
}

const lineWords = z.object({ name: z.string(), variant: z.string() })

export const lineBody = z.object({
  ...lineWords.shape,
  /** As it was called when it was sold, in each language; null of what was sold before they were kept. */
  words: z.object({ pl: lineWords, en: lineWords }).nullable().default(null),
  categories: z.array(z.string()),
  picture: z.string().nullable(),
  promotionId: z.string().nullable(),
  reason: z.string().nullable(),
})

export interface OrderLine {
  line: string
  sku: string
  productId: string
  storeId: string | null
  quantity: number
  kept: number
  returned: number
  short: number
  unitMinor: bigint
  regularMinor: bigint
  paidMinor: bigint
  body: z.output<typeof lineBody>
}

/** What the order is worth to the shop now: what came back is not paid for. */
export const owedOf = ({ totalMinor, returnedMinor }: Pick<Order, 'totalMinor' | 'returnedMinor'>): bigint =>
  totalMinor - returnedMinor

/** What is still to be paid; never below nought. */
export const dueOf = (
  order: Pick<Order, 'totalMinor' | 'returnedMinor' | 'paidMinor' | 'refundedMinor' | 'state'>,
): bigint => {
  if (isOver(order.state)) return 0n
  const due = owedOf(order) - (order.paidMinor - order.refundedMinor)
  return due > 0n ? due : 0n
}

/** What a line came to once she had chosen what to keep of it. */
export const keptMinor = (line: Pick<OrderLine, 'quantity' | 'kept' | 'paidMinor'>): bigint =>
  (line.paidMinor * BigInt(line.kept)) / BigInt(line.quantity)
