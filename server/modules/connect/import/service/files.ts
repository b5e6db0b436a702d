import { appendFile, mkdir, open, readdir, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the files of imports lie: for their owner's eyes, until they are read. */
export interface Files {
  pathOf(id: string): string
  refusedPathOf(id: string): string
  sizeOf(path: string): Promise<number>
  /** Puts bytes at the end of a file. */
  append(path: string, bytes: Uint8Array | string): Promise<void>
  /** What was written beyond a size was not meant to stay. */
  cut(path: string, size: number): Promise<void>
  readHead(path: string, bytes: number): Promise<Buffer>
  remove(path: string): Promise<void>
  /** Of which imports there are files. */
  list(): Promise<{ id: string; isRefused: boolean }[]>
}

export function createFiles(folder: () => string): Files {
  const own = () => join(folder(), 'imports')
  const sizeOf = (path: string) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    )
  return {
    pathOf: (id) => join(own(), id),
    refusedPathOf: (id) => join(own(), `${id}.refused.csv`),
    sizeOf,
    async append(path, bytes) {
      await mkdir(own(), { recursive: true, mode: 0o700 })
      await appendFile(path, bytes, { mode: 0o600 })
    },
    async cut(path, size) {
      if ((await sizeOf(path)) > size) await truncate(path, size)
    },
    async readHead(path, bytes) {
      await using file = await open(path)
      const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, 0)
      return buffer.subarray(0, bytesRead)
    },
    remove: (path) => rm(path, { force: true }),
    async list() {
      // Before the first import there is no folder.
      const names = await readdir(own()).catch(() => [])
      return names.map((name) => ({
        id: name.replace(/\.refused\.csv$/, ''),
        isRefused: name.endsWith('.refused.csv'),
      }))
    },
  }
}
