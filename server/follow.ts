import { type BatchNews, makeBatchNews } from './batch-news.ts'
import { readParcel } from './batch-parcels.ts'
import type { Foundation } from './foundation.ts'
import type { Readiness } from './health.ts'
import {
  type Batch,
  type Collect,
  clearEvents,
  insertEvents,
  makeWarehouseRow,
} from './modules/collect/index.ts'
import { clearOverrides, type Identity, insertOverrides, listOverrides } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { createParcelFollow } from './parcel-follow.ts'
import { pipelineTopic } from './pipeline.ts'
import { isEngineFault } from './platform/db/index.ts'
import type { EventLog } from './platform/event-log/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import type { Metrics } from './platform/metrics.ts'
import { readVersion } from './platform/root.ts'
import { createSetAsideWatch } from './set-aside.ts'
import { type WarehouseFeed, WarehouseWriter } from './warehouse-writer.ts'

export interface FollowDeps {
  base: Foundation
  collect: Collect
  identity: Identity
  profile: Profile
  metrics: Metrics
  /** Events that are kept and have no place in the log yet: rows of files. */
  countKept(): Promise<number>
  /** A carrier told where a parcel is: for the page of its order, so that no event waits for it and none fails by it. */
  noteParcel(news: BatchNews['parcels'][number]): Promise<void>
}

const followParcels = ({ base, collect, noteParcel }: FollowDeps) =>
  createParcelFollow({
    ...{ log: base.log, db: base.worker, logger: base.logger, pipelineTopic, noteParcel },
    isPassing: isEngineFault,
    readParcel(record) {
      const read = record.kind === 'event' ? collect.readRecord(record) : null
      return read === null ? null : readParcel(record, read.event)
    },
  })

/** Everything that follows the pipeline's commits: open screens, the warehouse, the figures an operator reads. */
export function createFollow(deps: FollowDeps) {
  const { base, collect, metrics } = deps
  const { warehouse, log, clock } = base
  const hasWarehouse = warehouse.kind !== 'absent'
  const writer = new WarehouseWriter({ feed: createFeed(deps), db: base.worker, log, clock, pipelineTopic })
  const version = readVersion()
  const setAside = createSetAsideWatch()
  const reach = createReach(log)
  const watch = createWatch(reach, writer, metrics)
  const parcels = followParcels(deps)
  /** A batch is committed, here or in the pipeline's own thread. */
  const hear = (news: BatchNews): void => {
    reach.note(news.to)
    if (hasWarehouse) writer.put(news.from, news.to, news.rows === '' ? [] : news.rows.split('\n'))
    collect.noteCommitted(news.outcomes, news.stepMs)
    setAside.note(news.counts)
    tellScreens(news, deps)
    countBatch(news, metrics)
    parcels.put(news.from, news.to, news.parcels)
  }
  return {
    writer,
    /** Waits until the warehouse has what was applied (below a position, where one is given), at most so long; false: it has not. */
    settle: async (maxMs: number, to?: number): Promise<boolean> =>
      !hasWarehouse || (await writer.flush(maxMs, to)),
    pending: reach.pending,
    loops: hasWarehouse ? [watch, parcels, writer] : [watch, parcels],
    hear,
    /** For a pipeline in this thread. */
    onCommitted: (batch: Batch) => hear(makeBatchNews(batch, { hasWarehouse })),
    async readiness(failures: number): Promise<Readiness> {
      const isFull = base.disk.isFull()
      const waiting = await countWaiting(deps)
      return {
        ready: !isFull && waiting !== null,
        version,
        database: { kind: base.engine.kind, version: base.engine.version },
        warehouse: { kind: warehouse.kind, version: warehouse.version, lag: hasWarehouse ? writer.lag() : 0 },
        pipeline: { pending: waiting ?? reach.pending(), failures },
        disk: { isFull },
        warnings: [
          ...base.engine.warnings,
          ...(waiting === null ? ['the database does not answer'] : []),
          ...[setAside.findWarning()].filter((one) => one !== null),
          ...(writer.refused() > 0
            ? [`the warehouse refused ${writer.refused()} events since the start`]
            : []),
        ],
      }
    },
    /** Takes everything applied so far into the warehouse. */
    async drain(): Promise<void> {
      if (hasWarehouse) await writer.drain()
    },
  }
}

