import { type Brought, PayloadFault, type SourceDelivery } from '@splot/contract/plugin/source'
import {
  type Named,
  nameGuest,
  nameOr,
  readInstant,
  readPayload,
  track,
} from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import { nameBrowser, notes } from './browser.ts'
import { customer, nameCustomer } from './customer.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])
const amount = z.union([z.number(), z.string()]).nullish()

export const line = z.looseObject({
  product_id: id.nullish(),
  variant_id: id.nullish(),
  sku: text,
  title: text,
  variant_title: text,
  price: amount,
  quantity: z.number().nullish(),
})

/** The variant's SKU, or its id where the shop keeps none. */
export const readLine = (one: z.output<typeof line>) => ({
  ...(one.product_id == null ? {} : { product_id: String(one.product_id) }),
  ...(one.sku || one.variant_id != null ? { sku: one.sku || String(one.variant_id) } : {}),
  ...(one.title ? { name: one.title } : {}),
  ...(one.variant_title ? { variant: one.variant_title } : {}),
  ...(one.price == null ? {} : { price: one.price }),
  quantity: one.quantity ?? 1,
})

const transactions = z.array(z.looseObject({ amount, currency: text, kind: text, status: text })).nullish()

/** Money that went back, of what was tried. */
const listPaidBack = (all: z.output<typeof transactions>) =>
  (all ?? []).filter(({ kind, status }) => kind === 'refund' && status !== 'failure')

const order = z.looseObject({
  id,
  name: text,
  email: text,
  phone: text,
  created_at: text,
  updated_at: text,
  cancelled_at: text,
  cancel_reason: text,
  currency: z.string(),
  total_price: amount,
  current_total_price: amount,
  subtotal_price: amount,
  total_tax: amount,
  total_discounts: amount,
  total_shipping_price_set: z.looseObject({ shop_money: z.looseObject({ amount }) }).nullish(),
  discount_codes: z.array(z.looseObject({ code: text })).nullish(),
  payment_gateway_names: z.array(z.string()).nullish(),
  shipping_lines: z.array(z.looseObject({ title: text })).nullish(),
  source_name: text,
  location_id: id.nullish(),
  ...{ cart_token: text, note_attributes: notes },
  refunds: z.array(z.looseObject({ transactions })).nullish(),
  customer: customer.nullish(),
  line_items: z.array(line),
  fulfillments: z
    .array(
      z.looseObject({
        id,
        tracking_company: text,
        tracking_number: text,
        tracking_url: text,
        created_at: text,
      }),
    )
    .nullish(),
})
type Order = z.output<typeof order>

