import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Occasion } from '../../service/ports.ts'
import { type Programme, programme } from '../schema.ts'
import { earn } from './earn.ts'
import { type Lot, shareOf, spreadBack, takePoints, takeUpTo } from './lots.ts'
import { endOf, readTerms, type Terms, usePoints, worthOf } from './terms.ts'
import { type Counted, findTierState } from './tiers.ts'

const read = (body: object): Terms => {
  const terms = readTerms(
    programme.parse({ name: 'Modra', earn: { points: 1, per: '1.00' }, ...body }),
    'PLN',
  )
  if ('path' in terms) throw new Error(terms.path)
  return terms
}
const tuesday = Date.parse('2026-11-24T12:00:00Z')
const occasion: Occasion = {
  ...{ channel: 'pos', storeId: 'KRK1', at: tuesday, timeZone: 'Europe/Warsaw', births: ['b'] },
}
const line = (paidMinor: bigint, category = 'Obuwie > Kozaki', quantity = 1) => ({
  ...{ productId: 'p', categories: [category], quantity, paidMinor },
})
const earned = (body: object, lines: ReturnType<typeof line>[], tierId: string | null = null) =>
  earn(read(body), lines, { occasion, tierId })

describe('what a purchase earns', () => {
  it('a point a złoty, rounded down once for the whole purchase', () =>
    expect(earned({}, [line(199n), line(199n)]).points).toBe(3))
  it('nothing below the minimum, and nothing for what came back', () => {
    expect(earned({ minimum: '20' }, [line(1_999n)]).points).toBe(0)
    expect(earned({}, [line(-500n)]).points).toBe(0)
  })
  const shoes = { id: 'shoes', name: 'Buty', when: { categories: ['Obuwie'], weekdays: [2] } }
  const rules = [
    { ...shoes, effect: { kind: 'factor', factor: 2 } },
    { id: 'x', name: 'Kraków', when: { stores: ['KRK1'] }, effect: { kind: 'factor', factor: 1.5 } },
    { id: 'app', name: 'Aplikacja', when: { channels: ['app'] }, effect: { kind: 'factor', factor: 9 } },
    {
      id: 'b',
      name: 'Skarpety',
      when: { categories: ['Skarpety'] },
      effect: { kind: 'bonus', points: 10, each: 'piece' },
    },
  ]
  it('the greatest factor of each line; bonuses beside it; parts add up', () => {
    const { points, parts } = earned({ rules }, [line(10_050n), line(2_000n, 'Skarpety', 2)])
    expect(parts).toEqual([
      { kind: 'base', name: '', points: 120 },
      { kind: 'factor', name: 'Buty', points: 101 },
      { kind: 'factor', name: 'Kraków', points: 10 },
      { kind: 'bonus', name: 'Skarpety', points: 20 },
    ])
    expect(points).toBe(251)
  })
  it('a tier multiplies what rules made of it', () => {
    const tiers = { by: 'amount', list: [{ id: 'gold', name: 'Złoty', from: 0, factor: 1.5 }] }
    expect(earned({ rules, tiers }, [line(10_000n)], 'gold').points).toBe(300)
  })
})

describe('points at a checkout', () => {
  const terms = read({ spend: { points: 100, worth: '5.00', mostPercent: 50 } })
  it('are worth what the programme says, rounded down', () => expect(worthOf(terms, 199)).toBe(995n))
  it('pay no more than their share, and no point more than is worth it', () =>
    expect(usePoints(terms, 10_000, 1_999n)).toEqual({ points: 200, minor: 999n }))
  it('are never more than were offered, nor pay more than is asked', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.bigInt({ min: 0n, max: 1_000_000n }), (offered, toPay) => {
        const { points, minor } = usePoints(terms, offered, toPay)
        expect(points).toBeLessThanOrEqual(offered)
        expect(minor * 2n).toBeLessThanOrEqual(toPay)
        expect(worthOf(terms, points)).toBeGreaterThanOrEqual(minor)
      }),
    )
  })
  it('end with a day of the zone, whole months later; notice before', () => {
    const { expiresAt, noticeAt } = endOf(
      read({ expiry: { months: 3, noticeDays: 14 } }).programme,
      tuesday,
      'Europe/Warsaw',
    )
    expect(new Date(expiresAt ?? 0).toISOString()).toBe('2027-02-24T23:00:00.000Z')
    expect(new Date(noticeAt ?? 0).toISOString()).toBe('2027-02-10T23:00:00.000Z')
  })
  it('an amount that cannot be read says which', () => {
    const body: Programme = {
      ...terms.programme,
      spend: { points: 1, worth: '0', minimum: 0, mostPercent: 1 },
    }
    expect(readTerms(body, 'PLN')).toEqual({ path: 'spend.worth' })
  })
})

