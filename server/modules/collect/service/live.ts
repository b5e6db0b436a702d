import type { Clock } from '../../../platform/clock.ts'
import type { Db, WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { EventLog, LogRecord } from '../../../platform/event-log/index.ts'
import type { Outcome } from '../batch.ts'
import { hideEvent } from '../rules/hide.ts'
import { listUnnamedStores } from '../rules/store-name.ts'
import type { LiveEvent } from '../schema.ts'
import { listQuarantined } from '../store/quarantine.ts'
import { listRefusals } from '../store/refusals.ts'
import { getTally as readTally, type Tally } from '../store/tally.ts'
import type { Debugger, Trace } from './debugger.ts'
import { readNormal, type Viewer, viewTrace } from './live-view.ts'
import type { RecordReader } from './read-record.ts'

/** Names of stores by code, those no longer open too; one nobody told is missing. */
export type NameStores = (tx: WorkspaceTx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>

export interface LiveDeps {
  db: Db
  log: EventLog
  /** The pipeline's name among the log's readers. */
  pipelineTopic: string
  clock: Clock
  debugger: Debugger
  reader: RecordReader
  listKeys(workspaceId: string): Promise<readonly { id: string; name: string }[]>
  /** Names of customers by canonical id, masked where the reader may not see them. */
  nameCustomers(
    workspaceId: string,
    ids: readonly string[],
    canSeePersonal: boolean,
  ): Promise<ReadonlyMap<string, string | null>>
  nameStores: NameStores
}

export interface Watcher {
  workspaceId: string
  language: Language
  canSeePersonal: boolean
}

export interface FullTally extends Tally {
  pending: number
}

export type Live = ReturnType<typeof createLive>

/** What the debugger shows: from memory while the server runs, from the log for what came before it started. */
export function createLive(deps: LiveDeps) {
  const view = async (traces: readonly Trace[], watcher: Watcher): Promise<LiveEvent[]> => {
    const roots = [...new Set(traces.flatMap((one) => (one.outcome?.root ? [one.outcome.root] : [])))]
    const customerNames =
      roots.length === 0
        ? new Map()
        : await deps.nameCustomers(watcher.workspaceId, roots, watcher.canSeePersonal)
    const keys = await deps.listKeys(watcher.workspaceId)
    const read = traces.map((trace) => ({ trace, event: readNormal(trace, deps.reader) }))
    const codes = listUnnamedStores(read.flatMap(({ event }) => (event === null ? [] : [event.properties])))
    const viewer: Viewer = {
      ...watcher,
      customerNames,
      storeNames:
        codes.length === 0
          ? new Map()
          : await deps.db.inWorkspace(watcher.workspaceId, (tx) => deps.nameStores(tx, codes)),
      sourceNames: new Map(keys.map((key) => [key.id, key.name])),
    }
    return read.map((one) => viewTrace(one, viewer))
  }
  return {
    view,
    listChanged: deps.debugger.listChanged,
    getVersion: deps.debugger.getVersion,
    getTally: (workspaceId: string) => getTally(deps.db, workspaceId),
    /** Newest first. */
    async list(watcher: Watcher, limit: number): Promise<LiveEvent[]> {
      const traces = deps.debugger.list(watcher.workspaceId)
      const older = traces.length >= limit ? [] : await listOlder(deps, watcher.workspaceId, traces, limit)
      return view([...traces, ...older].slice(0, limit), watcher)
    },
    /** Newest first: what was turned away, from memory and from what is kept of it. */
    async listRefused(watcher: Watcher, limit: number): Promise<LiveEvent[]> {
      const near = deps.debugger.list(watcher.workspaceId).filter((one) => one.refusal !== null)
      const older =
        near.length >= limit ? [] : await listStoredRefusals(deps.db, watcher.workspaceId, near, limit)
      return view([...near, ...older].slice(0, limit), watcher)
    },
    /** The event with its body, hidden where the reader may not see it; null where there is none. */
    async find(watcher: Watcher, pos: number): Promise<(LiveEvent & { body: unknown }) | null> {
      const trace =
        deps.debugger.find(watcher.workspaceId, pos) ??
        (await listStored(deps, watcher.workspaceId, [pos]))[0]
      if (!trace?.entry) return null
      const [event] = await view([trace], watcher)
      const body: unknown = JSON.parse(trace.entry.body)
      return event ? { ...event, body: watcher.canSeePersonal ? body : hideEvent(body) } : null
    },
  }
}

export async function getTally(db: Db, workspaceId: string): Promise<FullTally> {
  const tally = await db.inWorkspace(workspaceId, (tx) => readTally(tx, workspaceId))
  return { ...tally, pending: tally.accepted - tally.applied - tally.duplicate - tally.quarantined }
}

/** What memory no longer, or not yet, holds: the tail of the log and stored refusals. */
async function listOlder(
  deps: LiveDeps,
  workspaceId: string,
  known: readonly Trace[],
  limit: number,
): Promise<Trace[]> {
  const head = await deps.log.head()
  const have = new Set(known.map((one) => one.pos))
  const positions = Array.from({ length: limit }, (_, i) => head - 1 - i).filter(
    (pos) => pos > 0 && !have.has(pos),
  )
  const stored = await listStored(deps, workspaceId, positions)
  const refused = await listStoredRefusals(deps.db, workspaceId, known, limit)
  const at = (trace: Trace) => trace.entry?.receivedAt ?? trace.refusal?.at ?? 0
  return [...stored, ...refused].sort((a, b) => at(b) - at(a))
}

/** Refusals that are written down, but for those already known. */
async function listStoredRefusals(
  db: Db,
  workspaceId: string,
  known: readonly Trace[],
  limit: number,
): Promise<Trace[]> {
  const ids = new Set(known.map((one) => one.refusal?.id))
  const refusals = await db.inWorkspace(workspaceId, (tx) => listRefusals(tx, workspaceId, limit))
  return refusals
    .filter((one) => !ids.has(one.id))
    .map((refusal) => ({ version: 0, pos: null, entry: null, outcome: null, steps: null, refusal }))
}

async function listStored(
  deps: LiveDeps,
  workspaceId: string,
  positions: readonly number[],
): Promise<Trace[]> {
  if (positions.length === 0) return []
  const next = await deps.log.offset(deps.pipelineTopic)
  const { records, quarantined } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    records: await deps.log.readAt(tx, positions),
    quarantined: new Map((await listQuarantined(tx, workspaceId, positions)).map((row) => [row.pos, row])),
  }))
  return records.map((record) => {
    const reason = quarantined.get(record.pos)
    const outcome = reason ? ('quarantined' as const) : ('applied' as const)
    return makeStored(
      record,
      record.pos < next ? outcome : 'pending',
      reason ? { code: reason.code, hint: reason.detail } : null,
    )
  })
}

function makeStored(record: LogRecord, outcome: Outcome['outcome'], reason: Outcome['reason']): Trace {
  return {
    version: 0,
    pos: record.pos,
    entry: record,
    steps: null,
    refusal: null,
    outcome: {
      workspaceId: record.workspaceId,
      pos: record.pos,
      command: record.kind === 'command' ? (JSON.parse(record.body) as Outcome['command']) : null,
      outcome,
      reason,
      birth: null,
      root: null,
      warnings: [],
      effects: [],
    },
  }
}
