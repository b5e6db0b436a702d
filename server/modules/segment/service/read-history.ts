import type { Condition } from '@splot/contract/segment/condition'
import { compile, isMemoryLeaf, type Program } from '../rules/compile.ts'
import { needsOf } from '../rules/facts.ts'
import type { Moment } from '../rules/read-ring.ts'
import type { History } from '../rules/reference.ts'
import { listSegmentsOf } from '../store/members.ts'
import type { FactSources, SegmentDeps, WorkspaceWhere } from './deps.ts'
import { loadFacts } from './load-facts.ts'

export type HistoryDeps = FactSources &
  Pick<SegmentDeps, 'readRecord' | 'listPositions'> & { log: Pick<SegmentDeps['log'], 'readAt'> }

/** Of a long life the newest: whatever a sentence names lies among them. */
export const mostEvents = 5_000

interface HistoryAsked {
  roots: readonly string[]
  conditions: readonly Condition[]
  moment: Moment
  /** Once so many records were read of the first customers, the others are left out. */
  mostRecords?: number
  /** Nothing that happened before is looked at, milliseconds. */
  since?: number
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
  since: number | undefined
}

/** Their events, where any part of the conditions looks at events; of as many as may be read. */
async function readEvents(
  deps: HistoryDeps,
  { tx, workspaceId }: WorkspaceWhere,
  { roots, program, mostRecords, since }: Read,
): Promise<Map<string, History['events']>> {
  if (program.traces.length === 0) return new Map(roots.map((root) => [root, []]))
  const found = new Map<string, History['events']>()
  const births = new Map<string, string[]>(roots.map((root) => [root, []]))
  for (const { root, birthId } of await deps.graph.listClusters(tx, workspaceId, roots, 'service'))
    births.get(root)?.push(birthId)
  let read = 0
  for (const [root, own] of births) {
    if (read >= mostRecords) break
    const positions = own.length === 0 ? [] : await deps.listPositions(tx, workspaceId, own, since)
    const records = await deps.log.readAt(tx, positions.slice(-mostEvents))
    const events = records.flatMap((record) => {
      const read = deps.readRecord(record)
      return read === null ? [] : [{ event: read.event, pos: record.pos }]
    })
    found.set(root, events)
    read += records.length
  }
  return found
}
