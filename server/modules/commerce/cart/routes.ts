import { z } from 'zod'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import { seesLives } from '../../../platform/http/scope.ts'
import { findStores } from '../location/index.ts'
import type { CommerceDeps } from '../service/deps.ts'
import * as api from './schema.ts'
import type { Carts } from './service/carts.ts'
import { deskOfActor } from './service/desk.ts'
import { readSettings, saveSettings } from './service/settings.ts'
import type { createStreams } from './service/streams.ts'

/** What the desks of a shop do with a customer's cart. */
export const createCartRoutes = (
  deps: CommerceDeps,
  carts: Carts,
  streams: ReturnType<typeof createStreams>,
): AnyRoute[] => [
  showRoute(carts),
  changeRoute(deps, carts),
  handoverRoute(deps, carts),
  takeRoute(carts),
  liveRoute(streams),
  settingsRoute(deps),
  saveSettingsRoute(deps),
]

const showRoute = (carts: Carts): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/cart',
    id: 'getCart',
    summary: 'What lies in the customer’s cart, who put it there, and what it costs now',
    scope: 'carts:read',
    params: api.customerParams,
    reply: api.cartReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, language }) =>
      carts.show({ workspaceId, language, customerId: params.id }),
  })

const changeRoute = (deps: CommerceDeps, carts: Carts): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/cart/changes',
    id: 'changeCart',
    summary:
      'Change the customer’s cart for her; she sees it, and by whom, at once. The same change again changes nothing',
    scope: 'carts:write',
    params: api.customerParams,
    body: api.deskBody,
    reply: api.cartReply,
    errors: ['not_found', 'sku_unknown', 'not_for_sale', 'cart_full', 'cart_quantity', 'store_unknown'],
    handle: async ({ params, body, workspaceId, language, actor }) => {
      const placeName = await nameStore(deps, workspaceId, body.storeId)
      const desk = deskOfActor(actor, body.channel, placeName)
      return carts.change({ workspaceId, language, customerId: params.id }, { changes: body.changes, desk })
    },
  })

/** @throws store_unknown */
async function nameStore(
  deps: CommerceDeps,
  workspaceId: string,
  id: string | undefined,
): Promise<string | null> {
  if (id === undefined) return null
  return deps.db.inWorkspace(workspaceId, async (tx) => (await findStores(tx, [id]))[0]?.name ?? null)
}

const handoverRoute = (deps: CommerceDeps, carts: Carts): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/cart/handover',
    id: 'handOverCart',
    summary: 'A code with which what is in the cart goes on elsewhere: once, within ten minutes',
    scope: 'carts:write',
    params: api.customerParams,
    body: api.handoverBody,
    reply: api.handoverReply,
    errors: ['not_found'],
    handle: async ({ params, body, workspaceId, language }) =>
      withUrl(deps, body.page, await carts.handOver({ workspaceId, language, customerId: params.id })),
  })

/** The address that a QR code shows. */
export function withUrl(
  { origin }: Pick<CommerceDeps, 'origin'>,
  page: string | undefined,
  made: { code: string; expiresAt: string },
) {
  const url = new URL(page ?? `${origin()}/shop/koszyk`)
  url.searchParams.set('code', made.code)
  return { ...made, url: url.href }
}

const takeRoute = (carts: Carts): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/carts/take',
    id: 'takeCart',
    summary: 'The cart behind a code that a customer shows, and whose it is',
    scope: 'carts:write',
    body: api.takeBody,
    reply: api.cartReply,
    errors: ['handover_gone'],
    handle: ({ body, workspaceId, language }) => carts.open({ workspaceId, language, code: body.code }),
  })

const liveRoute = (streams: ReturnType<typeof createStreams>): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/cart/live',
    id: 'watchCart',
    summary:
      'Server-sent events: cart and wishlist, each as it is, whenever it changes; her wishes to a store while she agrees',
    scope: 'carts:read',
    params: api.customerParams,
    // A browser's EventSource sends no header of ours: the page's language comes in the address.
    query: z.strictObject({ language: z.enum(['pl', 'en']).optional() }),
    reply: z.string(),
    errors: ['not_found', 'too_many_screens'],
    handle: (request) =>
      streams.open({
        asker: {
          workspaceId: request.workspaceId,
          language: request.query.language ?? request.language,
          customerId: request.params.id,
        },
        hidesWishes: !seesLives(request.actor),
        isStillAllowed: () => maySee(request),
        signal: request.signal,
      }),
  })

async function maySee(
  request: Pick<ScopedRequest<unknown, unknown, unknown>, 'workspaceId' | 'recheck'>,
): Promise<boolean> {
  const now = await request.recheck()
  return now !== null && now.workspaceId === request.workspaceId && now.scopes.has('carts:read')
}

const settingsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/cart-settings',
    id: 'getCartSettings',
    summary: 'What becomes of two carts that meet',
    scope: 'carts:read',
    reply: api.settings,
    errors: [],
    handle: ({ workspaceId }) => readSettings(deps, workspaceId),
  })

const saveSettingsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/cart-settings',
    id: 'putCartSettings',
    summary: 'Choose what becomes of two carts that meet from now on',
    scope: 'workspace:manage',
    body: api.settings,
    reply: api.settings,
    errors: [],
    handle: ({ workspaceId, body, actor }) => saveSettings(deps, workspaceId, body, actor),
  })
