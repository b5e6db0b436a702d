import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocate } from './allocate.ts'
import { mendMoment } from './moment.ts'
import { makeCode, makeNumber, readCode, readNumber, writeQr } from './number.ts'
import { refundOf, share } from './share.ts'

const minor = fc.bigInt({ min: 0n, max: 10n ** 12n })

describe('shares of a sum', () => {
  it('add up to it, none more than one away from its part', () => {
    fc.assert(
      fc.property(minor, fc.array(minor, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const whole = weights.reduce((sum, one) => sum + one, 0n)
        const parts = share(total, weights)
        expect(parts.reduce((sum, one) => sum + one, 0n)).toBe(whole === 0n ? 0n : total)
        for (const [i, part] of parts.entries()) {
          const exact = whole === 0n ? 0n : (total * (weights[i] ?? 0n)) / whole
          expect(part - exact >= 0n && part - exact <= 1n).toBe(true)
        }
      }),
    )
  })
  it('give the grosz over to the largest remainder', () => {
    expect(share(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(share(10n, [0n, 5n])).toEqual([0n, 10n])
    expect(share(10n, [0n])).toEqual([0n])
  })
})

describe('what goes back', () => {
  it('in any steps adds up to what was paid, and never to more', () => {
    fc.assert(
      fc.property(
        minor,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }),
        (paid, steps) => {
          const quantity = steps.reduce((sum, one) => sum + one, 0)
          let [returned, back] = [0, 0n]
          for (const pieces of steps) {
            const part = refundOf({ quantity, returned, paidMinor: paid }, pieces)
            expect(part >= 0n).toBe(true)
            back += part
            returned += pieces
            expect(back <= paid).toBe(true)
          }
          expect(back).toBe(paid)
        },
      ),
    )
  })
})

describe('from where it is sent', () => {
  const stock: Record<string, Record<string, number>> = {
    A: { x: 1, y: 0 },
    B: { x: 2, y: 5 },
    C: { x: 9, y: 0 },
  }
  const free = (store: string, sku: string) => stock[store]?.[sku] ?? 0
  const ask = (...lines: [string, number][]) =>
    allocate(
      lines.map(([sku, quantity]) => ({ sku, quantity })),
      ['A', 'B', 'C'],
      free,
    )
  it('is one store where one has all, else several', () => {
    expect(ask(['x', 1])).toEqual({ ok: true, storeIds: ['A'] })
    expect(ask(['x', 2], ['y', 1])).toEqual({ ok: true, storeIds: ['B', 'B'] })
    expect(ask(['x', 3], ['y', 1])).toEqual({ ok: true, storeIds: ['C', 'B'] })
    expect(ask(['y', 6])).toEqual({ ok: false, index: 0 })
  })
  it('never promises one piece twice', () => {
    expect(ask(['x', 1], ['x', 1], ['y', 1])).toEqual({ ok: true, storeIds: ['B', 'B', 'B'] })
    expect(ask(['x', 9], ['x', 2], ['x', 2])).toEqual({ ok: false, index: 2 })
  })
})

describe('when it was sold', () => {
  const now = 1_000_000_000
  it.each([
    ['no clock was told', null, null, now],
    ['a right clock', now - 5_000, now, now - 5_000],
    ['off-line for half an hour', now - 1_800_000, now - 400, now - 1_800_000],
    ['three hours behind', now - 10_805_000, now - 10_800_000, now - 5_000],
    ['a day ahead', now + 86_395_000, now + 86_400_000, now - 5_000],
    ['ahead, and it does not say so', now + 60_000, null, now],
  ])('%s', (_, told, sentAt, at) => expect(mendMoment(told, sentAt, now)).toBe(at))
})

describe('numbers and codes', () => {
  const secret = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]).toString('base64url')
  it('are read as they are written, typed or scanned', () => {
    const number = makeNumber(secret)
    expect(number).toMatch(/^Z-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
    for (const typed of [
      number,
      number.toLowerCase(),
      number.replaceAll('-', ' '),
      number.replaceAll('-', '\u2011'),
      number.slice(2),
    ])
      expect(readNumber(typed)).toBe(number)
    expect(readNumber('600 100 200')).toBeNull()
    expect(makeCode(secret)).toMatch(/^\d{6}$/)
    expect(readCode(writeQr('012345', number))).toBe('012345')
    expect(readCode('012 345')).toBe('012345')
  })
})
