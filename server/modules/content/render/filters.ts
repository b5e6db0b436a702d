import type { Liquid } from 'liquidjs'
import { findSafeUrl } from '../rules/links.ts'
import { listFilters } from './list-filters.ts'

/** A fault of the template's author that shows only while rendering. */
export class FilterFault extends Error {}

/**
 * Every filter a template may use, with how many arguments it takes: a wrong number is told when the template is checked,
 * not when it is sent. The library's others (expressions in texts, raw output) do not exist here.
 */
const arity: Readonly<Record<string, readonly [least: number, most: number]>> = {
  abs: [0, 0],
  append: [1, 1],
  at_least: [1, 1],
  at_most: [1, 1],
  base64_decode: [0, 0],
  base64_encode: [0, 0],
  base64_url_safe_decode: [0, 0],
  base64_url_safe_encode: [0, 0],
  capitalize: [0, 0],
  ceil: [0, 0],
  compact: [0, 1],
  concat: [1, 1],
  date: [1, 2],
  default: [0, 2],
  divided_by: [1, 1],
  downcase: [0, 0],
  escape: [0, 0],
  escape_once: [0, 0],
  find: [1, 2],
  find_index: [1, 2],
  first: [0, 0],
  floor: [0, 0],
  has: [1, 2],
  join: [0, 1],
  last: [0, 0],
  lstrip: [0, 0],
  map: [1, 1],
  minus: [1, 1],
  modulo: [1, 1],
  money: [0, 1],
  newline_to_br: [0, 0],
  plus: [1, 1],
  prepend: [1, 1],
  reject: [1, 2],
  remove: [1, 1],
  remove_first: [1, 1],
  remove_last: [1, 1],
  replace: [1, 2],
  replace_first: [1, 2],
  replace_last: [2, 2],
  reverse: [0, 0],
  round: [0, 1],
  rstrip: [0, 0],
  safe_url: [0, 0],
  size: [0, 0],
  slice: [1, 2],
  sort: [0, 1],
  sort_natural: [0, 1],
  split: [1, 1],
  strip: [0, 0],
  strip_html: [0, 0],
  strip_newlines: [0, 0],
  sum: [0, 1],
  times: [1, 1],
  truncate: [0, 2],
  truncatewords: [0, 2],
  uniq: [0, 1],
  upcase: [0, 0],
  url_decode: [0, 0],
  url_encode: [0, 0],
  where: [1, 2],
}

/** @returns what is wrong with the number of arguments, or null */
export function checkArity(name: string, count: number): { least: number; most: number } | null {
  const rule = arity[name]
  if (rule === undefined || (count >= rule[0] && count <= rule[1])) return null
  return { least: rule[0], most: rule[1] }
}

const numberText = /^\s*[-+]?\d+(\.\d+)?/

/** As Liquid reads numbers: a text by its beginning, else 0; and whether it is a whole one. */
function readNumber(value: unknown): { value: number; isWhole: boolean } {
  if (typeof value === 'number') return { value, isWhole: Number.isInteger(value) }
  const found = typeof value === 'string' ? numberText.exec(value) : null
  if (found === null) return { value: 0, isWhole: true }
  return { value: Number(found[0]), isWhole: found[1] === undefined }
}

/** Decimal sums without binary dust: 0.1 + 0.2 is 0.3. */
const tidy = (value: number) => Number(value.toPrecision(15))

function readDivisor(value: unknown): { value: number; isWhole: boolean } {
  const divisor = readNumber(value)
  if (divisor.value === 0) throw new FilterFault('divided by 0')
  return divisor
}

const readWhole = (value: unknown): number => {
  const read = readNumber(value)
  if (!read.isWhole || (typeof value === 'string' && !/^\s*[-+]?\d+\s*$/.test(value)) || value == null)
    throw new FilterFault('invalid integer')
  return read.value
}

function slice(value: unknown, start: unknown, length: unknown = 1): unknown {
  const from = readWhole(start)
  const count = readWhole(length)
  const input: string | unknown[] = Array.isArray(value) ? value : value == null ? '' : String(value)
  const begin = from < 0 ? input.length + from : from
  if (begin < 0 || count <= 0) return Array.isArray(input) ? [] : ''
  return input.slice(begin, begin + count)
}

function encodeUrl(value: unknown): string {
  if (value == null) return ''
  return encodeURIComponent(String(value))
    .replace(/%20/g, '+')
    .replace(/[!'()*]/g, percent)
}
const percent = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`

function decodeBase64Url(value: unknown): string {
  return value == null ? '' : Buffer.from(String(value), 'base64url').toString('utf8')
}

const own: Readonly<Record<string, (value: unknown, ...args: unknown[]) => unknown>> = {
  plus: (a, b) => tidy(readNumber(a).value + readNumber(b).value),
  minus: (a, b) => tidy(readNumber(a).value - readNumber(b).value),
  times: (a, b) => tidy(readNumber(a).value * readNumber(b).value),
  divided_by: (a, b) => {
    const [whole, by] = [readNumber(a), readDivisor(b)]
    return whole.isWhole && by.isWhole ? Math.floor(whole.value / by.value) : tidy(whole.value / by.value)
  },
  modulo: (a, b) => {
    const by = readDivisor(b).value
    const value = readNumber(a).value
    return tidy(value - by * Math.floor(value / by))
  },
  slice,
  url_encode: encodeUrl,
  base64_url_safe_encode: (value) =>
    value == null
      ? ''
      : Buffer.from(String(value)).toString('base64').replace(/\+/g, '-').replace(/\//g, '_'),
  base64_url_safe_decode: decodeBase64Url,
  safe_url: (value) => findSafeUrl(String(value ?? '')) ?? '#',
}

/** Leaves the filters above and no other, ours in place of the library's where they differ from Liquid. */
export function registerFilters(engine: Liquid, language: string): void {
  for (const name of Object.keys(engine.filters)) if (!(name in arity)) delete engine.filters[name]
  for (const [name, filter] of Object.entries(own)) engine.registerFilter(name, filter)
  for (const [name, filter] of Object.entries(listFilters))
    engine.registerFilter(name, function (value: unknown, ...args: unknown[]) {
      this.context.memoryLimit.use(Array.isArray(value) ? value.length : 1)
      return filter(value, ...args)
    })
  const concat = engine.filters.concat
  if (typeof concat === 'function')
    engine.registerFilter('concat', function (value: unknown, other: unknown) {
      if (!Array.isArray(other)) throw new FilterFault('concat takes a list')
      return concat.call(this, value, other)
    })
  engine.registerFilter('money', (value: unknown, currency: unknown) => writeMoney(value, currency, language))
}

const formats = new Map<string, Intl.NumberFormat>()

/** `{minor, currency}` or a decimal number and a currency → "1 234,50 zł". */
function writeMoney(value: unknown, currency: unknown, language: string): string {
  if (value == null) return ''
  const { amount, code } = readMoney(value, currency)
  if (!Number.isFinite(amount) || !/^[A-Z]{3}$/.test(code)) throw new FilterFault('money')
  const key = `${language} ${code}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.NumberFormat(language, { style: 'currency', currency: code, useGrouping: true })
    formats.set(key, format)
  }
  return format.format(amount)
}

function readMoney(value: unknown, currency: unknown): { amount: number; code: string } {
  if (typeof value === 'object' && value !== null && 'minor' in value) {
    const own = 'currency' in value ? value.currency : currency
    return { amount: Number(value.minor) / 100, code: String(own ?? 'PLN') }
  }
  return { amount: Number(value), code: String(currency ?? 'PLN') }
}
