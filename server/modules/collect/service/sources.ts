import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { LogEntry } from '../../../platform/event-log/index.ts'
import { countRefusals, insertRefusals, type StoredRefusal, trimRefusals } from '../store/refusals.ts'
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
import type { Refusals } from './refusals.ts'

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
  /** True for a workspace that is being removed, or was: what was counted of it is dropped. */
  isGone(workspaceId: string): boolean
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

/** What was counted since the last flush. */
class Counters {
  minutes = new Map<string, SourceMinute>()
  seen = new Map<string, SourceSeen>()

  minuteOf(workspaceId: string, sourceId: string, at: number): SourceMinute {
    const minute = Math.floor(at / minuteMs)
    const key = `${workspaceId} ${sourceId} ${minute}`
    let row = this.minutes.get(key)
    if (row === undefined) {
      row = { workspaceId, sourceId, minute, events: 0, refused: 0 }
      this.minutes.set(key, row)
    }
    return row
  }

  see(entry: LogEntry): void {
    const { workspaceId, sourceId, receivedAt: at } = entry
    const known = this.seen.get(`${workspaceId} ${sourceId}`)
    if (known) known.at = at
    else
      this.seen.set(`${workspaceId} ${sourceId}`, { workspaceId, sourceId, library: readLibrary(entry), at })
  }

  count(entries: readonly LogEntry[]): void {
    let last: LogEntry | null = null
    let row: SourceMinute | null = null
    for (const entry of entries) {
      if (entry.kind !== 'event') continue
      // Entries of one request stand together: they are looked up once.
      if (row === null || last === null || !isSameRequest(entry, last)) {
        row = this.minuteOf(entry.workspaceId, entry.sourceId, entry.receivedAt)
        this.see(entry)
      }
      row.events++
      last = entry
    }
  }

  take(): { minutes: SourceMinute[]; seen: SourceSeen[] } {
    const taken = { minutes: [...this.minutes.values()], seen: [...this.seen.values()] }
    this.minutes = new Map()
    this.seen = new Map()
    return taken
  }
}

const isSameRequest = (a: LogEntry, b: LogEntry) =>
  a.sourceId === b.sourceId && a.receivedAt === b.receivedAt && a.workspaceId === b.workspaceId

/** What each source sends, counted in memory and written down once a second. Figures for a screen, not the tally. */
export function createSources(deps: SourcesDeps): Sources {
  const counters = new Counters()
  let flushes = 0
  return {
    countAccepted: (entries) => counters.count(entries),
    countRefused(refusal) {
      counters.minuteOf(refusal.workspaceId, refusal.sourceId, refusal.at).refused++
    },
    async flush() {
      const { minutes, seen } = counters.take()
      const refused = deps.refusals.drain(refusalsPerFlush)
      const isTrimming = flushes++ % 60 === 0
      for (const workspaceId of new Set([...minutes, ...seen, ...refused].map((row) => row.workspaceId))) {
        if (deps.isGone(workspaceId)) continue
        const own = <T extends { workspaceId: string }>(rows: readonly T[]) =>
          rows.filter((row) => row.workspaceId === workspaceId)
        const rows = { counted: own(minutes), sources: own(seen), refused: own(refused), isTrimming }
        await writeOne(deps, workspaceId, rows)
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
