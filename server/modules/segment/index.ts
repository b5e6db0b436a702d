/**
 * Segment: who belongs together, by what they are and did. Membership follows every event and the passing of time within
 * a second, and says why.
 * Nouns: segment, version, condition, leaf, trace (what is remembered of events), standing, member, flip. What is
 * remembered is kept per birth, so that a merge and a split only move it.
 * Facts in: applied events, changes of the graph, time. Facts out: flips, to the rooms after it, in their transaction.
 */
import type { Condition } from '@splot/contract/segment/condition'
import type { Tx } from '../../platform/db/index.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createCalendar } from './rules/calendar.ts'
import type { History } from './rules/reference.ts'
import type { Flip } from './schema/flip.ts'
import { createBuildLoop } from './service/build.ts'
import { createCheckLoop } from './service/check.ts'
import type { SegmentDeps, Where, WorkspaceWhere } from './service/deps.ts'
import { type Came, evaluate, evaluateSince } from './service/evaluate.ts'
import { createPrograms } from './service/programs.ts'
import { readHistories } from './service/read-history.ts'
import { type Rebuilt, rebuildBirths } from './service/rebuild-births.ts'
import { createTimerLoop } from './service/timers.ts'
import { createSegmentSteps, type SegmentSteps } from './steps/evaluate.ts'
import { countMembers, isMember, listSegmentsOf, pageMembers } from './store/members.ts'
import { erase, exportRows } from './store/privacy.ts'
import { touch } from './store/woken.ts'

export { createCalendar } from './rules/calendar.ts'
export { noFacts } from './rules/facts.ts'
export { matches, type ReadableEvent } from './rules/read-property.ts'
export { type History, holds } from './rules/reference.ts'
export type { Flip, FlipCause } from './schema/flip.ts'
export { findAudience, listAudience } from './service/audience.ts'
export type { SegmentDeps, Where } from './service/deps.ts'
export { createSegmentDesk } from './service/desk.ts'
export type { DeskDeps } from './service/desk-deps.ts'
export { createSegment as makeSegment } from './service/segments.ts'
export { listCurrent as listSegments } from './store/definitions.ts'
export { segmentTables } from './store/tables.ts'
export { touch as touchSegments } from './store/woken.ts'

export interface Members {
  /** Is the customer with this canonical id in? */
  isIn(where: Where, segmentId: string, root: string): Promise<boolean>
  /** Ids of the segments these customers are in, by canonical id; one who is in none is left out. */
  listOf(where: Where, roots: readonly string[]): Promise<Map<string, string[]>>
  count(where: Where, segmentId: string): Promise<number>
  /** Canonical ids in their order, from after one on. */
  page(where: Where, segmentId: string, o: { after: string | null; limit: number }): Promise<string[]>
}

export interface Segment {
  steps: SegmentSteps
  /** What time alone changes, the building of new versions, and their check against the log once a day. */
  loops: Loop[]
  members: Members
  /** Does the condition hold for these customers now? By canonical id. */
  evaluate(where: Where, condition: Condition, roots: readonly string[]): Promise<Map<string, boolean>>
  /** The same of conditions that ask what happened since somebody came in; in the order asked. */
  evaluateSince(where: Where, condition: Condition, came: readonly Came[]): Promise<boolean[]>
  /** What these conditions may look at of these customers, as of now; by canonical id. */
  readHistories(
    where: WorkspaceWhere,
    asked: { roots: readonly string[]; conditions: readonly Condition[]; zone: string },
  ): Promise<Map<string, History>>
  /**
   * For an undo, between two batches: events of these births are gone, or others'. Forgets what was remembered of them, and
   * remembers what is left.
   */
  rebuild(where: Where, rebuilt: Rebuilt): Promise<void>
  /** Something a condition may look at changed beside the log: a list, a device. It is looked at within a second. */
  touch: typeof touch
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createSegment(deps: SegmentDeps): Segment {
  const programs = createPrograms(deps)
  const engine = { ...deps, programs }
  return {
    steps: createSegmentSteps(engine),
    loops: [createTimerLoop(engine), createBuildLoop(engine), createCheckLoop(engine)],
    members,
    evaluate: (where, condition, roots) => evaluate(deps, where, condition, roots),
    evaluateSince: (where, condition, came) => evaluateSince(deps, where, condition, came),
    readHistories: (where, { zone, ...asked }) =>
      readHistories(deps, where, {
        ...asked,
        moment: { now: deps.clock.now(), calendar: createCalendar(zone) },
      }),
    rebuild: (where, rebuilt) => rebuildBirths(engine, where, rebuilt),
    touch,
    privacy: { exportFor: exportRows, erase },
  }
}

const members: Members = {
  isIn: ({ tx, workspaceId }, segmentId, root) => isMember(tx, workspaceId, { segmentId, root }),
  async listOf({ tx, workspaceId }, roots) {
    const found = new Map<string, string[]>()
    for (const { root, id } of await listSegmentsOf(tx, workspaceId, roots))
      found.set(root, [...(found.get(root) ?? []), id])
    return found
  },
  count: ({ tx, workspaceId }, segmentId) => countMembers(tx, workspaceId, segmentId),
  page: ({ tx, workspaceId }, segmentId, { after, limit }) =>
    pageMembers(tx, workspaceId, { segmentId, after, limit }),
}

/** Told of flips in the transaction that makes them; those of a build are left out unless a journey asked for them. */
export type OnFlips = (where: Where, flips: readonly Flip[]) => Promise<void>
