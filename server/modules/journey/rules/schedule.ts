import type { Entry } from '@splot/contract/journey/graph'
import { Temporal } from 'temporal-polyfill'
import { calendarOf } from './calendar.ts'

type Schedule = Entry & { kind: 'schedule' }

/** Dates of people are looked up at this hour of the workspace's clock, for the day that begins. */
const dateLook = '00:05'

/** When people are to be looked for after an instant; null where they come by themselves, or there is no next time. */
export function nextLook(entry: Entry | null, zone: string, after: number): number | null {
  if (entry?.kind === 'date') return calendarOf(zone).next(after + 1, dateLook)
  return entry?.kind === 'schedule' ? nextTime(entry, zone, after) : null
}

/** The look for people's days that belongs to today, past or not. */
export function todaysLook(zone: string, now: number): number {
  const calendar = calendarOf(zone)
  return calendar.at(calendar.date(now), dateLook)
}

/** Every time people are to be looked for between two instants, both included. */
export function* listLooks(
  entry: Entry,
  zone: string,
  { from, to }: { from: number; to: number },
): Generator<number> {
  for (let at = nextLook(entry, zone, from - 1); at !== null && at <= to; at = nextLook(entry, zone, at))
    yield at
}

function nextTime({ every }: Schedule, zone: string, after: number): number | null {
  const calendar = calendarOf(zone)
  switch (every.kind) {
    case 'once': {
      const at = Date.parse(every.at)
      return at > after ? at : null
    }
    case 'day':
      return calendar.next(after + 1, every.time)
    case 'week':
      return calendar.next(after + 1, every.time, every.weekdays)
    default:
      return nextMonthly(every, zone, after)
  }
}

/** A month without the day has its turn on its last day. */
function nextMonthly({ day, time }: { day: number; time: string }, zone: string, after: number): number {
  const calendar = calendarOf(zone)
  const first = Temporal.PlainDate.from(calendar.date(after)).with({ day: 1 })
  for (let months = 0; ; months++) {
    const month = first.add({ months })
    const at = calendar.at(month.with({ day: Math.min(day, month.daysInMonth) }).toString(), time)
    if (at > after) return at
  }
}

/**
 * Which days of birth, as `MM-DD`, have their anniversary `offsetDays` before a date; the 29th of February is the 28th in
 * years that have none.
 */
export function listAnniversaries(date: string, offsetDays: number): string[] {
  const day = Temporal.PlainDate.from(date).subtract({ days: offsetDays })
  const own = day.toString().slice(5)
  return own === '02-28' && !day.inLeapYear ? ['02-28', '02-29'] : [own]
}

/** The day itself, for what happens once. */
export const dayBefore = (date: string, offsetDays: number): string =>
  Temporal.PlainDate.from(date).subtract({ days: offsetDays }).toString()
