import { TextDecoder } from 'node:util'
import { SplotError } from '../../../../platform/errors.ts'
import {
  type Columns,
  type Named,
  type RowFault,
  readColumns,
  readRow,
  readTyped,
} from '../rules/csv/columns.ts'
import { type Encoding, findEncoding, headBytes, isArchive } from '../rules/csv/decode.ts'
import { CsvReader, type CsvRow, findDelimiter } from '../rules/csv/reader.ts'

/** A row of a file, or a line that was typed: whom it names, or why it names nobody. */
export interface FileRow {
  line: number
  named: Named[]
  fault: RowFault | null
  hasConsents: boolean
}

export type Rows = AsyncGenerator<FileRow>
export type Bytes = AsyncIterable<Uint8Array>

/** What a list says, row by row, with memory for one piece of it. @throws duplicate_header, list_columns, charset, list_spreadsheet */
export const readRows = (source: 'file' | 'typed', body: Bytes, region: string): Rows =>
  source === 'file' ? readFile(body, region) : readLines(body, region)

/** The text of a file, piece by piece, from whichever of the two ways Polish files are written. @throws charset, list_spreadsheet */
async function* readText(body: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let head = Buffer.alloc(0)
  const begin = (): TextDecoder => {
    if (isArchive(head)) throw new SplotError('list_spreadsheet')
    const encoding: Encoding | null = findEncoding(head.subarray(0, headBytes))
    if (encoding === null) throw new SplotError('charset')
    return new TextDecoder(encoding)
  }
  for await (const chunk of body) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < headBytes) continue
    decoder = begin()
    yield decoder.decode(head, { stream: true })
  }
  decoder ??= begin()
  yield head.length < headBytes ? decoder.decode(head) : decoder.decode()
}

/** @throws duplicate_header, list_columns */
async function* readFile(body: Bytes, region: string): Rows {
  let reader: CsvReader | null = null
  let waiting = ''
  let columns: Columns | null = null
  const take = function* (rows: readonly CsvRow[]): Generator<FileRow> {
    for (const row of rows) {
      if (columns === null) columns = needColumns(row)
      else yield readFileRow(columns, row, region)
    }
  }
  for await (const text of readText(body)) {
    if (reader === null) {
      waiting += text
      const end = waiting.search(/[\r\n]/)
      if (end < 0 && waiting.length < headBytes) continue
      reader = new CsvReader(findDelimiter(end < 0 ? waiting : waiting.slice(0, end)))
      yield* take(reader.push(waiting))
    } else yield* take(reader.push(text))
  }
  if (reader === null) {
    reader = new CsvReader(findDelimiter(waiting))
    yield* take(reader.push(waiting))
  }
  yield* take(reader.end())
}

function needColumns({ cells }: CsvRow): Columns {
  const read = readColumns(cells)
  if (read.ok) return read.columns
  if (read.fault === 'duplicate_header')
    throw new SplotError('duplicate_header', { values: { name: read.name.slice(0, 60) } })
  throw new SplotError('list_columns')
}

function readFileRow(columns: Columns, row: CsvRow, region: string): FileRow {
  const read = readRow(columns, row, region)
  const { line } = row
  return {
    line,
    named: read.ok ? read.named : [],
    fault: read.ok ? null : read.fault,
    hasConsents: columns.hasConsents,
  }
}

async function* readLines(body: Bytes, region: string): Rows {
  let rest = ''
  let line = 0
  const take = (text: string): FileRow | null => {
    line++
    if (text.trim() === '') return null
    const read = readTyped(text, region)
    return { line, named: read.ok ? read.named : [], fault: read.ok ? null : read.fault, hasConsents: false }
  }
  for await (const text of readText(body)) {
    const lines = (rest + text).split(/\r\n|[\r\n,;]/)
    rest = lines.pop() ?? ''
    for (const one of lines) {
      const row = take(one)
      if (row !== null) yield row
    }
  }
  const last = take(rest)
  if (last !== null) yield last
}
