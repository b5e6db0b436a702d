import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findReduction,
  judgePrice,
  listEffectiveSteps,
  type PricePromotion,
  type PriceStep,
  priceAt,
  reduce,
} from './price.ts'

const day = 86_400_000
const step = (at: number, minor: number): PriceStep => ({ fromAt: at * day, minor: BigInt(minor) })
const percent = (id: string, from: number, until: number | null, points: number): PricePromotion => ({
  ...{ id, fromAt: from * day, untilAt: until === null ? null : until * day },
  effect: { kind: 'percent', basisPoints: points * 100 },
})
const reductionAt = (steps: PriceStep[], promotions: PricePromotion[], at: number) => {
  const found = findReduction(listEffectiveSteps(steps, promotions, 'PLN'), at * day)
  return found && [found.since / day, Number(found.lowestMinor)]
}

describe('promotions', () => {
  it('the best for the customer counts; they do not add up', () => {
    const all = [percent('a', 1, 9, 10), percent('b', 1, 9, 30), percent('c', 1, 9, 20)]
    expect(priceAt([step(0, 19_999)], all, 'PLN', 2 * day)).toEqual({
      minor: 13_999n,
      regularMinor: 19_999n,
      promotionId: 'b',
    })
  })

  it('begins with its first instant and ends before its last', () => {
    const asked = (at: number) => priceAt([step(0, 100)], [percent('a', 1, 2, 50)], 'PLN', at)?.minor
    expect([day - 1, day, 2 * day - 1, 2 * day].map(asked)).toEqual([100n, 50n, 50n, 100n])
  })

  it('never lifts a price or takes it below nought; another currency is left alone', () => {
    const amount = (kind: 'amount' | 'price', minor: bigint, currency = 'PLN') => ({ kind, minor, currency })
    expect(reduce(100n, amount('amount', 300n), 'PLN')).toBe(0n)
    expect(reduce(100n, amount('price', 300n), 'PLN')).toBe(100n)
    expect(reduce(100n, amount('price', 30n, 'EUR'), 'PLN')).toBe(100n)
    expect(reduce(333n, { kind: 'percent', basisPoints: 5_000 }, 'PLN')).toBe(167n)
  })

  it('there is no price before the first', () => {
    expect(priceAt([step(5, 100)], [], 'PLN', 4 * day)).toBeNull()
  })
})

describe('the lowest price of thirty days', () => {
  it.each([
    ['a plain reduction names the price before', [step(0, 200), step(50, 150)], [], 60, [50, 200]],
    [
      'a lower price 29 days earlier counts',
      [step(0, 200), step(10, 120), step(22, 200), step(50, 150)],
      [],
      60,
      [50, 120],
    ],
    [
      'one that ended 30 days before does not',
      [step(0, 120), step(20, 200), step(50, 150)],
      [],
      60,
      [50, 200],
    ],
    [
      'one that ended a moment later does',
      [step(0, 120), step(20.001, 200), step(50, 150)],
      [],
      60,
      [50, 120],
    ],
    [
      'a further reduction looks at its own thirty days',
      [step(0, 200), step(40, 150), step(50, 100)],
      [],
      60,
      [50, 150],
    ],
    ['new in the shop: since it was offered', [step(45, 200), step(50, 150)], [], 60, [50, 200]],
    ['a price that rose is not reduced', [step(0, 100), step(50, 150)], [], 60, null],
    ['nor is one that never moved', [step(0, 100)], [], 60, null],
    ['a promotion is a reduction', [step(0, 200)], [percent('a', 50, 60, 10)], 55, [50, 200]],
    [
      'and counts as a price for the next',
      [step(0, 200)],
      [percent('a', 30, 35, 50), percent('b', 50, 60, 10)],
      55,
      [50, 100],
    ],
    [
      'raised before the sale: the old price stays the reference',
      [step(0, 100), step(45, 180), step(50, 120)],
      [],
      55,
      [50, 100],
    ],
    ['when it is over, nothing is reduced', [step(0, 200)], [percent('a', 50, 60, 10)], 61, null],
  ] as const)('%s', (_, steps, promotions, at, expected) =>
    expect(reductionAt([...steps], [...promotions], at)).toEqual(expected),
  )

  it('agrees with looking at every day', () => {
    const steps = fc
      .uniqueArray(fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 5 })), {
        selector: ([at]) => at,
        minLength: 1,
      })
      .map((all) => all.map(([at, price]) => step(at, price * 100)).sort((a, b) => a.fromAt - b.fromAt))
    fc.assert(
      fc.property(steps, fc.nat(110), (all, at) => {
        const effective = listEffectiveSteps(all, [], 'PLN')
        const found = findReduction(effective, at * day)
        const priceOf = (one: number) => priceAt(all, [], 'PLN', one * day)?.minor ?? null
        let since = at
        while (since > 0 && priceOf(since - 1) === priceOf(at)) since--
        const before = since > 0 ? priceOf(since - 1) : null
        const now = priceOf(at)
        const isReduced = now !== null && before !== null && before > now
        const window = Array.from({ length: 30 }, (_, i) => priceOf(since - 1 - i)).filter(
          (one) => one !== null,
        )
        const lowest = window.toSorted((a, b) => Number(a - b))[0] ?? 0n
        expect(found).toEqual(isReduced ? { since: since * day, lowestMinor: lowest } : null)
      }),
    )
  })
})

describe('what may enter the history', () => {
  const steps = [step(0, 200), step(50, 150), step(80, 300)]
  const known = { now: 60 * day, knownSince: 40 * day }
  const judge = (minor: number, at: number | null) =>
    judgePrice(steps, { minor: BigInt(minor), fromAt: at === null ? null : at * day }, known)
  it('a new price begins now', () => expect(judge(140, null)).toEqual({ kind: 'added', fromAt: 60 * day }))
  it('the price in force changes nothing', () => expect(judge(150, null)).toEqual({ kind: 'unchanged' }))
  it('what was asked of customers stays', () => expect(judge(149, 50)).toEqual({ kind: 'fixed' }))
  it('a price to come can be moved', () =>
    expect(judge(310, 80)).toEqual({ kind: 'moved', fromAt: 80 * day }))
  it('what was asked before this system knew of it is told to it', () =>
    expect(judge(120, 39)).toEqual({ kind: 'added', fromAt: 39 * day }))
  it('a price that nobody was asked begins now, whatever is said of its beginning', () => {
    expect(judge(120, 55)).toEqual({ kind: 'added', fromAt: 60 * day })
    expect(judge(150, 55)).toEqual({ kind: 'unchanged' })
  })
  it('told again is told once', () => expect(judge(300, 80)).toEqual({ kind: 'unchanged' }))
  it('two in one millisecond: the second begins with the next', () =>
    expect(judgePrice([step(60, 100)], { minor: 90n, fromAt: null }, { now: 60 * day })).toEqual({
      kind: 'added',
      fromAt: 60 * day + 1,
    }))
})
