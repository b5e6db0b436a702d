import { Temporal } from 'temporal-polyfill'
import { easterSunday, isHoliday } from '../../consent/index.ts'

export interface Span {
  from: string
  to: string
}

/** When a store is open, on its own calendar and clock. */
export interface OpeningHours {
  zone: string
  hours: Readonly<Record<(typeof weekdays)[number], readonly Span[]>>
  trade: 'restricted' | 'free'
  exceptions: readonly { date: string; hours: readonly Span[] }[]
}

export interface Opening {
  isOpen: boolean
  /** Milliseconds; null while it is open, or where no opening is in sight. */
  opensAt: number | null
  /** Milliseconds; null while it is closed, or where no closing is in sight. */
  closesAt: number | null
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const dayMs = 86_400_000
/** How far ahead one looks for the next opening or closing, days. */
const horizon = 30
const holySaturdayClose = '14:00'

const dayOf = (date: Temporal.PlainDate) => Date.UTC(date.year, date.month - 1, date.day) / dayMs

/** Days on which trade is let on a Sunday of this year, days since 1970-01-01. */
function listTradeSundays(year: number): number[] {
  const sundays = (year: number, month: number) => {
    const first = Temporal.PlainDate.from({ year, month, day: 1 })
    const day = dayOf(first) + (7 - first.dayOfWeek)
    return [0, 7, 14, 21, 28]
      .map((after) => day + after)
      .filter((one) => one < dayOf(first) + first.daysInMonth)
  }
  const lastOf = [1, 4, 6, 8].flatMap((month) => sundays(year, month).slice(-1))
  const christmasEve = Date.UTC(year, 11, 24) / dayMs
  const advent = [...sundays(year, 11), ...sundays(year, 12)].filter((one) => one < christmasEve).slice(-3)
  return [...lastOf, ...advent, easterSunday(year) - 7]
}

/**
 * May shops trade in Poland on this day? Act of 10 January 2018 on limits to trade on Sundays and holidays, as in force
 * since 2025: the last Sundays of January, April, June and August, the one before Easter, the three before Christmas Eve.
 * A Sunday that is a holiday stays free of trade.
 */
export function isTradeDay(date: Temporal.PlainDate): boolean {
  const day = dayOf(date)
  if (isHoliday('pl', day)) return false
  return date.dayOfWeek !== 7 || listTradeSundays(date.year).includes(day)
}

const isHolySaturday = (date: Temporal.PlainDate) => dayOf(date) === easterSunday(date.year) - 1

/** Spans of one day; on Holy Saturday trade ends at two. */
function listSpans({ hours, trade, exceptions }: OpeningHours, date: Temporal.PlainDate): readonly Span[] {
  const exception = exceptions.find((one) => one.date === date.toString())
  if (exception !== undefined) return exception.hours
  const usual = hours[weekdays[date.dayOfWeek - 1] ?? 'sunday']
  if (trade === 'free') return usual
  if (!isTradeDay(date)) return []
  if (!isHolySaturday(date)) return usual
  return usual
    .filter((span) => span.from < holySaturdayClose)
    .map(({ from, to }) => ({ from, to: to < from || to > holySaturdayClose ? holySaturdayClose : to }))
}

function toInstant(date: Temporal.PlainDate, time: string, zone: string): number {
  const [day, clock] = time === '24:00' ? [date.add({ days: 1 }), '00:00'] : [date, time]
  return day.toPlainDateTime(Temporal.PlainTime.from(clock)).toZonedDateTime(zone).epochMilliseconds
}

interface Interval {
  start: number
  end: number
}

/** Times it is open, from the day before `at` on, in order; those that touch are one. */
function listIntervals(store: OpeningHours, at: number): Interval[] {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(store.zone).toPlainDate()
  const all: Interval[] = []
  for (let after = -1; after <= horizon; after++) {
    const date = today.add({ days: after })
    for (const { from, to } of listSpans(store, date)) {
      const end = toInstant(to <= from ? date.add({ days: 1 }) : date, to, store.zone)
      all.push({ start: toInstant(date, from, store.zone), end })
    }
  }
  const joined: Interval[] = []
  for (const one of all.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && one.start <= last.end) last.end = Math.max(last.end, one.end)
    else if (one.end > one.start) joined.push({ ...one })
  }
  return joined
}

/** Is it open at this instant, and when does that change? */
export function readOpening(store: OpeningHours, at: number): Opening {
  const intervals = listIntervals(store, at)
  const now = intervals.find((one) => one.start <= at && at < one.end)
  const next = intervals.find((one) => one.start > at)
  if (now === undefined) return { isOpen: false, opensAt: next?.start ?? null, closesAt: null }
  // What lasts to the end of what was looked at does not close.
  const isInSight = now.end < at + (horizon - 1) * dayMs
  return { isOpen: true, opensAt: null, closesAt: isInSight ? now.end : null }
}

export interface Place {
  lat: number
  lng: number
}

const earthRadiusM = 6_371_008.8

/** Metres along the great circle (haversine, mean radius of the earth). */
export function distanceM(a: Place, b: Place): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const sin2 = (x: number) => Math.sin(x / 2) ** 2
  const h = sin2(rad(b.lat - a.lat)) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * sin2(rad(b.lng - a.lng))
  return Math.round(2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(h))))
}

/** Is it a zone of the IANA database? */
export function isZone(zone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
