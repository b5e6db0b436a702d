import { type HolidayCalendar, isHoliday } from './holidays.ts'
import { findClockChange, listInstants, readWallClock, startOfDay } from './wall-clock.ts'

/** When nobody is disturbed, by the recipient's own clock. */
export interface QuietRules {
  /** Minutes since midnight; from 20:00 to 08:00 = 1200 and 480. Null = no hours. */
  hours: { from: number; to: number } | null
  isSundayQuiet: boolean
  isHolidayQuiet: boolean
  holidays: HolidayCalendar
}

/** The test, and the only definition: is it quiet on her wall clock now? The hour `to` itself is not. */
export function isQuiet(rules: QuietRules, zone: string, ms: number): boolean {
  const { day, minute, weekday } = readWallClock(zone, ms)
  if (rules.isSundayQuiet && weekday === 7) return true
  if (rules.isHolidayQuiet && isHoliday(rules.holidays, day)) return true
  if (rules.hours === null) return false
  const { from, to } = rules.hours
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** More boundaries than the longest run of holidays has: beyond it the rules leave no hour at all. */
const mostSteps = 400

/** The quiet stretch met last, by rules and zone: everybody asked about in one night waits for the same morning. */
const stretches = new WeakMap<QuietRules, Map<string, { from: number; release: number | null }>>()

/**
 * The earliest instant, now or later, at which the test is false, milliseconds; null where it never is. The test
 * changes its answer only at midnight, at its two hours and when the clocks change: no other instant needs asking.
 */
export function findRelease(rules: QuietRules, zone: string, ms: number): number | null {
  let zones = stretches.get(rules)
  if (zones === undefined) {
    zones = new Map()
    stretches.set(rules, zones)
  }
  const known = zones.get(zone)
  if (known !== undefined && ms >= known.from && ms < (known.release ?? Number.POSITIVE_INFINITY))
    return known.release
  const release = searchRelease(rules, zone, ms)
  if (release !== ms) zones.set(zone, { from: ms, release })
  return release
}

function searchRelease(rules: QuietRules, zone: string, ms: number): number | null {
  let now = ms
  for (let step = 0; step < mostSteps; step++) {
    if (!isQuiet(rules, zone, now)) return now
    now = findBoundary(rules, zone, now)
  }
  return null
}

function findBoundary(rules: QuietRules, zone: string, ms: number): number {
  const { day } = readWallClock(zone, ms)
  const candidates = [startOfDay(zone, day + 1), startOfDay(zone, day + 2)]
  const change = findClockChange(zone, ms)
  if (change !== null) candidates.push(change)
  if (rules.hours !== null)
    for (const one of [day - 1, day, day + 1]) candidates.push(...listInstants(zone, one, rules.hours.to))
  return Math.min(...candidates.filter((one) => one > ms))
}

/** `20:00` -> 1200; null where it is no time of day. */
export function parseTimeOfDay(text: string): number | null {
  const read = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return read === null ? null : Number(read[1]) * 60 + Number(read[2])
}
