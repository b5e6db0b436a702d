import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import {
  listAwaitedStock,
  listCategories,
  listStores,
  listStoresNear,
  nameProducts,
} from './modules/commerce/index.ts'
import type { Consent } from './modules/consent/index.ts'
import { type AdAudiences, type Campaigns, listListsOf, listPushable } from './modules/deliver/index.ts'
import { type Identity, pageRoots } from './modules/identity/index.ts'
import type { Journeys } from './modules/journey/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { createSegmentDesk, type DeskDeps, type Segment } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'

interface Rooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  segment: Segment
  campaigns: Campaigns
  journeys: Journeys
  adAudiences: Pick<AdAudiences, 'listSegmentUsers'>
}

/** What people ask of segments, over every room whose things a condition may name. */
export function composeSegmentDesk(base: Foundation, rooms: Rooms) {
  const { workspace, collect, identity, profile, consent, segment, campaigns, journeys, adAudiences } = rooms
  const { web: db, clock, ids, log, warehouse } = base
  return createSegmentDesk({
    ...{ db, clock, ids, log, warehouse, profile, consent, pageRoots, listPushable },
    audit: workspace.audit,
    interruptPipeline: (tx) => log.interrupt(tx, pipelineTopic),
    settingsOf: workspace.workspaces.get,
    graph: identity.graph,
    evaluate: segment.evaluate,
    readRecord: collect.readRecord,
    listPositions: profile.listPositions,
    estimateCustomers: profile.estimateCustomers,
    nameCustomers: profile.nameCustomers,
    listsOf: listListsOf,
    listAwaitedStock: ({ tx, workspaceId }, people, asked) =>
      listAwaitedStock({ ...tx, workspaceId }, people, asked),
    listStoresNear: ({ tx, workspaceId }, near) => listStoresNear({ ...tx, workspaceId }, near),
    async listUses(tx, segmentId) {
      const written = await campaigns.listSegmentUsers(tx, segmentId)
      const advertised = await adAudiences.listSegmentUsers(tx, segmentId)
      const walked = await journeys.listUsers(tx, [segmentId])
      return [
        ...written.map((one) => ({ kind: 'campaign' as const, ...one })),
        ...walked.map(({ id, name }) => ({ kind: 'journey' as const, id, name })),
        ...advertised.map((one) => ({ kind: 'audience' as const, ...one })),
      ]
    },
    nameProducts,
    listThings: (workspaceId, language) =>
      db.inWorkspace(workspaceId, async (tx): Promise<Awaited<ReturnType<DeskDeps['listThings']>>> => {
        const purposes = [...(await consent.listPurposes({ tx, workspaceId })).entries()]
        return {
          stores: (await listStores(tx)).map(({ id, name }) => ({ id, name })),
          categories: (await listCategories(tx)).map((one) => one.path),
          purposes: purposes
            .filter(([, one]) => one.isActive)
            .map(([id, one]) => ({ id, name: one.name[language], channels: [...one.channels] })),
          ...(await campaigns.listNames(tx)),
        }
      }),
  })
}
