import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db/index.ts'
import type { EventLog } from './platform/event-log/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import { insertLot } from './warehouse-lot.ts'

export const warehouseTopic = 'warehouse'
const plannedTopic = 'warehouse.planned'
const logStart = 1
/** Rows one insert carries at most, and how long a smaller lot waits for company. */
const lotRows = 20_000
const lotWaitMs = 1_500
/** Records read back from the log at once, where memory does not hold their lines: their bodies may be large. */
const readBackRows = 5_000

/** What the writer copies: rows of a range of log positions, made again from the log whenever asked. */
export interface WarehouseFeed {
  /** Lines of the events that took effect in [from, to). */
  listLines(from: number, to: number): Promise<string[]>
  insertLines(lines: readonly string[], token: string): Promise<void>
  /** Tells the warehouse what merges and splits in [from, to) moved. */
  insertMoves(from: number, to: number): Promise<void>
  /** Hears of a row the engine will never take. */
  onRefused(line: string): void
  /** Forgets everything the warehouse holds. */
  clear(): Promise<void>
}

export interface WarehouseWriterDeps {
  feed: WarehouseFeed
  db: Db
  log: EventLog
  clock: Clock
  pipelineTopic: string
}

/**
 * Copies applied events to the warehouse, exactly once in effect. The range to copy is written down before it is
 * inserted under a token of its own, and the cursor moves after the insert is durable: after a crash the same range
 * goes again under the same token, and the engine drops what it has. Where nothing is planned yet, what the warehouse
 * holds is of another life (before a rebuild) and is cleared first.
 */
export class WarehouseWriter implements Loop {
  readonly id = 'warehouse'
  readonly pauseMs = 200
  readonly #deps: WarehouseWriterDeps
  readonly #fresh = createFreshLines()
  #cursor: number | null = null
  #planned = logStart
  #applied = 0
  #refused = 0
  #waitingSince: number | null = null

  constructor(deps: WarehouseWriterDeps) {
    this.#deps = deps
  }

  async turn(): Promise<boolean> {
    try {
      this.#cursor ??= await this.#open()
      const to = await this.#plan(this.#cursor)
      if (to === null) return false
      await this.#copy(this.#cursor, to)
      return this.#applied > to
    } catch (error) {
      this.#cursor = null
      throw error
    }
  }

  /** The pipeline committed [from, to): lines already made are kept so that nothing is read back. */
  put(from: number, to: number, lines: readonly string[]): void {
    this.#fresh.put(from, to, lines)
    this.#applied = to
  }

  /** Log positions applied but not yet in the warehouse; at least 1 while that is not known (just started, or failing). */
  lag(): number {
    if (this.#cursor === null) return Math.max(1, this.#applied - logStart)
    return Math.max(0, this.#applied - this.#cursor)
  }

  /** Rows the engine would not take since the start; they stand in the log all the same. */
  refused(): number {
    return this.#refused
  }

  /**
   * Waits until everything below a position can be read; false when that took longer than `timeoutMs`.
   * @param to where it is not said, everything this process has heard of: what the pipeline's thread committed just now may be beyond
   */
  flush(timeoutMs: number, to = this.#applied): Promise<boolean> {
    this.#waitingSince = Number.NEGATIVE_INFINITY
    return this.#deps.log.waitFor(warehouseTopic, to - 1, timeoutMs)
  }

  /** Copies everything applied so far, in full lots first, and waits for nobody. */
  async drain(): Promise<void> {
    do {
      this.#waitingSince = Number.NEGATIVE_INFINITY
      await this.turn()
    } while (this.lag() > 0)
  }

  async #open(): Promise<number> {
    const { feed, log, pipelineTopic } = this.#deps
    this.#planned = await log.offset(plannedTopic)
    this.#applied = Math.max(this.#applied, await log.offset(pipelineTopic))
    if (this.#planned === logStart) await feed.clear()
    return log.offset(warehouseTopic)
  }

  async #plan(from: number): Promise<number | null> {
    const { clock, db, log, pipelineTopic } = this.#deps
    if (this.#planned > from) return this.#planned
    const ready = this.#applied - from
    if (ready <= 0) return null
    this.#waitingSince ??= clock.monotonic()
    if (ready < lotRows && clock.monotonic() - this.#waitingSince < lotWaitMs) return null
    const to = this.#fresh.endOfLot(from, lotRows) ?? Math.min(this.#applied, from + readBackRows)
    // A server that fell may have lost the newest of the pipeline's commits: they are made again before they are copied.
    if ((await log.offset(pipelineTopic)) < to) return null
    await db.inPlatform((tx) => log.commit(tx, plannedTopic, this.#planned, to))
    this.#planned = to
    return to
  }

  async #copy(from: number, to: number): Promise<void> {
    const { feed, db, log } = this.#deps
    const lines = this.#fresh.take(from, to) ?? (await feed.listLines(from, to))
    await insertLot(lines, `events-${from}-${to}`, {
      insert: (part, token) => feed.insertLines(part, token),
      onRefused: (line) => {
        this.#refused++
        feed.onRefused(line)
      },
    })
    await feed.insertMoves(from, to)
    await db.inPlatform((tx) => log.commit(tx, warehouseTopic, from, to))
    log.announce(warehouseTopic, to)
    this.#cursor = to
    this.#waitingSince = null
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
