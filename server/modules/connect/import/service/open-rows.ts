import { createReadStream } from 'node:fs'
import { findEncoding } from '../../../../platform/csv/decode.ts'
import { readRecords, readText } from '../../../../platform/csv/read-records.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { RawRow } from '../rules/rows.ts'
import { readSheet } from './read-sheet.ts'

export type Format = 'csv' | 'xlsx' | 'ndjson'

/** Lines of a file, some at once: the first row is the header. */
export type Lines = AsyncGenerator<RawRow[]>

/** How far a reader has come, bytes. */
export interface Progress {
  bytes: number
}

/** What kind of file it is, by its first bytes: a packed sheet, objects line by line, else text with delimiters. */
export function findFormat(head: Uint8Array): Format {
  if (head[0] === 0x50 && head[1] === 0x4b) return 'xlsx'
  const start = head.subarray(0, 64)
  const text = new TextDecoder(findEncoding(start) ?? 'utf-8').decode(start).trimStart()
  return /^(?:\{|\[\s*\{)/.test(text) ? 'ndjson' : 'csv'
}

/** The rows of a file with memory for a piece of it. @throws charset, list_spreadsheet, sheet_refused, import_json */
export function openRows(format: Format, path: string, progress: Progress): Lines {
  if (format === 'xlsx') return readSheet(path, progress)
  const bytes = countBytes(createReadStream(path, { highWaterMark: 256 * 1_024 }), progress)
  return format === 'csv' ? readRecords(bytes) : readObjects(bytes)
}

async function* countBytes(
  stream: AsyncIterable<Uint8Array>,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    progress.bytes += chunk.length
    yield chunk
  }
}

/** Objects whose keys are the columns: those of the first ones say which there are. */
const headObjects = 200
/** A line that never ends must not fill the memory. */
const mostLine = 1_048_576

async function* readObjects(bytes: AsyncIterable<Uint8Array>): Lines {
  let line = 0
  let header: string[] | null = null
  let waiting: { line: number; object: Map<string, string> | null }[] = []
  const flush = function* (): Generator<RawRow[]> {
    if (header === null) {
      header = [...new Set(waiting.flatMap(({ object }) => [...(object?.keys() ?? [])]))]
      yield [{ line: 0, cells: header, isTorn: false }]
    }
    const names = header
    yield waiting.map(({ line: at, object }) => ({
      line: at,
      cells: names.map((name) => object?.get(name) ?? ''),
      isTorn: object === null,
    }))
    waiting = []
  }
  for await (const text of readLines(bytes)) {
    line++
    // One list over all of the file would have to be kept whole.
    if (header === null && waiting.length === 0 && text.trimStart().startsWith('['))
      throw new SplotError('import_json')
    if (text.trim() !== '') waiting.push({ line, object: text.length > mostLine ? null : flatten(text) })
    if (waiting.length >= headObjects) yield* flush()
  }
  yield* flush()
}

async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest = ''
  for await (const text of readText(bytes)) {
    const lines = (rest + text).split(/\r\n|\n/)
    rest = lines.pop() ?? ''
    if (rest.length > 2 * mostLine) rest = rest.slice(0, mostLine + 1)
    yield* lines
  }
  if (rest !== '') yield rest
}

/** `{"address":{"city":"Łódź"}}` -> `address.city`; null for what is no object. */
function flatten(text: string): Map<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    const flat = new Map<string, string>()
    collect(flat, '', parsed, 0)
    return flat
  } catch {
    return null
  }
}

function collect(flat: Map<string, string>, prefix: string, value: unknown, depth: number): void {
  if (value === null || value === undefined) return
  if (typeof value !== 'object' || depth > 4) {
    flat.set(prefix, typeof value === 'object' ? JSON.stringify(value) : String(value))
    return
  }
  for (const [key, inner] of Object.entries(value))
    collect(flat, prefix === '' ? key : `${prefix}.${key}`, inner, depth + 1)
}
