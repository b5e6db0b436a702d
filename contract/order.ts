import { parseCurrency, parsePriceMinor } from './money.ts'

/**
 * What an event says about an order. Folds read this mark, never an event's name. Property names are tried in
 * order; the first that is present counts.
 */
export interface OrderRole {
  readonly act: 'placed' | 'updated' | 'refunded' | 'cancelled'
  /** Where the total stands: usually total, then revenue, then value. */
  readonly amount: readonly string[]
  /** A till's receipt is its own order only where it names none. */
  readonly isReceipt?: true
}

export interface OrderLine {
  readonly productId: string | null
  readonly category: string | null
  readonly quantity: number
  /** Price of the whole line; null where no price was sent. */
  readonly minor: bigint | null
}

export interface OrderFact {
  readonly act: OrderRole['act']
  /** `order:ID` or `receipt:STORE:ID`; null where the event names neither (count it by its messageId). */
  readonly key: string | null
  /** Refunds: key of the return document, so that two reports of one return count once; else null. */
  readonly returnKey: string | null
  /** Always >= 0. Null on a refund or cancellation = the whole order; on a placed order = unknown. */
  readonly minor: bigint | null
  readonly currency: string
  readonly storeId: string | null
  readonly lines: readonly OrderLine[]
}

type Properties = Readonly<Record<string, unknown>>

function readText(value: unknown): string | null {
  if (typeof value === 'string') return value === '' ? null : value
  return typeof value === 'number' ? String(value) : null
}

const absolute = (value: bigint) => (value < 0n ? -value : value)

/** Nobody buys a million of one thing at once: more is a slip, and counts as one. */
const maxQuantity = 1e6
/** The lines of no order cost more; a 64-bit column holds it. */
const maxMinor = 10n ** 15n

function readLine(value: unknown, currency: string): OrderLine {
  const line: Properties = typeof value === 'object' && value !== null ? { ...value } : {}
  const count = Number(line.quantity ?? 1)
  const quantity = Math.abs(count) <= maxQuantity ? Math.abs(count) : 1
  const unit = parsePriceMinor(line.price, currency)
  // Pieces sold by weight have a fraction: thousandths keep the product exact without floats.
  const milli = BigInt(Math.round(quantity * 1000))
  const minor = unit === null ? null : (absolute(unit) * milli + 500n) / 1000n
  return {
    productId: readText(line.product_id) ?? readText(line.sku),
    category: readText(line.category),
    quantity,
    minor,
  }
}

function sumLines(lines: readonly OrderLine[]): bigint | null {
  let sum: bigint | null = null
  for (const line of lines) if (line.minor !== null) sum = (sum ?? 0n) + line.minor
  return sum !== null && sum > maxMinor ? null : sum
}

function readAmount(role: OrderRole, properties: Properties, currency: string): bigint | null {
  for (const name of role.amount) {
    const minor = parsePriceMinor(properties[name], currency)
    if (minor !== null) return absolute(minor)
  }
  return null
}

function readKey(role: OrderRole, properties: Properties, storeId: string | null): string | null {
  const order = readText(properties.order_id)
  if (order !== null) return `order:${order}`
  const receipt = role.isReceipt === true ? readText(properties.receipt_id) : null
  return receipt === null ? null : `receipt:${storeId ?? ''}:${receipt}`
}

/**
 * The order an event speaks of, in minor units; `fallback` is the currency of the workspace.
 * Without a total the lines are summed (a sum beyond reason is unknown); a cancellation always means the whole order.
 */
export function readOrder(role: OrderRole, properties: Properties, fallback: string): OrderFact {
  const currency = parseCurrency(properties.currency) ?? fallback
  const storeId = readText(properties.store_id)
  const products = properties.products
  const lines = Array.isArray(products) ? products.map((line) => readLine(line, currency)) : []
  const returned = role.act === 'refunded' ? readText(properties.return_id) : null
  return {
    act: role.act,
    key: readKey(role, properties, storeId),
    returnKey: returned === null ? null : `return:${returned}`,
    minor: role.act === 'cancelled' ? null : (readAmount(role, properties, currency) ?? sumLines(lines)),
    currency,
    storeId,
    lines,
  }
}
