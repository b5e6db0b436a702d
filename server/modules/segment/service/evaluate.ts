import { type Condition, listReferences } from '@splot/contract/segment/condition'
import { inCurrency } from '@splot/contract/segment/currency'
import { asksEntryAlone, bindEntry } from '@splot/contract/segment/entry-window'
import { createCalendar } from '../rules/calendar.ts'
import { compile, isMemoryLeaf, tracesOf } from '../rules/compile.ts'
import { type CustomerWork, settleCustomer } from '../rules/customer.ts'
import { needsOf, noFacts } from '../rules/facts.ts'
import { newStanding } from '../rules/incremental.ts'
import type { Moment } from '../rules/read-ring.ts'
import { holds } from '../rules/reference.ts'
import { listSegmentsOf } from '../store/members.ts'
import { listMemories } from '../store/memory.ts'
import { listTraces } from '../store/programs.ts'
import type { SegmentDeps, Where, WorkspaceWhere } from './deps.ts'
import { loadFacts } from './load-facts.ts'
import { readHistories } from './read-history.ts'

interface Tried {
  condition: Condition
  roots: readonly string[]
  moment: Moment
}

/**
 * Does a condition hold for these customers now? By canonical id. Where live segments remember all it needs, from their
 * memory; else their events are read from the log.
 */
export async function evaluate(
  deps: SegmentDeps,
  { tx, workspaceId }: Where,
  given: Condition,
  roots: readonly string[],
): Promise<Map<string, boolean>> {
  const where = { tx: { ...tx, workspaceId }, workspaceId }
  const { timeZone, currency } = await deps.settingsOf(workspaceId, tx)
  const moment = { now: deps.clock.now(), calendar: createCalendar(timeZone) }
  const condition = inCurrency(given, currency)
  const tried = { condition, roots, moment }
  const needed = tracesOf(condition)
  const traces = needed.length === 0 ? [] : await listTraces(tx, workspaceId)
  const whole = new Set(traces.flatMap(({ key, isWhole }) => (isWhole ? [key] : [])))
  if (needed.every(({ key }) => whole.has(key))) return readFromMemory(deps, where, tried)
  const histories = await readHistories(deps, where, { roots, conditions: [condition], moment })
  return new Map([...histories].map(([root, history]) => [root, holds(condition, history, moment)]))
}

/** Somebody and when she came into what asks. */
export interface Came {
  root: string
  enteredAt: number
}

/**
 * Does a condition that asks what happened since they came in hold for each of these now? In their order: one customer may
 * have come in more than once. Her events are read once; where nothing else is asked of events, those since then alone.
 */
export async function evaluateSince(
  deps: SegmentDeps,
  { tx, workspaceId }: Where,
  given: Condition,
  came: readonly Came[],
): Promise<boolean[]> {
  const where = { tx: { ...tx, workspaceId }, workspaceId }
  const { timeZone, currency } = await deps.settingsOf(workspaceId, tx)
  const moment = { now: deps.clock.now(), calendar: createCalendar(timeZone) }
  const condition = inCurrency(given, currency)
  const since = new Map<string, number>()
  for (const { root, enteredAt } of came) since.set(root, Math.min(since.get(root) ?? enteredAt, enteredAt))
  const histories = await readHistories(deps, where, {
    ...{
      roots: [...since.keys()],
      // Which events and facts are asked for hangs on no moment.
      conditions: [bindEntry(condition, moment.now)],
      moment,
    },
    ...(asksEntryAlone(condition) ? { since } : {}),
  })
  return came.map(({ root, enteredAt }) => {
    const history = histories.get(root)
    return history !== undefined && holds(bindEntry(condition, enteredAt), history, moment)
  })
}

const id = 'tried'

async function readFromMemory(
  deps: SegmentDeps,
  where: WorkspaceWhere,
  { condition, roots, moment }: Tried,
): Promise<Map<string, boolean>> {
  const { tx, workspaceId } = where
  const program = compile([{ id, live: { version: 1, condition }, next: null }], moment.calendar)
  const kinds = new Set(program.leaves.flatMap(({ leaf }) => (isMemoryLeaf(leaf) ? [] : needsOf(leaf))))
  const facts = await loadFacts(deps, where, { roots, kinds, program, now: moment.now })
  const works = new Map(roots.map((root) => [root, openWork(root)]))
  if (program.traces.length > 0)
    for (const { birth, root, memory } of await listMemories(tx, workspaceId, roots))
      works.get(root)?.memories.set(birth, memory)
  if (listReferences(condition).length > 0)
    for (const { root, id: member } of await listSegmentsOf(tx, workspaceId, roots))
      works.get(root)?.standing.members.add(member)
  return new Map(
    [...works].map(([root, work]) => {
      settleCustomer(program, work, {
        moment,
        facts: facts.get(root) ?? noFacts(root),
        versionOf: (segment) => segment.live,
        chosen: [0],
      })
      return [root, work.standing.members.has(id)]
    }),
  )
}

/** As if she had never stood anywhere. */
const openWork = (root: string): CustomerWork => ({
  root,
  memories: new Map(),
  standing: newStanding(),
  isNew: false,
  isWhole: true,
  touched: new Set(),
  changed: new Set(),
})
