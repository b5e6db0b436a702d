import type { Brought, SourceDelivery } from '@splot/contract/plugin/source'
import {
  identify,
  keepSaid,
  readInstant,
  readPayload,
  readWords,
  track,
} from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { PrestaSettings } from './index.ts'

const text = z.string().nullish()
const id = z.union([z.number(), z.string()])
const none = (value: string | number | null | undefined) => value == null || String(value) === '0'
const list = <S extends z.ZodType>(shape: S) =>
  z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(shape))

/** The shop's clock names no zone. */
const readLocal = (stamp: string | null | undefined, { offset }: PrestaSettings, now: number): string =>
  readInstant(stamp == null ? null : `${stamp.replace(' ', 'T')}${offset}`, now)

const customer = z.looseObject({
  id,
  ...{ email: text, firstname: text, lastname: text, date_add: text, date_upd: text, birthday: text },
})

export function bringCustomer(delivery: SourceDelivery, config: PrestaSettings): Brought {
  const one = readPayload(customer, delivery.payload)
  const at = readLocal(one.date_upd, config, delivery.at)
  const told = {
    id: `customer-${one.id}-${at}`,
    at,
    who: { system: config.system, id: one.id, email: one.email },
    isState: true,
  }
  const birthday = one.birthday && !one.birthday.startsWith('0000') ? one.birthday : null
  const traits = { email: one.email, firstName: one.firstname, lastName: one.lastname, birthday }
  return { events: [identify(told, traits)] }
}

const cart = z.looseObject({
  id,
  ...{ id_customer: id.nullish(), date_upd: text },
  associations: z
    .looseObject({
      cart_rows: list(
        z.looseObject({ id_product: id, id_product_attribute: id.nullish(), quantity: id.nullish() }),
      ),
    })
    .nullish(),
})

const skuOf = (product: string | number, attribute: string | number | null | undefined): string =>
  none(attribute) ? `${product}` : `${product}-${attribute}`

/** A cart of nobody is nobody's: those of guests are told by the page script. */
export function bringCart(delivery: SourceDelivery, config: PrestaSettings): Brought {
  const one = readPayload(cart, delivery.payload)
  if (none(one.id_customer)) return {}
  const at = readLocal(one.date_upd, config, delivery.at)
  const who = { system: config.system, id: one.id_customer }
  const products = (one.associations?.cart_rows ?? []).map((row) => ({
    product_id: String(row.id_product),
    sku: skuOf(row.id_product, row.id_product_attribute),
    quantity: Number(row.quantity ?? 1),
  }))
  const told = { id: `cart-${one.id}-${at}`, at, who, channel: 'web', isState: true } as const
  return {
    events: [track('Cart Updated', told, { cart_id: String(one.id), currency: config.currency, products })],
  }
}

const flagged = z.union([z.string(), z.number(), z.boolean()]).nullish()

/** Texts come once, or once a language. */
const worded = z.union([z.string(), z.array(z.looseObject({ id, value: z.string() }))]).nullish()

const order = z.looseObject({
  id,
  state: z.looseObject({ shipped: flagged, template: worded }).nullish(),
  reference: z.string(),
  id_customer: id,
  current_state: id.nullish(),
  ...{ date_add: text, date_upd: text, payment: text, shipping_number: text },
  ...{
    total_paid_tax_incl: id,
    total_shipping_tax_incl: id.nullish(),
    total_discounts_tax_incl: id.nullish(),
  },
  associations: z
    .looseObject({
      order_rows: list(
        z.looseObject({
          product_id: id,
          product_attribute_id: id.nullish(),
          product_quantity: id.nullish(),
          product_name: text,
          product_reference: text,
          product_ean13: text,
          unit_price_tax_incl: id.nullish(),
        }),
      ),
    })
    .nullish(),
})

/** States of a fresh installation, for whoever's key may not read what states mean: 4 shipped, 5 delivered, 6 cancelled. */
const ends: Readonly<Record<string, string>> = {
  4: 'Order Shipped',
  5: 'Order Delivered',
  6: 'Order Cancelled',
}

const isOn = (flag: z.output<typeof flagged>): boolean => flag === true || String(flag ?? '0') === '1'

/**
 * What an order has come to, by what its state does: it goes by the flag *shipped*; of those that are, the one that writes
 * nothing to the customer is the last, for the letter about the parcel has been sent. A cancelled one is known by its letter.
 */
function endOf({ state, current_state: current }: z.output<typeof order>): string | undefined {
  if (state == null) return ends[String(current ?? '')]
  const letter = readWorded(state.template, 0)
  if (letter === 'order_canceled') return 'Order Cancelled'
  if (!isOn(state.shipped)) return undefined
  return letter === null ? 'Order Delivered' : 'Order Shipped'
}

