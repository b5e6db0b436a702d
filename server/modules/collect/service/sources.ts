import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { LogEntry } from '../../../platform/event-log/index.ts'
import { countRefusals, insertRefusals, trimRefusals } from '../store/refusals.ts'
import {
  addMinutes,
  listMinutes,
  listSourceRows,
  putSources,
  type SourceMinute,
  type SourceSeen,
  trimMinutes,
} from '../store/sources.ts'
import { recallRead } from './reads.ts'
import type { Refusals, StoredRefusal } from './refusals.ts'

export interface SourceReport {
  id: string
  name: string
  library: string | null
  /** Milliseconds; null before the first event. */
  firstEventAt: number | null
  lastEventAt: number | null
  events24h: number
  /** Events of each of the last 60 minutes, oldest first. */
  perMinute: number[]
  refused24h: number
  topRefusals: { code: string; count: number }[]
}

export interface SourcesDeps {
  db: Db
  clock: Clock
  refusals: Refusals
  /** The keys of the workspace: each is a source, with or without events. */
  listKeys(workspaceId: string): Promise<readonly { id: string; name: string }[]>
}

export interface Sources {
  countAccepted(entries: readonly LogEntry[]): void
  countRefused(refusal: StoredRefusal): void
  /** Writes down what was counted since the last time. @returns false: the next second brings more */
  flush(): Promise<boolean>
  report(workspaceId: string): Promise<SourceReport[]>
}

const minuteMs = 60_000
const dayMinutes = 24 * 60
const keptRefusals = 10_000
/** Refusals written down in one flush, of which there is one a second. */
const refusalsPerFlush = 100

/** What each source sends, counted in memory and written down once a second. Figures for a screen, not the tally. */
export function createSources(deps: SourcesDeps): Sources {
  let minutes = new Map<string, SourceMinute>()
  let seen = new Map<string, SourceSeen>()
  let written = 0
  const minuteOf = (workspaceId: string, sourceId: string, at: number): SourceMinute => {
    const minute = Math.floor(at / minuteMs)
    const key = `${workspaceId} ${sourceId} ${minute}`
    let row = minutes.get(key)
    if (row === undefined) {
      row = { workspaceId, sourceId, minute, events: 0, refused: 0 }
      minutes.set(key, row)
    }
    return row
  }
  const see = (entry: LogEntry) => {
    const key = `${entry.workspaceId} ${entry.sourceId}`
    const known = seen.get(key)
    if (known) known.at = entry.receivedAt
    else
      seen.set(key, {
        workspaceId: entry.workspaceId,
        sourceId: entry.sourceId,
        library: readLibrary(entry),
        at: entry.receivedAt,
      })
  }
  return {
    countAccepted(entries) {
      let last: LogEntry | null = null
      let row: SourceMinute | null = null
      for (const entry of entries) {
        if (entry.kind !== 'event') continue
        if (
          row === null ||
          last === null ||
          entry.sourceId !== last.sourceId ||
          entry.receivedAt !== last.receivedAt ||
          entry.workspaceId !== last.workspaceId
        ) {
          row = minuteOf(entry.workspaceId, entry.sourceId, entry.receivedAt)
          see(entry)
        }
        row.events++
        last = entry
      }
    },
    countRefused(refusal) {
      minuteOf(refusal.workspaceId, refusal.sourceId, refusal.at).refused++
    },
    async flush() {
      const [counted, sources, refused] = [
        [...minutes.values()],
        [...seen.values()],
        deps.refusals.drain(refusalsPerFlush),
      ]
      if (counted.length + sources.length + refused.length === 0) return false
      minutes = new Map()
      seen = new Map()
      const isTrimming = written++ % 60 === 0
      for (const workspaceId of new Set([...counted, ...sources, ...refused].map((row) => row.workspaceId))) {
        const own = <T extends { workspaceId: string }>(rows: readonly T[]) =>
          rows.filter((row) => row.workspaceId === workspaceId)
        await writeOne(deps, workspaceId, {
          counted: own(counted),
          sources: own(sources),
          refused: own(refused),
          isTrimming,
        })
      }
      return false
    },
    report: (workspaceId) => report(deps, workspaceId),
  }
}

function readLibrary(entry: LogEntry): string | null {
  const read = entry.parsed ? recallRead(entry.parsed) : undefined
  return read?.ok ? read.event.library : null
}

interface Counted {
  counted: SourceMinute[]
  sources: SourceSeen[]
  refused: StoredRefusal[]
  isTrimming: boolean
}

async function writeOne(deps: SourcesDeps, workspaceId: string, rows: Counted): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (rows.sources.length > 0) await putSources(tx, rows.sources)
    if (rows.counted.length > 0) await addMinutes(tx, rows.counted)
    if (rows.refused.length > 0) await insertRefusals(tx, rows.refused)
    if (!rows.isTrimming) return
    await trimRefusals(tx, workspaceId, keptRefusals)
    await trimMinutes(tx, workspaceId, Math.floor(deps.clock.now() / minuteMs) - 2 * dayMinutes)
  })
}

async function report(deps: SourcesDeps, workspaceId: string): Promise<SourceReport[]> {
  const now = deps.clock.now()
  const thisMinute = Math.floor(now / minuteMs)
  const keys = await deps.listKeys(workspaceId)
  const { rows, minutes, refusals } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    rows: await listSourceRows(tx, workspaceId),
    minutes: await listMinutes(tx, workspaceId, thisMinute - dayMinutes),
    refusals: await countRefusals(tx, workspaceId, now - dayMinutes * minuteMs),
  }))
  const ids = [...new Set([...rows.map((row) => row.sourceId), ...keys.map((key) => key.id)])]
  return ids.map((id) => {
    const row = rows.find((one) => one.sourceId === id)
    const own = minutes.filter((one) => one.sourceId === id)
    const perMinute = new Array<number>(60).fill(0)
    for (const one of own)
      if (one.minute > thisMinute - 60 && one.minute <= thisMinute)
        perMinute[59 - (thisMinute - one.minute)] = one.events
    return {
      id,
      name: keys.find((key) => key.id === id)?.name ?? id,
      library: row?.library ?? null,
      firstEventAt: row?.firstAt ?? null,
      lastEventAt: row?.lastAt ?? null,
      events24h: own.reduce((sum, one) => sum + one.events, 0),
      perMinute,
      refused24h: own.reduce((sum, one) => sum + one.refused, 0),
      topRefusals: refusals
        .filter((one) => one.sourceId === id)
        .slice(0, 5)
        .map(({ code, count }) => ({ code, count })),
    }
  })
}
