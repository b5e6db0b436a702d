import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseInstant, settleTime } from './instant.ts'

const received = Date.UTC(2026, 10, 22, 13, 0, 0)
const iso = (ms: number) => new Date(ms).toISOString()

describe('parseInstant', () => {
  it('agrees with the platform on every instant from 1970 to 9999', () => {
    const instants = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) })
    const agrees = fc.property(instants, (ms) => {
      expect(parseInstant(iso(ms))).toBe(ms)
    })
    fc.assert(agrees, { numRuns: 2_000 })
  })

  it('reads offsets, missing seconds and fractions of any length', () => {
    const offsets = fc.integer({ min: -14 * 60 + 1, max: 14 * 60 - 1 })
    fc.assert(
      fc.property(fc.integer({ min: 10 ** 9, max: 4 * 10 ** 12 }), offsets, (ms, offset) => {
        const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
        const local = iso(ms + offset * 60_000).slice(0, -1)
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`
        expect(parseInstant(`${local}456${zone}`)).toBe(ms)
      }),
    )
    expect(parseInstant('2026-11-22T14:05+01:00')).toBe(Date.UTC(2026, 10, 22, 13, 5))
    expect(parseInstant('2026-11-22 13:05:00Z')).toBe(Date.UTC(2026, 10, 22, 13, 5))
  })

  it('takes a leap second as the next second', () => {
    expect(parseInstant('2016-12-31T23:59:60Z')).toBe(Date.UTC(2017, 0, 1))
    expect(parseInstant('2016-12-31T23:59:60.000Z')).toBe(Date.UTC(2017, 0, 1))
  })

  it.each([
    '2026-02-30T00:00:00.000Z',
    '2026-02-29T00:00:00Z',
    '2100-02-29T00:00:00Z',
    '2026-13-01T00:00:00.000Z',
    '2026-11-31T00:00:00.000Z',
    '2026-11-22T24:00:00.000Z',
    '2026-11-22T13:60:00.000Z',
    '2026-11-22T13:00:00',
    '2026-11-22',
    '0000-01-01T00:00:00.000Z',
    '1969-12-31T23:59:59.999Z',
    '+275760-09-13T00:00:00Z',
    '2026-11-22T13:00:00+15:00',
    '2026-11-22T1x:00:00.000Z',
    'now',
    1_795_319_186_732,
    null,
  ])('refuses %s', (text) => expect(parseInstant(text)).toBeNull())

  it('keeps 29 February of a leap year', () => {
    expect(parseInstant('2024-02-29T12:00:00.000Z')).toBe(Date.UTC(2024, 1, 29, 12))
  })
})

describe('settleTime', () => {
  it('keeps the time of a sender whose clock is right to the millisecond', () => {
    expect(settleTime(iso(received - 90_000), received - 300, received)).toEqual({
      ok: true,
      ts: received - 90_000,
      isClamped: false,
    })
  })

  it('moves the time by what the sender’s clock is off', () => {
    const years = 20 * 365 * 86_400_000
    for (const skew of [years, -years]) {
      const told = settleTime(iso(received + skew - 5_000), received + skew, received)
      expect(told).toEqual({ ok: true, ts: received - 5_000, isClamped: false })
    }
  })

  it('sets a clock that is a little ahead back to the receipt, and refuses a future', () => {
    expect(settleTime(iso(received + 3_600_000), null, received)).toEqual({
      ok: true,
      ts: received,
      isClamped: true,
    })
    expect(settleTime(iso(received + 2 * 86_400_000), null, received)).toEqual({
      ok: false,
      code: 'timestamp_future',
    })
  })

  it('takes the receipt where no time was sent', () => {
    expect(settleTime(undefined, null, received)).toEqual({ ok: true, ts: received, isClamped: false })
  })

  it('never answers a time after the receipt', () => {
    const near = fc.integer({ min: -(10 ** 11), max: 10 ** 11 })
    fc.assert(
      fc.property(near, fc.option(near), (offset, sent) => {
        const told = settleTime(iso(received + offset), sent === null ? null : received + sent, received)
        if (told.ok) expect(told.ts).toBeLessThanOrEqual(received)
      }),
    )
  })
})