export function bringOrder(delivery: SourceDelivery, config: PrestaSettings): Brought {
  const one = readPayload(order, delivery.payload)
  const who = { system: config.system, id: one.id_customer }
  const at = readLocal(one.date_upd, config, delivery.at)
  const tell = (id: string, when: string) => ({ id, at: when, who, channel: 'web' }) as const
  const described = {
    order_id: one.reference,
    total: one.total_paid_tax_incl,
    shipping: one.total_shipping_tax_incl,
    discount: one.total_discounts_tax_incl,
    currency: config.currency,
    payment_method: one.payment,
    products: (one.associations?.order_rows ?? []).map((row) => ({
      ...keepSaid({
        product_id: String(row.product_id),
        sku: skuOf(row.product_id, row.product_attribute_id),
        name: row.product_name,
        ean: row.product_ean13 || null,
        price: row.unit_price_tax_incl,
      }),
      quantity: Number(row.product_quantity ?? 1),
    })),
  }
  const placed = track(
    'Order Completed',
    tell(`order-${one.id}`, readLocal(one.date_add, config, delivery.at)),
    described,
  )
  const end = endOf(one)
  const after =
    end === undefined
      ? track('Order Updated', { ...tell(`order-${one.id}-${at}`, at), isState: true }, described)
      : track(end, tell(`order-${one.id}-${end}`, at), {
          order_id: one.reference,
          shipment_id: one.shipping_number || null,
        })
  // Placed and never touched since: nothing more to tell, unless it went out within the second.
  return { events: end === undefined && one.date_add === one.date_upd ? [placed] : [placed, after] }
}

function readWorded(value: z.output<typeof worded>, languageId: number): string | null {
  if (value == null || typeof value === 'string') return value || null
  return value.find((one) => Number(one.id) === languageId)?.value || value[0]?.value || null
}

/** What is asked of a customer, with tax: it comes for having been asked for. */
const priced = { splot_price: id.nullish(), ean13: text }

type Priced = Partial<z.output<z.ZodObject<typeof priced>>>

const product = z.looseObject({
  id,
  name: worded,
  description_short: worded,
  active: flagged,
  ...{ ...priced, manufacturer_name: z.union([z.string(), z.boolean()]).nullish() },
  associations: z.looseObject({ combinations: list(z.looseObject({ id })) }).nullish(),
  combinations: list(z.looseObject({ id, ...priced })),
})

const readGtin = (ean: string | null | undefined): string | null =>
  ean != null && /^\d{8}$|^\d{12,14}$/.test(ean) ? ean : null

/** `147.600000` is 147.60; nought stands for a price that is not asked for. */
function readPrice(told: string | number | null | undefined, currency: string) {
  const amount = Number(told ?? 0)
  return Number.isFinite(amount) && amount > 0 ? { amount: amount.toFixed(2), currency } : null
}

/** Variants by their numbers; the field `price` is before tax, so `splot_price` is asked for beside it. */
export function bringProduct({ payload }: SourceDelivery, config: PrestaSettings): Brought {
  const one = readPayload(product, payload)
  const combinations = one.associations?.combinations ?? []
  const told = new Map(one.combinations.map((each) => [String(each.id), each]))
  const own = (sku: string, { ean13, splot_price: price }: Priced = {}) => ({
    sku,
    ...keepSaid({ gtin: readGtin(ean13), price: readPrice(price, config.currency) }),
  })
  const variants =
    combinations.length === 0
      ? [own(String(one.id), one)]
      : combinations.map((each) => own(skuOf(one.id, each.id), told.get(String(each.id))))
  const brand = typeof one.manufacturer_name === 'string' ? one.manufacturer_name : null
  return {
    products: [
      {
        id: String(one.id),
        name: readWorded(one.name, config.languageId) ?? String(one.id),
        isActive: one.active == null || one.active === true || String(one.active) === '1',
        ...keepSaid({
          brand: brand || null,
          description: readWords(readWorded(one.description_short, config.languageId)) || null,
        }),
        variants,
      },
    ],
  }
}

const stock = z.array(z.looseObject({ id_product: id, id_product_attribute: id.nullish(), quantity: id }))

/** Of a product with variants the sum stands beside them, with attribute 0: it is no level of its own. */
export function bringStock({ payload }: SourceDelivery, { storeId }: PrestaSettings): Brought {
  const rows = readPayload(stock, payload)
  if (storeId === undefined) return {}
  const varied = new Set(
    rows.filter((row) => !none(row.id_product_attribute)).map((row) => String(row.id_product)),
  )
  return {
    stock: rows.flatMap((row) => {
      const onHand = Math.max(0, Math.floor(Number(row.quantity)))
      const isSum = none(row.id_product_attribute) && varied.has(String(row.id_product))
      const sku = skuOf(row.id_product, row.id_product_attribute)
      return isSum || !Number.isFinite(onHand) ? [] : [{ storeId, sku, onHand }]
    }),
  }
}
