import type { Calendar, Duration } from '@splot/contract/plugin/node'
import { Temporal } from 'temporal-polyfill'

const elapsedMs = { minutes: 60_000, hours: 3_600_000 } as const
const dayMs = 86_400_000

const zonedAt = (ms: number, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)

/** A local time the clocks skip is the first valid minute after it, one they repeat the first of the two. */
function resolve(local: Temporal.PlainDateTime, zone: string): number {
  const found = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (found.toPlainDateTime().equals(local)) return found.epochMilliseconds
  return (found.getTimeZoneTransition('next') ?? found).epochMilliseconds
}

function addCalendar(at: number, { amount, unit }: Duration, zone: string): number {
  return resolve(
    zonedAt(at, zone)
      .toPlainDateTime()
      .add({ [unit]: amount }),
    zone,
  )
}

const readTime = (time: string) => Temporal.PlainTime.from(time)

function findNext(from: number, zone: string, o: { time: string; weekdays: readonly number[] }): number {
  const time = readTime(o.time)
  const today = zonedAt(from, zone).toPlainDate()
  for (let days = 0; ; days++) {
    const day = today.add({ days })
    if (o.weekdays.length > 0 && !o.weekdays.includes(day.dayOfWeek)) continue
    const at = resolve(day.toPlainDateTime(time), zone)
    if (at >= from) return at
  }
}

const calendars = new Map<string, Calendar>()

/** The calendar of a zone of the IANA database; pure. */
export function calendarOf(zone: string): Calendar {
  let calendar = calendars.get(zone)
  if (calendar === undefined) {
    calendar = makeCalendar(zone)
    calendars.set(zone, calendar)
  }
  return calendar
}

const makeCalendar = (zone: string): Calendar => ({
  zone,
  add(at, duration) {
    const { amount, unit } = duration
    if (unit === 'minutes' || unit === 'hours') return at + amount * elapsedMs[unit]
    return addCalendar(at, duration, zone)
  },
  next: (from, time, weekdays = []) =>
    findNext(from, zone, { time, weekdays: weekdays.filter((one) => one >= 1 && one <= 7) }),
  at: (date, time) => resolve(Temporal.PlainDate.from(date).toPlainDateTime(readTime(time)), zone),
  date: (at) => zonedAt(at, zone).toPlainDate().toString(),
})

/** Days since 1970 by UTC: what tallies are kept by. */
export const dayOf = (at: number): number => Math.floor(at / dayMs)

/** The Monday of the week a date is in. */
export const mondayOf = (date: string): string => {
  const day = Temporal.PlainDate.from(date)
  return day.subtract({ days: day.dayOfWeek - 1 }).toString()
}
