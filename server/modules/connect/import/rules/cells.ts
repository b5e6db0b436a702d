import { parseCurrency } from '@splot/contract/money'

/** How the text of a cell is read. */
export type CellKind =
  | 'text'
  | 'id'
  | 'email'
  | 'phone'
  | 'day'
  | 'instant'
  | 'money'
  | 'count'
  | 'flag'
  | 'url'

/** Why a cell, or a whole row, is refused. */
export const faultCodes = [
  'row_length',
  'row_quotes',
  'row_unread',
  'characters',
  'too_long',
  'missing',
  'nobody',
  'email_invalid',
  'phone_invalid',
  'id_invalid',
  'day_invalid',
  'instant_invalid',
  'instant_future',
  'money_invalid',
  'money_unclear',
  'money_negative',
  'currency_unknown',
  'currency_two',
  'count_invalid',
  'flag_invalid',
  'url_invalid',
  'purpose_unknown',
  'wording_unknown',
  'refused',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** What is known about the file beside its cells. */
export interface Reading {
  /** Instant of a local time. */
  toInstant(local: LocalTime): number
  now: number
}

export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

export type Cell = { ok: true; value: string | number | boolean } | { ok: false; code: FaultCode }

const refuse = (code: FaultCode): Cell => ({ ok: false, code })
const take = (value: string | number | boolean): Cell => ({ ok: true, value })

const mostChars = 2_000
// What a text never holds: controls but line breaks and tabs, and what a wrong decoding left.
const foreign = /(?![\t\n\r])\p{Cc}|\ufffd/u

/** Reads one cell; blank ones are not asked for. Identifiers are read by identity's own rules, later. */
export function readCell(kind: CellKind, written: string, reading: Reading): Cell {
  const text = written.normalize('NFC').trim()
  if (foreign.test(text)) return refuse('characters')
  if (text.length > mostChars) return refuse('too_long')
  return readers[kind](text, reading)
}

const readers: Readonly<Record<CellKind, (text: string, reading: Reading) => Cell>> = {
  text: take,
  id: (text) => (text.length <= 200 && !/[\r\n\t]/.test(text) ? take(text) : refuse('id_invalid')),
  email: take,
  phone: take,
  day: (text) => {
    const day = readDay(text)
    return day === null ? refuse('day_invalid') : take(day)
  },
  instant: readInstant,
  money: readMoney,
  count: (text) => {
    const count = Number(text.replace(/[.,]0+$/, ''))
    return Number.isInteger(count) && count >= 1 && count <= 100_000 ? take(count) : refuse('count_invalid')
  },
  flag: (text) => {
    const folded = text.toLowerCase()
    if (yes.has(folded)) return take(true)
    return no.has(folded) ? take(false) : refuse('flag_invalid')
  },
  url: (text) => (/^https?:\/\/[^\s"<>]{3,}$/i.test(text) ? take(text) : refuse('url_invalid')),
}

const yes: ReadonlySet<string> = new Set(
  'tak t yes y true 1 x on subscribed granted zapisany aktywna aktywny'.split(' '),
)
const no: ReadonlySet<string> = new Set(
  'nie n no false 0 off unsubscribed withdrawn wypisany cofnięta cofnieta nieaktywna'.split(' '),
)

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})/
const polishDay = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/

/** Day, month and year as Poland writes them, or ISO 8601. An American 12/31 is refused, never turned round. */
function parseDay(text: string): { year: number; month: number; day: number; rest: string } | null {
  const iso = isoDay.exec(text)
  const parts = iso ?? polishDay.exec(text)
  if (parts === null) return null
  const [whole, a, b, c] = parts
  const [year, month, day] = (iso === null ? [c, b, a] : [a, b, c]).map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return year < 1900 || year > 2200 ? null : { year, month, day, rest: text.slice(whole.length) }
}

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

const pad = (n: number): string => String(n).padStart(2, '0')

function readDay(text: string): string | null {
  const found = parseDay(text)
  if (found === null || !/^([T ]00:00(:00(\.0+)?)?Z?)?$/.test(found.rest)) return null
  return `${found.year}-${pad(found.month)}-${pad(found.day)}`
}

const clock = /^(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/

/** An instant: with its own offset where one is written, else by the workspace's clock. */
function readInstant(text: string, { toInstant, now }: Reading): Cell {
  const found = parseDay(text)
  const parts = found === null ? null : clock.exec(found.rest)
  if (found === null || parts === null) return refuse('instant_invalid')
  const { year, month, day } = found
  const [hour, minute, second] = [parts[1], parts[2], parts[3]].map((one) => Number(one ?? 0))
  if (hour === undefined || minute === undefined || second === undefined) return refuse('instant_invalid')
  if (hour > 23 || minute > 59 || second > 59) return refuse('instant_invalid')
  const local = { year, month, day, hour, minute, second }
  const ms =
    parts[4] === undefined
      ? toInstant(local)
      : Date.UTC(year, month - 1, day, hour, minute, second) - offsetMs(parts[4])
  return ms > now ? refuse('instant_future') : take(ms)
}

function offsetMs(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? []
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000
  return sign === '-' ? -size : size
}

/** Currencies as they are written beside an amount. */
const signs: Readonly<Record<string, string>> = { zł: 'PLN', '€': 'EUR', $: 'USD', '£': 'GBP', kč: 'CZK' }

/** A currency by its sign or its code; null for what is neither. */
export const readCurrency = (text: string): string | null => {
  const sign = text.trim()
  return signs[sign.toLowerCase()] ?? parseCurrency(sign)
}

/**
 * An amount as people write it: `1 234,50 zł`, `1.234,50`, `1,234.50`, `49.9`. A decimal text with a dot, the currency behind it
 * where one stands there. One sign before exactly three digits may be either thousands or a fraction: that is refused.
 */
function readMoney(text: string): Cell {
  const parts = /^(\D{0,3}?)\s*(-?[\d\s.,']*\d)\s*(\D{0,3})$/u.exec(text)
  if (parts === null) return refuse('money_invalid')
  const [, before = '', amount = '', after = ''] = parts
  const bare = amount.replace(/[\s']/g, '')
  if (bare.startsWith('-')) return refuse('money_negative')
  const decimal = readDecimal(bare)
  if (decimal === null) return refuse('money_invalid')
  if (decimal === 'unclear') return refuse('money_unclear')
  const sign = (before + after).trim()
  if (sign === '') return take(decimal)
  const currency = readCurrency(sign)
  return currency === null ? refuse('currency_unknown') : take(`${decimal} ${currency}`)
}

function readDecimal(bare: string): string | 'unclear' | null {
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  if (last < 0) return /^\d{1,13}$/.test(bare) ? bare : null
  const sign = bare.charAt(last)
  const whole = bare.slice(0, last)
  const fraction = bare.slice(last + 1)
  const other = sign === ',' ? '.' : ','
  if (whole.includes(sign)) {
    // The same sign again and again parts thousands: 1.234.567
    const isGrouped = !whole.includes(other) && /^\d{1,3}$/.test(whole.split(sign)[0] ?? '')
    const groups = bare.split(sign).slice(1)
    return isGrouped && groups.every((one) => /^\d{3}$/.test(one)) ? bare.replaceAll(sign, '') : null
  }
  if (!/^\d+$/.test(fraction) || fraction.length > 4) return null
  if (!whole.includes(other)) {
    if (fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return 'unclear'
    return /^\d{1,13}$/.test(whole) ? `${whole}.${fraction}` : null
  }
  return /^\d{1,3}(?:[.,]\d{3})+$/.test(whole) ? `${whole.replaceAll(other, '')}.${fraction}` : null
}

/** What {@link readMoney} read: the amount, and its currency where the cell named one. */
export function splitMoney(value: string): { amount: string; currency: string | null } {
  const [amount = '', currency] = value.split(' ')
  return { amount, currency: currency ?? null }
}
