import type { SentEvent } from '@splot/contract/events/event'
import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import {
  identify,
  keepSaid,
  markOf,
  type Named,
  readInstant,
  readPayload,
  readWords,
  track,
} from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { VendureSettings } from './index.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])
/** Vendure counts in minor units. */
const minor = z.number().int()

const customer = z.looseObject({
  id,
  ...{
    emailAddress: text,
    phoneNumber: text,
    firstName: text,
    lastName: text,
    updatedAt: text,
    createdAt: text,
  },
})

const nameOf = (one: z.output<typeof customer> | null | undefined, system: string): Named | null =>
  one == null ? null : { system, id: one.id, email: one.emailAddress ?? null, phone: one.phoneNumber ?? null }

export function bringCustomer(delivery: SourceDelivery, { system }: VendureSettings): Brought {
  const one = readPayload(customer, delivery.payload)
  const at = readInstant(one.updatedAt, delivery.at)
  const traits = {
    ...{ email: one.emailAddress || null, phone: one.phoneNumber || null },
    ...{ firstName: one.firstName || null, lastName: one.lastName || null, createdAt: one.createdAt },
  }
  const told = { id: `customer-${one.id}-${at}`, at, who: nameOf(one, system), isState: true }
  return { events: [identify(told, traits)] }
}

const order = z.looseObject({
  id,
  code: z.string(),
  state: z.string(),
  currencyCode: z.string(),
  ...{ updatedAt: text, orderPlacedAt: text },
  totalWithTax: minor,
  subTotalWithTax: minor,
  shippingWithTax: minor.nullish(),
  couponCodes: z.array(z.string()).nullish(),
  customer: customer.nullish(),
  lines: z.array(
    z.looseObject({
      quantity: z.number(),
      unitPriceWithTax: minor,
      productVariant: z.looseObject({ sku: text, name: text, productId: id.nullish() }),
    }),
  ),
  payments: z.array(z.looseObject({ method: text })).nullish(),
  fulfilments: z.array(z.looseObject({ id, state: text, method: text, trackingCode: text })).nullish(),
  refunds: z.array(z.looseObject({ id, total: minor, reason: text, state: text })).nullish(),
})
type Order = z.output<typeof order>

