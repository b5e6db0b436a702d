import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { showOwnContact } from '../service/own-contact.ts'
import { type AnyShopRoute, defineOpenShopRoute, defineShopRoute } from '../service/shop-route.ts'
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

export const createShopperShopRoutes = (deps: CommerceDeps, shoppers: Shoppers): AnyShopRoute[] => [
  defineOpenShopRoute({
    method: 'POST',
    path: 'session',
    body: api.sessionBody,
    handle: ({ body, workspaceId }) => shoppers.open(workspaceId, body),
  }),
  // How she is reached, masked: only to the token of somebody the shop's own server signed in.
  defineShopRoute({
    method: 'GET',
    path: 'me',
    who: 'known',
    handle: ({ workspaceId, shopper }) => showOwnContact(deps, workspaceId, shopper.birth ?? ''),
  }),
]
