import { TextDecoder } from 'node:util'
import { SplotError } from '../errors.ts'
import { findEncoding, headBytes, isArchive } from './decode.ts'
import { CsvReader, type CsvRow, findDelimiter } from './reader.ts'

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
 * The records of a CSV file, those of one piece of it at once, by the delimiter its first line uses; memory for one piece.
 * @throws charset, list_spreadsheet
 */
export async function* readRecords(body: Bytes): AsyncGenerator<CsvRow[]> {
  let reader: CsvReader | null = null
  let waiting = ''
  for await (const text of readText(body)) {
    if (reader !== null) {
      yield reader.push(text)
      continue
    }
    waiting += text
    const end = waiting.search(/[\r\n]/)
    if (end < 0 && waiting.length < headBytes) continue
    reader = new CsvReader(findDelimiter(end < 0 ? waiting : waiting.slice(0, end)))
    yield reader.push(waiting)
  }
  if (reader === null) {
    reader = new CsvReader(findDelimiter(waiting))
    yield reader.push(waiting)
  }
  yield reader.end()
}
