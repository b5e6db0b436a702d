import type { JourneyNode } from '@splot/contract/plugin/node'
import { composeJourneyControl } from './compose-journey-control.ts'
import type { Foundation } from './foundation.ts'
import { listHomeStores } from './home-stores.ts'
import type { Collect } from './modules/collect/index.ts'
import type { Commerce } from './modules/commerce/index.ts'
import type { Consent } from './modules/consent/index.ts'
import type { Content } from './modules/content/index.ts'
import type { Decide } from './modules/decide/index.ts'
import type { AdAudiences, Campaigns, Deliver, MessageRequest } from './modules/deliver/index.ts'
import type { Identity } from './modules/identity/index.ts'
import {
  createJourneys,
  type JourneyDeps,
  type JourneyHands,
  type JourneyMessage,
} from './modules/journey/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { type Segment, touchSegments } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import type { WorkspaceTx } from './platform/db/index.ts'
import type { Egress } from './platform/egress/index.ts'
import { SplotError } from './platform/errors.ts'

interface Rooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  commerce: Commerce
  content: Content
  deliver: Deliver
  campaigns: Campaigns
  segment: Segment
  decide: Decide
  adAudiences: Pick<AdAudiences, 'put' | 'listNames'>
  egress: Egress
  /** Plugins: only the composition root knows their registry. */
  nodes: readonly JourneyNode[]
}

/** Journeys, over those who know her, with the hands of the rooms by which she is reached. */
export function composeJourneys(base: Foundation, rooms: Rooms) {
  const { workspace, collect, identity, profile, consent, commerce, segment, decide, egress, nodes } = rooms
  const { web: db, worker, clock, ids, logger, live, log } = base
  const hands = makeHands(rooms, clock)
  const own: JourneyDeps = {
    ...{ db, worker, clock, ids, logger, live, log, profile, consent, segment, decide, egress, nodes },
    secret: base.secret,
    audit: workspace.audit,
    readEvent: collect.readRecord,
    accept: collect.accept,
    settingsOf: workspace.workspaces.get,
    interruptPipeline: (tx) => log.interrupt(tx, pipelineTopic),
    graph: identity.graph,
    gifts: {
      giveCoupon: (tx, asked) => commerce.giveCoupon(tx, { ...asked, channel: 'web' }),
      addPoints: commerce.givePoints,
    },
    hands,
  }
  return createJourneys(own, composeJourneyControl(base, rooms, hands.reachOf))
}

/** What journeys ask of rooms after them, in their own transaction. */
function makeHands(rooms: Rooms, clock: Foundation['clock']): JourneyHands {
  const { deliver, campaigns, content, adAudiences } = rooms
  const { queue, runs } = deliver
  const within = ({ tx, workspaceId }: Parameters<JourneyHands['requestMessages']>[0]) => ({
    ...tx,
    workspaceId,
  })
  return {
    homeStoresOf: ({ tx }, births) => listHomeStores(rooms, tx, births, clock.now()),
    requestMessages: (where, list) => queue.request(where, list.map(toRequest)),
    cancelMessages: (where, names) => runs.cancel(where, names),
    // The journey stands where a campaign does: what holds one holds the other, and its bounces are counted apart.
    async holdMessages(where, journeyId, act) {
      const campaign = { campaignId: journeyId }
      if (act === 'stop') return queue.cancel(where, campaign)
      return act === 'pause' ? queue.pause(where, campaign) : queue.resume(where, campaign)
    },
    async figuresOf(where, journeyId) {
      const { sent, complained, unsubscribed, bounced } = await queue.returned(where, {
        campaignId: journeyId,
      })
      return { reached: sent, complaints: complained, unsubscribes: unsubscribed, bounces: bounced }
    },
    async outcomesOf(where, asked) {
      const states = await runs.states(where, [...new Set(asked.map(({ run }) => run))])
      return new Map(
        [...states].map(([name, { state, reason }]) => [name, { state: toOutcome(state), reason }]),
      )
    },
    reachOf: (where, asked) => campaigns.reachOf(within(where), asked),
    engagementOf: async (where, asked) =>
      (await runs.engagement(where, asked)).map(({ birth, channel, ...figures }) => ({
        birth,
        channel,
        figures,
      })),
    findPublished: (where, itemId) => findPublished(content, within(where), itemId),
    async changeList(where, change) {
      await campaigns.changeList(within(where), change)
      await touchSegments(where, [change.birth])
    },
    changeAudience: (where, { audienceId, birth, isIn }) =>
      adAudiences.put(within(where), { audienceId, birth, isIn }),
  }
}

/** A database that fails is no missing message. */
async function findPublished(content: Content, tx: WorkspaceTx, itemId: string): Promise<number | null> {
  try {
    return (await content.getPublished(tx.workspaceId, itemId, tx)).version
  } catch (error) {
    if (error instanceof SplotError && error.status === 404) return null
    throw error
  }
}

/** The new fields first, and no rest: of a million messages either costs as much as all else that is done with them here (D83). */
const toRequest = (asked: JourneyMessage): MessageRequest => ({
  campaignId: asked.journeyId,
  address: null,
  ...asked,
})

type Outcome = Awaited<ReturnType<JourneyHands['outcomesOf']>> extends Map<string, infer O> ? O : never

const toOutcome = (state: string): Outcome['state'] => {
  switch (state) {
    case 'sent':
    case 'failed':
    case 'refused':
    case 'expired':
    case 'unknown':
      return state
    default:
      return 'pending'
  }
}
