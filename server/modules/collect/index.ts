/**
 * Collect: the door. Takes events of every channel, refuses with reasons, makes the rest permanent, once.
 * Nouns: event, identifier, touchpoint, refusal, quarantine, source, tally.
 * Facts in: what senders post to /v1. Facts out: NormalEvents, through the pipeline's steps.
 */
import type { Clock } from '../../platform/clock.ts'
import type { Db, WorkspaceTx } from '../../platform/db/index.ts'
import type { EventLog, LogRecord } from '../../platform/event-log/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Ids } from '../../platform/ids.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { LiveHub } from '../../platform/live/hub.ts'
import type { Logger } from '../../platform/logger.ts'
import type { BatchEvent, Command, Outcome, Step } from './batch.ts'
import { makeLiveRoutes } from './routes/live.ts'
import { createWire, type KeyHolder, type WireHandler } from './routes/wire.ts'
import { erasedReason } from './rules/erased.ts'
import type { ReadEvent } from './rules/normalise.ts'
import {
  type AppendDeps,
  appendChecked,
  appendCommand,
  appendEach,
  appendEvents,
  type CheckedEvents,
  checkEvents,
  createReplay,
  type Desk,
  type DeskEvent,
  type EachAccepted,
} from './service/append.ts'
import { createDebugger, type Debugger } from './service/debugger.ts'
import { type Alongside, createIntake } from './service/intake.ts'
import { createLive, type FullTally, getTally, type LiveDeps, type NameStores } from './service/live.ts'
import { createRecordReader } from './service/read-record.ts'
import { createRefusals } from './service/refusals.ts'
import { createSources, type SourceReport } from './service/sources.ts'
import { createDedupe } from './steps/dedupe.ts'
import { createNormalise, quarantineEvent } from './steps/normalise.ts'
import { createPublish } from './steps/publish.ts'
import { listQuarantined, putReason } from './store/quarantine.ts'

export * from './batch.ts'
export { truncateIp } from './routes/wire.ts'
export { type WireOperation, wireOperations } from './routes/wire-operations.ts'
export { erasedReason } from './rules/erased.ts'
export { nameExternally } from './rules/external-id.ts'
export { normaliseIdentifier } from './rules/identifiers.ts'
export { type Meta, readMeta } from './rules/meta.ts'
export { type ReadEvent, readEvent } from './rules/normalise.ts'
export { listUnnamedStores, withStoreName } from './rules/store-name.ts'
export { makeWarehouseRow } from './rules/warehouse-row.ts'
export type { DeskEvent } from './service/append.ts'
export { keptTraces } from './service/debugger.ts'
export type { NameStores } from './service/live.ts'
export type { SourceReport } from './service/sources.ts'
export { listFirstPositions } from './store/event-ids.ts'
export { collectTables } from './store/tables.ts'
export {
  clearEvents,
  countEvents,
  deleteBirthEvents,
  deleteSourceEvents,
  deleteWorkspaceEvents,
  insertEvents,
  type WarehouseCount,
} from './warehouse.ts'

export interface CollectDeps {
  /** The application's role: screens, counters. */
  db: Db
  log: EventLog
  /** The pipeline's name among the log's readers. */
  pipelineTopic: string
  hub: LiveHub
  clock: Clock
  ids: Ids
  logger: Logger
  /** Null for an unknown or revoked key, in the same time. Throws rate_limited where too many unknown ones came from. */
  authenticate(key: string, remoteAddress: string): Promise<KeyHolder | null>
  listKeys: LiveDeps['listKeys']
  /** Profile stands later in the flow: the composition root hands its answer in. */
  nameCustomers: LiveDeps['nameCustomers']
  /** Commerce stands later too. */
  nameStores: NameStores
  /** True for a workspace that is being removed, or was. */
  isGone(workspaceId: string): boolean
  isDiskFull(): boolean
  /** True while the pipeline is so far behind that more events would only wait. */
  isLagging(): boolean
  /** Where browsers reach the server; null = at the address they asked for. */
  publicUrl: string | null
  eventsPerSecond?: number
  maxWaitingBytes?: number
}

