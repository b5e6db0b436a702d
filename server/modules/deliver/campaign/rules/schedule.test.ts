import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Recurrence } from '../schema/plan.ts'
import { readLocalTime, showLocalTime, weekdayOf } from './local-time.ts'
import { findIssueStart, findStart, findTurn, fitWindow, listIssues, scheduleIssue } from './schedule.ts'

const warsaw = 'Europe/Warsaw'
const zones = [
  'Europe/Warsaw',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'UTC',
]
const iso = (ms: number) => new Date(ms).toISOString()
const instants = fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2028-12-31') })
const times = fc
  .integer({ min: 0, max: 1_439 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)

describe('local time', () => {
  it('skipped by the clocks, it is the first instant after the gap; shown twice, the first (2027-03-28, 2026-10-25)', () => {
    expect(iso(readLocalTime({ date: '2027-03-28', time: '02:30' }, warsaw))).toBe('2027-03-28T01:00:00.000Z')
    expect(iso(readLocalTime({ date: '2027-03-28', time: '03:00' }, warsaw))).toBe('2027-03-28T01:00:00.000Z')
    expect(iso(readLocalTime({ date: '2026-10-25', time: '02:30' }, warsaw))).toBe('2026-10-25T00:30:00.000Z')
  })

  it('everywhere else the clock shows what was asked', () => {
    fc.assert(
      fc.property(instants, times, fc.constantFrom(...zones), (at, time, zone) => {
        const { date } = showLocalTime(zone, at)
        const shown = showLocalTime(zone, readLocalTime({ date, time }, zone))
        // In a gap the clock jumps over the time, on the same day.
        expect(shown.date === date && shown.time >= time).toBe(true)
        expect(shown.time === time || shown.time.slice(3) === '00' || zone.includes('Lord_Howe')).toBe(true)
      }),
    )
  })
})

describe('turns', () => {
  it('are never before now, and at the hour of her own clock', () => {
    fc.assert(
      fc.property(instants, times, fc.constantFrom(...zones), (now, time, zone) => {
        const { date } = showLocalTime('UTC', now)
        const turn = findTurn({ schedule: { kind: 'local', date, time }, window: null }, zone, now)
        expect(turn).toBeGreaterThanOrEqual(now)
        expect(turn - now).toBeLessThan(3 * 86_400_000)
        const shown = showLocalTime(zone, turn)
        expect(turn).toBe(readLocalTime({ date: shown.date, time }, zone))
      }),
    )
  })

  it('stay within the window of her day', () => {
    const window = { from: '09:00', to: '19:00' }
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (now, zone) => {
        const at = fitWindow(window, zone, now)
        const { time } = showLocalTime(zone, at)
        expect(at).toBeGreaterThanOrEqual(now)
        expect(time >= window.from && time < window.to).toBe(true)
        expect(fitWindow(window, zone, at)).toBe(at)
      }),
    )
  })

  it('the audience is read before anybody’s hour', () => {
    const schedule = { kind: 'local' as const, date: '2026-12-01', time: '09:00' }
    const start = findStart(schedule, Date.parse('2026-11-23'))
    for (const zone of zones) expect(readLocalTime(schedule, zone)).toBeGreaterThanOrEqual(start)
    const past = Date.parse('2027-01-01')
    expect(findStart(schedule, past)).toBe(past)
  })
})

const weekly: Recurrence = {
  kind: 'recurring',
  every: 'week',
  weekdays: [4],
  time: '09:00',
  clock: 'workspace',
  until: null,
  isOnlyNew: true,
}

describe('recurring', () => {
  it('each Thursday at nine by the wall clock, over both changes of the clocks', () => {
    const dates = listIssues(weekly, warsaw, Date.parse('2026-10-20T00:00Z'), 2).map(iso)
    expect(dates).toEqual(['2026-10-22T07:00:00.000Z', '2026-10-29T08:00:00.000Z'])
  })

  it('dates follow one another, fall on the days asked for, and end where they must', () => {
    const rule = fc.oneof(
      fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }),
      fc.record({ day: fc.integer({ min: 1, max: 31 }) }),
    )
    fc.assert(
      fc.property(rule, times, instants, fc.constantFrom(...zones), (days, time, after, zone) => {
        const base = { ...weekly, time }
        const recurrence: Recurrence =
          'day' in days
            ? { ...base, every: 'month', day: days.day }
            : { ...base, weekdays: days.weekdays, every: 'week' }
        const issues = listIssues(recurrence, zone, after, 5)
        expect(issues.length).toBe(5)
        expect(issues.every((one, i) => one > (issues[i - 1] ?? after))).toBe(true)
        for (const at of issues) {
          const { date } = showLocalTime(zone, at)
          if ('weekdays' in days) expect(days.weekdays).toContain(weekdayOf(date))
          else expect(Number(date.slice(8))).toBeLessThanOrEqual(days.day)
          // Going on from an issue gives the next one: nothing is skipped, nothing comes twice.
          expect(listIssues(recurrence, zone, at - 1, 1)).toEqual([at])
        }
        const until = showLocalTime(zone, issues[1] ?? 0).date
        expect(listIssues({ ...recurrence, until }, zone, after, 9)).toEqual(issues.slice(0, 2))
      }),
      { numRuns: 60 },
    )
  })

  it('a month without the day has its issue on its last', () => {
    const monthly: Recurrence = { ...weekly, every: 'month', day: 31 }
    const dates = listIssues(monthly, warsaw, Date.parse('2027-01-15'), 3)
    expect(dates.map((at) => showLocalTime(warsaw, at).date)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
    ])
  })

  it('by each recipient’s clock an issue is made before the first of them has the hour', () => {
    const rule: Recurrence = { ...weekly, clock: 'recipient' }
    const [at = 0] = listIssues(rule, warsaw, Date.parse('2026-11-23'), 1)
    const schedule = scheduleIssue(rule, warsaw, at)
    expect(schedule).toEqual({ kind: 'local', date: '2026-11-26', time: '09:00' })
    for (const zone of zones)
      expect(findIssueStart(rule, warsaw, at)).toBeLessThanOrEqual(
        readLocalTime({ date: '2026-11-26', time: '09:00' }, zone),
      )
    expect(findIssueStart(weekly, warsaw, at)).toBe(at)
  })
})
