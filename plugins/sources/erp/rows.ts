import type { SentEvent } from '@splot/contract/events/event'
import { type Brought, PayloadFault, type SourceDelivery } from '@splot/contract/plugin/source'
import type { BroughtProduct, BroughtVariant } from '@splot/contract/plugin/source-rows'
import { keepSaid, markOf, partOf, readInstant, readPayload, track } from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { ErpSettings } from './index.ts'

const code = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1).max(64))
const said = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim() || null)
  .nullish()
/** Spreadsheets in Polish write a comma, and a space between thousands. */
const amount = z.union([z.string(), z.number()]).transform((value) =>
  String(value)
    .replace(/[\s\u00a0]/g, '')
    .replace(',', '.'),
)
const whole = amount.pipe(z.string().regex(/^-?\d{1,9}$/)).transform(Number)

/** A list, or an object with one; a single row is a list of one. */
function listItems(payload: unknown): readonly unknown[] {
  if (Array.isArray(payload)) return payload
  const items: unknown =
    typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'items') : null
  return Array.isArray(items) ? items : [payload]
}

function readRows<S extends z.ZodType>(shape: S, payload: unknown): z.output<S>[] {
  return listItems(payload).map((item, index) => {
    try {
      return readPayload(shape, item)
    } catch (error) {
      if (error instanceof PayloadFault) throw new PayloadFault(`${index}.${error.path}`)
      throw error
    }
  })
}

const stockRow = z.looseObject({ store: code, sku: code, on_hand: whole })

/** A count below nought is passed on as it stands: the feed says so of that row alone. */
const bringStock = ({ payload }: SourceDelivery): Brought => ({
  stock: readRows(stockRow, payload).map(({ store, sku, on_hand }) => ({
    storeId: store,
    sku,
    onHand: on_hand,
  })),
})

const movementRow = z.looseObject({
  store: code,
  sku: code,
  kind: z.enum(['receipt', 'sale', 'return', 'loss']),
  quantity: whole,
  ...{ ref: said, line: said },
})

/**
 * What a movement is known by: its document (`ref`) and the line of it. Told again, in whatever file, it moved once. Where a row
 * names no line, what it was sent in is all there is to know it by: a document may well move one variant twice.
 */
const bringMovements = ({ payload }: SourceDelivery): Brought => ({
  movements: readRows(movementRow, payload).map(({ store, sku, kind, quantity, ref, line }) => ({
    ...{ storeId: store, sku, kind, quantity },
    ...keepSaid({ ref }),
    ...(ref && line ? { once: `line-${partOf(store)}-${partOf(ref)}-${partOf(line)}` } : {}),
  })),
})

const priceRow = z.looseObject({ sku: code, amount, currency: said, from: said })

const bringPrices = ({ payload, at }: SourceDelivery, { currency }: ErpSettings): Brought => ({
  prices: readRows(priceRow, payload).map((row) => ({
    ...{ sku: row.sku, amount: row.amount, currency: row.currency ?? currency },
    ...(row.from ? { from: readInstant(row.from, at) } : {}),
  })),
})

const storeRow = z.looseObject({
  store: code,
  name: z.string(),
  ...{ street: said, postcode: said, city: said, country: said, phone: said, email: said },
  services: said,
})

const bringStores = ({ payload }: SourceDelivery): Brought => ({
  stores: readRows(storeRow, payload).map((row) => ({
    id: row.store,
    name: row.name,
    address: keepSaid({ street: row.street, postcode: row.postcode, city: row.city, country: row.country }),
    services: (row.services ?? '').split(/[|,]/).flatMap((one) => one.trim() || []),
    ...keepSaid({ phone: row.phone, email: row.email }),
  })),
})

const productRow = z.looseObject({
  product: code,
  sku: code,
  name: z.string(),
  ...{ ean: said, brand: said, category: said, description: said, url: said, picture: said },
  ...{ size: said, color: said, price: amount.nullish(), currency: said },
})

/** Rows of variants; those of one product stand together. */
function bringProducts({ payload }: SourceDelivery, { currency }: ErpSettings): Brought {
  const products = new Map<string, BroughtProduct>()
  for (const row of readRows(productRow, payload)) {
    const variant: BroughtVariant = {
      sku: row.sku,
      ...keepSaid({ gtin: row.ean }),
      options: keepSaid({ size: row.size, color: row.color }),
      ...(row.price ? { price: { amount: row.price, currency: row.currency ?? currency } } : {}),
    }
    const known = products.get(row.product)
    const head = known ?? {
      ...{ id: row.product, name: row.name, categories: row.category ? [row.category] : [], variants: [] },
      ...keepSaid({ brand: row.brand, description: row.description, url: row.url }),
      ...(row.picture ? { pictures: [{ url: row.picture }] } : {}),
    }
    products.set(row.product, { ...head, variants: [...head.variants, variant] })
  }
  return { products: [...products.values()] }
}

const orderRow = z.looseObject({
  order: code,
  status: z.enum(['shipped', 'delivered', 'cancelled', 'refunded']),
  at: z.string(),
  ...{ parcel: said, carrier: said, tracking: said, amount: amount.nullish(), currency: said, reason: said },
  /** Of the document that says so: a correction, a note of dispatch. */
  ref: said,
})

const names = {
  shipped: 'Order Shipped',
  delivered: 'Order Delivered',
  cancelled: 'Order Cancelled',
  refunded: 'Order Refunded',
} as const

/** What became of orders others brought: told of whoever ordered. */
const bringOrders = (delivery: SourceDelivery): Brought => ({
  events: readRows(orderRow, delivery.payload).map((row): SentEvent => {
    const at = readInstant(row.at, delivery.at)
    // A day may bring two refunds: what is said of them tells them apart, where no number of their own does.
    const { amount, currency, reason, ref } = row
    const which = ref ?? row.parcel ?? `${row.at}-${markOf([amount, currency, reason])}`
    const id = `order-${row.order}-${row.status}-${which}`
    const isRefund = row.status === 'refunded'
    return track(
      names[row.status],
      { id, at, who: null },
      {
        order_id: row.order,
        ...(isRefund ? { return_id: id, total: row.amount, currency: row.currency } : {}),
        ...(row.status === 'shipped' || row.status === 'delivered'
          ? { shipment_id: row.parcel, carrier: row.carrier, tracking_url: row.tracking }
          : { reason: row.reason }),
      },
    )
  }),
})

export const maps: Readonly<Record<string, (delivery: SourceDelivery, config: ErpSettings) => Brought>> = {
  products: bringProducts,
  prices: bringPrices,
  stores: bringStores,
  stock: bringStock,
  movements: bringMovements,
  orders: bringOrders,
}
