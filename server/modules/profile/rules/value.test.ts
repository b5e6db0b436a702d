import { describe, expect, it } from 'vitest'
import { scoreRfm } from './rfm.ts'
import { averageOrder, dayMs, listMonths, sumRevenue } from './value.ts'

const now = Date.UTC(2026, 10, 22, 12)
const order = (daysAgo: number, net: bigint, currency = 'PLN') => ({
  key: `order:${daysAgo}:${net}`,
  at: now - daysAgo * dayMs,
  currency,
  net,
})
const none = { orders: [], looseRefunds: [] }

describe('revenue', () => {
  it('is summed by currency, the one with most orders first', () => {
    const purchases = { ...none, orders: [order(3, 100n, 'EUR'), order(2, 50n), order(1, 70n)] }
    expect(sumRevenue(purchases)).toEqual([
      { currency: 'PLN', minor: 120n },
      { currency: 'EUR', minor: 100n },
    ])
  })
  it('loses what was given back for sales nobody reported', () => {
    const looseRefunds = [{ at: now, currency: 'PLN', minor: 30n }]
    expect(sumRevenue({ orders: [order(1, 100n)], looseRefunds })).toEqual([{ currency: 'PLN', minor: 70n }])
  })
  it('beyond 2^53 minor units stays exact', () => {
    expect(sumRevenue({ ...none, orders: [order(1, 9_007_199_254_740_993n), order(2, 1n)] })[0]?.minor).toBe(
      9_007_199_254_740_994n,
    )
  })
})

describe('the average order', () => {
  it('is rounded half up to a whole grosz', () => {
    expect(averageOrder({ ...none, orders: [order(1, 100n), order(2, 101n)] })).toEqual([
      { currency: 'PLN', minor: 101n },
    ])
    expect(
      averageOrder({ ...none, orders: [order(1, 100n), order(2, 100n), order(3, 101n)] })[0]?.minor,
    ).toBe(100n)
  })
  it('is missing without an order', () => expect(averageOrder(none)).toEqual([]))
})

describe('the months', () => {
  it('are twelve, oldest first, in the time zone of the workspace', () => {
    // 31 October, 23:30 UTC is already November in Warsaw.
    const purchases = { ...none, orders: [{ ...order(0, 500n), at: Date.UTC(2026, 9, 31, 23, 30) }] }
    const months = listMonths(purchases, 'PLN', now, 'Europe/Warsaw')
    expect(months).toHaveLength(12)
    expect(months[0]?.month).toBe('2025-12')
    expect(months.at(-1)).toEqual({ month: '2026-11', currency: 'PLN', minor: 500n })
    expect(listMonths(purchases, 'PLN', now, 'UTC').at(-2)?.minor).toBe(500n)
  })
  it('hold one currency', () => {
    const purchases = { ...none, orders: [order(1, 500n, 'EUR')] }
    expect(listMonths(purchases, 'PLN', now, 'UTC').every((one) => one.minor === 0n)).toBe(true)
  })
})

describe('RFM', () => {
  it('is nothing without an order', () => expect(scoreRfm(none, now)).toBeNull())
  it('scores the best at 555 and the weakest at 111', () => {
    const often = Array.from({ length: 8 }, (_, i) => order(8 - i, 30_000n))
    expect(scoreRfm({ ...none, orders: often }, now)).toMatchObject({
      frequency: 8,
      recencyDays: 1,
      score: '555',
    })
    expect(scoreRfm({ ...none, orders: [order(400, 100n)] }, now)?.score).toBe('111')
  })
  it('moves with the thresholds of the workspace', () => {
    const edges = {
      recencyDays: [1, 2, 3, 4],
      frequency: [8, 5, 3, 2],
      monetary: [4n, 3n, 2n, 1n],
    } as const
    expect(scoreRfm({ ...none, orders: [order(10, 100n)] }, now, edges)?.score).toBe('115')
  })
})
