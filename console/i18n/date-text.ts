import type { Language } from '../app/api.ts'

const separators: Record<Language, string> = { pl: '.', en: '/' }

/** A day as readers of one language write it in figures: `2026-11-22` is `22.11.2026` or `22/11/2026`. */
export function writeDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-')
  return year === undefined || month === undefined || date === undefined
    ? day
    : [date, month, year].join(separators[language])
}

const isDay = (year: number, month: number, date: number): boolean => {
  const there = new Date(Date.UTC(year, month - 1, date))
  return there.getUTCMonth() === month - 1 && there.getUTCDate() === date
}

/** `22.11.2026`, `22/11/2026`, `22 11 2026` or `2026-11-22` as `2026-11-22`; null where it is no day of the calendar. */
export function readDay(text: string): string | null {
  const parts = text.trim().split(/\s*[./-]\s*|\s+/)
  const [first, month, last] = parts.map(Number)
  if (parts.length !== 3 || first === undefined || month === undefined || last === undefined) return null
  const [year, date] = first > 31 ? [first, last] : [last, first]
  if (![year, month, date].every(Number.isInteger) || year < 1_900 || year > 9_999) return null
  if (!isDay(year, month, date)) return null
  return [String(year), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
}

/** `9:5`, `0905` or `21.30` as `09:05`, `21:30`; null where it is no time of day. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?:\s*[:.]?\s*(\d{1,2}))?$/.exec(text.trim())
  const [hour, minute] = [Number(found?.[1]), Number(found?.[2] ?? 0)]
  if (found === null || hour > 23 || minute > 59) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** The instant at which a day begins where the reader is, or so many days after it; undefined where no day is given. */
export function startOfDay(day: string | undefined, daysLater = 0): string | undefined {
  const [year = 0, month = 0, date = 0] = (day ?? '').split('-').map(Number)
  return day === undefined ? undefined : new Date(year, month - 1, date + daysLater).toISOString()
}
