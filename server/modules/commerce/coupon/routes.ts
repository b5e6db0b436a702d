import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { readKey } from '../service/read-key.ts'
import { readerOf } from '../service/reader.ts'
import * as api from './schema.ts'
import { addCodes, exportCodes, showCodes } from './service/codes.ts'
import { giveByHand, showCouponsOf, takeBack } from './service/give.ts'
import { savePool, showPools } from './service/pools.ts'

export const createCouponRoutes = (deps: CommerceDeps): AnyRoute[] => [
  ...createPoolRoutes(deps),
  ...createCodeRoutes(deps),
  ...createGiveRoutes(deps),
]

const createPoolRoutes = (deps: CommerceDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/coupon-pools',
    id: 'listCouponPools',
    summary: 'Pools of coupons, with how many codes of each are used, held and left',
    scope: 'loyalty:read',
    reply: api.poolsReply,
    errors: [],
    handle: async ({ workspaceId }) => ({ items: await showPools(deps, workspaceId) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/api/v1/coupon-pools/{id}',
    id: 'putCouponPool',
    summary: 'What the coupons of a pool give, to whom, when and beside what; carts read it anew',
    scope: 'loyalty:manage',
    params: api.poolParams,
    body: api.poolBody,
    reply: api.pool,
    errors: ['price_unread', 'coupon_pool_kind'],
    handle: ({ params, body, actor, workspaceId }) =>
      savePool(deps, workspaceId, { id: params.id, body, actor }),
  }),
]

const createCodeRoutes = (deps: CommerceDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/coupon-pools/{id}/codes',
    id: 'listCouponCodes',
    summary: 'Codes of a pool in their order, or those that begin so',
    scope: 'loyalty:manage',
    params: api.poolParams,
    query: api.codesQuery,
    reply: api.listCodesReply,
    errors: ['not_found'],
    handle: ({ params, query, workspaceId }) => showCodes(deps, workspaceId, { ...params, ...query }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/coupon-pools/{id}/codes',
    id: 'addCouponCodes',
    summary: 'Draw up to 100,000 codes, or bring codes from elsewhere (as many as a request of 1 MiB holds)',
    scope: 'loyalty:manage',
    params: api.poolParams,
    body: api.codesBody,
    reply: api.codesReply,
    errors: ['not_found', 'too_large'],
    handle: ({ params, body, actor, workspaceId }) =>
      addCodes(deps, workspaceId, { id: params.id, body, actor }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/coupon-pools/{id}/export',
    id: 'exportCouponCodes',
    summary: 'All codes of a pool as CSV',
    scope: 'loyalty:manage',
    params: api.poolParams,
    reply: z.string(),
    errors: ['not_found'],
    handle: ({ params, workspaceId }) => exportCodes(deps, workspaceId, params.id),
  }),
]

const createGiveRoutes = (deps: CommerceDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/coupons',
    id: 'listCouponsOf',
    summary: 'Coupons that are the customer’s own and not used yet',
    scope: 'loyalty:read',
    params: api.customerParams,
    reply: api.couponsReply,
    errors: ['not_found'],
    handle: async ({ params: { id }, workspaceId, ...asked }) => ({
      items: await showCouponsOf(deps, workspaceId, { id, language: readerOf(asked) }),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/coupons',
    id: 'giveCoupon',
    summary: 'Give the customer a coupon of a pool, a code of her own; once for the header Idempotency-Key',
    scope: 'loyalty:write',
    params: api.customerParams,
    body: api.giveBody,
    reply: api.giveReply,
    errors: ['not_found', 'coupon_off', 'coupon_pool_general', 'idempotency_key', 'conflict'],
    handle: ({ params, body, actor, raw, workspaceId, language }) =>
      giveByHand(deps, workspaceId, {
        ...{ id: params.id, poolId: body.poolId, language: readerOf({ raw, language }) },
        readKey: () => readKey(raw),
        actor,
      }),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/customers/{id}/coupons/{code}',
    id: 'takeCouponBack',
    summary: 'A coupon she has not used yet ends now',
    scope: 'loyalty:write',
    params: api.ownCodeParams,
    reply: z.object({}),
    errors: ['not_found'],
    handle: async ({ params, actor, workspaceId }) => {
      await takeBack(deps, workspaceId, { ...params, actor })
      return {}
    },
  }),
]