/** Minor units as decimal text; all of Vendure's own currencies but a few have two places. */
function toDecimal(amount: number, currency: string): string {
  if (/^(JPY|KRW|CLP|ISK|VND)$/.test(currency)) return String(amount)
  const digits = String(Math.abs(amount)).padStart(3, '0')
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const listLines = (one: Order) =>
  one.lines
    .filter(({ quantity }) => quantity > 0)
    .map(({ quantity, unitPriceWithTax, productVariant: variant }) => ({
      ...keepSaid({
        product_id: variant.productId == null ? null : String(variant.productId),
        sku: variant.sku || null,
        name: variant.name || null,
      }),
      price: toDecimal(unitPriceWithTax, one.currencyCode),
      quantity,
    }))

const describe = (one: Order) => ({
  order_id: one.code,
  currency: one.currencyCode,
  total: toDecimal(one.totalWithTax, one.currencyCode),
  subtotal: toDecimal(one.subTotalWithTax, one.currencyCode),
  shipping: one.shippingWithTax == null ? null : toDecimal(one.shippingWithTax, one.currencyCode),
  coupon: one.couponCodes?.[0],
  payment_method: one.payments?.[0]?.method,
  products: listLines(one),
})

/** Before she says who she is the cart goes by its code; named beside her it makes what was told until then hers. */
const whoOf = (one: Order, system: string): Named => ({
  ...nameOf(one.customer, system),
  anonymousId: `${system}-order-${one.code}`,
})

/** An order that is not placed yet is the cart. */
export function bringOrder(delivery: SourceDelivery, { system }: VendureSettings): Brought {
  const one = readPayload(order, delivery.payload)
  const at = readInstant(one.updatedAt, delivery.at)
  const who = whoOf(one, system)
  const tell = (id: string, when: string) => ({ id, at: when, who, channel: 'web' }) as const
  if (one.state === 'Draft' || one.state === 'Created') return {}
  if (one.state === 'AddingItems' || one.state === 'ArrangingPayment') {
    const value = toDecimal(one.subTotalWithTax, one.currencyCode)
    const cart = { cart_id: one.code, value, currency: one.currencyCode, products: listLines(one) }
    if (one.state === 'AddingItems')
      return {
        events: [track('Cart Updated', { ...tell(`cart-${one.code}-${at}`, at), isState: true }, cart)],
      }
    // Begun once; begun again by somebody else it is another's.
    return { events: [track('Checkout Started', tell(`checkout-${one.code}-${markOf(who)}`, at), cart)] }
  }
  const placedAt = readInstant(one.orderPlacedAt, delivery.at)
  const placed = track('Order Completed', tell(`order-${one.code}`, placedAt), describe(one))
  return { events: [placed, ...bringProgress(one, system, at, tell)] }
}

type Tell = (id: string, when: string) => Parameters<typeof track>[1]

function bringProgress(one: Order, system: string, at: string, tell: Tell): SentEvent[] {
  if (one.state === 'Cancelled')
    return [track('Order Cancelled', tell(`order-${one.code}-cancelled`, at), { order_id: one.code })]
  const parcels = (one.fulfilments ?? []).flatMap((parcel) => {
    const said = {
      order_id: one.code,
      shipment_id: parcel.trackingCode || String(parcel.id),
      carrier: parcel.method,
    }
    if (parcel.state === 'Shipped') return [track('Order Shipped', tell(`shipped-${parcel.id}`, at), said)]
    return parcel.state === 'Delivered'
      ? [track('Order Delivered', tell(`delivered-${parcel.id}`, at), said)]
      : []
  })
  const refunds = (one.refunds ?? [])
    .filter(({ state }) => state === 'Settled')
    .map((refund) =>
      track('Order Refunded', tell(`refund-${refund.id}`, at), {
        order_id: one.code,
        return_id: `${system}-${refund.id}`,
        total: toDecimal(refund.total, one.currencyCode),
        currency: one.currencyCode,
        reason: refund.reason || null,
      }),
    )
  return [...parcels, ...refunds]
}

const product = z.looseObject({
  id,
  name: z.string(),
  ...{ slug: text, description: text, url: text },
  enabled: z.boolean().nullish(),
  assets: z.array(z.looseObject({ preview: z.string() })).nullish(),
  variants: z.array(
    z.looseObject({
      sku: z.string(),
      enabled: z.boolean().nullish(),
      priceWithTax: minor.nullish(),
      currencyCode: text,
      stockOnHand: z.number().nullish(),
      options: z.array(z.looseObject({ group: z.string(), name: z.string() })).nullish(),
    }),
  ),
})

export function bringProduct({ payload }: SourceDelivery, { storeId }: VendureSettings): Brought {
  const one = readPayload(product, payload)
  return {
    products: [
      {
        id: String(one.id),
        name: one.name,
        isActive: one.enabled !== false,
        ...keepSaid({ description: readWords(one.description) || null, url: one.url || null }),
        pictures: (one.assets ?? []).slice(0, 20).map(({ preview }) => ({ url: preview })),
        variants: one.variants.map((variant) => ({
          sku: variant.sku,
          isActive: variant.enabled !== false,
          options: Object.fromEntries((variant.options ?? []).map(({ group, name }) => [group, name])),
          ...(variant.priceWithTax == null || !variant.currencyCode
            ? {}
            : {
                price: {
                  amount: toDecimal(variant.priceWithTax, variant.currencyCode),
                  currency: variant.currencyCode,
                },
              }),
        })),
      },
    ],
    stock:
      storeId === undefined
        ? []
        : one.variants.flatMap(({ sku, stockOnHand }) =>
            stockOnHand == null ? [] : [{ storeId, sku, onHand: Math.max(0, stockOnHand) }],
          ),
  }
}
