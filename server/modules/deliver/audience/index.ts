/**
 * Audiences at ad platforms: kept in step with segments and journeys, hashed, and only of those who said yes to ads.
 * Nouns: destination (a plugin), audience, member (who is looked at), told (what a platform knows or may know).
 * Facts in: flips of segments, consents, identifiers, joinings and partings, through the step. Facts out: none; a platform
 * is told by orders, each person in them with the gate's permit.
 */
import type { PageTag } from '@splot/contract/plugin/destination'
import type { Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import type { Step } from '../../collect/index.ts'
import { createAudienceRoutes } from './routes.ts'
import { createAudiences } from './service/audiences.ts'
import type { AudienceDeps } from './service/deps.ts'
import { createPlatforms } from './service/platforms.ts'
import { checkRemoval } from './service/removal.ts'
import { createWork } from './service/work.ts'
import { createHearing, type Hearing, hearHoldOut } from './step.ts'
import { eraseRows, exportRows } from './store/privacy.ts'

export type { AudienceDeps } from './service/deps.ts'

export interface AdAudiences extends AsyncDisposable {
  /** After segment's. */
  step: Step
  /** People entered or left segments, in the transaction in which they did. */
  onFlips: Hearing['onFlips']
  /** Marketing leaves others alone than before, in the transaction in which it was said. */
  onHoldOut(where: { tx: Tx; workspaceId: string }): Promise<void>
  /** A step of a journey puts a birth into an audience, or takes its person out. @throws SplotError `not_found` */
  put(tx: WorkspaceTx, asked: { audienceId: string; birth: string; isIn: boolean }): Promise<void>
  /** What audiences are called that are not being ended. */
  listNames(tx: WorkspaceTx): Promise<{ id: string; name: string }[]>
  /** Audiences made of this segment. */
  listSegmentUsers(tx: WorkspaceTx, segmentId: string): Promise<{ id: string; name: string }[]>
  /** Scripts of the platforms that are on, for pages whose visitor said yes to ads. */
  listTags(workspaceId: string): Promise<PageTag[]>
  /** A workspace goes with what it has told platforms: not before they know nobody any more. @throws workspace_audiences */
  checkRemoval(workspaceId: string): Promise<void>
  loop: Loop
  /** Tells all that is due now and waits: what the loop does by and by. */
  drain(): Promise<void>
  routes: AnyRoute[]
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createAdAudiences(deps: AudienceDeps): AdAudiences {
  const platforms = createPlatforms(deps)
  const audiences = createAudiences(deps)
  const work = createWork({ ...deps, platforms })
  return {
    ...createHearing(deps),
    onHoldOut: hearHoldOut(deps),
    put: audiences.put,
    listNames: audiences.listNames,
    listSegmentUsers: audiences.listSegmentUsers,
    listTags: platforms.listTags,
    checkRemoval: (workspaceId) => checkRemoval(deps, workspaceId),
    loop: work.loop,
    drain: work.drain,
    routes: createAudienceRoutes(audiences, platforms),
    privacy: { exportFor: exportRows, erase: eraseRows },
    [Symbol.asyncDispose]: () => work[Symbol.asyncDispose](),
  }
}
