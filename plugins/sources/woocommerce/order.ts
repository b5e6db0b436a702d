import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import {
  identify,
  type Named,
  nameGuest,
  nameOr,
  readInstant,
  readPayload,
  track,
} from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { WooSettings } from './index.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])
const amount = z.union([z.number(), z.string()]).nullish()

const billing = z
  .looseObject({
    ...{ first_name: text, last_name: text, email: text, phone: text, city: text, postcode: text },
    country: text,
  })
  .nullish()

/** WooCommerce writes universal time without saying so. */
const readGmt = (gmt: string | null | undefined, now: number): string =>
  readInstant(gmt == null || /Z$|[+-]\d\d:?\d\d$/.test(gmt) ? gmt : `${gmt}Z`, now)

const customer = z.looseObject({
  id,
  ...{ email: text, first_name: text, last_name: text, date_created_gmt: text, date_modified_gmt: text },
  billing,
})

export function bringCustomer(delivery: SourceDelivery, { system }: WooSettings): Brought {
  const one = readPayload(customer, delivery.payload)
  const at = readGmt(one.date_modified_gmt ?? one.date_created_gmt, delivery.at)
  const who = { system, id: one.id, email: one.email || one.billing?.email, phone: one.billing?.phone }
  const traits = {
    email: one.email || null,
    phone: one.billing?.phone || null,
    firstName: one.first_name || one.billing?.first_name || null,
    lastName: one.last_name || one.billing?.last_name || null,
    city: one.billing?.city || null,
    postalCode: one.billing?.postcode || null,
    country: one.billing?.country || null,
    createdAt: one.date_created_gmt == null ? null : readGmt(one.date_created_gmt, delivery.at),
  }
  return { events: [identify({ id: `customer-${one.id}-${at}`, at, who, isState: true }, traits)] }
}

const order = z.looseObject({
  id,
  number: id.nullish(),
  status: z.string(),
  currency: z.string(),
  ...{ date_created_gmt: text, date_modified_gmt: text, payment_method: text },
  ...{ total: amount, total_tax: amount, discount_total: amount, shipping_total: amount },
  customer_id: id.nullish(),
  billing,
  shipping_lines: z.array(z.looseObject({ method_title: text })).nullish(),
  coupon_lines: z.array(z.looseObject({ code: text })).nullish(),
  refunds: z.array(z.looseObject({ id, reason: text, total: amount })).nullish(),
  line_items: z.array(
    z.looseObject({
      name: text,
      sku: text,
      price: amount,
      quantity: z.number().nullish(),
      product_id: id.nullish(),
      variation_id: id.nullish(),
    }),
  ),
})
type Order = z.output<typeof order>

const describe = (one: Order) => ({
  order_id: String(one.number ?? one.id),
  currency: one.currency,
  total: one.total,
  tax: one.total_tax,
  discount: one.discount_total,
  shipping: one.shipping_total,
  coupon: one.coupon_lines?.[0]?.code,
  payment_method: one.payment_method || null,
  shipping_method: one.shipping_lines?.[0]?.method_title,
  products: one.line_items.map((line) => ({
    ...(line.product_id == null ? {} : { product_id: String(line.product_id) }),
    ...(line.sku ? { sku: line.sku } : line.variation_id ? { sku: String(line.variation_id) } : {}),
    ...(line.name ? { name: line.name } : {}),
    ...(line.price == null ? {} : { price: line.price }),
    quantity: line.quantity ?? 1,
  })),
})

/** Nobody has ordered yet: what waits for the gateway (`pending`) may never be paid. Who pays later is `on-hold` or `processing`. */
const drafts: ReadonlySet<string> = new Set(['checkout-draft', 'auto-draft', 'pending', 'trash', 'failed'])

/** Placed once; each later state is an update, a refund or the end of it, each told once. */
export function bringOrder(delivery: SourceDelivery, { system }: WooSettings): Brought {
  const one = readPayload(order, delivery.payload)
  if (drafts.has(one.status)) return {}
  const isGuest = one.customer_id == null || Number(one.customer_id) === 0
  const named: Named = {
    ...(isGuest ? {} : { system, id: one.customer_id }),
    email: one.billing?.email ?? null,
    phone: one.billing?.phone ?? null,
  }
  const guest = `${system}-order-${one.id}`
  const who = nameOr(named, guest)
  const at = readGmt(one.date_modified_gmt, delivery.at)
  const tell = (id: string, when: string) => ({ id, at: when, who, channel: 'web' }) as const
  const orderId = String(one.number ?? one.id)
  const placed = track(
    'Order Completed',
    tell(`order-${one.id}`, readGmt(one.date_created_gmt, delivery.at)),
    describe(one),
  )
  const guests = nameGuest({ ...tell(`order-${one.id}-who`, placed.timestamp), who: named }, guest)
  const refunds = (one.refunds ?? []).map((refund) =>
    track('Order Refunded', tell(`refund-${refund.id}`, at), {
      order_id: orderId,
      return_id: `${system}-${refund.id}`,
      total: refund.total == null ? null : String(refund.total).replace(/^-/, ''),
      currency: one.currency,
      reason: refund.reason || null,
    }),
  )
  if (one.status === 'cancelled')
    return {
      events: [
        placed,
        track('Order Cancelled', tell(`order-${one.id}-cancelled`, at), { order_id: orderId }),
      ],
      guests,
    }
  const isNew = delivery.topic === 'order.created'
  const state = { ...tell(`order-${one.id}-${at}`, at), isState: true }
  const updated = isNew ? [] : [track('Order Updated', state, describe(one))]
  return { events: [placed, ...updated, ...refunds], guests: isNew ? [] : guests }
}
