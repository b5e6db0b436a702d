import { type Actor, type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { Member } from '../service/deps.ts'
import type { Author } from '../service/ports.ts'
import { readKey } from '../service/read-key.ts'
import { readerOf } from '../service/reader.ts'
import * as api from './schema.ts'
import { act } from './service/acts.ts'
import type { OrderDeps } from './service/deps.ts'
import { maskOrder } from './service/mask-order.ts'
import { getOrder, makePayLink, placeAndShow } from './service/orders.ts'
import { showOversold } from './service/oversold.ts'
import { sendPayLetter } from './service/pay-letter.ts'
import { listShown } from './service/read.ts'
import { takeReturn } from './service/returns.ts'
import { loadSettings, saveSettings } from './service/settings.ts'
import { oversoldQuery, oversoldReply } from './stock-schema.ts'

const authorOf = ({ kind, id, name }: Member): Author => ({ kind, id, name })

const seesPii = ({ scopes }: Actor): boolean => scopes.has('customers:pii')
const showTo = (actor: Actor, order: api.OrderView): api.OrderView =>
  seesPii(actor) ? order : maskOrder(order)

export const createOrderRoutes = (deps: OrderDeps): AnyRoute[] => [
  listRoute(deps),
  getRoute(deps),
  placeRoute(deps),
  actRoute(deps),
  returnRoute(deps),
  payLinkRoute(deps),
  payLetterRoute(deps),
  oversoldRoute(deps),
  settingsRoute(deps),
  saveSettingsRoute(deps),
]

const listRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/orders',
    id: 'listOrders',
    summary:
      'Orders of every desk, the newest first; found by number or receipt, and by who may see customers in full by pick-up code, e-mail or phone',
    scope: 'orders:read',
    query: api.ordersQuery,
    reply: api.ordersReply,
    errors: [],
    handle: ({ query, workspaceId, actor, ...asked }) =>
      listShown(deps, workspaceId, { ...query, seesPii: seesPii(actor), language: readerOf(asked) }),
  })

const getRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/orders/{id}',
    id: 'getOrder',
    summary: 'An order, whole: lines, payments, where it is, what happened to it and what can be done now',
    scope: 'orders:read',
    params: api.orderParams,
    reply: api.orderView,
    errors: ['not_found'],
    handle: async ({ params: { id }, workspaceId, actor, ...asked }) =>
      showTo(actor, await getOrder(deps, workspaceId, { id, language: readerOf(asked) })),
  })

const placeRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/orders',
    id: 'placeOrder',
    summary:
      'An order by phone or a sale at a till, at the prices of the server; once for the header Idempotency-Key, for ever',
    scope: 'orders:write',
    body: api.placeBody,
    reply: api.placedReply,
    errors: [
      ...([
        'not_found',
        'conflict',
        'stock_short',
        'sku_unknown',
        'store_unknown',
        'variant_unavailable',
      ] as const),
      ...(['price_unread', 'price_reason', 'order_currency', 'order_too_large', 'delivery_unknown'] as const),
      ...(['payment_sum', 'payment_unknown', 'idempotency_key', 'idempotency_mismatch'] as const),
    ],
    async handle({ body, raw, workspaceId, actor, language }) {
      const reads = readerOf({ raw, language })
      const placing = { key: readKey(raw), body, by: authorOf(actor), language: reads }
      const placed = await placeAndShow(deps, workspaceId, placing)
      return { ...placed, order: showTo(actor, placed.order) }
    },
  })

const actRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{id}/acts',
    id: 'actOnOrder',
    summary:
      'Pick, make ready, hand over, send, deliver, close or cancel an order; done again, it changes nothing',
    scope: 'orders:write',
    params: api.orderParams,
    body: api.actBody,
    reply: api.orderView,
    errors: [
      'not_found',
      'order_state',
      'pickup_code_wrong',
      'pickup_code_guessing',
      'payment_sum',
      'price_unread',
      'return_too_many',
    ],
    async handle({ params: { id }, body, workspaceId, actor, ...asked }) {
      await act(deps, workspaceId, { id, body, by: authorOf(actor) })
      return showTo(actor, await getOrder(deps, workspaceId, { id, language: readerOf(asked) }))
    },
  })

const returnRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{id}/returns',
    id: 'returnOrder',
    summary: 'Some or all of an order comes back, in any store; once for the header Idempotency-Key',
    scope: 'orders:write',
    params: api.orderParams,
    body: api.returnBody,
    reply: api.orderView,
    errors: [
      ...(['not_found', 'order_state', 'return_too_many', 'store_unknown'] as const),
      ...(['idempotency_key', 'idempotency_mismatch'] as const),
    ],
    async handle({ params: { id }, body, raw, workspaceId, actor, language }) {
      await takeReturn(deps, workspaceId, { id, key: readKey(raw), body, by: authorOf(actor) })
      return showTo(actor, await getOrder(deps, workspaceId, { id, language: readerOf({ raw, language }) }))
    },
  })

const payLinkRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{id}/pay-link',
    id: 'makePayLink',
    summary: 'A page where what is due for an order can be paid, to be sent to the customer',
    scope: 'orders:write',
    params: api.orderParams,
    body: api.payLinkBody,
    reply: api.payLinkReply,
    errors: ['not_found', 'payment_settled', 'payment_unknown', 'payment_provider_down', 'payment_email'],
    handle: ({ params: { id }, body, workspaceId, actor }) =>
      makePayLink(deps, workspaceId, { id, method: body.method, by: authorOf(actor) }),
  })

const payLetterRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{id}/pay-letter',
    id: 'sendPayLetter',
    summary:
      'Write to the customer where what is due can be paid; twice within a quarter of an hour it is one letter',
    scope: 'orders:write',
    params: api.orderParams,
    reply: api.orderView,
    errors: ['not_found', 'payment_settled', 'customer_missing'],
    async handle({ params: { id }, workspaceId, actor, ...asked }) {
      await sendPayLetter(deps, workspaceId, { id, by: authorOf(actor) })
      return showTo(actor, await getOrder(deps, workspaceId, { id, language: readerOf(asked) }))
    },
  })

const oversoldRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/stock/oversold',
    id: 'listOversold',
    summary: 'Where less lies in a store than is promised, and which orders and reservations it is short for',
    scope: 'orders:read',
    query: oversoldQuery,
    reply: oversoldReply,
    errors: [],
    handle: ({ query: { storeId = null }, workspaceId, ...asked }) =>
      showOversold(deps, workspaceId, { storeId, language: readerOf(asked) }),
  })

const settingsRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/order-settings',
    id: 'getOrderSettings',
    summary: 'Carriers with their prices, how long is waited for payment and in the store',
    scope: 'orders:read',
    reply: api.settingsBody,
    errors: [],
    handle: ({ workspaceId }) => deps.db.inWorkspace(workspaceId, loadSettings),
  })

const saveSettingsRoute = (deps: OrderDeps): AnyRoute =>
  defineRoute({
    method: 'PUT',
    path: '/api/v1/order-settings',
    id: 'putOrderSettings',
    summary: 'Carriers with their prices, how long is waited for payment and in the store',
    scope: 'payments:manage',
    body: api.settingsBody,
    reply: api.settingsBody,
    errors: ['price_unread'],
    handle: ({ body, workspaceId, actor }) => saveSettings(deps, workspaceId, { body, actor }),
  })
