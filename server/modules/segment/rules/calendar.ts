import type { CalendarUnit } from '@splot/contract/segment/window'
import { Temporal } from 'temporal-polyfill'

/** A day, week, month, quarter or year of a zone, and the one before it; milliseconds, from included, to excluded. */
export interface Period {
  before: number
  from: number
  to: number
}

/** Days, weeks and so on of one zone. Remembers the last of each: nearly every question is about now. */
export interface Calendar {
  zone: string
  periodOf(unit: CalendarUnit, ms: number): Period
  /** The calendar day: year, month and day of month. */
  dateOf(ms: number): Temporal.PlainDate
}

export function createCalendar(zone: string): Calendar {
  const last = new Map<CalendarUnit, Period>()
  const dateOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate()
  // Where midnight is skipped, the first instant there is.
  const toMs = (date: Temporal.PlainDate) => date.toZonedDateTime(zone).epochMilliseconds
  return {
    zone,
    dateOf,
    periodOf(unit, ms) {
      const known = last.get(unit)
      if (known !== undefined && known.from <= ms && ms < known.to) return known
      const start = startOf(unit, dateOf(ms))
      const span = spans[unit]
      const period = {
        before: toMs(start.subtract(span)),
        from: toMs(start),
        to: toMs(start.add(span)),
      }
      last.set(unit, period)
      return period
    },
  }
}

const spans = {
  day: { days: 1 },
  week: { days: 7 },
  month: { months: 1 },
  quarter: { months: 3 },
  year: { years: 1 },
} as const satisfies Record<CalendarUnit, Temporal.DurationLike>

function startOf(unit: CalendarUnit, date: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case 'day':
      return date
    case 'week':
      return date.subtract({ days: date.dayOfWeek - 1 })
    case 'month':
      return date.with({ day: 1 })
    case 'quarter':
      return date.with({ day: 1, month: date.month - ((date.month - 1) % 3) })
    case 'year':
      return date.with({ day: 1, month: 1 })
  }
}
