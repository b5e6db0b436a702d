import { execFileSync } from 'node:child_process'
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Random } from './seed.ts'

/**
 * What a power cut can leave on a disk. Two copies of the database's folder bound it: `before`, taken when all was synced,
 * and `after`, taken when its processes were killed. Between the two nothing was synced but the write-ahead log up to
 * `flushed`, so each block of a relation may be either's.
 */
export interface PowerCut {
  before: string
  after: string
  /** Write-ahead log up to here was synced. */
  flushed: bigint
  /** Files the load has changed, and what they held. */
  changed: readonly ChangedFile[]
}

interface ChangedFile {
  path: string
  before: Buffer | null
  after: Buffer | null
}

/** What a disk writes whole; PostgreSQL's own pages are two of them. */
const blockBytes = 4_096
const pageBytes = 8_192
const segmentBytes = 16 * 2 ** 20

const isRelation = (path: string) => /^(base\/\d+|global)\/\d+(_(fsm|vm|init))?(\.\d+)?$/.test(path)
/** Whether transactions committed: like relations, written when there is time. */
const isStatus = (path: string) => /^pg_(xact|multixact\/(members|offsets))\/[0-9A-F]+$/.test(path)

/** @param synced write-ahead log that is known to have been synced by then */
export function findPowerCut(before: string, after: string, synced: bigint): PowerCut {
  const paths = new Set([...listFiles(before), ...listFiles(after)])
  const changed = [...paths]
    .filter((path) => isRelation(path) || isStatus(path))
    .map((path) => ({ path, before: findBytes(join(before, path)), after: findBytes(join(after, path)) }))
    .filter((one) => one.before === null || one.after === null || !one.before.equals(one.after))
  // A page goes out only after the log that made it: what stands in a file proves more to have been synced.
  const newest = changed.flatMap((one) => (isRelation(one.path) ? listPageMarks(one.after) : []))
  let flushed = synced
  for (const mark of newest) if (mark > flushed) flushed = mark
  return { before, after, flushed, changed }
}

/** Pages that reached their files although no checkpoint wrote them. */
export const countPagesOut = ({ changed }: PowerCut): number =>
  changed.reduce((sum, one) => {
    if (!isRelation(one.path) || one.after === null) return sum
    const { before, after } = one
    let differ = 0
    for (let at = 0; at < after.length; at += pageBytes)
      if (!before?.subarray(at, at + pageBytes).equals(after.subarray(at, at + pageBytes))) differ++
    return sum + differ
  }, 0)

/** Where the last finished checkpoint stands in the log, of a folder's control file. */
export const readCheckpoint = (folder: string): bigint =>
  readFileSync(join(folder, 'global', 'pg_control')).readBigUInt64LE(32)

/**
 * Lays disks that the cut may have left into a folder, one after the other. What nobody has touched since the last one is
 * left as it is: a database is thousands of files, and few of them change.
 */
export function createDisk(cut: PowerCut, into: string): { roll(random: Random): void } {
  rmSync(into, { recursive: true, force: true })
  copyFolder(cut.after, into)
  const whole = new Set(listFiles(cut.after))
  let laid = new Map<string, string>()
  const restore = () => {
    const there = new Set(listFiles(into))
    for (const path of there) if (!whole.has(path)) rmSync(join(into, path))
    for (const path of whole)
      if (!there.has(path) || laid.get(path) !== describe(join(into, path)))
        lay(join(cut.after, path), join(into, path))
  }
  return {
    roll(random) {
      if (laid.size > 0) restore()
      // Nobody of that number runs after the power came back.
      rmSync(join(into, 'postmaster.pid'), { force: true })
      for (const one of cut.changed) rollFile(one, cut, into, random)
      for (const name of readdirSync(join(into, 'pg_wal'))) tearSegment(name, cut, into, random)
      const mixed = new Set(cut.changed.map((one) => one.path))
      laid = new Map(
        listFiles(into)
          .filter((path) => !mixed.has(path) && !path.startsWith('pg_wal/'))
          .map((path) => [path, describe(join(into, path))]),
      )
    },
  }
}

/** Whether a file was written to: its size and when. */
function describe(path: string): string {
  const { size, mtimeMs } = statSync(path)
  return `${size} ${mtimeMs}`
}

/** A file as it was, with its owner. */
function lay(from: string, to: string): void {
  const { uid, gid } = statSync(from)
  mkdirSync(dirname(to), { recursive: true })
  copyFileSync(from, to)
  chownSync(to, uid, gid)
}

function rollFile(one: ChangedFile, cut: PowerCut, into: string, random: Random): void {
  const at = join(into, one.path)
  if (one.after === null) {
    if (random.chance(0.5)) lay(join(cut.before, one.path), at)
    return
  }
  if (one.before === null && !one.path.includes('_init') && random.chance(0.25)) {
    rmSync(at)
    return
  }
  const old = one.before ?? Buffer.alloc(0)
  const least = Math.min(old.length, one.after.length)
  const span = Math.abs(old.length - one.after.length) / blockBytes
  // Its length is written apart from its blocks.
  const length = random.chance(0.5) ? one.after.length : least + blockBytes * random.int(Math.floor(span) + 1)
  const mixed = Buffer.alloc(length)
  for (let from = 0; from < length; from += blockBytes) {
    const source = random.chance(0.5) ? one.after : old
    // Where that one was shorter there is nothing yet: zeros.
    if (from < source.length) source.copy(mixed, from, from, Math.min(length, from + blockBytes))
  }
  writeFileSync(at, mixed)
}

/** What was written behind the last sync is there, or what was there before it, block by block. */
function tearSegment(name: string, cut: PowerCut, into: string, random: Random): void {
  if (!/^[0-9A-F]{24}$/.test(name)) return
  const number = Number.parseInt(name.slice(8, 16), 16) * 256 + Number.parseInt(name.slice(16), 16)
  const kept = Number(cut.flushed - BigInt(number) * BigInt(segmentBytes))
  if (kept >= segmentBytes) return
  const at = join(into, 'pg_wal', name)
  const bytes = readFileSync(at)
  const old = findBytes(join(cut.before, 'pg_wal', name)) ?? Buffer.alloc(bytes.length)
  const first = Math.max(0, kept)
  for (let from = first - (first % blockBytes); from < bytes.length; from += blockBytes) {
    const start = Math.max(first, from)
    if (random.chance(0.5)) old.copy(bytes, start, start, from + blockBytes)
  }
  writeFileSync(at, bytes)
}

/** The place in the log of the last change of each page. */
function listPageMarks(bytes: Buffer | null): bigint[] {
  const marks: bigint[] = []
  for (let at = 0; bytes !== null && at + pageBytes <= bytes.length; at += pageBytes)
    marks.push((BigInt(bytes.readUInt32LE(at)) << 32n) | BigInt(bytes.readUInt32LE(at + 4)))
  return marks
}

/** With owners and rights: PostgreSQL refuses a folder that is not its own. */
export function copyFolder(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
}

const listFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))

function findBytes(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