/** `#1042` as people say it: 1042. */
const numberOf = (one: Order): string => one.name?.replace(/^#/, '') || String(one.id)

/** By her browser or cart, which other deliveries name too; without either a passer-by's order stands by itself. */
function whoOf(one: Order): Named {
  const named = {
    ...nameCustomer(one.customer),
    email: one.email ?? one.customer?.email ?? null,
    phone: one.phone ?? one.customer?.phone ?? null,
  }
  const browser = nameBrowser(one.note_attributes, one.cart_token ? `shopify-cart-${one.cart_token}` : null)
  return browser === null ? nameOr(named, guestOf(one)) : { ...named, anonymousId: browser }
}

const guestOf = (one: Order) => `shopify-order-${one.id}`

/** What was to be paid: Shopify's current total is what is left of it after refunds, and these are told by themselves. */
function readTotal({ current_total_price: left, total_price: first, refunds }: Order) {
  if (left == null || refunds == null) return first ?? left
  return sumAmounts([left, ...refunds.flatMap((one) => listPaidBack(one.transactions).map(amountOf))])
}

const amountOf = (one: { amount?: number | string | null | undefined }) => one.amount ?? 0

const channelOf = (one: Order): 'pos' | 'web' => (one.source_name === 'pos' ? 'pos' : 'web')

const describe = (one: Order) => ({
  order_id: numberOf(one),
  currency: one.currency,
  total: readTotal(one),
  subtotal: one.subtotal_price,
  tax: one.total_tax,
  discount: one.total_discounts,
  shipping: one.total_shipping_price_set?.shop_money.amount,
  coupon: one.discount_codes?.[0]?.code,
  payment_method: one.payment_gateway_names?.[0],
  shipping_method: one.shipping_lines?.[0]?.title,
  store_id: one.source_name === 'pos' && one.location_id != null ? String(one.location_id) : null,
  products: one.line_items.map(readLine),
})

/** Placed once, whichever delivery comes first; each later state is an update of its own. */
export function bringOrder(delivery: SourceDelivery): Brought {
  const one = readPayload(order, delivery.payload)
  const who = whoOf(one)
  const placedAt = readInstant(one.created_at, delivery.at)
  const placed = track(
    'Order Completed',
    { id: `order-${one.id}`, at: placedAt, who, channel: channelOf(one) },
    describe(one),
  )
  // Refunds name the order by its id alone.
  const aliases = [{ kind: 'order', from: String(one.id), to: numberOf(one) }] as const
  if (delivery.topic === 'orders/create') return { events: [placed], aliases }
  const at = readInstant(one.updated_at, delivery.at)
  const guests = nameGuest(
    { id: `order-${one.id}-who`, at: placedAt, who, channel: channelOf(one) },
    guestOf(one),
  )
  const told = { id: `order-${one.id}-${at}`, at, who, channel: channelOf(one), isState: true }
  return { events: [placed, track('Order Updated', told, describe(one))], guests, aliases }
}

export function bringCancelled(delivery: SourceDelivery): Brought {
  const one = readPayload(order, delivery.payload)
  const at = readInstant(one.cancelled_at, delivery.at)
  const told = { id: `order-${one.id}-cancelled`, at, who: whoOf(one), channel: channelOf(one) }
  return {
    events: [track('Order Cancelled', told, { order_id: numberOf(one), reason: one.cancel_reason })],
  }
}

export function bringFulfilment(delivery: SourceDelivery): Brought {
  const one = readPayload(order, delivery.payload)
  return {
    events: (one.fulfillments ?? []).map((parcel) =>
      track(
        'Order Shipped',
        { id: `shipped-${parcel.id}`, at: readInstant(parcel.created_at, delivery.at), who: whoOf(one) },
        {
          order_id: numberOf(one),
          shipment_id: parcel.tracking_number ?? String(parcel.id),
          carrier: parcel.tracking_company,
          tracking_url: parcel.tracking_url,
        },
      ),
    ),
  }
}

const refund = z.looseObject({
  id,
  order_id: id,
  created_at: text,
  note: text,
  refund_line_items: z.array(z.looseObject({ quantity: z.number().nullish(), line_item: line })).nullish(),
  transactions,
})

/** Money that went back. Shopify names the order by its id alone: told of whoever ordered it. */
export function bringRefund(delivery: SourceDelivery): Brought {
  const one = readPayload(refund, delivery.payload)
  const paid = listPaidBack(one.transactions)
  const [first] = paid
  if (paid.some((part) => part.currency !== first?.currency)) throw new PayloadFault('transactions')
  const total = paid.length === 0 ? undefined : sumAmounts(paid.map(amountOf))
  const told = { id: `refund-${one.id}`, at: readInstant(one.created_at, delivery.at), who: null }
  return {
    events: [
      track('Order Refunded', told, {
        order_id: String(one.order_id),
        return_id: `shopify-${one.id}`,
        total,
        currency: first?.currency,
        reason: one.note,
        products: (one.refund_line_items ?? []).map((part) => ({
          ...readLine(part.line_item),
          quantity: part.quantity ?? 1,
        })),
      }),
    ],
  }
}

/** Of decimal texts with at most four places, exactly. */
function sumAmounts(amounts: readonly (number | string)[]): string {
  const parts = amounts.map((one) => {
    const [whole = '0', rest = ''] = String(one).split('.')
    return BigInt(whole + rest.padEnd(4, '0').slice(0, 4))
  })
  const sum = String(parts.reduce((all, part) => all + part, 0n)).padStart(5, '0')
  return `${sum.slice(0, -4)}.${sum.slice(-4)}`
}
