import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import { listPools, listStores } from './modules/commerce/index.ts'
import type { Consent } from './modules/consent/index.ts'
import type { Content } from './modules/content/index.ts'
import type { Decide } from './modules/decide/index.ts'
import type { AdAudiences, Campaigns, Deliver } from './modules/deliver/index.ts'
import { type Identity, pageRoots } from './modules/identity/index.ts'
import type { ControlDeps, JourneyHands } from './modules/journey/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { listSegments, makeSegment, type Segment } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import type { Tx } from './platform/db/index.ts'

interface Rooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  content: Content
  deliver: Deliver
  campaigns: Campaigns
  segment: Segment
  adAudiences: Pick<AdAudiences, 'listNames'>
  decide: Decide
  nodes: ControlDeps['nodes']
  egress: ControlDeps['egress']
}

type Where = Parameters<JourneyHands['reachOf']>[0]
const within = ({ tx, workspaceId }: Where) => ({ ...tx, workspaceId })

/** How content names the forms of a channel, where it has other words than the gate. */
const channelOfForm: Readonly<Record<string, string>> = {
  web_push: 'push',
  app_push: 'push',
  chat: 'messenger',
}

/** What the check, the walk and the templates of journeys need of the rooms around. */
export function composeJourneyControl(
  base: Foundation,
  rooms: Rooms,
  reachOf: JourneyHands['reachOf'],
): ControlDeps {
  const { workspace, collect, identity, profile, consent, segment, nodes, egress } = rooms
  const { web: db, clock, ids, live, log } = base
  return {
    ...{ db, clock, ids, live, log, profile, consent, nodes, egress, reachOf },
    audit: workspace.audit,
    readEvent: collect.readRecord,
    settingsOf: workspace.workspaces.get,
    graph: identity.graph,
    listRoots: (tx, { after, limit }) => pageRoots(tx, tx.workspaceId, { after, identifiers: limit }),
    readHistories: segment.readHistories,
    control: makeHands(base, rooms),
  }
}

function makeHands({ web: db, clock, ids, log }: Foundation, rooms: Rooms): ControlDeps['control'] {
  const { workspace, profile, consent, content, deliver, campaigns, decide, adAudiences } = rooms
  return {
    async describeContent(where, wanted) {
      const found = await content.outline(within(where), wanted)
      return new Map(
        [...found].map(([id, { channels, ...item }]) => [
          id,
          { ...item, channels: [...new Set(channels.map((one) => channelOfForm[one] ?? one))] },
        ]),
      )
    },
    listOpenChannels: (where) => deliver.listOpenChannels(where.workspaceId, within(where)),
    listCaps: (where) => consent.listCaps(where),
    listSegments: async (where) =>
      (await listSegments(within(where))).map(({ id, name, people, version }) => ({
        ...{ id, name, people: version === 0 ? null : people },
      })),
    listLists: async (where) => (await campaigns.listNames(within(where))).lists,
    listStores: async (where) => listStores(within(where)),
    listCoupons: async (where) =>
      (await listPools(within(where))).filter((one) => one.isActive).map(({ id, name }) => ({ id, name })),
    listAudiences: (where) => adAudiences.listNames(within(where)),
    listExperiments: (where) => decide.list(within(where)),
    estimatePeople: profile.estimateCustomers,
    listLanguages: (where) => content.listLanguages(within(where)),
    listContentIn: (where, folders) => content.listIn(within(where), folders),
    async writeContent(workspaceId, wanted, actor) {
      const made = new Map<string, string>()
      for (const { key, ...message } of wanted)
        made.set(key, await content.write(workspaceId, message, actor))
      return made
    },
    async ensureSegment(workspaceId, { name, condition }, actor) {
      const known = await db.inWorkspace(workspaceId, listSegments)
      const same = known.find((one) => one.name === name)
      if (same !== undefined) return same.id
      const deps = {
        ...{ db, clock, ids, audit: workspace.audit, listUses: async () => [] },
        interruptPipeline: (tx: Tx) => log.interrupt(tx, pipelineTopic),
        settingsOf: workspace.workspaces.get,
      }
      const wanted = { name, condition, description: '', folder: '', isDraft: false }
      return (await makeSegment(deps, workspaceId, wanted, actor)).id
    },
  }
}
