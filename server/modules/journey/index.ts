/**
 * Journeys: what is done for whom, when, and when it ends. A step is a pure function of the graph, the run and the facts;
 * a run that waits is a row with its time.
 * Nouns: journey, version, node, run (an enrollment), entry, exit, goal, wait, effect, task.
 * Facts in: events, through the steps; flips of segments. Facts out: messages asked of deliver's queue, what the outbox tells
 * others. Runs follow their birth when people are joined or parted.
 */
import type { Tx, WorkspaceTx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createActRoutes } from './routes/acts.ts'
import { createJourneyRoutes } from './routes/journeys.ts'
import { createPeopleRoutes } from './routes/people.ts'
import type { JourneyDeps } from './service/deps.ts'
import { createDueLoop, createEndLoop } from './service/due.ts'
import { createEntryLoop } from './service/entries.ts'
import { createOutboxLoops } from './service/outbox.ts'
import { createVersions } from './service/versions.ts'
import { createHearing, type Hearing } from './steps/hear-batch.ts'
import { listSegmentUsers } from './store/journeys.ts'
import { eraseRows, exportRows } from './store/privacy.ts'

export type { JourneyDeps, JourneyHands, JourneyMessage } from './service/deps.ts'
export { runName } from './service/facts.ts'
export { journeyTables } from './store/tables.ts'

export interface Journeys {
  /** Around segment's step: the first opens the batch, the second hears what happened and what it made of segments. */
  steps: Pick<Hearing, 'open' | 'hear'>
  /** People entered or left segments, in the transaction in which they did. */
  onFlips: Hearing['onFlips']
  loops: Loop[]
  routes: AnyRoute[]
  /** Journeys that name this segment. */
  listSegmentUsers(tx: WorkspaceTx, segmentId: string): Promise<{ id: string; name: string }[]>
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createJourneys(given: JourneyDeps): Journeys {
  const deps = { ...given, versions: createVersions(given), listBlocks: async () => [] }
  const { onFlips, ...steps } = createHearing(deps)
  return {
    steps,
    onFlips,
    listSegmentUsers,
    loops: [createDueLoop(deps), createEntryLoop(deps), createEndLoop(deps), ...createOutboxLoops(deps)],
    routes: [...createJourneyRoutes(deps), ...createActRoutes(deps), ...createPeopleRoutes(deps)],
    privacy: { exportFor: exportRows, erase: eraseRows },
  }
}
