import { channels } from '@splot/contract/channels'
import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { deskOfActor, deskOfShopper } from '../cart/index.ts'
import { type AnyShopRoute, defineShopRoute } from '../service/shop-route.ts'
import * as api from './schema.ts'
import type { Wishlists } from './service.ts'

const deskBody = api.wishBody.extend({ channel: z.enum(channels).default('call') })

export const createWishlistRoutes = (wishlists: Wishlists): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/wishlist',
    id: 'getWishlist',
    summary: 'What the customer wishes for, what it costs now, and what she asked to be told of',
    scope: 'carts:read',
    params: api.customerParams,
    reply: api.wishReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, language }) =>
      wishlists.show({ workspaceId, language, customerId: params.id }),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/wishlist/changes',
    id: 'changeWishlist',
    summary: 'Put something on the customer’s wish list for her, or take it off',
    scope: 'carts:write',
    params: api.customerParams,
    body: deskBody,
    reply: api.wishReply,
    errors: ['not_found', 'sku_unknown', 'cart_full'],
    handle: ({ params, body, workspaceId, language, actor }) =>
      wishlists.change(
        { workspaceId, language, customerId: params.id },
        { changes: body.changes, desk: deskOfActor(actor, body.channel, null) },
      ),
  }),
]

export const createWishlistShopRoutes = (wishlists: Wishlists): AnyShopRoute[] => [
  defineShopRoute({
    ...{ method: 'GET', path: 'wishlist', who: 'shopper' },
    handle: ({ workspaceId, language, shopper }) => wishlists.show({ workspaceId, language, shopper }),
  }),
  defineShopRoute({
    ...{ method: 'POST', path: 'wishlist/changes', who: 'shopper', body: api.wishBody },
    handle: ({ workspaceId, language, shopper, body }) =>
      wishlists.change(
        { workspaceId, language, shopper },
        { changes: body.changes, desk: deskOfShopper(shopper) },
      ),
  }),
]
