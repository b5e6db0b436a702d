import { Temporal } from 'temporal-polyfill'

/** A day on the calendar, `2026-11-22`, and a time of day, `09:30`. */
export interface LocalTime {
  date: string
  time: string
}

/**
 * The instant at which a clock of the zone shows this time, milliseconds. A time that the clocks skip is the first instant
 * after the gap; one they show twice is the first of the two.
 */
export function readLocalTime({ date, time }: LocalTime, zone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  const early = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (early.toPlainDateTime().equals(local)) return early.epochMilliseconds
  return early.getTimeZoneTransition('next')?.epochMilliseconds ?? early.epochMilliseconds
}

const zoned = (zone: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)

/** What the zone's calendar and clock show at an instant. */
export function showLocalTime(zone: string, ms: number): LocalTime {
  const at = zoned(zone, ms)
  return { date: at.toPlainDate().toString(), time: at.toPlainTime().toString({ smallestUnit: 'minute' }) }
}

/** Days are counted on the calendar: never 24 hours. */
export const addDays = (date: string, days: number): string =>
  Temporal.PlainDate.from(date).add({ days }).toString()

/** 1 = Monday to 7 = Sunday. */
export const weekdayOf = (date: string): number => Temporal.PlainDate.from(date).dayOfWeek

/** The day of the month, or the last one there is, so many months after the month of `date`. */
export function dayOfMonth(date: string, months: number, day: number): string {
  const first = Temporal.PlainDate.from(date).with({ day: 1 }).add({ months })
  return first.with({ day: Math.min(day, first.daysInMonth) }).toString()
}
