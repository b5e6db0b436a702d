import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { easterSunday, listHolidays } from './holidays.ts'
import { findRelease, isQuiet, parseTimeOfDay, type QuietRules } from './quiet-hours.ts'
import { readWallClock } from './wall-clock.ts'

const night: QuietRules = {
  hours: { from: 1_200, to: 480 },
  isSundayQuiet: false,
  isHolidayQuiet: false,
  holidays: 'pl',
}
const warsaw = 'Europe/Warsaw'
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

describe('the wall clock', () => {
  it('agrees with the platform’s own calendar, in zones odd and even', () => {
    const zones = [
      'Europe/Warsaw',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
      'Asia/Kathmandu',
      'America/St_Johns',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2031, 0) }),
        (zone, ms) => {
          const parts = new Intl.DateTimeFormat('en', {
            timeZone: zone,
            hourCycle: 'h23',
            hour: '2-digit',
            minute: '2-digit',
          }).formatToParts(ms)
          const read = (type: string) => Number(parts.find((one) => one.type === type)?.value)
          expect(readWallClock(zone, ms).minute).toBe(read('hour') * 60 + read('minute'))
        },
      ),
    )
  })
})

describe('quiet hours', () => {
  it('eight in the evening to eight in the morning, by her own clock', () => {
    expect(isQuiet(night, warsaw, Date.UTC(2026, 10, 22, 18, 59))).toBe(false)
    expect(isQuiet(night, warsaw, Date.UTC(2026, 10, 22, 19, 0))).toBe(true)
    expect(isQuiet(night, 'America/New_York', Date.UTC(2026, 10, 22, 19, 0))).toBe(false)
    expect(iso(findRelease(night, warsaw, Date.UTC(2026, 10, 22, 19)))).toBe('2026-11-23T07:00:00.000Z')
  })
  it('a night with an hour too few or too many ends when her clock says so', () => {
    expect(iso(findRelease(night, warsaw, Date.UTC(2027, 2, 27, 20)))).toBe('2027-03-28T06:00:00.000Z')
    expect(iso(findRelease(night, warsaw, Date.UTC(2026, 9, 24, 20)))).toBe('2026-10-25T07:00:00.000Z')
    const toHalfPastTwo = { ...night, hours: { from: 1_380, to: 150 } }
    // 02:30 never comes on 2027-03-28: the first instant past the gap is free.
    expect(iso(findRelease(toHalfPastTwo, warsaw, Date.UTC(2027, 2, 28, 0)))).toBe('2027-03-28T01:00:00.000Z')
    // It comes twice on 2026-10-25: the first is free, the repeated half hour before the second is quiet again.
    expect(iso(findRelease(toHalfPastTwo, warsaw, Date.UTC(2026, 9, 24, 23)))).toBe(
      '2026-10-25T00:30:00.000Z',
    )
    expect(isQuiet(toHalfPastTwo, warsaw, Date.UTC(2026, 9, 25, 1, 10))).toBe(true)
  })
  it('Sundays and public holidays, where they are chosen: Easter lasts two nights and two days', () => {
    const strict = { ...night, isSundayQuiet: true, isHolidayQuiet: true }
    const saturday = Date.UTC(2026, 3, 4, 18, 30)
    expect(iso(findRelease(strict, warsaw, saturday))).toBe('2026-04-07T06:00:00.000Z')
    expect(isQuiet(strict, warsaw, Date.UTC(2026, 5, 4, 10))).toBe(true)
    expect(isQuiet(night, warsaw, Date.UTC(2026, 5, 4, 10))).toBe(false)
  })
  it('knows the Polish holidays', () => {
    const days = listHolidays('pl', 2026).map((day) => new Date(day * 86_400_000).toISOString().slice(5, 10))
    expect(days).toEqual([
      '01-01',
      '01-06',
      '04-05',
      '04-06',
      '05-01',
      '05-03',
      '05-24',
      '06-04',
      '08-15',
      '11-01',
      '11-11',
      '12-24',
      '12-25',
      '12-26',
    ])
    expect(listHolidays('pl', 2024)).toHaveLength(13)
    const easters = ['2024-03-31', '2025-04-20', '2027-03-28', '2038-04-25']
    for (const day of easters)
      expect(easterSunday(Number(day.slice(0, 4)))).toBe(Date.parse(day) / 86_400_000)
  })
  it('hours that cannot be read are no hours', () => {
    expect(['20:00', '24:00', '8:00', '08:60', '', '08:00Z'].map(parseTimeOfDay)).toEqual([
      1_200,
      null,
      null,
      null,
      null,
      null,
    ])
  })
  it('a rule that leaves no instant has no release, and comes to an end', () => {
    expect(findRelease({ ...night, hours: { from: 0, to: 1_440 } }, warsaw, Date.UTC(2026, 0, 1))).toBeNull()
  })
})
