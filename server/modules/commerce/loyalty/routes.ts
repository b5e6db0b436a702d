import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { getBirths } from '../service/get-births.ts'
import { readKey } from '../service/read-key.ts'
import { readerOf } from '../service/reader.ts'
import * as api from './schema.ts'
import { claimReward } from './service/claim.ts'
import { correctPoints } from './service/correct.ts'
import type { LoyaltyDeps } from './service/deps.ts'
import { saveProgramme, saveReward, showProgramme, showRewards, tryProgramme } from './service/programme.ts'
import { showLoyaltyOf } from './service/show.ts'
import { scanWallet } from './service/wallet.ts'

export const createLoyaltyRoutes = (deps: LoyaltyDeps): AnyRoute[] => [
  ...createProgrammeRoutes(deps),
  ...createRewardRoutes(deps),
  ...createCustomerRoutes(deps),
]

const createProgrammeRoutes = (deps: LoyaltyDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/loyalty/programme',
    id: 'getProgramme',
    summary: 'What points come for, what they are worth, when they end, and the tiers',
    scope: 'loyalty:read',
    reply: api.programmeReply,
    errors: [],
    handle: ({ workspaceId }) => showProgramme(deps, workspaceId),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/loyalty/programme',
    id: 'putProgramme',
    summary: 'The programme from now on; points that are there stay',
    scope: 'loyalty:manage',
    body: api.programme,
    reply: api.programmeReply,
    errors: ['price_unread'],
    handle: ({ body, actor, workspaceId }) => saveProgramme(deps, workspaceId, { body, actor }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/loyalty/programme/try',
    id: 'tryProgramme',
    summary: 'What a purchase would earn by a programme that need not be saved, and why',
    scope: 'loyalty:read',
    body: api.tryBody,
    reply: api.tryReply,
    errors: ['price_unread'],
    handle: ({ body, workspaceId }) => tryProgramme(deps, workspaceId, body),
  }),
]

const createRewardRoutes = (deps: LoyaltyDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/loyalty/rewards',
    id: 'listRewards',
    summary: 'What points can be given for',
    scope: 'loyalty:read',
    reply: api.rewardsReply,
    errors: [],
    handle: async ({ workspaceId }) => ({ items: await showRewards(deps, workspaceId) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/loyalty/rewards/{id}',
    id: 'putReward',
    summary: 'A reward: how many points it costs, and the pool of coupons it gives one of',
    scope: 'loyalty:manage',
    params: api.rewardParams,
    body: api.rewardBody,
    reply: api.reward,
    errors: ['not_found'],
    handle: ({ params, body, actor, workspaceId }) =>
      saveReward(deps, workspaceId, { id: params.id, body, actor }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/loyalty/rewards/{id}/claim',
    id: 'claimReward',
    summary: 'A reward for a customer’s points; once for the header Idempotency-Key',
    scope: 'loyalty:write',
    params: api.rewardParams,
    body: api.claimBody,
    reply: api.claimReply,
    errors: [
      'not_found',
      'reward_off',
      'points_short',
      'coupon_off',
      'coupon_pool_general',
      'idempotency_key',
    ],
    handle: async ({ params, body, raw, workspaceId, language }) => {
      const births = await deps.db.inWorkspace(workspaceId, (tx) => getBirths(deps, tx, body.customerId))
      return claimReward(deps, workspaceId, {
        ...{ rewardId: params.id, births, key: readKey(raw), channel: 'pos' },
        language: readerOf({ raw, language }),
      })
    },
  }),
]

const createCustomerRoutes = (deps: LoyaltyDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/loyalty',
    id: 'getLoyaltyOf',
    summary: 'Points, tier, rewards within reach and coupons of a customer, and how it came to that',
    scope: 'loyalty:read',
    params: api.customerParams,
    reply: api.loyaltyReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, ...asked }) =>
      showLoyaltyOf(deps, workspaceId, { id: params.id, language: readerOf(asked) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/points',
    id: 'correctPoints',
    summary:
      'Give or take points with a reason, or take a correction back; once for the header Idempotency-Key',
    scope: 'loyalty:write',
    params: api.customerParams,
    body: api.correctBody,
    reply: api.loyaltyReply,
    errors: ['not_found', 'points_short', 'points_undone', 'programme_none', 'idempotency_key'],
    handle: ({ params: { id }, body, raw, actor, workspaceId, language }) => {
      const reads = { language: readerOf({ raw, language }), readKey: () => readKey(raw) }
      return correctPoints(deps, workspaceId, { id, ...body, ...reads, actor })
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/wallet/scan',
    id: 'scanWallet',
    summary: 'Whose card a till has scanned; a code opens at the first till alone',
    scope: 'customers:read',
    body: api.scanBody,
    reply: api.scanReply,
    errors: ['wallet_unread', 'wallet_stale', 'wallet_used', 'not_found'],
    handle: ({ body, workspaceId }) => scanWallet(deps, workspaceId, body),
  }),
]
