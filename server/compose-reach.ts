import { join } from 'node:path'
import type { Channel } from '@splot/contract/plugin/channel'
import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import type { Commerce } from './modules/commerce/index.ts'
import { type Consent, createConsent, type Rights } from './modules/consent/index.ts'
import { type Content, createContent, type WritingModel } from './modules/content/index.ts'
import type { Decide } from './modules/decide/index.ts'
import { createCampaigns, createDeliver } from './modules/deliver/index.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { findAudience, listAudience, touchSegments } from './modules/segment/index.ts'
import type { createWorkspace } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import { createFolderBlobs } from './platform/blobs/index.ts'
import type { Egress } from './platform/egress/index.ts'
import type { Sealer } from './platform/seal/index.ts'

type Workspace = ReturnType<typeof createWorkspace>

/** The rooms by which a customer is reached, in flow order, over those that know her. */
export function composeReach(base: Foundation, rooms: KnowingRooms) {
  const { workspace, identity, profile, origin, egress } = rooms
  const { web: db, clock, ids, secret } = base
  const consent = composeConsent(base, rooms)
  const content = createContent({
    db,
    clock,
    ids,
    audit: workspace.audit,
    settingsOf: workspace.workspaces.get,
    customers: profile,
    readGoods: rooms.readGoods,
    listJourneys: rooms.listJourneys,
    blobs: createFolderBlobs(() => join(base.engine.dataDir, 'blobs'), clock),
    workspaceIds: workspace.workspaces.listIds,
    secret,
    origin,
    writing: { model: findWritingModel(base.config), egress },
  })
  const deliver = composeDeliver(base, rooms, { consent, content, egress })
  const campaigns = createCampaigns({
    db,
    worker: base.worker,
    clock,
    ids,
    logger: base.logger,
    live: base.live,
    audit: workspace.audit,
    settingsOf: workspace.workspaces.get,
    graph: identity.graph,
    decide: rooms.decide,
    consent,
    profile,
    content,
    queue: deliver.queue,
    segments: { find: findAudience, listMembers: listAudience },
    wake: (tx, births) => touchSegments({ tx, workspaceId: tx.workspaceId }, births),
    folder: () => base.engine.dataDir,
    listOpenChannels: deliver.listOpenChannels,
    listFindings: deliver.listFindings,
    emailOf: workspace.emailOf,
  })
  return { consent, content, deliver, campaigns }
}

/** Who may be reached, by what she allowed. */
function composeConsent(base: Foundation, rooms: KnowingRooms): Consent {
  const { workspace, collect, identity, profile, origin, sealer } = rooms
  const { web: db, log, clock, ids, secret } = base
  return createConsent({
    db,
    clock,
    ids,
    secret,
    graph: identity.graph,
    accept: collect.accept,
    catchUp: async (maxMs) => log.waitFor(pipelineTopic, (await log.head()) - 1, maxMs),
    settingsOf: workspace.workspaces.get,
    audit: workspace.audit,
    origin,
    sealer,
    logger: base.logger,
    workspaceIds: workspace.workspaces.listIds,
    async wake(where, who) {
      if (who === null) return touchSegments(where, null)
      const { tx, workspaceId } = where
      const found = await identity.graph.findByIdentifier(tx, workspaceId, who, 'service')
      if (found !== null) await touchSegments(where, [found.birth])
    },
    nameCustomers: profile.nameCustomers,
    listTraitsOf: (tx, workspaceId, ...asked) => profile.listTraitsOf({ ...tx, workspaceId }, ...asked),
    nameSources: async (workspaceId) =>
      new Map((await workspace.keys.list(workspaceId)).map((one) => [one.id, one.name])),
    rights: {
      exportPerson: (who) => rooms.rights().exportPerson(who),
      erasePerson: (who) => rooms.rights().erasePerson(who),
    },
  })
}

/** Messages leave by this room. */
function composeDeliver(
  base: Foundation,
  { workspace, collect, identity, profile, origin, sealer, channels, listFulfilled }: KnowingRooms,
  sides: Pick<Parameters<typeof createDeliver>[0], 'egress'> & { consent: Consent; content: Content },
) {
  return createDeliver({
    ...sides,
    db: base.web,
    clock: base.clock,
    ids: base.ids,
    logger: base.logger,
    secret: base.secret,
    sealer,
    audit: workspace.audit,
    channels,
    dataFolder: () => base.engine.dataDir,
    customers: profile,
    graph: identity.graph,
    links: sides.consent.links,
    accept: collect.accept,
    settingsOf: workspace.workspaces.get,
    listWorkspaces: workspace.workspaces.listIds,
    findMemberEmail: workspace.emailOf,
    isMemberEmail: workspace.isMemberEmail,
    listFulfilled,
    origin,
  })
}

/** Writing help is off until an address is given. */
function findWritingModel(config: Foundation['config']): WritingModel | null {
  const { writingUrl: url, writingModel: model, writingKey: key } = config
  return url === null ? null : { url, model, key }
}

interface KnowingRooms {
  workspace: Workspace
  collect: Collect
  identity: Identity
  profile: Profile
  origin(): string
  sealer: Sealer
  egress: Egress
  /** Plugins: only the composition root knows their registry. */
  channels: readonly Channel[]
  /** Asked late: the shop's rooms are composed after these, for they send letters. */
  readGoods: Commerce['readGoods']
  /** Asked late: who is left alone is decided over segments, which stand on these. */
  decide: Pick<Decide, 'listHeldOut'>
  /** Asked late likewise: which runs of journeys need no message any more. */
  listFulfilled: Parameters<typeof createDeliver>[0]['listFulfilled']
  listJourneys: Parameters<typeof createContent>[0]['listJourneys']
  /** Asked late: it needs every room. */
  rights(): Rights
}
