import type { Language } from '../app/api.ts'

const locale: Record<Language, string> = { pl: 'pl-PL', en: 'en-GB' }

/** Numbers, money and moments as people of one language write them. Moments are ISO strings or milliseconds. */
export interface Format {
  number(value: number): string
  decimal(value: number, digits: number): string
  /** `minor` may be a text where it is too large for an exact number. */
  money(minor: number | string, currency: string): string
  date(at: string | number): string
  dateTime(at: string | number): string
  time(at: string | number): string
  timeExact(at: string | number): string
  month(at: string | number): string
  monthSince(at: string | number): string
  day(at: string | number, nowMs: number): string
  ago(at: string | number, nowMs: number): string
  /** A length of time: `3 godz. 58 min`, `2 dni`. */
  span(ms: number): string
  /** „a, b i c”. */
  list(parts: readonly string[]): string
}

const fractionDigits = new Map<string, number>()

/** How many minor digits a currency has, from the browser's own tables (PLN 2, JPY 0). */
function digitsOf(currency: string): number {
  const known = fractionDigits.get(currency)
  if (known !== undefined) return known
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
  const digits = options.maximumFractionDigits ?? 2
  fractionDigits.set(currency, digits)
  return digits
}

/** Less than nothing has a minus sign, as wide as a plus: a hyphen is hard to see. */
const withMinus = (text: string): string => text.replace('-', '−')

/** As `formatMoney` of the contract writes it, whose tables of currencies would weigh on the first load. */
function makeMoney(tag: string): (minor: number | string, currency: string) => string {
  const formats = new Map<string, Intl.NumberFormat>()
  return (minor, currency) => {
    let format = formats.get(currency)
    if (!format) {
      format = new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        useGrouping: 'always',
      })
      formats.set(currency, format)
    }
    return withMinus(format.format(Number(minor) / 10 ** digitsOf(currency)))
  }
}

const dayStart = (ms: number): number => {
  const date = new Date(ms)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** Whole local days from `at` to `nowMs`; 0 is today, 1 yesterday. */
export const daysBetween = (at: string | number, nowMs: number): number =>
  Math.round((dayStart(nowMs) - dayStart(new Date(at).getTime())) / 86_400_000)

/** A key that is equal for two moments of the same local day. */
export const dayKey = (at: string | number): number => dayStart(new Date(at).getTime())

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function makeDay(language: Language, tag: string): Format['day'] {
  const near = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'short' })
  const far = new Intl.DateTimeFormat(tag, {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  })
  const words = { pl: ['Dziś', 'Wczoraj'], en: ['Today', 'Yesterday'] }[language]
  return (at, nowMs) => {
    const date = new Date(at)
    const sameYear = date.getFullYear() === new Date(nowMs).getFullYear()
    const text = (sameYear ? near : far).format(date).replace(/^(\p{L}+), /u, '$1 ')
    const word = words[daysBetween(at, nowMs)]
    return word === undefined ? capital(text) : `${word}, ${text}`
  }
}

function makeAgo(language: Language, time: Format['time'], date: Format['date']): Format['ago'] {
  const words = {
    pl: { now: 'teraz', minutes: 'min temu', today: 'dziś', yesterday: 'wczoraj' },
    en: { now: 'now', minutes: 'min ago', today: 'today', yesterday: 'yesterday' },
  }[language]
  return (at, nowMs) => {
    const minutes = Math.floor((nowMs - new Date(at).getTime()) / 60_000)
    if (minutes < 1) return words.now
    if (minutes < 60) return `${minutes} ${words.minutes}`
    const days = daysBetween(at, nowMs)
    if (days === 0) return `${words.today}, ${time(at)}`
    if (days === 1) return `${words.yesterday}, ${time(at)}`
    return date(at)
  }
}

function makeSpan(tag: string): Format['span'] {
  const unit = (name: string, unitDisplay: 'short' | 'long') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay })
  const [minute, hour, day] = [unit('minute', 'short'), unit('hour', 'short'), unit('day', 'long')]
  return (ms) => {
    const minutes = Math.round(ms / 60_000)
    const hours = Math.floor(minutes / 60)
    if (hours === 0) return minute.format(minutes)
    if (hours >= 24) return day.format(Math.round(hours / 24))
    return minutes % 60 === 0 ? hour.format(hours) : `${hour.format(hours)} ${minute.format(minutes % 60)}`
  }
}

/**
 * Builds the formatters of a language once; they are pure.
 * @param timeZone IANA name of the clock that dates and times are told by; the browser's own where there is none
 */
export function createFormat(language: Language, timeZone?: string): Format {
  const tag = locale[language]
  const zone = timeZone === undefined ? {} : { timeZone }
  const number = new Intl.NumberFormat(tag, { useGrouping: 'always' })
  const short = new Intl.DateTimeFormat(tag, { ...zone, day: 'numeric', month: 'short', year: 'numeric' })
  const clock = new Intl.DateTimeFormat(tag, {
    ...zone,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const exact = new Intl.DateTimeFormat(tag, {
    ...zone,
    hour: 'numeric',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  })
  const month = new Intl.DateTimeFormat(tag, { ...zone, month: 'long', year: 'numeric' })
  const inFull = new Intl.DateTimeFormat(tag, { ...zone, day: 'numeric', month: 'long', year: 'numeric' })
  const unpad = (text: string): string => text.replace(/^0(\d)/, '$1')
  const time = (at: string | number): string => unpad(clock.format(new Date(at)))
  const date = (at: string | number): string => short.format(new Date(at))
  return {
    number: (value) => withMinus(number.format(value)),
    decimal: (value, digits) =>
      withMinus(
        new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
          value,
        ),
      ),
    money: makeMoney(tag),
    date,
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    time,
    timeExact: (at) => unpad(exact.format(new Date(at))),
    month: (at) => month.format(new Date(at)),
    // Polish needs the genitive after "od": a full date carries it, a lone month does not.
    monthSince: (at) =>
      inFull
        .formatToParts(new Date(at))
        .filter((part) => part.type === 'month' || part.type === 'year')
        .map((part) => part.value)
        .join(' '),
    day: makeDay(language, tag),
    ago: makeAgo(language, time, date),
    span: makeSpan(tag),
    list: (parts) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(parts),
  }
}
