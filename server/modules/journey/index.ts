/**
 * Journeys: what is done for whom, when, and when it ends. A step is a pure function of the graph, the run and the facts;
 * a run that waits is a row with its time.
 * Nouns: journey, version, node, run (an enrollment), entry, exit, goal, wait, effect, task.
 * Facts in: events, through the step; flips of segments. Facts out: messages asked of deliver's queue, what the outbox tells
 * others. Runs follow their birth when people are joined or parted.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Step } from '../collect/index.ts'
import type { OnFlips } from '../segment/index.ts'

export type { JourneyDeps, JourneyHands, JourneyMessage } from './service/deps.ts'

export interface Journeys {
  /** Before segment's step and after it: the first opens the batch, the second hears it. */
  steps: { open: Step; hear: Step }
  /** People entered or left segments, in the transaction in which they did. */
  onFlips: OnFlips
  loops: Loop[]
  routes: AnyRoute[]
  /** Journeys that are not over and speak of this segment. */
  listSegmentUsers(tx: Tx, workspaceId: string, segmentId: string): Promise<{ id: string; name: string }[]>
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}