describe('lots', () => {
  const lot = (id: string, remaining: number, expiresAt: number | null): Lot => ({
    ...{ id, birth: id, at: 0, remaining, expiresAt },
  })
  const lots = [lot('ever', 5, null), lot('late', 5, 200), lot('soon', 5, 100)]
  it('what ends first goes first, across births', () =>
    expect(takePoints(lots, 7, 0)).toEqual([
      { lotId: 'soon', birth: 'soon', points: 5 },
      { lotId: 'late', birth: 'late', points: 2 },
    ]))
  it('what has ended is not there; too few is none', () => {
    expect(takePoints(lots, 11, 100)).toBeNull()
    expect(takeUpTo(lots, 11, 100).map((one) => one.points)).toEqual([5, 5])
  })
  it('any split of a purchase into returns takes no more than was earned, gives back no more than was spent', () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.array(fc.bigInt({ min: 1n, max: 10_000n }), { minLength: 1, maxLength: 6 }),
        (points, pieces) => {
          const whole = pieces.reduce((sum, one) => sum + one, 0n)
          let returned = 0n
          let before = { down: 0, up: 0 }
          for (const piece of pieces) {
            returned += piece
            const now = {
              down: shareOf(points, { returned, whole, isAll: false }, 'down'),
              up: shareOf(points, { returned, whole, isAll: false }, 'up'),
            }
            expect(now.down).toBeGreaterThanOrEqual(before.down)
            expect(now.up).toBeGreaterThanOrEqual(now.down)
            expect(now.up).toBeLessThanOrEqual(points)
            before = now
          }
          expect(before).toEqual({ down: points, up: points })
        },
      ),
    )
  })
  it('gives back to what ends last, never more than was taken', () =>
    expect(
      spreadBack(
        [
          { lotId: 'soon', birth: 'a', points: 5, givenBack: 0 },
          { lotId: 'late', birth: 'b', points: 3, givenBack: 1 },
        ],
        4,
      ),
    ).toEqual([
      { lotId: 'late', birth: 'b', points: 2 },
      { lotId: 'soon', birth: 'a', points: 2 },
    ]))
})

describe('tiers', () => {
  const terms = read({
    tiers: {
      ...{ by: 'amount', keepMonths: 12 },
      list: [
        { id: 'silver', name: 'Srebrny', from: 500 },
        { id: 'gold', name: 'Złoty', from: 1_000 },
      ],
    },
  })
  const day = 86_400_000
  const bought = (at: number, zloty: number): Counted => ({ at, points: 0, paidMinor: BigInt(zloty * 100) })
  const tierOf = (counted: Counted[], now: number) => findTierState(terms, counted, now)
  it('is reached within a rolling year, with what is missing to the next', () => {
    const state = tierOf([bought(0, 400), bought(10 * day, 200)], 20 * day)
    expect(state).toMatchObject({ tier: { id: 'silver' }, reached: 600, next: { id: 'gold' } })
    expect(tierOf([bought(0, 499)], day).tier).toBeNull()
  })
  it('is kept for a year after the last day it was still reached', () => {
    const life = [bought(0, 400), bought(100 * day, 200)]
    expect(tierOf(life, 729 * day).tier?.id).toBe('silver')
    expect(tierOf(life, 731 * day).tier).toBeNull()
    expect(tierOf(life, 200 * day).until).toBe(Date.parse('1972-01-01T00:00:00Z'))
  })
  it('what was sent back never counted', () =>
    expect(tierOf([bought(0, 0), bought(day, 300)], 2 * day)).toMatchObject({ tier: null, reached: 300 }))
  it('the same purchases in any order, split and joined again, are the same tier', () => {
    const purchase = fc.record({
      at: fc.nat(1_000 * day),
      points: fc.nat(50),
      paidMinor: fc.bigInt({ min: 0n, max: 60_000n }),
    })
    fc.assert(
      fc.property(fc.array(purchase, { maxLength: 12 }), fc.nat(1_500 * day), (life, now) => {
        const mixed = [...life.filter((_, i) => i % 2), ...life.filter((_, i) => i % 2 === 0)]
        expect(tierOf(mixed, now)).toEqual(tierOf(life, now))
        // A plain look at every day that matters.
        const year = 365 * day
        const sumAt = (at: number) =>
          life.reduce((sum, one) => sum + (one.at <= at && one.at > at - year ? one.paidMinor : 0n), 0n)
        const moments = [now, ...life.flatMap((one) => [one.at, one.at + year - 1])].filter((at) => at <= now)
        const reached = (zloty: bigint) =>
          moments.some((at) => at > now - year + day && sumAt(at) / 100n >= zloty)
        if (reached(1_000n)) expect(tierOf(life, now).tier?.id).toBe('gold')
        else if (reached(500n)) expect(tierOf(life, now).tier).not.toBeNull()
      }),
    )
  })
})