export interface Collect {
  /** The wire, under `/v1/`; null for every other path. */
  handle: WireHandler
  routes: AnyRoute[]
  steps: { dedupe: Step; normalise: Step; publish: Step }
  /** Appends events of a desk of ours; positions once committed. Throws the refusal of the first bad one. */
  accept(events: readonly DeskEvent[]): Promise<number[]>
  /** The same, each by itself: what can be taken is, and of the others it is told why. */
  acceptEach(events: readonly DeskEvent[]): Promise<EachAccepted>
  /** Judges events of a desk, for whoever keeps them until their turn comes. */
  checkEvents(desk: Desk, bodies: readonly DeskEvent['body'][]): CheckedEvents & Pick<EachAccepted, 'refused'>
  /** Appends what was judged, with what else that transaction is to write. @returns the position of the first */
  appendChecked(events: CheckedEvents, alongside: Alongside): Promise<number>
  appendCommand(workspaceId: string, command: Command): Promise<number>
  replayQuarantined(workspaceId: string, pos: number): Promise<number>
  getTally(workspaceId: string): Promise<FullTally>
  /** What each key sends, and what of it is refused. */
  reportSources(workspaceId: string): Promise<SourceReport[]>
  /** A logged event as the pipeline reads it; null for one it cannot take. */
  readRecord(record: LogRecord): (ReadEvent & { ok: true }) | null
  /** For the pipeline: sets aside what no step can take. */
  quarantine(event: BatchEvent, error: unknown): void
  /** What became of records, told after COMMIT: for the debugger. */
  noteCommitted(outcomes: readonly Outcome[], stepMs: Readonly<Record<string, number>>): void
  /** Which of these positions were set aside. */
  listQuarantined(tx: WorkspaceTx, positions: readonly number[]): Promise<ReadonlySet<number>>
  /** Their records were erased: the reasons why they had been set aside go with them. */
  noteErased(tx: WorkspaceTx, positions: readonly number[]): Promise<void>
  /** What went through lately, from memory: for screens that show some of it as it comes. */
  traces: Pick<Debugger, 'getVersion' | 'list' | 'listChanged'>
  loops: Loop[]
  /** Resolves once all that was taken at the door until now is committed. */
  settle(): Promise<void>
  /** Forgets what memory holds of a workspace; its rows are in `collectTables`. */
  forgetWorkspace(workspaceId: string): void
  /** Refuses what comes, commits what was taken, writes the counters down. */
  stop(): Promise<void>
}

/** How rooms of ours write into the log. */
const createDesk = (
  append: AppendDeps,
): Pick<Collect, 'accept' | 'acceptEach' | 'checkEvents' | 'appendChecked' | 'appendCommand'> => ({
  accept: (events) => appendEvents(events, append),
  acceptEach: (events) => appendEach(events, append),
  checkEvents: (desk, bodies) => checkEvents(desk, bodies, append),
  appendChecked: (events, alongside) => appendChecked(events, alongside, append),
  appendCommand: (workspaceId, command) => appendCommand(workspaceId, command, append),
})

const defaults = { eventsPerSecond: 50_000, maxWaitingBytes: 32 * 2 ** 20 }

export function createCollect(deps: CollectDeps): Collect {
  const { db, log, clock } = deps
  const reader = createRecordReader()
  const traces = createDebugger()
  const refusals = createRefusals({
    ids: deps.ids,
    onRefused(refusal) {
      traces.noteRefused(refusal)
      sources.countRefused(refusal)
    },
  })
  const sources = createSources({ db, clock, refusals, listKeys: deps.listKeys, isGone: deps.isGone })
  const intake = createIntake({
    ...deps,
    maxWaitingBytes: deps.maxWaitingBytes ?? defaults.maxWaitingBytes,
    onAccepted(entries, firstPos) {
      traces.noteAccepted(entries, firstPos)
      sources.countAccepted(entries)
    },
  })
  const append = { db, log, clock, intake }
  const live = createLive({ ...deps, debugger: traces, reader })
  const replay = createReplay(append)
  return {
    handle: createWire({
      ...deps,
      intake,
      refusals,
      eventsPerSecond: deps.eventsPerSecond ?? defaults.eventsPerSecond,
    }),
    routes: makeLiveRoutes({ live, hub: deps.hub, clock, sources, replayQuarantined: replay }),
    steps: {
      dedupe: createDedupe({ reader, log }),
      normalise: createNormalise({ reader }),
      publish: createPublish(),
    },
    ...createDesk(append),
    replayQuarantined: replay,
    reportSources: (workspaceId) => sources.report(workspaceId),
    getTally: (workspaceId) => getTally(db, workspaceId),
    readRecord: (record) => {
      const read = reader.read(record)
      return read.ok ? read : null
    },
    quarantine: quarantineEvent,
    ...{ noteCommitted: traces.noteCommitted, traces },
    listQuarantined: async (tx, positions) =>
      new Set((await listQuarantined(tx, tx.workspaceId, positions)).map((row) => row.pos)),
    noteErased: (tx, positions) =>
      putReason(tx, tx.workspaceId, positions, { code: erasedReason.code, detail: erasedReason.hint }),
    ...{ settle: intake.settle, forgetWorkspace: traces.forget },
    loops: [{ id: 'collect.counters', pauseMs: 1_000, turn: () => sources.flush() }],
    async stop() {
      await intake.stop()
      await sources.flush()
    },
  }
}
