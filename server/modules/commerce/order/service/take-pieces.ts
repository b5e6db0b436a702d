import { SplotError } from '../../../../platform/errors.ts'
import type { Quote } from '../../catalog/index.ts'
import { listStores, readStoreRow } from '../../location/index.ts'
import { sayInEach } from '../../rules/languages.ts'
import { allocate } from '../rules/allocate.ts'
import type { OrderLine } from '../rules/order.ts'
import { share } from '../rules/share.ts'
import type { Delivery } from '../schema.ts'
import type { Bought } from './basket.ts'
import type { OrderDeps, Turn } from './deps.ts'

interface Taking {
  delivery: Delivery
  storeId: string | null
  lines: readonly OrderLine[]
  orderId: string
  number: string
  until: number
}

interface Taken {
  lines: OrderLine[]
  reservationId: string | null
  storeId: string | null
}

/** A store with this service sends parcels; where none has it, all do. */
const sendingService = 'shipping'

/** The lines with where each is taken from: kept for her, or gone from the counter. @throws stock_short */
export async function takePieces(deps: OrderDeps, turn: Turn, taking: Taking): Promise<Taken> {
  const { delivery, storeId, lines, number, orderId, until } = taking
  const { tx, now: at } = turn
  if (delivery.kind === 'till' && storeId !== null) {
    const sold = lines.map(({ sku, quantity }) => ({ storeId, sku, quantity }))
    const short = await deps.stock.sell(tx, { lines: sold, ref: number, at })
    return {
      lines: lines.map((line, i) => ({ ...line, storeId, short: short[i] ?? 0 })),
      ...{ reservationId: null, storeId },
    }
  }
  const stores = storeId === null ? await listSending(turn) : [storeId]
  const skus = lines.map((one) => one.sku)
  const counted = await deps.stock.listCounted(tx, skus)
  const known = await deps.stock.listFree(tx, skus)
  const free = (from: string, sku: string) => (counted.has(sku) ? known(from, sku) : Number.POSITIVE_INFINITY)
  const found = allocate(lines, stores, free)
  if (!found.ok)
    throw shortage(
      lines,
      found.index,
      Math.max(0, ...stores.map((id) => free(id, lines[found.index]?.sku ?? ''))),
    )
  const placed = lines.map((line, i) => ({ ...line, storeId: found.storeIds[i] ?? null }))
  const wanted = placed.flatMap(({ storeId: from, sku, quantity }) =>
    from === null || !counted.has(sku) ? [] : [{ storeId: from, sku, quantity }],
  )
  const from = storeId ?? found.storeIds[0] ?? null
  if (wanted.length === 0) return { lines: placed, reservationId: null, storeId: from }
  const id = deps.ids.uuid(at)
  // Somebody may have been faster since the look.
  const [short] = await deps.stock.keep(tx, { id, lines: wanted, ref: orderId, until, at })
  if (short !== undefined)
    throw shortage(
      lines,
      lines.findIndex((one) => one.sku === short.sku),
      short.free,
    )
  return { lines: placed, reservationId: id, storeId: from }
}

const shortage = (lines: readonly OrderLine[], index: number, free: number) => {
  const { name = '', variant = '' } = lines[index]?.body ?? {}
  const what = [name, variant].filter((word) => word !== '').join(', ')
  return new SplotError('stock_short', {
    path: `body.lines.${index}.quantity`,
    hint: { pl: `${what}: wolnych sztuk: ${free}.`, en: `${what}: pieces free: ${free}.` },
  })
}

async function listSending({ tx }: Turn): Promise<string[]> {
  const stores = (await listStores(tx)).map(readStoreRow)
  const sending = stores.filter((one) => one.services.includes(sendingService))
  return (sending.length > 0 ? sending : stores).map((one) => one.id).sort()
}

const wordsOf = (quote: Quote | undefined): OrderLine['body']['words'] =>
  quote === undefined
    ? null
    : sayInEach((one) => ({ name: quote.words[one].name, variant: quote.words[one].variant }))

/** Each line with its part of coupons and points: what it was paid, to the grosz. */
export function makeLines({ basket, discounts, pointsMinor, goods, reasons }: Bought): OrderLine[] {
  const left = basket.lines.map(
    (one) => one.unitMinor * BigInt(one.quantity) - (discounts.ofLine.get(one.line) ?? 0n),
  )
  const points = share(pointsMinor, left)
  return basket.lines.map((one, i) => ({
    ...{ line: one.line, sku: one.sku, productId: one.productId, storeId: null, quantity: one.quantity },
    ...{
      kept: one.quantity,
      returned: 0,
      short: 0,
      unitMinor: one.unitMinor,
      regularMinor: one.regularMinor,
    },
    paidMinor: (left[i] ?? 0n) - (points[i] ?? 0n),
    body: {
      ...{ name: one.name, variant: one.variant, categories: [...one.categories] },
      ...{
        picture: goods.get(one.sku)?.picture ?? null,
        words: wordsOf(goods.get(one.sku)),
        promotionId: one.promotionId,
        reason: reasons.get(one.line) ?? null,
      },
    },
  }))
}
