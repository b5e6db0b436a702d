import type { Facts, Woken } from '@splot/contract/plugin/node'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { calendarOf } from '../rules/calendar.ts'
import type { Ready } from '../rules/compile.ts'
import { endRun, holdRun, type Stepped, takeStep } from '../rules/step.ts'
import type { Run, StepLine } from '../schema.ts'
import type { JourneyDeps } from './deps.ts'
import { createWishes, type Wishes } from './effects.ts'
import { loadConditions, loadFacts } from './facts.ts'

/** A run on its way through its nodes, in this transaction. */
export interface Moving {
  run: Run
  /** As it was read; null: it begins here. */
  readonly was: Run | null
  readonly ready: Ready
  woken: Woken | null
  readonly lines: StepLine[]
}

export const startMoving = (was: Run, ready: Ready, woken: Woken | null): Moving => ({
  ...{ run: was, was, ready, woken, lines: [] },
})

/** Nodes one run may come to in one instant: more is a loop that never waits. */
export const mostAtOnce = 1_000

export type AdvanceDeps = Pick<
  JourneyDeps,
  | 'hands'
  | 'segment'
  | 'decide'
  | 'graph'
  | 'profile'
  | 'log'
  | 'readEvent'
  | 'gifts'
  | 'clock'
  | 'settingsOf'
  | 'logger'
>

/**
 * Takes all of them on until each waits or has ended: round after round, one question a kind of fact for all who stand
 * somewhere. What they ask for is gathered; coupons are drawn at once, for their codes stand in the messages after them.
 */
export async function advance(
  deps: AdvanceDeps,
  tx: WorkspaceTx,
  moving: readonly Moving[],
  wishes: Wishes = createWishes(deps, tx, deps.clock.now()),
): Promise<Wishes> {
  const now = deps.clock.now()
  const where = { tx, workspaceId: tx.workspaceId }
  if (moving.length === 0) return wishes
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  let open = await endFulfilled(deps, tx, moving)
  for (let round = 0; open.length > 0; round++) {
    if (round === mostAtOnce) {
      for (const one of open) put(one, holdRun(one.run, now, 'too_many_steps'))
      break
    }
    const facts = await loadFacts(deps, where, open, now)
    const further: Moving[] = []
    for (const [i, one] of open.entries()) {
      const { isMoving, asked } = step(one, facts[i], { now, timeZone })
      if (asked.length > 0) one.run = await wishes.add(one, asked)
      if (isMoving) further.push(one)
    }
    open = further
  }
  return wishes
}

const stays = { isMoving: false, asked: [] } as const

function step(
  one: Moving,
  facts: Facts | undefined,
  { now, timeZone }: { now: number; timeZone: string },
): Pick<Stepped, 'isMoving' | 'asked'> {
  if (facts === undefined) return stays
  const calendar = calendarOf(one.run.zone ?? timeZone)
  const stepped = takeStep(one.ready, one.run, { now, woken: one.woken, calendar, facts })
  put(one, stepped)
  one.woken = null
  return stepped
}

function put(one: Moving, { run, line }: { run: Run; line: StepLine }): void {
  one.run = run
  one.lines.push(line)
}

/** Ends those whose goal is met, or whose reason has fallen away. @returns those who go on */
export async function endFulfilled(
  deps: Pick<AdvanceDeps, 'segment' | 'clock'>,
  tx: WorkspaceTx,
  moving: readonly Moving[],
): Promise<Moving[]> {
  // Most journeys end by events alone; a storm does not look for what none of its people has.
  if (!moving.some(({ ready }) => hasEnds(ready))) return [...moving]
  const lines = moving.map(({ run, ready }) => ({ run, asks: { conditions: listEnds(ready) } }))
  const holds = await loadConditions(deps, { tx, workspaceId: tx.workspaceId }, lines)
  const now = deps.clock.now()
  return moving.filter((one) => {
    const end = findEnd(one, holds)
    if (end !== null) put(one, endRun(one.run, now, end))
    return end === null
  })
}

export const hasEnds = ({ graph, exits }: Ready): boolean =>
  graph.goal !== null || exits.some(({ condition }) => condition !== null)

/** Conditions by which a run of this version ends. */
export const listEnds = ({ graph, exits }: Ready) => [
  ...(graph.goal === null ? [] : [graph.goal]),
  ...exits.flatMap(({ condition }) => (condition === null ? [] : [condition])),
]

function findEnd(
  { run, ready: { graph, exits } }: Moving,
  holds: Awaited<ReturnType<typeof loadConditions>>,
): { reason: string; isGoal?: true } | null {
  if (graph.goal !== null && holds(graph.goal, run)) return { reason: 'goal', isGoal: true }
  const exit = exits.find(({ condition }) => condition !== null && holds(condition, run))
  return exit === undefined ? null : { reason: exit.reason }
}
