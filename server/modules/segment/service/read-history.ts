import type { Condition } from '@splot/contract/segment/condition'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { LogRecord } from '../../../platform/event-log/index.ts'
import { compile, isMemoryLeaf, type Program } from '../rules/compile.ts'
import { needsOf } from '../rules/facts.ts'
import type { Moment } from '../rules/read-ring.ts'
import type { History } from '../rules/reference.ts'
import type { PlacedEvent } from '../rules/ring.ts'
import { listSegmentsOf } from '../store/members.ts'
import type { FactSources, SegmentDeps, WorkspaceWhere } from './deps.ts'
import { loadFacts } from './load-facts.ts'

export type HistoryDeps = FactSources &
  Pick<SegmentDeps, 'readRecord' | 'listPositions' | 'profile'> & { log: Pick<SegmentDeps['log'], 'readAt'> }

/** Of a long life the newest: whatever a sentence names lies among them. */
export const mostEvents = 5_000

interface HistoryAsked {
  roots: readonly string[]
  conditions: readonly Condition[]
  moment: Moment
  /** Once so many records were read of the first customers, the others are left out. */
  mostRecords?: number
  /** By canonical id: of these people nothing that happened up to then is looked at, milliseconds. */
  since?: ReadonlyMap<string, number>
}

/** Everything conditions may look at of customers, read from the log and the rooms that know them; by canonical id. */
export async function readHistories(
  deps: HistoryDeps,
  where: WorkspaceWhere,
  asked: HistoryAsked,
): Promise<Map<string, History>> {
  const { tx, workspaceId } = where
  const { roots, conditions, moment, mostRecords = Number.POSITIVE_INFINITY, since } = asked
  const defs = conditions.map((condition, i) => ({
    id: String(i),
    live: { version: 1, condition },
    next: null,
  }))
  const program = compile(defs, moment.calendar)
  const kinds = new Set(program.leaves.flatMap(({ leaf }) => (isMemoryLeaf(leaf) ? [] : needsOf(leaf))))
  const facts = await loadFacts(deps, where, { roots, kinds, program, now: moment.now })
  const events = await readEvents(deps, where, { roots, program, mostRecords, since })
  const segments = new Map<string, Set<string>>()
  for (const { root, id } of await listSegmentsOf(tx, workspaceId, roots))
    segments.set(root, (segments.get(root) ?? new Set()).add(id))
  return new Map(
    [...facts].flatMap(([root, own]) => {
      const life = events.get(root)
      const isIn = (id: string) => segments.get(root)?.has(id) === true
      return life === undefined ? [] : [[root, { events: life, facts: own, isIn }] as const]
    }),
  )
}

interface Read {
  roots: readonly string[]
  program: Program
  mostRecords: number
  since: ReadonlyMap<string, number> | undefined
}

/** Their events, where any part of the conditions looks at events; of as many as may be read. */
async function readEvents(
  deps: HistoryDeps,
  { tx, workspaceId }: WorkspaceWhere,
  { roots, program, mostRecords, since }: Read,
): Promise<Map<string, History['events']>> {
  if (program.traces.length === 0) return new Map(roots.map((root) => [root, []]))
  const births = new Map<string, string[]>(roots.map((root) => [root, []]))
  for (const { root, birthId } of await deps.graph.listClusters(tx, workspaceId, roots, 'service'))
    births.get(root)?.push(birthId)
  if (since !== undefined) return readNewest(deps, tx, births, since)
  const found = new Map<string, History['events']>()
  let read = 0
  for (const [root, own] of births) {
    if (read >= mostRecords) break
    const positions = own.length === 0 ? [] : await deps.listPositions(tx, workspaceId, own)
    const records = await deps.log.readAt(tx, positions.slice(-mostEvents))
    const events = records.flatMap((record) => placeEvent(deps, record))
    found.set(root, events)
    read += records.length
  }
  return found
}

/** People whose events are read in one go. */
const peopleAtOnce = 100

/**
 * Of lives that count from a moment on, many in one go: of a storm each is asked about. Who came in at about the same time is
 * read together, for what is read of all of them begins with the first.
 */
async function readNewest(
  deps: HistoryDeps,
  tx: WorkspaceTx,
  births: ReadonlyMap<string, readonly string[]>,
  since: ReadonlyMap<string, number>,
): Promise<Map<string, History['events']>> {
  const found = new Map<string, PlacedEvent[]>([...births].map(([root]) => [root, []]))
  const people = [...births].map(([root, own]) => ({ root, own, from: since.get(root) ?? 0 }))
  people.sort((a, b) => a.from - b.from)
  for (let i = 0; i < people.length; i += peopleAtOnce) {
    const some = people.slice(i, i + peopleAtOnce)
    const rootOf = new Map(some.flatMap(({ root, own }) => own.map((birth) => [birth, root])))
    const moments = await deps.profile.listRecent(tx, {
      ...{ births: [...rootOf.keys()], since: some[0]?.from ?? 0, each: mostEvents },
    })
    const records = await deps.log.readAt(
      tx,
      moments.map(({ pos }) => pos),
    )
    const events = new Map(records.map((record) => [record.pos, placeEvent(deps, record)]))
    for (const { birth, pos } of moments) found.get(rootOf.get(birth) ?? '')?.push(...(events.get(pos) ?? []))
  }
  return found
}

function placeEvent({ readRecord }: Pick<HistoryDeps, 'readRecord'>, record: LogRecord): PlacedEvent[] {
  const read = readRecord(record)
  return read === null ? [] : [{ event: read.event, pos: record.pos }]
}
