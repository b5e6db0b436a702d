import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Bytes that were put aside, readable once, and gone when disposed of. */
export interface Spooled extends AsyncDisposable {
  read(): AsyncIterable<Uint8Array>
}

/**
 * Puts an upload aside on disk before it is read: a sender must be heard out as fast as he speaks, while looking up whom his
 * rows name takes longer. For its owner's eyes only, and only as long as the reading takes.
 */
export async function spool(
  body: ReadableStream<Uint8Array> | null,
  folder: string,
  id: string,
): Promise<Spooled> {
  const path = join(folder, `upload-${id}`)
  const remove = () => rm(path, { force: true })
  try {
    const source = body === null ? Readable.from([]) : Readable.from(body)
    await pipeline(source, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await remove()
    throw error
  }
  return { read: () => createReadStream(path), [Symbol.asyncDispose]: remove }
}
