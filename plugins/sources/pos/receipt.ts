import { type Brought, PayloadFault, type SourceDelivery } from '@splot/contract/plugin/source'
import {
  keepSaid,
  nameGuest,
  nameOr,
  partOf,
  readInstant,
  readPayload,
  track,
} from '@splot/contract/plugin/source-tell'
import { z } from 'zod'
import type { PosSettings } from './index.ts'

const said = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .nullish()
const code = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1).max(64))
/** Polish tills write a comma. */
const amount = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).replace(/\s/g, '').replace(',', '.'))
const count = amount.pipe(z.string().regex(/^\d{1,6}(\.\d{1,3})?$/)).transform(Number)

const line = {
  sku: said,
  ean: said,
  name: said,
  category: said,
  quantity: count.optional(),
  price: amount.nullish(),
}
const head = {
  receipt: code,
  store: code,
  till: said,
  at: z.string(),
  currency: said,
  payment: said,
  card: said,
  email: said,
  phone: said,
  order: said,
  /** Of a return: the receipt it was sold with. */
  ...{ sale_receipt: said, sale_till: said, sale_at: said },
}

const receipt = z.looseObject({
  ...head,
  total: amount.nullish(),
  lines: z.array(z.looseObject(line)).min(1).max(1_000),
})
type Receipt = z.output<typeof receipt>

const row = z.looseObject({ ...head, total: amount.nullish(), ...line })

/** One receipt, a list of them, or rows of a file: a row a line. */
function readReceipts(payload: unknown): Receipt[] {
  if (!Array.isArray(payload)) return [readPayload(receipt, payload)]
  const receipts = new Map<string, Receipt>()
  for (const [index, item] of payload.entries()) {
    const hasLines = typeof item === 'object' && item !== null && 'lines' in item
    const one = hasLines ? readAt(receipt, item, index) : toReceipt(readAt(row, item, index))
    const key = JSON.stringify([one.store, one.till, one.receipt, one.at])
    const known = receipts.get(key)
    if (known === undefined) receipts.set(key, one)
    else receipts.set(key, { ...known, lines: [...known.lines, ...one.lines] })
  }
  return [...receipts.values()]
}

function readAt<S extends z.ZodType>(shape: S, item: unknown, index: number): z.output<S> {
  try {
    return readPayload(shape, item)
  } catch (error) {
    if (error instanceof PayloadFault) throw new PayloadFault(`${index}.${error.path}`)
    throw error
  }
}

function toReceipt(one: z.output<typeof row>): Receipt {
  const { sku, ean, name, category, quantity, price, ...rest } = one
  return { ...rest, lines: [{ sku, ean, name, category, quantity, price }] }
}

/** Sold pieces of one variant in a store; one that the till knows by its EAN alone is found by it in the catalogue. */
const listSold = (one: Receipt, kind: 'sale' | 'return', once: string) =>
  one.lines.flatMap(({ sku: own, ean, quantity = 1 }) => {
    const sku = own || ean
    return sku && Number.isInteger(quantity) && quantity > 0
      ? [{ storeId: one.store, sku, kind, quantity, ref: `receipt ${one.receipt}`.slice(0, 64), once }]
      : []
  })

/** A receipt is known by its store, till, number and day: by API and by file it is the same one, and two tills may count alike. */
function idOf(one: Receipt, at: string, isReturn: boolean): string {
  const parts = [one.store, ...(one.till ? [one.till] : []), one.receipt].map(partOf)
  return [isReturn ? 'return' : 'receipt', ...parts, at.slice(0, 10)].join('-')
}

/** As a receipt is told: a till begins to count anew, so that its number alone names none. */
const nameReceipt = (till: string | null | undefined, receipt: string, at: string): string =>
  [...(till ? [till] : []), receipt, at.slice(0, 10)].join('/')

/** A return is one of the sale it names, else a document of its own. */
function soldAs(one: Receipt, at: string): string {
  const { till, receipt: own, sale_receipt: sold, sale_till: soldAt, sale_at: day } = one
  return sold && day
    ? nameReceipt(soldAt || till, sold, readInstant(day, Date.parse(at)))
    : nameReceipt(till, own, at)
}

export function bringReceipts(delivery: SourceDelivery, config: PosSettings): Brought {
  const isReturn = delivery.topic === 'returns'
  const receipts = readReceipts(delivery.payload).map((one) => {
    const at = readInstant(one.at, delivery.at)
    const who = { card: one.card ?? null, email: one.email ?? null, phone: one.phone ?? null }
    return { one, at, who, id: idOf(one, at, isReturn) }
  })
  const events = receipts.map(({ one, at, who, id }) => {
    const told = { id, at, who: nameOr(who, id), channel: 'pos' } as const
    return track(isReturn ? 'Sale Returned' : 'Sale Completed', told, {
      receipt_id: isReturn ? soldAs(one, at) : nameReceipt(one.till, one.receipt, at),
      ...(isReturn ? { return_id: id } : {}),
      order_id: one.order || null,
      store_id: one.store,
      till_id: one.till || null,
      total: one.total,
      currency: one.currency || config.currency,
      payment_method: one.payment || null,
      products: one.lines.map(({ sku, ean, name, category, quantity = 1, price }) => ({
        ...keepSaid({
          sku: sku || null,
          ean: ean || null,
          name: name || null,
          category: category || null,
          price,
        }),
        quantity,
      })),
    })
  })
  const kind = isReturn ? 'return' : 'sale'
  return {
    events,
    // Her card may be read after the receipt was sent: it is hers all the same.
    guests: receipts.flatMap(({ at, who, id }) =>
      nameGuest({ id: `${id}-who`, at, who, channel: 'pos' }, id),
    ),
    movements: config.movesStock ? receipts.flatMap(({ one, id }) => listSold(one, kind, id)) : [],
  }
}
