import { groupBy } from '../../../platform/group-by.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import {
  emptyReckoning,
  type Reckoning,
  readReckoning,
  reckonPerson,
  revenueDays,
  writeReckoning,
} from '../rules/revenue.ts'
import {
  countEntries,
  findRevenue,
  isRevenueDue,
  listReckoned,
  listVisits,
  putRevenue,
  type VisitRow,
} from '../store/revenue.ts'
import type { JourneyDeps, WorkspaceWhere } from './deps.ts'

type RevenueDeps = Pick<JourneyDeps, 'db' | 'clock' | 'profile' | 'settingsOf'>

const peopleAtOnce = 1_000
const leastRoot = '00000000-0000-0000-0000-000000000000'
/** Up to so many entries are counted while somebody waits for the page; above it the loop does it. */
const mostAtOnce = 3_000
const freshMs = 15_000
const leastPauseMs = 600_000
/** Counting takes this part of a process at the most. */
const idleTimes = 50
const dayMs = 86_400_000

/** What the people of a journey bought, and when that was counted. */
export interface Reckoned {
  all: Reckoning
  at: number
}

/** Counts what everybody who ever came in bought within her days, page by page, and keeps it. */
async function reckon(deps: RevenueDeps, workspaceId: string, journeyId: string): Promise<Reckoned> {
  const [at, begin] = [deps.clock.now(), deps.clock.monotonic()]
  const { currency } = await deps.settingsOf(workspaceId)
  const all = emptyReckoning(currency)
  for (let after: string | null = leastRoot; after !== null; ) {
    const page = { after, people: peopleAtOnce }
    after = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const { visits, last } = await listVisits(tx, journeyId, page)
      await reckonPage(deps, { tx, workspaceId }, { all, visits })
      return last
    })
  }
  const dueAt = at + Math.max(leastPauseMs, idleTimes * (deps.clock.monotonic() - begin))
  await deps.db.inWorkspace(workspaceId, (tx) =>
    putRevenue(tx, journeyId, { counted: writeReckoning(all), countedAt: at, dueAt: Math.round(dueAt) }),
  )
  return { all, at }
}

async function reckonPage(
  { profile }: Pick<RevenueDeps, 'profile'>,
  { tx }: WorkspaceWhere,
  { all, visits }: { all: Reckoning; visits: readonly VisitRow[] },
): Promise<void> {
  const people = groupBy(visits, (one) => one.root)
  const outcomes = await profile.listOutcomes(tx, [...people.keys()])
  for (const [root, own] of people) reckonPerson(all, own, outcomes.get(root)?.orders ?? [])
}

/** What is kept, or counted anew where that is quick and it is not of this moment; null: nobody has come in or it was not counted yet. */
export async function readRevenue(
  deps: RevenueDeps,
  workspaceId: string,
  journeyId: string,
): Promise<Reckoned | null> {
  const { known, entries } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    known: await findRevenue(tx, journeyId),
    entries: await countEntries(tx, journeyId, mostAtOnce + 1),
  }))
  const isFresh = known !== null && deps.clock.now() - known.countedAt < freshMs
  if (entries > 0 && entries <= mostAtOnce && !isFresh) return reckon(deps, workspaceId, journeyId)
  return known === null ? null : { all: readReckoning(known.counted), at: known.countedAt }
}

/** Counts the journeys nobody looks at, too, one after the other: a look at a large one finds its figures. */
export const createRevenueLoop = (deps: RevenueDeps & Pick<JourneyDeps, 'worker' | 'logger'>): Loop => ({
  id: 'journeys.revenue',
  pauseMs: 60_000,
  async turn() {
    const now = deps.clock.now()
    const known = await deps.worker.inPlatform((tx) => listReckoned(tx, now - revenueDays * dayMs))
    for (const { workspaceId, id } of known) {
      try {
        const isDue = await deps.db.inWorkspace(workspaceId, async (tx) =>
          (await countEntries(tx, id, 1)) > 0 ? isRevenueDue(tx, id, now) : false,
        )
        if (isDue) await reckon(deps, workspaceId, id)
      } catch (error) {
        // One journey that cannot be counted keeps no other uncounted.
        const code = error instanceof Error ? error.name : 'unknown'
        deps.logger.error({ journey: id, code }, 'what a journey brings was not counted')
      }
    }
    return false
  },
})
