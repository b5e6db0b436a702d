import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hear, type IntentState, nextTryMs, planRefund } from './rules.ts'

const news = (state: 'paid' | 'declined', amountMinor = 100n, currency = 'PLN') =>
  ({ id: 'i', state, ref: 'r', amountMinor, currency }) as const

describe("a provider's word", () => {
  it.each<[IntentState, 'paid' | 'declined', string]>([
    ['asked', 'paid', 'paid'],
    ['started', 'paid', 'paid'],
    ['declined', 'paid', 'paid'],
    ['failed', 'paid', 'paid'],
    ['paid', 'paid', 'nothing'],
    ['paid', 'declined', 'nothing'],
    ['started', 'declined', 'declined'],
    ['declined', 'declined', 'nothing'],
  ])('%s, then %s: %s', (state, word, kind) => {
    expect(hear({ state, currency: 'PLN' }, news(word)).kind).toBe(kind)
  })
  it('counts what was taken, in the currency it was taken in', () => {
    expect(hear({ state: 'started', currency: 'PLN' }, news('paid', 90n))).toMatchObject({
      amountMinor: 90n,
      isOther: false,
    })
    expect(hear({ state: 'started', currency: 'PLN' }, news('paid', 90n, 'EUR'))).toMatchObject({
      isOther: true,
    })
    expect(hear({ state: 'started', currency: 'PLN' }, news('paid', 0n)).kind).toBe('nothing')
  })
  it('in any order and any number is taken once', () => {
    const words = fc.array(fc.constantFrom('paid' as const, 'declined' as const), { maxLength: 20 })
    fc.assert(
      fc.property(words, (all) => {
        let state: IntentState = 'started'
        let taken = 0
        for (const word of all) {
          const heard = hear({ state, currency: 'PLN' }, news(word))
          if (heard.kind === 'paid') taken++
          if (heard.kind !== 'nothing') state = heard.kind
        }
        expect(taken).toBe(all.includes('paid') ? 1 : 0)
      }),
    )
  })
})

const least = (one: bigint, other: bigint) => (one > other ? [other] : [one])[0] ?? 0n

describe('a refund', () => {
  const payment = fc.record({
    paidMinor: fc.bigInt({ min: 1n, max: 10_000n }),
    back: fc.bigInt({ min: 0n, max: 10_000n }),
  })
  it('takes from each payment at most what it has left, and in all what was asked for or all there is', () => {
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 6 }),
        fc.bigInt({ min: 0n, max: 50_000n }),
        (list, amount) => {
          const payments = list.map(({ paidMinor, back }, i) => ({
            ...{ id: String(i), provider: 'p', paidMinor },
            backMinor: least(back, paidMinor),
          }))
          const left = payments.reduce((sum, one) => sum + one.paidMinor - one.backMinor, 0n)
          const parts = planRefund(payments, amount)
          expect(parts.reduce((sum, one) => sum + one.amountMinor, 0n)).toBe(least(amount, left))
          for (const part of parts) {
            const from = payments[Number(part.id)]
            expect(
              part.amountMinor > 0n && part.amountMinor <= (from?.paidMinor ?? 0n) - (from?.backMinor ?? 0n),
            ).toBe(true)
          }
        },
      ),
    )
  })
  it('is tried again ever more seldom', () => {
    expect([0, 1, 2, 40].map(nextTryMs)).toEqual([10_000, 20_000, 40_000, 6 * 3_600_000])
  })
})
