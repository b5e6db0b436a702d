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
import type { Step } from '../collect/index.ts'
import { createActRoutes } from './routes/acts.ts'
import { createControlRoutes } from './routes/control.ts'
import { createJourneyRoutes } from './routes/journeys.ts'
import { createPeopleRoutes } from './routes/people.ts'
import { createReplayRoutes } from './routes/replays.ts'
import { createSecretRoutes } from './routes/webhook-secret.ts'
import { createPace } from './rules/pace.ts'
import type { ControlDeps } from './service/control-deps.ts'
import type { JourneyDeps, Where } from './service/deps.ts'
import { createDueLoops, createEndLoop } from './service/due.ts'
import { createEntryLoop } from './service/entries.ts'
import { listFulfilled } from './service/fulfilled.ts'
import { nameThings } from './service/ground.ts'
import { createGuardLoop, forgive } from './service/guard.ts'
import { listBlocks } from './service/inspect.ts'
import { createOutboxLoops } from './service/outbox.ts'
import { createReplayLoop } from './service/replays.ts'
import { createRevenueLoop } from './service/revenue.ts'
import { createVersions } from './service/versions.ts'
import { createHearing, type Hearing } from './steps/hear-batch.ts'
import { listJourneys, listUsers, listUsersNow } from './store/journeys.ts'
import { eraseRows, exportRows } from './store/privacy.ts'
import { pruneRuns } from './store/prune.ts'

export { journeyFile, runScene, specFile } from './rules/spec.ts'
export type { ControlDeps } from './service/control-deps.ts'
export type { JourneyDeps, JourneyHands, JourneyMessage } from './service/deps.ts'
export { journeyTables } from './store/tables.ts'

export interface Journeys {
  /** After segment's step: hears what happened and what it made of segments. */
  step: Step
  /** People entered or left segments, in the transaction in which they did. */
  onFlips: Hearing['onFlips']
  loops: Loop[]
  routes: AnyRoute[]
  /** Whether a journey was ever begun here, put away or not. */
  hasAny(tx: WorkspaceTx): Promise<boolean>
  /** Runs, by the names the queue of messages knows them by, whose goal is met or whose reason has fallen away by now. */
  listFulfilled(tx: WorkspaceTx, names: readonly string[]): Promise<ReadonlySet<string>>
  /** Journeys that name any of these segments or messages, or ever did. */
  listUsers(tx: WorkspaceTx, used: readonly string[]): Promise<{ used: string; id: string; name: string }[]>
  /** Journeys that name any of these audiences, as they are drawn now or as somebody still goes. */
  listUsersNow(
    tx: WorkspaceTx,
    used: readonly string[],
  ): Promise<{ used: string; id: string; name: string }[]>
  /** Deletes a lot of runs that ended before then and are no reason for anything any more. @returns how many */
  prune(where: Where, endedBefore: number, held: readonly string[]): Promise<number>
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

/** A rule of coming again looks back four hundred days at most: who left is known that long. */
const longestRestMs = 401 * 86_400_000

/** @param control what checks and tries journeys; without it nothing forbids a launch */
export function createJourneys(given: JourneyDeps, control: ControlDeps | null = null): Journeys {
  const deps = {
    ...given,
    versions: createVersions(given),
    pace: createPace(),
    listBlocks: async ({ tx, workspaceId }: Where, asked: Parameters<typeof listBlocks>[2]) =>
      control === null ? [] : listBlocks(control, { ...tx, workspaceId }, asked),
    forgive: (tx: WorkspaceTx, id: string) => forgive(given, tx, id),
  }
  return {
    ...createHearing(deps),
    hasAny: async (tx) => {
      const ask = (isArchived: boolean) => listJourneys(tx, { isArchived, limit: 1 })
      return (await ask(false)).length + (await ask(true)).length > 0
    },
    listFulfilled: (tx, names) => listFulfilled(deps, tx, names),
    listUsers,
    listUsersNow,
    loops: [
      ...createDueLoops(deps),
      createEntryLoop(deps),
      createEndLoop(deps),
      createGuardLoop(deps),
      createRevenueLoop(deps),
      ...createOutboxLoops(deps),
      ...(control === null ? [] : [createReplayLoop({ ...given, ...control })]),
    ],
    routes: [
      ...createJourneyRoutes(deps),
      ...createActRoutes(deps),
      ...createPeopleRoutes({
        ...deps,
        nameThings: control === null ? null : (tx, uses) => nameThings(control, tx, uses),
      }),
      ...createSecretRoutes(deps),
      ...(control === null ? [] : [...createControlRoutes(control), ...createReplayRoutes(control)]),
    ],
    prune: ({ tx, workspaceId }, before, held) =>
      pruneRuns(tx, workspaceId, { endedBefore: Math.min(before, given.clock.now() - longestRestMs), held }),
    privacy: { exportFor: exportRows, erase: eraseRows },
  }
}
