import { dayMs, readDate } from './wall-clock.ts'

/** Which calendar of public holidays counts. */
export const holidayCalendars = ['pl', 'none'] as const
export type HolidayCalendar = (typeof holidayCalendars)[number]

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher), days since 1970-01-01. */
export function easterSunday(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const dayOfMonth = ((h + l - 7 * m + 114) % 31) + 1
  return toDay(year, month, dayOfMonth)
}

const toDay = (year: number, month: number, dayOfMonth: number) =>
  Date.UTC(year, month - 1, dayOfMonth) / dayMs

/** Days off by the act of 18 January 1951, month and day; Christmas Eve since 2025. */
const fixedPl: readonly [number, number][] = [
  [1, 1],
  [1, 6],
  [5, 1],
  [5, 3],
  [8, 15],
  [11, 1],
  [11, 11],
  [12, 25],
  [12, 26],
]
/** Days after Easter Sunday: itself, Monday, Pentecost, Corpus Christi. */
const movablePl = [0, 1, 49, 60] as const
const christmasEveSince = 2025

/** Public holidays of the year, days since 1970-01-01. */
export function listHolidays(calendar: HolidayCalendar, year: number): number[] {
  if (calendar === 'none') return []
  const easter = easterSunday(year)
  const days = [
    ...fixedPl.map(([month, dayOfMonth]) => toDay(year, month, dayOfMonth)),
    ...movablePl.map((after) => easter + after),
    ...(year >= christmasEveSince ? [toDay(year, 12, 24)] : []),
  ]
  return days.sort((a, b) => a - b)
}

/** Days asked about, and whether they are holidays. */
const days = new Map<number, boolean>()

export function isHoliday(calendar: HolidayCalendar, day: number): boolean {
  if (calendar === 'none') return false
  let is = days.get(day)
  if (is === undefined) {
    is = listHolidays(calendar, readDate(day).year).includes(day)
    if (days.size > 4_096) days.clear()
    days.set(day, is)
  }
  return is
}
