import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db/index.ts'
import type { EventLog } from './platform/event-log/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import type { Warehouse } from './platform/warehouse/index.ts'

export const warehouseTopic = 'warehouse'
const plannedTopic = 'warehouse.planned'
/** Rows one insert carries at most, and how long a smaller lot waits for company. */
const lotRows = 10_000
const lotWaitMs = 700

/** What the writer copies: rows of a range of log positions, made again from the log whenever asked. */
export interface WarehouseFeed {
  /** Lines of the events that took effect in [from, to). */
  listLines(from: number, to: number): Promise<string[]>
  insertLines(lines: readonly string[], token: string): Promise<void>
  /** Tells the warehouse what merges and splits in [from, to) moved. */
  insertMoves(from: number, to: number): Promise<void>
}

/**
 * Copies applied events to the warehouse, exactly once in effect. The range to copy is written down before it is
 * inserted under a token of its own, and the cursor moves after the insert is durable: after a crash the same range
 * goes again under the same token, and the engine drops what it has.
 */
export function createWarehouseWriter(deps: {
  warehouse: Warehouse
  feed: WarehouseFeed
  db: Db
  log: EventLog
  clock: Clock
  pipelineTopic: string
}) {
  const fresh = createFreshLines()
  let cursor: number | null = null
  let planned: number | null = null
  let applied = 0
  let waitingSince: number | null = null

  const open = async () => {
    cursor = await deps.log.offset(warehouseTopic)
    planned = await deps.log.offset(plannedTopic)
    applied = Math.max(applied, await deps.log.offset(deps.pipelineTopic))
  }
  const plan = async (from: number): Promise<number | null> => {
    if (planned !== null && planned > from) return planned
    const ready = applied - from
    if (ready <= 0) return null
    waitingSince ??= deps.clock.monotonic()
    if (ready < lotRows && deps.clock.monotonic() - waitingSince < lotWaitMs) return null
    const to = fresh.endOfLot(from, lotRows) ?? Math.min(applied, from + lotRows)
    await deps.db.inPlatform((tx) => deps.log.commit(tx, plannedTopic, planned ?? from, to))
    planned = to
    return to
  }
  const copy = async (from: number, to: number) => {
    const lines = fresh.take(from, to) ?? (await deps.feed.listLines(from, to))
    if (lines.length > 0) await deps.feed.insertLines(lines, `events-${from}-${to}`)
    await deps.feed.insertMoves(from, to)
    await deps.db.inPlatform((tx) => deps.log.commit(tx, warehouseTopic, from, to))
    cursor = to
    waitingSince = null
  }
  const loop: Loop = {
    id: 'warehouse',
    pauseMs: 200,
    async turn() {
      try {
        if (cursor === null) await open()
        const from = cursor ?? 1
        const to = await plan(from)
        if (to === null) return false
        await copy(from, to)
        return applied > to
      } catch (error) {
        cursor = null
        throw error
      }
    },
  }
  return {
    loop,
    /** The pipeline committed [from, to): lines already made are kept so that nothing is read back. */
    put(from: number, to: number, lines: readonly string[]) {
      fresh.put(from, to, lines)
      applied = to
    },
    /** Log positions applied but not yet in the warehouse. */
    lag: () => Math.max(0, applied - (cursor ?? 1)),
    /** Waits until everything applied so far can be read. */
    async flush(timeoutMs: number): Promise<boolean> {
      waitingSince = Number.NEGATIVE_INFINITY
      return deps.log.waitFor(warehouseTopic, applied - 1, timeoutMs)
    },
  }
}

const freshBytes = 96 * 2 ** 20

/** Lines of the newest committed batches, whole batches only, as one run of positions; dropped when too many wait. */
function createFreshLines() {
  let runs: { from: number; to: number; lines: readonly string[]; bytes: number }[] = []
  let bytes = 0
  const clear = () => {
    runs = []
    bytes = 0
  }
  return {
    put(from: number, to: number, lines: readonly string[]) {
      const last = runs[runs.length - 1]
      if (last && last.to !== from) clear()
      let size = 0
      for (const line of lines) size += line.length
      runs.push({ from, to, lines, bytes: size })
      bytes += size
      if (bytes > freshBytes) clear()
    },
    /** The last batch end within `max` positions from `from` on, or null when memory does not reach back to `from`. */
    endOfLot(from: number, max: number): number | null {
      while (runs[0] && runs[0].to <= from) bytes -= runs.shift()?.bytes ?? 0
      if (runs[0]?.from !== from) return null
      let end: number | null = null
      for (const run of runs) if (run.to <= from + max) end = run.to
      return end
    },
    /** Exactly the lines of [from, to), or null when memory does not hold all of them or a batch straddles the end. */
    take(from: number, to: number): string[] | null {
      if (runs[0]?.from !== from) return null
      const count = runs.findIndex((run) => run.to === to) + 1
      if (count === 0) return null
      const taken = runs.splice(0, count)
      for (const run of taken) bytes -= run.bytes
      return taken.flatMap((run) => run.lines as string[])
    },
  }
}
