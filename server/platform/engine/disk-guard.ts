import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'

export interface DiskGuardOptions {
  dataDir: string
  /** Further folders that may lie on other disks. */
  volumes?: readonly string[]
  /** Below this the accept path answers 503; null: 256 MB, or a tenth of a small disk. */
  minFreeBytes: number | null
  clock: Clock
  log: Logger
}

export interface DiskGuard extends AsyncDisposable {
  /** True while there is too little room to accept anything; at most a second old. */
  isFull(): boolean
  /** Free bytes of the tightest volume at the last look. */
  freeBytes(): number
}

const MB = 1024 * 1024
const BALLAST_BYTES = 64 * MB
const LOOK_EVERY_MS = 1000

export function ballastPath(dataDir: string): string {
  return join(dataDir, 'ballast')
}

/** Gives the reserve back to the disk, so that a database that ran out of room can recover. */
export function freeBallast(dataDir: string): boolean {
  const path = ballastPath(dataDir)
  if (!existsSync(path)) return false
  rmSync(path)
  return true
}

/** Real blocks, not a hole: zeros are written. */
function fillBallast(path: string, bytes: number): void {
  const fd = openSync(path, 'w', 0o600)
  const chunk = Buffer.alloc(MB)
  try {
    for (let written = 0; written < bytes; written += MB)
      writeSync(fd, chunk, 0, Math.min(MB, bytes - written))
    fsyncSync(fd)
  } catch (error) {
    ftruncateSync(fd, 0)
    throw error
  } finally {
    closeSync(fd)
  }
}

interface Room {
  free: number
  total: number
}

async function measureRoom(folder: string): Promise<Room> {
  const { bavail, bsize, blocks } = await statfs(folder)
  return { free: bavail * bsize, total: blocks * bsize }
}

function findThreshold(o: DiskGuardOptions, room: Room): number {
  return o.minFreeBytes ?? Math.min(256 * MB, room.total / 10)
}

/**
 * Watches free space every second and keeps a reserve file that is given up at recovery. The guard turns
 * full before the database itself meets the end of the disk: that one panics, we answer 503.
 */
export async function createDiskGuard(o: DiskGuardOptions): Promise<DiskGuard> {
  const stopper = new AbortController()
  const folders = [...new Set([o.dataDir, ...(o.volumes ?? [])])]
  const state = { isFull: false, free: Number.POSITIVE_INFINITY }
  const look = async (): Promise<void> => {
    const rooms = await Promise.all(folders.map(measureRoom))
    const isFull = rooms.some((room) => room.free < findThreshold(o, room))
    state.free = Math.min(...rooms.map((room) => room.free))
    if (isFull !== state.isFull)
      o.log.warn({ freeBytes: state.free }, isFull ? 'disk full' : 'disk has room again')
    state.isFull = isFull
    if (!isFull && rooms[0] !== undefined) keepBallast(o, rooms[0])
  }
  const watch = async (): Promise<void> => {
    while (!stopper.signal.aborted) {
      await o.clock.sleep(LOOK_EVERY_MS, stopper.signal)
      // A look that fails (the folder is gone) leaves the last answer; the next look tells.
      if (!stopper.signal.aborted) await look().catch(() => undefined)
    }
  }
  await look()
  const watching = watch()
  return {
    isFull: () => state.isFull,
    freeBytes: () => state.free,
    async [Symbol.asyncDispose]() {
      stopper.abort()
      await watching
    },
  }
}

/** Makes the reserve when there is plenty of room: at least four times what it takes plus the threshold. */
function keepBallast(o: DiskGuardOptions, room: Room): void {
  const path = ballastPath(o.dataDir)
  const bytes = Math.min(BALLAST_BYTES, Math.floor(room.total / 20))
  const least = findThreshold(o, room) + 4 * bytes
  if (room.free < least || (existsSync(path) && statSync(path).size >= bytes)) return
  try {
    fillBallast(path, bytes)
  } catch {
    // No room for the ballast: without it the guard warns earlier, and takes nothing.
    rmSync(path, { force: true })
  }
}
