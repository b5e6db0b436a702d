import { linkSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import { EngineError, findErrno } from './engine-error.ts'
import { findJson, writeDurably } from './files.ts'
import { describeProcess, isAlive, type ProcessIdentity } from './process-identity.ts'

/** What the lock file of a data folder says. Times are milliseconds since epoch. */
export interface LockRecord extends ProcessIdentity {
  takenAt: number
  kind: 'embedded' | 'external'
  /** Where the embedded server listens; null before it is up. */
  socketDir: string | null
  port: number
  version: string | null
  clusterDir: string | null
  /** Where Splot itself answers HTTP, once it does. */
  url: string | null
}

export interface DataDirLock {
  /** Changes the record in place (atomically). */
  update(change: Partial<Omit<LockRecord, keyof ProcessIdentity>>): void
  /** The record of the owner before us when it died without leaving, else null. */
  readonly survivor: LockRecord | null
  drop(): void
}

function lockPath(dataDir: string): string {
  return join(dataDir, 'lock.json')
}

function findRecordAt(path: string): LockRecord | null {
  const raw = findJson(path)
  if (raw === null || typeof raw.pid !== 'number') return null
  const text = (key: string): string | null => (typeof raw[key] === 'string' ? raw[key] : null)
  return {
    pid: raw.pid,
    startedAt: text('startedAt'),
    bootId: text('bootId'),
    takenAt: typeof raw.takenAt === 'number' ? raw.takenAt : 0,
    kind: raw.kind === 'external' ? 'external' : 'embedded',
    socketDir: text('socketDir'),
    port: typeof raw.port === 'number' ? raw.port : 5432,
    version: text('version'),
    clusterDir: text('clusterDir'),
    url: text('url'),
  }
}

/** What the lock file says, whoever owns it and whether or not its owner lives; null without one. */
export function findLock(dataDir: string): LockRecord | null {
  return findRecordAt(lockPath(dataDir))
}

/** The lock of a living owner, or null. */
export function findLiveLock(dataDir: string): LockRecord | null {
  const record = findLock(dataDir)
  return record !== null && isAlive(record) ? record : null
}

function refuse(dataDir: string, owner: LockRecord): never {
  const at = owner.url === null ? '' : ` (${owner.url})`
  throw new EngineError('already_running', {
    en: `Splot already runs on ${dataDir} as process ${owner.pid}${at}. Use that one, stop it with: kill ${owner.pid}, or set SPLOT_DATA_DIR to another folder`,
    pl: `Splot już działa na ${dataDir} jako proces ${owner.pid}${at}. Korzystaj z niego, zatrzymaj go: kill ${owner.pid}, albo ustaw SPLOT_DATA_DIR na inny folder`,
  })
}

/** Links our finished record into place: whole or not at all. False when somebody's is there. */
function tryLink(path: string, record: LockRecord): boolean {
  const draft = `${path}.${record.pid}.new`
  writeFileSync(draft, `${JSON.stringify(record)}\n`, { mode: 0o644 })
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (findErrno(error) === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(draft)
  }
}

/** Moves a dead owner's file away. One which turns out to be a living owner's goes back. */
function removeStale(path: string, dataDir: string): void {
  const aside = `${path}.${process.pid}.stale`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (findErrno(error) === 'ENOENT') return
    throw error
  }
  const owner = findRecordAt(aside)
  try {
    if (owner === null || !isAlive(owner)) return
    linkSync(aside, path)
  } finally {
    unlinkSync(aside)
  }
  refuse(dataDir, owner)
}

const TRIES = 5
const GRACE_MS = 1000
const LOOK_MS = 20

/** A process that was just killed needs a moment to be gone: a restart right after must not fail. */
async function waitForDeath(owner: LockRecord, clock: Clock): Promise<void> {
  const until = clock.monotonic() + GRACE_MS
  while (isAlive(owner) && clock.monotonic() < until) await clock.sleep(LOOK_MS)
}

/**
 * Takes the data folder for this process, before anything in it is opened. A second instance is refused
 * with the pid of the first; the lock of a dead owner is taken over.
 */
export async function takeLock(dataDir: string, clock: Clock): Promise<DataDirLock> {
  const path = lockPath(dataDir)
  let record: LockRecord = {
    ...describeProcess(process.pid),
    takenAt: clock.now(),
    kind: 'embedded',
    socketDir: null,
    port: 5432,
    version: null,
    clusterDir: null,
    url: null,
  }
  let survivor: LockRecord | null = null
  for (let attempt = 0; !tryLink(path, record); attempt++) {
    const owner = findLock(dataDir)
    if (owner !== null && owner.pid !== process.pid) await waitForDeath(owner, clock)
    if (owner !== null && (isAlive(owner) || attempt >= TRIES)) refuse(dataDir, owner)
    survivor = owner ?? survivor
    removeStale(path, dataDir)
  }
  let isDropped = false
  const isOurs = (): boolean => !isDropped && findLock(dataDir)?.pid === record.pid
  return {
    survivor,
    update(change) {
      record = { ...record, ...change }
      if (isOurs()) writeDurably(path, `${JSON.stringify(record)}\n`)
    },
    drop() {
      if (isOurs()) unlinkSync(path)
      isDropped = true
    },
  }
}
