import { type Bytes, readRecords, readText } from '../../../../platform/csv/read-records.ts'
import type { CsvRow } from '../../../../platform/csv/reader.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { type Columns, type Named, type RowFault, readColumns, readRow, readTyped } from '../rules/columns.ts'

/** A row of a file, or a line that was typed: whom it names, or why it names nobody. */
export interface FileRow {
  line: number
  named: Named[]
  fault: RowFault | null
  hasConsents: boolean
}

export type Rows = AsyncGenerator<FileRow>

/** What a list says, row by row, with memory for one piece of it. @throws duplicate_header, list_columns, charset, list_spreadsheet */
export const readRows = (source: 'file' | 'typed', body: Bytes, region: string): Rows =>
  source === 'file' ? readFile(body, region) : readLines(body, region)

/** @throws duplicate_header, list_columns */
async function* readFile(body: Bytes, region: string): Rows {
  let columns: Columns | null = null
  for await (const records of readRecords(body))
    for (const row of records) {
      if (columns === null) columns = needColumns(row)
      else yield readFileRow(columns, row, region)
    }
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
