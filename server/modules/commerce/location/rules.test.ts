import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { distanceM, isTradeDay, type OpeningHours, readOpening, type Span } from './rules.ts'

const zone = 'Europe/Warsaw'
const at = (local: string, where = zone) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(where).epochMilliseconds
const local = (ms: number | null) =>
  ms && Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime().toString()
const usual: Span[] = [{ from: '10:00', to: '20:00' }]
const everyDay = (spans: readonly Span[]): OpeningHours['hours'] => ({
  ...{ monday: spans, tuesday: spans, wednesday: spans, thursday: spans },
  ...{ friday: spans, saturday: spans, sunday: spans },
})
const store = (change: Partial<OpeningHours> = {}): OpeningHours => ({
  ...{ zone, hours: everyDay(usual), trade: 'restricted', exceptions: [] },
  ...change,
})
const ask = (when: string, change: Partial<OpeningHours> = {}) => {
  const { isOpen, opensAt, closesAt } = readOpening(store(change), at(when))
  return [isOpen, local(opensAt ?? closesAt)]
}

describe('Sundays and holidays without trade', () => {
  const tradeSundays = (year: number) => {
    const days: string[] = []
    for (let day = Temporal.PlainDate.from(`${year}-01-01`); day.year === year; day = day.add({ days: 1 }))
      if (day.dayOfWeek === 7 && isTradeDay(day)) days.push(day.toString().slice(5))
    return days.join(' ')
  }
  // As published for these years by the ministry.
  it('2025', () => expect(tradeSundays(2025)).toBe('01-26 04-13 04-27 06-29 08-31 12-07 12-14 12-21'))
  it('2026', () => expect(tradeSundays(2026)).toBe('01-25 03-29 04-26 06-28 08-30 12-06 12-13 12-20'))
  it.each(['2026-01-01', '2026-01-06', '2026-04-06', '2026-06-04', '2026-11-11', '2026-12-24', '2026-12-25'])(
    '%s is a holiday',
    (day) => expect(isTradeDay(Temporal.PlainDate.from(day))).toBe(false),
  )
})

describe('open now', () => {
  it.each([
    ['inside', '2026-11-23T12:00', [true, '2026-11-23T20:00:00']],
    ['its first minute', '2026-11-23T10:00', [true, '2026-11-23T20:00:00']],
    ['its last has passed', '2026-11-23T20:00', [false, '2026-11-24T10:00:00']],
    ['over a Sunday without trade', '2026-11-21T20:30', [false, '2026-11-23T10:00:00']],
    ['on a Sunday with trade', '2026-12-06T12:00', [true, '2026-12-06T20:00:00']],
    ['Holy Saturday ends at two', '2026-04-04T13:00', [true, '2026-04-04T14:00:00']],
    ['then Easter and its Monday', '2026-04-04T15:00', [false, '2026-04-07T10:00:00']],
    ['over Christmas', '2026-12-23T21:00', [false, '2026-12-28T10:00:00']],
  ])('%s', (_, when, expected) => expect(ask(when)).toEqual(expected))

  it('a store that may trade on any day', () =>
    expect(ask('2026-11-22T12:00', { trade: 'free' })).toEqual([true, '2026-11-22T20:00:00']))
  it('a day of its own outdoes everything', () => {
    const exceptions = [
      { date: '2026-11-11', hours: [{ from: '12:00', to: '15:00' }] },
      { date: '2026-11-12', hours: [] },
    ]
    expect(ask('2026-11-11T14:00', { exceptions })).toEqual([true, '2026-11-11T15:00:00'])
    expect(ask('2026-11-12T14:00', { exceptions })).toEqual([false, '2026-11-13T10:00:00'])
  })
  it('past midnight, into a Sunday without trade', () => {
    const hours = everyDay([{ from: '18:00', to: '02:00' }])
    expect(ask('2026-11-22T01:00', { hours })).toEqual([true, '2026-11-22T02:00:00'])
    expect(ask('2026-11-22T19:00', { hours })).toEqual([false, '2026-11-23T18:00:00'])
  })
  it('day and night it never closes; without hours it never opens', () => {
    const always = { hours: everyDay([{ from: '00:00', to: '24:00' }]), trade: 'free' as const }
    expect(ask('2026-11-22T01:00', always)).toEqual([true, null])
    expect(ask('2026-11-22T01:00', { hours: everyDay([]) })).toEqual([false, null])
  })
  it('a night of 25 hours, and one of 23', () => {
    const hours = everyDay([{ from: '22:00', to: '06:00' }])
    const length = (day: string) => {
      const from = at(`${day}T22:00`)
      return ((readOpening(store({ hours, trade: 'free' }), from).closesAt ?? 0) - from) / 3_600_000
    }
    expect([length('2026-10-24'), length('2026-03-28'), length('2026-11-14')]).toEqual([9, 7, 8])
  })

  it('what it says holds to the minute it names', () => {
    const time = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:00`)
    const span = fc.record({ from: time, to: time }).filter(({ from, to }) => from !== to)
    const when = fc.integer({ min: at('2026-01-01T00:00'), max: at('2027-01-01T00:00') })
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 2 }),
        when,
        fc.constantFrom('free' as const, 'restricted' as const),
        (spans, ms, trade) => {
          const one = store({ hours: everyDay(spans), trade })
          const said = readOpening(one, ms)
          const change = said.opensAt ?? said.closesAt
          if (change === null) return
          expect(change).toBeGreaterThan(ms)
          expect(readOpening(one, change).isOpen).toBe(!said.isOpen)
          expect(readOpening(one, change - 1).isOpen).toBe(said.isOpen)
          expect(readOpening(one, Math.floor((ms + change) / 2)).isOpen).toBe(said.isOpen)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('distance: Kraków to Warszawa', () => {
  const metres = distanceM({ lat: 50.0614, lng: 19.9366 }, { lat: 52.2297, lng: 21.0122 })
  expect(metres / 1_000).toBeCloseTo(252, -1)
})
