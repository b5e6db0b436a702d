import { randomBytes } from 'node:crypto'
import { formatProperty } from '@splot/contract/labels-values'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Basket, BasketLine, Occasion } from '../../service/ports.ts'
import { poolBody } from '../schema.ts'
import { isMistyped, makeCode, readCode } from './code.ts'
import { type Candidate, decide } from './decide.ts'
import { readPool } from './pool.ts'
import { reasons } from './reasons.ts'
import { spread } from './spread.ts'

const line = (name: string, unitMinor: bigint, rest: Partial<BasketLine> = {}): BasketLine => ({
  ...{ line: name, sku: name, productId: name, name, variant: '', categories: ['Obuwie'], quantity: 1 },
  ...{ unitMinor, regularMinor: unitMinor, promotionId: null, ...rest },
})
const basket = (...lines: BasketLine[]): Basket => ({ currency: 'PLN', lines, coupons: [] })
const occasion: Occasion = {
  ...{ channel: 'web', storeId: null, at: Date.parse('2026-11-24T12:00:00Z') },
  ...{ timeZone: 'Europe/Warsaw', births: ['b'] },
}
const coupon = (code: string, effect: object, rest: object = {}): Candidate => {
  const body = poolBody.parse({ name: code, kind: 'general', effect, ...rest })
  const terms = readPool(body, 'PLN')
  if ('path' in terms) throw new Error(terms.path)
  return { code, name: code, pool: { body, terms }, refused: null }
}
const percent = (value: number, rest: object = {}) =>
  coupon(`P${value}`, { kind: 'percent', percent: value }, rest)
const amount = (value: string, rest: object = {}) =>
  coupon(`A${value}`, { kind: 'amount', amount: value }, rest)
const decided = (given: Basket, candidates: Candidate[], buyer: object = {}) =>
  decide(given, candidates, { occasion, tier: null, hasBought: false, ...buyer })
const shown = (given: Basket, candidates: Candidate[], buyer: object = {}) =>
  decided(given, candidates, buyer).coupons.map((one) => one.refused ?? Number(one.discountMinor))

describe('one coupon', () => {
  const shoes = basket(line('a', 999n), line('b', 20_001n))
  it('a percent of all that it speaks of, half a grosz to her good', () => {
    expect(shown(shoes, [percent(10)])).toEqual([2_100])
    expect(shown(shoes, [coupon('most', { kind: 'percent', percent: 50, most: '10.00' })])).toEqual([1_000])
  })
  it('an amount never takes more than it costs', () =>
    expect(shown(shoes, [amount('500')])).toEqual([21_000]))
  it('one free piece of a product that lies in the cart', () => {
    const free = coupon('free', { kind: 'free_product', sku: 'b' })
    expect(shown(basket(line('b', 700n, { quantity: 3 })), [free])).toEqual([700])
    expect(shown(basket(line('a', 700n)), [free])).toEqual(['coupon_product_missing'])
  })
  it('free shipping takes nothing off the goods', () => {
    const result = decided(shoes, [coupon('ship', { kind: 'free_shipping' })])
    expect(result).toMatchObject({ isShippingFree: true, totalMinor: 0n })
    expect(result.coupons[0]).toMatchObject({ discountMinor: 0n, refused: null })
  })
  it.each([
    ['coupon_minimum', { minimum: '300' }, {}],
    ['coupon_no_goods', { when: { categories: ['Kurtki'] } }, {}],
    ['coupon_not_here', { when: { channels: ['pos'] } }, {}],
    ['coupon_not_here', { when: { stores: ['KRK1'] } }, {}],
    ['coupon_not_today', { when: { weekdays: [1] } }, {}],
    ['coupon_not_yet', { when: { from: '2027-01-01T00:00:00Z' } }, {}],
    ['coupon_over', { when: { until: '2026-11-24T12:00:00Z' } }, {}],
    ['coupon_tier', { when: { tiers: ['gold'] } }, { tier: 'silver' }],
    ['coupon_first_only', { isForFirst: true }, { hasBought: true }],
    ['coupon_needs_customer', { perPerson: 1 }, { occasion: { ...occasion, births: [] } }],
  ])('%s', (reason, rest, buyer) => expect(shown(shoes, [percent(10, rest)], buyer)).toEqual([reason]))
  it('goods on promotion are left out where it says so', () => {
    const given = basket(line('a', 1_000n, { promotionId: 'p' }), line('b', 1_000n))
    expect(shown(given, [percent(10, { isForReduced: false })])).toEqual([100])
  })
})

