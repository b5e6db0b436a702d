import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { groupBy } from '../../../platform/group-by.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import type { Ready } from '../rules/compile.ts'
import type { Pace } from '../rules/pace.ts'
import type { Run } from '../schema.ts'
import { type DueJourney, listDueJourneys, listStopped } from '../store/journeys.ts'
import { claimDue } from '../store/runs.ts'
import type { Lane } from '../store/tallies.ts'
import { advance, startMoving } from './advance.ts'
import type { JourneyDeps } from './deps.ts'
import type { HearDeps } from './hear.ts'
import { endRuns } from './runs.ts'
import { nameVersion } from './versions.ts'
import { writeMoves } from './write.ts'

/** Runs of one transaction: large enough to share its questions, short enough to keep nobody waiting. */
export const runsAtOnce = 1_000
/** How late a turn may be heard of. */
const pauseMs = 200

export type DueDeps = HearDeps & Pick<JourneyDeps, 'db' | 'worker'> & { pace?: Pace }

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
    for (const { workspaceId, id } of stopped)
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const o = { journeyId: id, now: Number.MAX_SAFE_INTEGER, limit: runsAtOnce }
        await endRuns(deps, tx, await claimDue(tx, workspaceId, o), { reason: 'stopped' })
      })
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
    for (const turn of turns)
      if (turn.status === 'rejected') {
        const code = turn.reason instanceof Error ? turn.reason.name : 'unknown'
        deps.logger.error({ journey: id, code }, 'a journey does not get on')
      } else if (turn.value.moved === runsAtOnce) {
        isMore = true
        if (turn.value.isApart) storms.add(id)
      }
    const people = turns.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value.moved : 0), 0)
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

interface Moved {
  readonly moved: number
  /** Nothing of it is shared with others of the journey: two transactions at once cannot wait for each other in a ring. */
  readonly isApart: boolean
}

async function moveOne(
  deps: DueDeps,
  tx: WorkspaceTx,
  { journeyId, lane }: { journeyId: string; lane: Lane },
): Promise<Moved> {
  const { workspaceId } = tx
  const now = deps.clock.now()
  const runs = await claimDue(tx, workspaceId, { journeyId, now, limit: runsAtOnce })
  const versions = [...new Set(runs.map(({ version }) => version))]
  const ready = await deps.versions.get(
    { tx, workspaceId },
    versions.map((n) => ({ journeyId, n })),
  )
  const moving = runs.flatMap((run) => {
    const version = ready.get(nameVersion({ journeyId, n: run.version }))
    const woken = isArrival(run) ? null : ({ by: 'timer' } as const)
    return version === undefined ? [] : [startMoving(run, version, woken)]
  })
  const wishes = await advance(deps, tx, moving)
  await writeMoves(deps, tx, { list: moving, wishes, lane })
  return { moved: runs.length, isApart: ![...ready.values()].some(drawsCoupons) }
}

/** A general code is one row for all who draw it. */
const drawsCoupons = ({ graph }: Ready): boolean => graph.nodes.some(({ type }) => type === 'coupon')

/** Let in for a later hour, or moved to another node: it is asked as on arrival. Any wait ends after its beginning. */
const isArrival = ({ wakeAt, arrivedAt }: Run): boolean => wakeAt !== null && wakeAt <= arrivedAt
