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

/** The clockwork: whoever's turn has come goes on, workspaces and journeys in turns, the longest overdue first. */
export const createDueLoop = (deps: DueDeps): Loop => {
  const storms: Storms = new Set()
  return { id: 'journeys.due', pauseMs, turn: () => moveDue(deps, storms) }
}

/** Journeys with more people due than one transaction takes: while the database writes for some, others are thought about. */
export type Storms = Set<string>

/** Whoever is inside a journey that was stopped leaves it, batch by batch. */
export const createEndLoop = (deps: DueDeps): Loop => ({
  id: 'journeys.ends',
  pauseMs: 1_000,
  async turn() {
    const stopped = await deps.worker.inPlatform(listStopped)
    await tryEach(stopped, ({ workspaceId, id }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const o = { journeyId: id, now: Number.MAX_SAFE_INTEGER, limit: runsAtOnce }
        const waiting = await claimDue(tx, workspaceId, o)
        const held = await lockHeldByError(tx, workspaceId, o)
        await endRuns(deps, tx, [...waiting, ...held], { reason: 'stopped' })
      }),
    )
    return stopped.length > 0
  },
})

/** One turn: of every journey somebody is due in, the next of them. @returns whether more may be due */
export async function moveDue(deps: DueDeps, storms: Storms = new Set()): Promise<boolean> {
  const due = await deps.worker.inPlatform((tx) => listDueJourneys(tx, deps.clock.now()))
  let isMore = false
  for (const { workspaceId, id } of takeTurns(due)) {
    const begin = deps.clock.monotonic()
    const lanes: Lane[] = storms.delete(id) ? ['timers', 'storm'] : ['timers']
    const turns = await Promise.allSettled(
      lanes.map((lane) =>
        deps.db.inWorkspace(workspaceId, (tx) => moveOne(deps, tx, { journeyId: id, lane })),
      ),
    )
    let people = 0
    for (const turn of turns)
      if (turn.status === 'fulfilled') {
        people += turn.value.moved
        if (turn.value.moved === runsAtOnce) isMore = true
        if (turn.value.moved === runsAtOnce && turn.value.isApart) storms.add(id)
      }
    const failed = turns.find((one) => one.status === 'rejected')
    if (failed !== undefined) {
      const moved = await moveFewer(deps, { workspaceId, journeyId: id, fault: failed.reason })
      people += moved
      if (moved > 0) isMore = true
    }
    const at = deps.clock.monotonic()
    if (people >= runsAtOnce) deps.pace?.note(id, { people, at, took: at - begin })
    if (people > 0) deps.live.tell(workspaceId, 'journey', { id })
  }
  return isMore
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
