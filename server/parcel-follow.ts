import type { ParcelNews } from './modules/commerce/index.ts'
import type { Db } from './platform/db/index.ts'
import { type EventLog, FenceError, type LogRecord } from './platform/event-log/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import type { Logger } from './platform/logger.ts'

export const parcelTopic = 'parcels'
const logStart = 1
/** Records read back at once, where memory does not hold what was in them. */
const readBackRows = 2_000
/** Of a log that was there before its parcels were followed only the end is read. */
const mostBehind = 20_000
/** Stretches kept in memory; older ones are read back from the log when their turn comes. */
const mostHeard = 1_000
const parcelsAtOnce = 100
/** Positions passed without a parcel, before that is written down. */
const quietRows = 5_000

export interface ParcelFollowDeps {
  log: Pick<EventLog, 'offset' | 'commit' | 'readRange'>
  db: Pick<Db, 'inPlatform'>
  logger: Pick<Logger, 'warn'>
  pipelineTopic: string
  /** What a record of the log tells of a parcel; null where it tells of none. */
  readParcel(record: LogRecord): ParcelNews | null
  noteParcel(news: ParcelNews): Promise<void>
  /** The database is away for a moment: the same news is worth another try. */
  isPassing(error: unknown): boolean
}

export interface ParcelFollow extends Loop {
  /** The pipeline committed [from, to) with this in it. */
  put(from: number, to: number, parcels: readonly ParcelNews[]): void
}

/**
 * What carriers told, to the pages of orders. How far it came is kept beside the log, so that what a crash took out of memory is
 * read back; a page takes older news for nothing, so that twice is once.
 */
export function createParcelFollow(deps: ParcelFollowDeps): ParcelFollow {
  const { log, db } = deps
  /** How far it is written down; null until it is known. */
  let stored: number | null = null
  let passed = 0
  let applied = 0
  let heard: Stretch[] = []
  const open = async (): Promise<number> => {
    const from = await log.offset(parcelTopic)
    applied = Math.max(applied, await log.offset(deps.pipelineTopic))
    passed = from === logStart ? Math.max(from, applied - mostBehind) : from
    return from
  }
  const step = async (): Promise<boolean> => {
    stored ??= await open()
    heard = heard.filter(({ to }) => to > passed)
    if (passed >= applied) return false
    const [next] = heard
    const isKept = next !== undefined && next.from <= passed
    const to = isKept ? next.to : Math.min(applied, passed + readBackRows, next?.from ?? applied)
    const parcels = isKept ? next.parcels : (await log.readRange(passed, to)).map(deps.readParcel)
    for (const news of parcels) await note(deps, news)
    passed = to
    if (isKept && parcels.length === 0 && passed - stored < quietRows) return true
    const from = stored
    await db.inPlatform((tx) => log.commit(tx, parcelTopic, from, to))
    stored = to
    return true
  }
  return {
    id: 'parcels',
    pauseMs: 200,
    put(from, to, parcels) {
      applied = Math.max(applied, to)
      const last = heard.at(-1)
      // Stretches run together: most batches tell of no parcel.
      const isNext = last?.to === from && last.parcels.length + parcels.length < parcelsAtOnce
      if (last !== undefined && isNext)
        heard[heard.length - 1] = { from: last.from, to, parcels: [...last.parcels, ...parcels] }
      else heard = [...heard.slice(1 - mostHeard), { from, to, parcels }]
    },
    async turn() {
      try {
        return await step()
      } catch (error) {
        // Somebody else moved on, or a database that fell lost the newest: what is stored says where to go on.
        stored = null
        if (error instanceof FenceError) return false
        throw error
      }
    },
  }
}

interface Stretch {
  from: number
  to: number
  parcels: readonly ParcelNews[]
}

async function note(deps: ParcelFollowDeps, news: ParcelNews | null): Promise<void> {
  if (news === null) return
  try {
    await deps.noteParcel(news)
  } catch (error) {
    if (deps.isPassing(error)) throw error
    deps.logger.warn({ err: error }, 'a parcel was not noted')
  }
}
