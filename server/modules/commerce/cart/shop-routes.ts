import type { CommerceDeps } from '../service/deps.ts'
import { type AnyShopRoute, defineShopRoute, type ShopRequest } from '../service/shop-route.ts'
import { withUrl } from './routes.ts'
import * as api from './schema.ts'
import type { Asker, Carts } from './service/carts.ts'
import { deskOfShopper } from './service/desk.ts'
import type { createStreams } from './service/streams.ts'

const askerOf = ({ workspaceId, language, shopper }: ShopRequest<unknown>): Asker => ({
  workspaceId,
  language,
  shopper,
})

/** What a shop's page does with the cart of whoever shops. */
export const createCartShopRoutes = (
  deps: CommerceDeps,
  carts: Carts,
  streams: ReturnType<typeof createStreams>,
): AnyShopRoute[] => [
  defineShopRoute({
    ...{ method: 'GET', path: 'cart', who: 'shopper' },
    handle: (asked) => carts.show(askerOf(asked)),
  }),
  defineShopRoute({
    ...{ method: 'POST', path: 'cart/changes', who: 'shopper', body: api.changesBody },
    handle: (asked) =>
      carts.change(askerOf(asked), { changes: asked.body.changes, desk: deskOfShopper(asked.shopper) }),
  }),
  defineShopRoute({
    ...{ method: 'POST', path: 'cart/undo-merge', who: 'known' },
    handle: (asked) => carts.undoMerge(askerOf(asked), deskOfShopper(asked.shopper)),
  }),
  defineShopRoute({
    ...{ method: 'POST', path: 'cart/handover', who: 'shopper', body: api.handoverBody },
    handle: async (asked) => withUrl(deps, asked.body.page, await carts.handOver(askerOf(asked))),
  }),
  defineShopRoute({
    ...{ method: 'POST', path: 'cart/take', who: 'shopper', body: api.takeBody },
    handle: (asked) =>
      carts.take(askerOf(asked), { code: asked.body.code, desk: deskOfShopper(asked.shopper) }),
  }),
  defineShopRoute({
    ...{ method: 'GET', path: 'live', who: 'shopper' },
    handle: (asked) =>
      streams.open({
        asker: askerOf(asked),
        isStillAllowed: asked.isStillHers,
        signal: asked.signal,
      }),
  }),
]
