import { parseExact } from '@splot/contract/plugin/exact-json'
import { parse } from 'csv-parse/sync'
import { findEncoding, headBytes } from '../../../platform/csv/decode.ts'
import { SplotError } from '../../../platform/errors.ts'

/** Largest file that is read at once. */
export const mostFileBytes = 16 * 2 ** 20
/** Rows of one delivery. */
const rowsAtOnce = 250
const mostTogether = 2_000

type Row = Readonly<Record<string, unknown>>

/**
 * Rows of a whole file, in lots of a delivery each. CSV by its first line, with commas, semicolons or tabs; JSON as a list
 * (or an object with one); NDJSON line by line.
 * @throws file_unread with the line where it stops making sense: half a file is no file
 */
export function readFile(name: string, bytes: Buffer): Row[][] {
  if (bytes.length > mostFileBytes) throw unread('')
  const text = readWhole(bytes)
  const rows = /\.(ndjson|jsonl)$/i.test(name)
    ? readLines(text)
    : /\.json$/i.test(name)
      ? readJson(text)
      : readCsv(text)
  if (rows.length === 0) throw unread('1')
  return cutLots(rows)
}

/** Rows that share their first value (lines of one receipt) stay together. */
function cutLots(rows: readonly Row[]): Row[][] {
  const lots: Row[][] = []
  let last: unknown = null
  for (const row of rows) {
    const [first] = Object.values(row)
    const lot = lots.at(-1)
    const isFull =
      lot === undefined || lot.length >= mostTogether || (lot.length >= rowsAtOnce && first !== last)
    if (isFull) lots.push([row])
    else lot.push(row)
    last = first
  }
  return lots
}

const unread = (line: string) => new SplotError('file_unread', line === '' ? {} : { path: `line ${line}` })

/** All of a file as text, in whichever way Polish files are written. @throws file_unread for what is no text, and for half a character */
export function readWhole(bytes: Uint8Array): string {
  return decodeAs(bytes, findEncoding(bytes.subarray(0, headBytes)) ?? 'utf-8')
}

/**
 * XML says itself how it is written; where it does not, it is UTF-8. So it is where it says UTF-16 in single bytes: made in memory and
 * saved, the declaration is left over. @throws file_unread
 */
export function readXml(bytes: Uint8Array): string {
  const head = findEncoding(bytes.subarray(0, 256))
  if (head === 'utf-16le' || head === 'utf-16be') return decodeAs(bytes, head)
  const declared = /^\s*<\?xml[^>]*encoding=["']([\w-]{1,20})["']/.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 200)),
  )?.[1]
  return decodeAs(bytes, declared === undefined || /^utf-16/i.test(declared) ? 'utf-8' : declared)
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw unread('')
  }
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Of the first line: a comma there may stand in an amount below. */
function findDelimiter(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const count = (sign: string) => first.split(sign).length
  return [';', '\t', ','].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}

export function readCsv(text: string): Row[] {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      delimiter: findDelimiter(text),
      skip_empty_lines: true,
      trim: true,
    })
    return Array.isArray(rows) ? rows.filter(isRow) : []
  } catch (error) {
    const line: unknown = error instanceof Error ? Reflect.get(error, 'lines') : null
    throw unread(typeof line === 'number' ? String(line) : '')
  }
}

function readJson(text: string): Row[] {
  const value = parseJson(text, '1')
  if (Array.isArray(value)) return value.filter(isRow)
  const list = isRow(value) ? Object.values(value).find((one) => Array.isArray(one)) : null
  return Array.isArray(list) ? list.filter(isRow) : isRow(value) ? [value] : []
}

const readLines = (text: string): Row[] =>
  text.split('\n').flatMap((line, index) => {
    const value = line.trim() === '' ? null : parseJson(line, String(index + 1))
    return isRow(value) ? [value] : []
  })

function parseJson(text: string, line: string): unknown {
  try {
    return parseExact(text)
  } catch {
    throw unread(line)
  }
}
