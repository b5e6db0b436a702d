import type { Money } from '@splot/contract/money'
import type { Purchases } from './orders.ts'
import { dayMs, sumRevenue } from './value.ts'

/** Edges between the five scores, workspace by workspace; money in minor units of the customer's first currency. */
export interface RfmThresholds {
  /** Days since the last order: at most the first edge scores 5, beyond the last scores 1. */
  readonly recencyDays: readonly [number, number, number, number]
  /** Orders in the last 365 days: at least the first edge scores 5, below the last scores 1. */
  readonly frequency: readonly [number, number, number, number]
  readonly monetary: readonly [bigint, bigint, bigint, bigint]
}

export const defaultRfm: RfmThresholds = {
  recencyDays: [30, 90, 180, 365],
  frequency: [8, 5, 3, 2],
  monetary: [200_000n, 100_000n, 50_000n, 20_000n],
}

export interface Rfm {
  /** Whole days since the last order. */
  recencyDays: number
  /** Orders in the last 365 days. */
  frequency: number
  /** What they brought after returns, in the first currency. */
  monetary: Money
  /** Three digits of 1 (weak) to 5 (strong): recency, frequency, monetary. */
  score: string
}

/** Recency, frequency, monetary value of a customer at `now`; null without an order. */
export function scoreRfm(purchases: Purchases, now: number, edges: RfmThresholds = defaultRfm): Rfm | null {
  const last = purchases.orders.at(-1)
  if (last === undefined) return null
  const since = now - 365 * dayMs
  const recencyDays = Math.max(0, Math.floor((now - last.at) / dayMs))
  const frequency = purchases.orders.filter((order) => order.at > since).length
  const monetary = sumRevenue(purchases, since)[0] ?? { currency: last.currency, minor: 0n }
  const recencyScore = 5 - edges.recencyDays.filter((edge) => recencyDays > edge).length
  const frequencyScore = 5 - edges.frequency.filter((edge) => frequency < edge).length
  const monetaryScore = 5 - edges.monetary.filter((edge) => monetary.minor < edge).length
  return { recencyDays, frequency, monetary, score: `${recencyScore}${frequencyScore}${monetaryScore}` }
}
