import { TextDecoder } from 'node:util'
import { SplotError } from '../errors.ts'
import { findEncoding, headBytes, isArchive } from './decode.ts'
import { CsvReader, type CsvRow, findDelimiter, readDelimiterMark } from './reader.ts'

export type Bytes = AsyncIterable<Uint8Array>

/** The text of a file, piece by piece, from whichever of the ways Polish files are written in. @throws charset, list_spreadsheet */
export async function* readText(body: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let head = Buffer.alloc(0)
  const begin = (): TextDecoder => {
    if (isArchive(head)) throw new SplotError('list_spreadsheet')
    const encoding = findEncoding(head.subarray(0, headBytes))
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

/**
 * The records of a CSV file, those of one piece of it at once, by the delimiter its first lines use, or the one a spreadsheet named above
 * them; memory for one piece. @throws charset, list_spreadsheet
 */
export async function* readRecords(body: Bytes): AsyncGenerator<CsvRow[]> {
  let reader: CsvReader | null = null
  let hasMark = false
  let waiting = ''
  const begin = (): CsvReader => {
    const mark = readDelimiterMark(waiting)
    hasMark = mark !== null
    return new CsvReader(mark ?? findDelimiter(waiting))
  }
  // The mark is a line of the file, and no record of it.
  const drop = (rows: CsvRow[]) => (hasMark ? rows.filter(({ line }) => line > 1) : rows)
  for await (const text of readText(body)) {
    if (reader !== null) {
      yield drop(reader.push(text))
      continue
    }
    waiting += text
    if (!/[\r\n]/.test(waiting) && waiting.length < headBytes) continue
    reader = begin()
    yield drop(reader.push(waiting))
  }
  if (reader === null) {
    reader = begin()
    yield drop(reader.push(waiting))
  }
  yield drop(reader.end())
}
