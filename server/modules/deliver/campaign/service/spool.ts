import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isArchive } from '../../../../platform/csv/decode.ts'
import { SplotError } from '../../../../platform/errors.ts'

/** Bytes that were put aside, readable once, and gone when disposed of. */
export interface Spooled extends AsyncDisposable {
  read(): AsyncIterable<Uint8Array>
}

/** A list in one piece; a longer one comes in parts. */
export const mostWhole = 64 * 2 ** 20

const mark = 'upload-'
export const spoolPath = (folder: string, id: string): string => join(folder, mark + id)
/** Of which list a file holds the bytes; null: of none. */
export const spoolId = (name: string): string | null =>
  name.startsWith(mark) ? name.slice(mark.length) : null

/**
 * Puts an upload aside on disk before it is read: a sender must be heard out as fast as he speaks, while looking up whom his
 * rows name takes longer. For its owner's eyes only, and only as long as the reading takes. A packed file is refused at its
 * first bytes, so that nothing is ever unpacked.
 * @throws list_spreadsheet, too_large
 */
export async function spool(
  body: ReadableStream<Uint8Array> | null,
  folder: string,
  id: string,
): Promise<Spooled> {
  const path = spoolPath(folder, id)
  const remove = () => rm(path, { force: true })
  try {
    const source = body === null ? Readable.from([]) : Readable.from(guard(body))
    await pipeline(source, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { read: () => createReadStream(path), [Symbol.asyncDispose]: remove }
}

async function* guard(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of body) {
    if (size === 0 && isArchive(chunk)) throw new SplotError('list_spreadsheet')
    size += chunk.length
    if (size > mostWhole) throw new SplotError('too_large', { values: { limit: mostWhole } })
    yield chunk
  }
}
