import { SplotError } from '../../../../platform/errors.ts'
import { type Quote, quoteVariants } from '../../catalog/index.ts'
import { findStores, readStoreRow } from '../../location/index.ts'
import { readMinor } from '../../schema.ts'
import type { Basket, BasketLine, Discounts, Occasion } from '../../service/ports.ts'
import type { Shopper } from '../../service/shop-route.ts'
import type { PlaceBody } from '../schema.ts'
import type { OrderDeps, Turn } from './deps.ts'

/** What somebody buys, priced, with coupons and points held for it. */
export interface Bought {
  basket: Basket
  births: readonly string[]
  birth: string | null
  anonymousId: string | null
  /** What is bought, by SKU. */
  goods: ReadonlyMap<string, Quote>
  /** Why a line has another price than the server's, by line. */
  reasons: ReadonlyMap<string, string>
  discounts: Discounts
  points: number
  pointsMinor: bigint
  occasion: Occasion
  cartId: string | null
}

/** The store this order is about, where it is about one. @throws store_unknown, delivery_unknown */
export async function pointLine({ tx }: Turn, { delivery, storeId }: PlaceBody) {
  const isKept = delivery.kind === 'pickup' || delivery.kind === 'try'
  const id = isKept ? delivery.storeId : storeId
  const path = isKept ? 'body.delivery.storeId' : 'body.storeId'
  if (id === null) {
    if (delivery.kind === 'ship') return null
    throw new SplotError('store_unknown', { path })
  }
  const [row] = await findStores(tx, [id])
  if (row === undefined || !row.isActive) throw new SplotError('store_unknown', { path })
  return { id, zone: readStoreRow(row).zone ?? null }
}

/** Whose order it is: of somebody known every birth, of a passer-by none. @throws not_found */
export async function findBuyer(
  deps: OrderDeps,
  { tx }: Turn,
  { body, shopper }: { body: PlaceBody; shopper?: Shopper | undefined },
): Promise<{ birth: string | null; births: readonly string[] }> {
  if (shopper !== undefined) return { birth: shopper.birth, births: shopper.births }
  if (body.customerId === null) return { birth: null, births: [] }
  const all = await deps.graph.listClusters(tx, tx.workspaceId, [body.customerId], 'service')
  if (all.length === 0) throw new SplotError('not_found', { path: 'body.customerId' })
  return {
    birth: body.customerId,
    births: [body.customerId, ...all.map((one) => one.birthId).filter((one) => one !== body.customerId)],
  }
}

interface Opening {
  body: PlaceBody
  shopper?: Shopper | undefined
  occasion: Occasion
  settings: { currency: string; language: 'pl' | 'en' }
}

type Opened = Pick<Bought, 'basket' | 'births' | 'anonymousId' | 'goods' | 'reasons'> & {
  birth?: string | null
}

/** The cart as she saw it, or the lines that were given. */
export async function openBasket(deps: OrderDeps, turn: Turn, opening: Opening): Promise<Opened> {
  const { body, shopper, occasion, settings } = opening
  const quotesOf = async (skus: readonly string[]) => {
    const then = await quoteVariants(turn.tx, skus, { ...settings, at: occasion.at })
    const isPast = occasion.at < turn.now && [...then.values()].some((one) => one.price === null)
    // Sold before we knew its price: the price of now is the nearest there is.
    return isPast ? quoteVariants(turn.tx, skus, { ...settings, at: turn.now }) : then
  }
  if (body.cartId !== null) {
    const { cartId, version } = body
    const taken = await deps.checkout.take(turn.tx, { cartId, version, occasion, shopper })
    const quotes = await quotesOf(taken.basket.lines.map((one) => one.sku))
    const coupons = [...new Set([...taken.basket.coupons, ...body.coupons])]
    // Her own page sends the codes she saw working; the others of her cart she saw refused.
    const seenRefused =
      shopper === undefined ? [] : taken.basket.coupons.filter((one) => !body.coupons.includes(one))
    return {
      ...{ basket: { ...taken.basket, coupons, seenRefused }, births: taken.births, reasons: new Map() },
      ...{ birth: taken.birth ?? shopper?.birth ?? body.customerId, anonymousId: taken.anonymousId },
      goods: quotes,
    }
  }
  if (body.lines.length === 0) throw new SplotError('cart_empty', { path: 'body.lines' })
  const quotes = await quotesOf(body.lines.map((one) => one.sku))
  const reasons = new Map<string, string>()
  const { currency } = settings
  const lines = body.lines.map((line, i): BasketLine => {
    const name = String(i + 1)
    const quote = quotes.get(line.sku)
    if (quote === undefined) throw new SplotError('sku_unknown', { path: `body.lines.${i}.sku` })
    const isTill = body.delivery.kind === 'till'
    const own = readOwnPrice(line, { path: `body.lines.${i}.price`, currency, isTill })
    // What lies on the counter can be sold, whatever the catalogue says of it by now.
    if (own === null && (quote.price === null || (!quote.isActive && !isTill)))
      throw new SplotError('variant_unavailable', { path: `body.lines.${i}.sku` })
    if (own !== null) reasons.set(name, line.reason ?? '')
    return { ...priceLine(quote, own), line: name, quantity: line.quantity }
  })
  const basket = { currency, lines, coupons: body.coupons }
  return { basket, births: [], anonymousId: null, goods: quotes, reasons }
}

/** A price somebody at a till has made; null where the server's counts. @throws price_unread, price_reason */
function readOwnPrice(
  line: PlaceBody['lines'][number],
  { path, currency, isTill }: { path: string; currency: string; isTill: boolean },
): bigint | null {
  if (line.price === undefined) return null
  const own = readMinor(line.price, currency)
  if (own === null) throw new SplotError('price_unread', { path })
  if (!isTill || line.reason === undefined) throw new SplotError('price_reason', { path })
  return own
}

function priceLine(quote: Quote, own: bigint | null): Omit<BasketLine, 'line' | 'quantity'> {
  const { sku, productId, name, variant, categories, price } = quote
  const unitMinor = own ?? price?.unitMinor ?? 0n
  const promotionId = own === null ? (price?.promotionId ?? null) : null
  const regularMinor = price?.regularMinor ?? unitMinor
  return { sku, productId, name, variant, categories, unitMinor, regularMinor, promotionId }
}