/** Keeps the figures of what waits true. */
const createWatch = (reach: Reach, writer: WarehouseWriter, metrics: Metrics): Loop => ({
  id: 'figures',
  pauseMs: 1_000,
  async turn() {
    await reach.read()
    metrics.pending.set(reach.pending())
    metrics.warehouseLag.set(writer.lag())
    return false
  },
})

type Reach = ReturnType<typeof createReach>

/** How far the log goes and how far the pipeline is, as far as this process has heard. */
function createReach(log: EventLog) {
  let applied = 1
  let head = 1
  log.onAppend((next) => {
    head = Math.max(head, next)
  })
  const note = (to: number) => {
    applied = Math.max(applied, to)
    head = Math.max(head, to)
  }
  return {
    note,
    pending: () => Math.max(0, head - applied),
    /** Asks the database: another process may append or apply. */
    async read(): Promise<void> {
      note(await log.offset(pipelineTopic))
      head = Math.max(head, await log.head())
    },
  }
}

/** Accepted events the pipeline has yet to take; null while the database does not answer. */
async function countWaiting({ base, countKept }: FollowDeps): Promise<number | null> {
  const { log } = base
  try {
    // What is kept first: what leaves it meanwhile is counted twice rather than never.
    const kept = await countKept()
    const offset = await log.offset(pipelineTopic)
    return kept + Math.max(0, (await log.head()) - offset)
  } catch (error) {
    if (!isEngineFault(error)) throw error
    return null
  }
}

/** Each customer touched, once, to whoever has a screen of that workspace open. */
function tellScreens({ touched, moved, told }: BatchNews, { base }: FollowDeps): void {
  for (const { workspaceId, kind, news } of told) base.live.tell(workspaceId, kind, news)
  for (const [workspaceId, ids] of moved) base.live.tell(workspaceId, 'moved', { ids })
  for (const [workspaceId, ids] of touched) {
    if (!base.live.hasListeners(workspaceId, 'customer')) continue
    for (const id of ids) base.live.tell(workspaceId, 'customer', { id })
  }
}

function countBatch({ counts, stepMs }: BatchNews, metrics: Metrics): void {
  for (const [outcome, count] of Object.entries(counts)) metrics.events.inc({ outcome }, count)
  for (const [step, ms] of Object.entries(stepMs)) metrics.batchSeconds.observe({ step }, ms / 1000)
}

/** The warehouse's rows, made again from the log when memory does not hold them. */
function createFeed({ base, collect, identity, profile }: FollowDeps): WarehouseFeed {
  const { warehouse, worker } = base
  return {
    insertLines: (lines, token) => insertEvents(warehouse, lines, token),
    onRefused(line) {
      base.logger.error(
        { pos: Number(/"seq":(\d+)/.exec(line)?.[1]) },
        'an event the warehouse will not take',
      )
    },
    async clear() {
      await clearEvents(warehouse)
      await clearOverrides(warehouse)
    },
    async insertMoves(from, to) {
      const rows = await worker.inPlatform((tx) => listOverrides(tx, from, to))
      if (rows.length > 0) await insertOverrides(warehouse, rows, `moves-${from}-${to}`)
    },
    async listLines(from, to) {
      const rows = await worker.inPlatform((tx) => profile.listBirthsOfRange(tx, from, to))
      const births = new Map(rows.map((row) => [row.pos, row.birth]))
      const records = (await base.log.readRange(from, to)).filter((record) => births.has(record.pos))
      const refs = records.map((record) => ({
        workspaceId: record.workspaceId,
        birth: births.get(record.pos) ?? '',
      }))
      const roots = await identity.listRoots(refs)
      return records.flatMap((record) => {
        const birth = births.get(record.pos)
        const read = collect.readRecord(record)
        return birth && read ? [makeWarehouseRow(record, read.event, birth, roots.get(birth) ?? birth)] : []
      })
    },
  }
}
