import { Temporal } from 'temporal-polyfill'

export const minuteMs = 60_000
export const dayMs = 86_400_000
const quarterMs = 15 * minuteMs

/** The recipient's wall clock at an instant. */
export interface WallClock {
  /** Days since 1970-01-01 on her calendar. */
  day: number
  /** Minutes since midnight as her clock shows them, 0 to 1439. */
  minute: number
  /** 1 = Monday to 7 = Sunday. */
  weekday: number
}

const at = (ms: number, zone: string) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)

/** Offsets from UTC by zone and quarter of an hour: no zone has changed its clocks off the quarter since 1972. */
const offsets = new Map<string, Map<number, number>>()

function offsetMs(zone: string, ms: number): number {
  let known = offsets.get(zone)
  if (known === undefined) {
    known = new Map()
    offsets.set(zone, known)
  }
  const quarter = Math.floor(ms / quarterMs)
  let offset = known.get(quarter)
  if (offset === undefined) {
    offset = at(quarter * quarterMs, zone).offsetNanoseconds / 1e6
    if (known.size > 4_096) known.clear()
    known.set(quarter, offset)
  }
  return offset
}

export function readWallClock(zone: string, ms: number): WallClock {
  const local = ms + offsetMs(zone, ms)
  const day = Math.floor(local / dayMs)
  return {
    day,
    minute: Math.floor((local - day * dayMs) / minuteMs),
    weekday: ((((day + 3) % 7) + 7) % 7) + 1,
  }
}

const toDate = (day: number) =>
  Temporal.Instant.fromEpochMilliseconds(day * dayMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDate()

const starts = new Map<string, number>()

/** The first instant of a day of her calendar, milliseconds: where midnight is skipped, the first there is. */
export function startOfDay(zone: string, day: number): number {
  const key = `${zone} ${day}`
  let start = starts.get(key)
  if (start === undefined) {
    start = toDate(day).toZonedDateTime(zone).epochMilliseconds
    if (starts.size > 4_096) starts.clear()
    starts.set(key, start)
  }
  return start
}

/** Every instant at which her clock shows this minute of this day: none in a gap, two where the hour is repeated. */
export function listInstants(zone: string, day: number, minute: number): number[] {
  const time = { hour: Math.floor(minute / 60), minute: minute % 60 }
  const local = toDate(day).toPlainDateTime(time)
  const both = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(zone, { disambiguation }),
  )
  return [
    ...new Set(both.filter((one) => one.toPlainDateTime().equals(local)).map((one) => one.epochMilliseconds)),
  ]
}

/** When the zone changes its clocks next; null where it never does. */
export function findClockChange(zone: string, ms: number): number | null {
  return at(ms, zone).getTimeZoneTransition('next')?.epochMilliseconds ?? null
}

/** The calendar day's year, month and day of month. */
export function readDate(day: number): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * dayMs)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() }
}

/** Is it a zone of the IANA database? */
export function isZone(zone: string): boolean {
  try {
    at(0, zone)
    return true
  } catch {
    return false
  }
}
