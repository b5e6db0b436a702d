import type { Clock } from '../clock.ts'
import type { Db, Tx } from '../db/index.ts'
import { type EventLog, FenceError, type LogEntry, type LogRecord } from './port.ts'
import {
  beginEpoch,
  eraseRecords,
  findNextPos,
  findOffset,
  getHead,
  insertEntries,
  listRecords,
  listRecordsAt,
  lockOffset,
  moveOffset,
  putOffset,
  redactRecords,
  searchRecords,
} from './store.ts'
import { createTail } from './tail.ts'
import { createWaiters } from './waiters.ts'

const firstPos = 1

/**
 * The log as a table of PostgreSQL. What this process appended stays in a bounded tail in memory, so that a pipeline
 * in the same process reads it without asking the database or parsing again; every other read is a query.
 */
export function createTableLog(deps: { accept: Db; worker: Db; clock: Clock; tailBytes?: number }): EventLog {
  const tail = createTail(deps.tailBytes ?? 64 * 2 ** 20)
  const listeners: Parameters<EventLog['onAppend']>[0][] = []
  const waiters = createWaiters(deps)
  const hear = (added: readonly LogRecord[]) => {
    const last = added[added.length - 1]
    if (last === undefined) return
    tail.put(added)
    for (const listener of listeners) listener(last.pos + 1, added)
  }
  return {
    async append(entries, alongside) {
      const base = await deps.accept.inWorkspaces(listWorkspaces(entries), async (tx) => {
        const first = await insertEntries(tx, entries)
        await alongside?.(tx, first)
        return first
      })
      hear(entries.map((entry, i) => ({ pos: base + i, ...entry })))
      return base
    },
    async read(from, max) {
      const near = tail.take(from, max)
      if (near.length > 0) return near
      return deps.worker.inPlatform((tx) => readStored(tx, from, max))
    },
    peek: (from, max) => tail.take(from, max),
    head: () => deps.worker.inPlatform(getHead),
    offset: (topic) =>
      deps.worker.inPlatform(async (tx) => {
        const known = await findOffset(tx, topic)
        if (known !== null) return known
        await putOffset(tx, topic, firstPos)
        return firstPos
      }),
    async commit(tx, topic, from, to) {
      const epoch = await moveOffset(tx, topic, from, to)
      if (epoch === null) throw new FenceError(topic, from)
      return epoch
    },
    readAt: listRecordsAt,
    readRange: (from, to) => deps.worker.inPlatform((tx) => listRecords(tx, from, to)),
    erase: eraseRecords,
    search: searchRecords,
    redact: redactRecords,
    hold: async (tx, topic) => (await lockOffset(tx, topic)) ?? firstPos,
    interrupt: async (tx, topic) => (await beginEpoch(tx, topic)) ?? firstPos,
    onAppend: (listener) => void listeners.push(listener),
    hear,
    announce: waiters.announce,
    waitFor: waiters.waitFor,
  }
}

/** A gap (a removed workspace) is stepped over; the end of the log is an empty answer. */
async function readStored(tx: Tx, from: number, max: number): Promise<LogRecord[]> {
  const records = await listRecords(tx, from, from + max)
  if (records.length > 0) return records
  const next = await findNextPos(tx, from)
  return next === null ? [] : listRecords(tx, next, next + max)
}

function listWorkspaces(entries: readonly LogEntry[]): string[] {
  return [...new Set(entries.map((entry) => entry.workspaceId))]
}
