import type { Money } from '@splot/contract/money'
import type { Purchases } from './orders.ts'

export const dayMs = 86_400_000

/** Sums by currency; the currency with most orders first, so that the first is the customer's own. */
export function sumRevenue(purchases: Purchases, since = Number.NEGATIVE_INFINITY): Money[] {
  const sums = new Map<string, bigint>()
  const add = (currency: string, minor: bigint) => sums.set(currency, (sums.get(currency) ?? 0n) + minor)
  for (const order of purchases.orders) if (order.at > since) add(order.currency, order.net)
  for (const refund of purchases.looseRefunds) if (refund.at > since) add(refund.currency, -refund.minor)
  const counts = countOrders(purchases)
  return [...sums]
    .sort((a, b) => (counts.get(b[0]) ?? 0) - (counts.get(a[0]) ?? 0) || (a[0] < b[0] ? -1 : 1))
    .map(([currency, minor]) => ({ currency, minor }))
}

/** Revenue by the number of orders, per currency, rounded half up to a whole minor unit. */
export function averageOrder(purchases: Purchases): Money[] {
  const counts = countOrders(purchases)
  const averages: Money[] = []
  for (const { currency, minor } of sumRevenue(purchases)) {
    const count = BigInt(counts.get(currency) ?? 0)
    if (count > 0n) averages.push({ currency, minor: divideHalfUp(minor, count) })
  }
  return averages
}

function countOrders(purchases: Purchases): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { currency } of purchases.orders) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return counts
}

function divideHalfUp(value: bigint, by: bigint): bigint {
  const doubled = value * 2n + by
  const quotient = doubled / (by * 2n)
  return doubled < 0n && doubled % (by * 2n) !== 0n ? quotient - 1n : quotient
}

export interface MonthValue {
  /** `2026-11`, a calendar month of the workspace's time zone. */
  month: string
  currency: string
  minor: bigint
}

/**
 * The last twelve calendar months up to `now`, oldest first, in one currency; an order counts in the month it was
 * placed, with its returns taken off.
 */
export function listMonths(
  purchases: Purchases,
  currency: string,
  now: number,
  timeZone: string,
): MonthValue[] {
  const sums = new Map<string, bigint>()
  for (const month of lastMonths(now, timeZone)) sums.set(month, 0n)
  const add = (at: number, minor: bigint) => {
    const month = monthOf(at, timeZone)
    const sum = sums.get(month)
    if (sum !== undefined) sums.set(month, sum + minor)
  }
  for (const order of purchases.orders) if (order.currency === currency) add(order.at, order.net)
  for (const refund of purchases.looseRefunds) if (refund.currency === currency) add(refund.at, -refund.minor)
  return [...sums].map(([month, minor]) => ({ month, currency, minor }))
}

const formats = new Map<string, Intl.DateTimeFormat>()

function monthOf(at: number, timeZone: string): string {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(at).slice(0, 7)
}

function lastMonths(now: number, timeZone: string): string[] {
  const [year = 0, month = 0] = monthOf(now, timeZone).split('-').map(Number)
  const months: string[] = []
  for (let back = 11; back >= 0; back--) {
    const index = year * 12 + (month - 1) - back
    months.push(`${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`)
  }
  return months
}
