import { groupBy } from '../../../platform/group-by.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { type DueJourney, listDueJourneys, listStopped } from '../store/journeys.ts'
import { claimDue, lockHeldByError } from '../store/runs.ts'
import type { Lane } from '../store/tallies.ts'
import { type DueDeps, moveOne, runsAtOnce } from './move-lot.ts'
import { endRuns } from './runs.ts'
import { moveFewer } from './set-aside.ts'

/** How late a turn may be heard of. */
const pauseMs = 200

/**
 * The clockwork: whoever's turn has come goes on, workspaces and journeys in turns, the longest overdue first. A second loop helps
 * where more people are due than one transaction takes: while the database writes for some, others are thought about. Neither
 * waits for the other, or both would wait for the database at the same moments.
 */
export function createDueLoops(deps: DueDeps): Loop[] {
  const storms: Storms = new Map()
  return [
    { id: 'journeys.due', pauseMs, turn: () => moveDue(deps, storms) },
    { id: 'journeys.storms', pauseMs, turn: () => moveStorms(deps, storms) },
  ]
}

/** Journeys with more people due than one transaction takes, and their workspaces. */
export type Storms = Map<string, string>

/** Whoever is inside a journey that was stopped leaves it, batch by batch. */
export const createEndLoop = (deps: DueDeps): Loop => ({
  id: 'journeys.ends',
  pauseMs: 1_000,
  async turn() {
    const stopped = await deps.worker.inPlatform(listStopped)
    await tryEach(stopped, ({ workspaceId, id }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const o = { journeyId: id, now: Number.MAX_SAFE_INTEGER, limit: runsAtOnce }
        const waiting = await claimDue(tx, workspaceId, { ...o, isStopped: true })
        const held = await lockHeldByError(tx, workspaceId, o)
        await endRuns(deps, tx, [...waiting, ...held], { reason: 'stopped' })
      }),
    )
    return stopped.length > 0
  },
})

/** One turn: of every journey somebody is due in, the next of them. @returns whether more may be due */
export async function moveDue(deps: DueDeps, storms: Storms = new Map()): Promise<boolean> {
  const due = await deps.worker.inPlatform((tx) => listDueJourneys(tx, deps.clock.now()))
  let isMore = false
  for (const { workspaceId, id } of takeTurns(due)) {
    const begin = deps.clock.monotonic()
    try {
      const { moved, isApart } = await moveLot(deps, { workspaceId, journeyId: id, lane: 'timers' })
      if (moved === runsAtOnce) isMore = true
      if (moved === runsAtOnce && isApart) storms.set(id, workspaceId)
      tellMoved(deps, { workspaceId, id, begin, people: moved })
    } catch (fault) {
      const people = await moveFewer(deps, { workspaceId, journeyId: id, fault })
      if (people > 0) isMore = true
      tellMoved(deps, { workspaceId, id, begin, people })
    }
  }
  return isMore
}

/** One turn of the second loop: a lot of each storm. A storm that fails is left to the first, which finds out who is at fault. */
export async function moveStorms(deps: DueDeps, storms: Storms): Promise<boolean> {
  await tryEach([...storms], async ([id, workspaceId]) => {
    const begin = deps.clock.monotonic()
    storms.delete(id)
    const { moved, isApart } = await moveLot(deps, { workspaceId, journeyId: id, lane: 'storm' })
    if (moved === runsAtOnce && isApart) storms.set(id, workspaceId)
    tellMoved(deps, { workspaceId, id, begin, people: moved })
  })
  return storms.size > 0
}

const moveLot = (
  deps: DueDeps,
  { workspaceId, ...lot }: { workspaceId: string; journeyId: string; lane: Lane },
): ReturnType<typeof moveOne> => deps.db.inWorkspace(workspaceId, (tx) => moveOne(deps, tx, lot))

function tellMoved(
  { clock, pace, live }: DueDeps,
  { workspaceId, id, begin, people }: { workspaceId: string; id: string; begin: number; people: number },
): void {
  const at = clock.monotonic()
  if (people >= runsAtOnce) pace?.note(id, { people, at, took: at - begin })
  if (people > 0) live.tell(workspaceId, 'journey', { id })
}

/** One journey of each workspace after the other: a workspace with many keeps no other waiting. */
export function takeTurns(due: readonly DueJourney[]): DueJourney[] {
  const queues = [...groupBy(due, (one) => one.workspaceId).values()]
  const turns: DueJourney[] = []
  for (let i = 0; turns.length < due.length; i++)
    for (const queue of queues) {
      const one = queue[i]
      if (one !== undefined) turns.push(one)
    }
  return turns
}
