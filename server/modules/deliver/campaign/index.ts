/**
 * Campaigns: one message to many, with a goal set before it leaves and measured after.
 * Nouns: campaign, plan, goal, audience, list, recipient, sample, issue (of a recurring newsletter), result.
 * Facts in: what became of messages, by deliver's own queue; orders and leads, by profile. Facts out: requests to the queue.
 */
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import type { ConsentChannel } from '../../consent/index.ts'
import { createActRoutes } from './routes/acts.ts'
import { createCampaignRoutes } from './routes/campaigns.ts'
import { createListRoutes } from './routes/lists.ts'
import { createResultRoutes } from './routes/results.ts'
import { advanceDue } from './service/advance.ts'
import { changeList } from './service/change-list.ts'
import type { CampaignDeps } from './service/deps.ts'
import { reachOf } from './service/reach-of.ts'
import { createUploadParts } from './service/upload-parts.ts'
import { listCampaignNames, listSegmentUsers } from './store/campaigns.ts'
import { listListNames } from './store/lists.ts'

export type { CampaignDeps } from './service/deps.ts'

export interface Campaigns {
  routes: AnyRoute[]
  loops: Loop[]
  /** What the gate would say now of people, by the births asked about: `open` where nothing stands against it but the hour. */
  reachOf<C extends ConsentChannel>(
    tx: WorkspaceTx,
    asked: { purpose: string; channels: readonly C[]; births: readonly string[] },
  ): Promise<Map<string, Map<C, string>>>
  /** A birth enters a list or leaves it. @throws SplotError `not_found` */
  changeList(tx: WorkspaceTx, change: { listId: string; birth: string; isIn: boolean }): Promise<void>
  /** Campaigns that are not over and are meant for this segment. */
  listSegmentUsers(tx: WorkspaceTx, segmentId: string): Promise<{ id: string; name: string }[]>
  /** The newest campaigns and lists, by name. */
  listNames(tx: WorkspaceTx): Promise<Record<'campaigns' | 'lists', { id: string; name: string }[]>>
}

/** How long a launched campaign may wait before the loop sees it. */
const pauseMs = 500

export function createCampaigns(deps: CampaignDeps): Campaigns {
  const parts = createUploadParts(deps)
  return {
    listSegmentUsers,
    listNames: async (tx) => ({ campaigns: await listCampaignNames(tx), lists: await listListNames(tx) }),
    reachOf: (tx, asked) => reachOf(deps, tx, asked),
    changeList,
    routes: [
      ...createCampaignRoutes(deps),
      ...createActRoutes(deps),
      ...createResultRoutes(deps),
      ...createListRoutes(deps, parts),
    ],
    loops: [
      { id: 'campaigns', pauseMs, turn: () => advanceDue(deps) },
      { id: 'campaigns.lists', pauseMs: 3_600_000, turn: () => parts.sweep() },
    ],
  }
}
