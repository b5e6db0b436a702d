import { parsePriceMinor, toDecimal } from '@splot/contract/money'
import type { ListShelfReply } from '../app/api.gen.ts'

export type Article = ListShelfReply['items'][number]

/** What lies on the counter. Amounts are decimal texts. */
export interface Line {
  sku: string
  productId: string
  name: string
  variant: string
  picture: string | null
  quantity: number
  price: string
  regular: string
}

/** A sale from its first line to its receipt; its id is the key under which the server takes it once. */
export interface Sale {
  id: string
  startedAt: number
  currency: string
  customer: { id: string; name: string } | null
  lines: readonly Line[]
}

export type PayMethod = 'cash' | 'terminal' | 'gift_card' | 'transfer'
export interface Payment {
  method: PayMethod
  amount: string
}

export const mostPieces = 999
const mostLines = 200

export const startSale = (id: string, startedAt: number, currency: string): Sale => ({
  ...{ id, startedAt, currency },
  customer: null,
  lines: [],
})

const minorOf = (amount: string, currency: string): bigint => parsePriceMinor(amount, currency) ?? 0n

/** One more piece; the line that changed last stands on top, where the eye is. */
export function addArticle(sale: Sale, article: Article): Sale {
  const { sku, productId, name, variant, picture, price, regular } = article
  const known = sale.lines.find((one) => one.sku === sku)
  if (known === undefined && sale.lines.length >= mostLines) return sale
  const quantity = Math.min(mostPieces, (known?.quantity ?? 0) + 1)
  const line = { sku, productId, name, variant, picture, price, regular, quantity }
  return { ...sale, lines: [line, ...sale.lines.filter((one) => one.sku !== sku)] }
}

/** So many pieces from now on; nought takes the line away. */
export const setQuantity = (sale: Sale, sku: string, quantity: number): Sale => ({
  ...sale,
  lines: sale.lines.flatMap((one) => {
    if (one.sku !== sku) return [one]
    return quantity < 1 ? [] : [{ ...one, quantity: Math.min(mostPieces, Math.floor(quantity)) }]
  }),
})

/** What a line comes to. */
export const sumOf = ({ price, quantity }: Pick<Line, 'price' | 'quantity'>, currency: string): string =>
  toDecimal(minorOf(price, currency) * BigInt(quantity), currency)

export interface Totals {
  pieces: number
  /** Before discounts of coupons and points. */
  goods: string
  /** What promotions took off already. */
  saved: string
}

export function sumUp(lines: readonly Line[], currency: string): Totals {
  let [pieces, goods, regular] = [0, 0n, 0n]
  for (const one of lines) {
    pieces += one.quantity
    goods += minorOf(one.price, currency) * BigInt(one.quantity)
    regular += minorOf(one.regular, currency) * BigInt(one.quantity)
  }
  return { pieces, goods: toDecimal(goods, currency), saved: toDecimal(regular - goods, currency) }
}

/** `a - b`, never below nought. */
export function subtract(a: string, b: string, currency: string): string {
  const rest = minorOf(a, currency) - minorOf(b, currency)
  return toDecimal(rest < 0n ? 0n : rest, currency)
}

/** An amount as fingers type it: `1 000,50`; null where it is none. */
const readTyped = (text: string, currency: string): bigint | null =>
  parsePriceMinor(text.trim().replace(',', '.').replaceAll(/\s/g, ''), currency)

/** A part that is paid in another way, as it is typed, and what is left of it; null while it is no part of what is due. */
export function splitDue(part: string, due: string, currency: string): { part: string; rest: string } | null {
  const minor = readTyped(part, currency)
  const left = minor === null ? null : minorOf(due, currency) - minor
  if (minor === null || left === null || minor <= 0n || left <= 0n) return null
  return { part: toDecimal(minor, currency), rest: toDecimal(left, currency) }
}

/** What is given back of cash; null while it is not enough. */
export function findChange(given: string, due: string, currency: string): string | null {
  const minor = readTyped(given, currency)
  const back = minor === null ? null : minor - minorOf(due, currency)
  return back === null || back < 0n ? null : toDecimal(back, currency)
}

/** Points that could pay here, in whole lots of the programme: no more than pay for anything, and none below its least. */
export function findPoints(
  all: number,
  spend: { points: number; worth: string; minimum: number; mostPercent: number },
  { total, currency }: { total: string; currency: string },
): { least: number; most: number } {
  const lot = BigInt(spend.points)
  const worth = minorOf(spend.worth, currency)
  const share = (minorOf(total, currency) * BigInt(spend.mostPercent)) / 100n
  const useful = worth === 0n ? 0n : (share + worth - 1n) / worth
  const owned = BigInt(all) / lot
  const most = Number((owned < useful ? owned : useful) * lot)
  const least = Math.max(1, Math.ceil(spend.minimum / spend.points)) * spend.points
  return most < least ? { least: 0, most: 0 } : { least, most }
}

/** What points are worth at a checkout: whole points, never more than the programme lets them pay. */
export function worthOfPoints(
  points: number,
  spend: { points: number; worth: string; mostPercent: number },
  { total, currency }: { total: string; currency: string },
): string {
  const worth = (BigInt(points) * minorOf(spend.worth, currency)) / BigInt(spend.points)
  const most = (minorOf(total, currency) * BigInt(spend.mostPercent)) / 100n
  return toDecimal(worth < most ? worth : most, currency)
}

export interface Checkout {
  storeId: string
  tillId: string
  payments: readonly Payment[]
  /** The customer's cart where the server knows it; else the lines are told. */
  cart: { id: string; version: string; coupons: readonly string[]; points: number } | null
  /** By the clock of this till. */
  soldAt: number
  /** Said with the prices that were on the screen, where the network was gone; null: the server's own count. */
  reason: string | null
}

type Delivery = { kind: 'till' } | { kind: 'pickup'; storeId: string }

/** The body of `POST /api/v1/orders`. */
export function makeOrder(sale: Sale, { storeId, tillId, payments, cart, soldAt, reason }: Checkout) {
  const delivery: Delivery = { kind: 'till' }
  const told = sale.lines.map(({ sku, quantity, price }) =>
    reason === null ? { sku, quantity } : { sku, quantity, price, reason },
  )
  return {
    channel: 'pos' as const,
    ...{ customerId: sale.customer?.id ?? null, storeId, tillId, payments: [...payments] },
    ...{ cartId: cart?.id ?? null, version: cart?.version ?? null },
    ...{ coupons: [...(cart?.coupons ?? [])], points: cart?.points ?? 0 },
    lines: cart === null ? told : [],
    delivery,
    currency: sale.currency,
    at: new Date(soldAt).toISOString(),
  }
}
export type OrderBody = Omit<ReturnType<typeof makeOrder>, 'delivery'> & { delivery: Delivery }
