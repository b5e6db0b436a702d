import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Blobs, StoredBlob } from './index.ts'

const spacePattern = /^[a-z0-9][a-z0-9_-]{0,62}$/
const namePattern = /^[0-9a-f]{64}$/
/** What is being written; no workspace is called so. */
const draftFolder = '.draft'

const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Blobs as files: `<workspace>/<first two letters>/<name>`. Written beside, synced, then renamed: after a crash there is
 * the whole of it or nothing. The data folder's lock keeps a second process away.
 * @param folder asked late: the wiring alone has none
 */
export function createFolderBlobs(folder: () => string, clock: Pick<Clock, 'now'>): Blobs {
  const drafts = createDrafts(folder)
  const inTurn = createTurns()
  const place = (space: string, name = ''): string => {
    if (!spacePattern.test(space) || !(name === '' || namePattern.test(name))) throw new Error('No such blob')
    return name === '' ? join(folder(), space) : join(folder(), space, name.slice(0, 2), name)
  }
  const touch = async (path: string): Promise<boolean> => {
    const seconds = clock.now() / 1000
    return (await unlessMissing(utimes(path, seconds, seconds).then(() => true))) ?? false
  }
  return {
    async put(space, bytes) {
      const name = nameOf(bytes)
      const path = place(space, name)
      await inTurn(path, async () => {
        // One that was damaged meanwhile is written anew: its bytes are at hand now.
        const there = await unlessMissing(readFile(path))
        if (there !== null && nameOf(there) === name && (await touch(path))) return
        await makeFolder(dirname(path))
        await drafts.write(bytes, path)
        await touch(path)
      })
      return name
    },
    async find(space, name) {
      const bytes = await unlessMissing(readFile(place(space, name)))
      return bytes === null || nameOf(bytes) !== name ? null : bytes
    },
    list: async (space) => listBlobs(place(space)),
    async delete(space, name, before) {
      const path = place(space, name)
      return inTurn(path, async () => {
        const found = await unlessMissing(stat(path))
        if (found === null || Math.round(found.mtimeMs) >= before) return found === null
        await rm(path)
        await syncFolder(dirname(path))
        return true
      })
    },
    listSpaces: async () => (await listNames(folder())).filter((name) => spacePattern.test(name)),
    deleteSpace: async (space) => rm(place(space), { recursive: true, force: true }),
  }
}

async function listBlobs(space: string): Promise<StoredBlob[]> {
  const found: StoredBlob[] = []
  for (const shelf of await listNames(space))
    for (const name of await listNames(join(space, shelf))) {
      const file = namePattern.test(name) ? await unlessMissing(stat(join(space, shelf, name))) : null
      if (file !== null) found.push({ name, size: file.size, putAt: Math.round(file.mtimeMs) })
    }
  return found
}

const listNames = async (folder: string): Promise<string[]> => (await unlessMissing(readdir(folder))) ?? []

/** Files under names of their own until they are whole; what a crash left of them is cleared at the first one. */
function createDrafts(folder: () => string) {
  let count = 0
  let cleared: Promise<void> | null = null
  const clear = async (): Promise<void> => {
    await rm(join(folder(), draftFolder), { recursive: true, force: true })
    await makeFolder(join(folder(), draftFolder))
  }
  return {
    async write(bytes: Uint8Array, path: string): Promise<void> {
      cleared ??= clear().catch((error: unknown) => {
        // A disk that is full now has room later.
        cleared = null
        throw error
      })
      await cleared
      const draft = join(folder(), draftFolder, String(count++))
      const file = await open(draft, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path)
      await syncFolder(dirname(path))
    },
  }
}

/** Makes the folder and those above it, each entry synced in the folder it stands in. */
async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** One after the other for each path: nothing is deleted between the look whether it is there and the answer. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>()
  return async <T>(path: string, act: () => Promise<T>): Promise<T> => {
    const before = last.get(path) ?? Promise.resolve()
    const turn = before.then(act, act)
    last.set(path, turn)
    try {
      return await turn
    } finally {
      if (last.get(path) === turn) last.delete(path)
    }
  }
}

async function unlessMissing<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
