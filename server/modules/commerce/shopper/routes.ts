import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { type AnyShopRoute, defineOpenShopRoute } from '../service/shop-route.ts'
import * as api from './schema.ts'
import type { Shoppers } from './service.ts'

export const createShopperRoutes = (shoppers: Shoppers): AnyRoute[] => [
  defineRoute({
    method: 'POST',
    path: '/api/v1/shoppers',
    id: 'signInShopper',
    summary:
      'Say who has signed in to the shop, from the shop’s own server; with her device, its cart joins hers. Good for a day',
    scope: 'shoppers:write',
    body: api.signInBody,
    reply: api.signInReply,
    errors: ['overloaded'],
    handle: ({ body, workspaceId }) => shoppers.signIn(workspaceId, body),
  }),
]

export const createShopperShopRoutes = (shoppers: Shoppers): AnyShopRoute[] => [
  defineOpenShopRoute({
    method: 'POST',
    path: 'session',
    body: api.sessionBody,
    handle: ({ body, workspaceId }) => shoppers.open(workspaceId, body),
  }),
]