describe('coupons together', () => {
  const shoes = basket(line('a', 10_000n))
  it('combinable ones: percents first, then amounts, each of what is left', () =>
    expect(
      shown(shoes, [
        amount('20', { stacking: 'combinable' }),
        percent(10, { stacking: 'combinable' }),
        percent(50, { stacking: 'combinable' }),
      ]),
    ).toEqual([2_000, 1_000, 4_500]))
  it('of those of which the best counts, one', () =>
    expect(shown(shoes, [percent(10), percent(20), amount('5', { stacking: 'combinable' })])).toEqual([
      ...['coupon_beaten', 2_000, 500],
    ]))
  it('an exclusive one stands alone, where it takes more off', () => {
    const alone = percent(30, { stacking: 'exclusive' })
    expect(shown(shoes, [percent(20), alone])).toEqual(['coupon_stands_alone', 3_000])
    expect(shown(shoes, [percent(40), alone])).toEqual([4_000, 'coupon_stands_alone'])
  })
  it('of equals the one that was put in first', () =>
    expect(shown(shoes, [amount('10'), percent(10)])).toEqual([1_000, 'coupon_beaten']))
  it('whatever is put in: no line below nought, shares sum up, no set of its kind takes more', () => {
    const any = fc.record({
      value: fc.integer({ min: 1, max: 100 }),
      isAmount: fc.boolean(),
      stacking: fc.constantFrom('exclusive', 'combinable', 'best'),
    })
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.array(fc.nat(5_000), { minLength: 1, maxLength: 4 }),
        (list, prices) => {
          const given = basket(...prices.map((price, i) => line(`l${i}`, BigInt(price))))
          const candidates = list.map(({ value, isAmount, stacking }, i) => ({
            ...(isAmount ? amount(String(value), { stacking }) : percent(value, { stacking })),
            code: `C${i}`,
          }))
          const result = decided(given, candidates)
          const whole = prices.reduce((sum, one) => sum + BigInt(one), 0n)
          const sum = (values: Iterable<bigint>) => [...values].reduce((all, one) => all + one, 0n)
          expect(sum(result.ofLine.values())).toBe(result.totalMinor)
          expect(sum(result.coupons.map((one) => one.discountMinor ?? 0n))).toBe(result.totalMinor)
          expect(result.totalMinor <= whole).toBe(true)
          for (const own of given.lines)
            expect((result.ofLine.get(own.line) ?? 0n) <= own.unitMinor).toBe(true)
          for (const one of candidates)
            expect(decided(given, [one]).totalMinor <= result.totalMinor).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('an amount over lines', () => {
  it('sums up, in proportion, and is no more than they cost', () => {
    const price = fc.bigInt({ min: 0n, max: 100_000n })
    fc.assert(
      fc.property(fc.array(price, { maxLength: 8 }), price, (prices, wanted) => {
        const shares = spread(
          prices.map((leftMinor, i) => ({ line: `l${i}`, leftMinor })),
          wanted,
        )
        const whole = prices.reduce((sum, one) => sum + one, 0n)
        const expected = wanted < whole ? wanted : whole
        expect([...shares.values()].reduce((sum, one) => sum + one, 0n)).toBe(expected)
        for (const [i, leftMinor] of prices.entries()) {
          const share = shares.get(`l${i}`) ?? 0n
          expect(share >= 0n && share <= leftMinor).toBe(true)
        }
      }),
    )
  })
})

describe('codes', () => {
  it('are the same in capitals or not, with blanks and dashes or without', () => {
    expect(readCode(' lato–20 ')).toBe('LATO20')
    expect(readCode('żółw-1')).toBe('ŻÓŁW1')
    for (const none of ['', 'a', '--', 'x'.repeat(41), 'DROP;TABLE']) expect(readCode(none)).toBeNull()
  })
  it('have no look-alikes; one wrong letter, or two that changed places, is told', () => {
    for (let turn = 0; turn < 50; turn++) {
      const code = makeCode('', randomBytes(30))
      expect(code).toMatch(/^[^0O1ILBS8Z25VQ]{11}$/)
      expect(isMistyped(code)).toBe(false)
      for (let place = 0; place < code.length; place++) {
        const other = code[place] === 'A' ? 'C' : 'A'
        expect(isMistyped(code.slice(0, place) + other + code.slice(place + 1))).toBe(true)
        const [x, y] = [code[place] ?? '', code[place + 1] ?? '']
        if (y !== '' && x !== y)
          expect(isMistyped(code.slice(0, place) + y + x + code.slice(place + 2))).toBe(true)
      }
    }
    expect(isMistyped('LATO20')).toBe(false)
  })
})

it('every reason has its words on a timeline', () => {
  for (const reason of reasons)
    for (const language of ['pl', 'en'] as const)
      expect(formatProperty('reason', reason, language), reason).not.toContain('coupon_')
})
