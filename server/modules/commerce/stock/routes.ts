import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { rowsBody, rowsReply } from '../schema.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { readKey } from '../service/read-key.ts'
import * as api from './schema.ts'
import { countStock, moveStock } from './service/movements.ts'
import { showMovements, showStock } from './service/read.ts'
import { getReservation, makeReservation, settleReservation } from './service/reservations.ts'

export const createStockRoutes = (deps: CommerceDeps): AnyRoute[] => [
  listRoute(deps),
  countRoute(deps),
  moveRoute(deps),
  movementsRoute(deps),
  reserveRoute(deps),
  reservationRoute(deps),
  settleRoute(deps, 'take'),
  settleRoute(deps, 'release'),
]

const listRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/stock',
    id: 'listStock',
    summary: 'What lies in stores, what is promised of it and what is free',
    scope: 'catalog:read',
    query: api.stockQuery,
    reply: api.stockReply,
    errors: [],
    handle: ({ query, workspaceId }) => showStock(deps, workspaceId, query),
  })

const countRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/stock/levels',
    id: 'countStock',
    summary:
      'How much lies in stores, up to 500 rows; each is answered by itself. Less than is promised is taken, and told as oversold',
    scope: 'stock:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large'],
    handle: async ({ body, ...asked }) => ({
      items: await countStock(deps, { ...asked, items: body.items }),
    }),
  })

const moveRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/stock/movements',
    id: 'moveStock',
    summary: 'Receipts, sales, returns and losses, in order; once for the header Idempotency-Key',
    scope: 'stock:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large', 'idempotency_key', 'idempotency_mismatch'],
    handle: async ({ body, raw, ...asked }) => ({
      items: await moveStock(deps, { ...asked, items: body.items }, readKey(raw)),
    }),
  })

const movementsRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/stock/movements',
    id: 'listMovements',
    summary: 'Why there is as much of a variant in a store as there is, the newest first',
    scope: 'catalog:read',
    query: api.movementsQuery,
    reply: api.movementsReply,
    errors: [],
    handle: async ({ query, workspaceId }) => ({ items: await showMovements(deps, workspaceId, query) }),
  })

const reserveRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/reservations',
    id: 'makeReservation',
    summary: 'Keep pieces for some time, all lines or none; once for the header Idempotency-Key',
    scope: 'stock:write',
    body: api.reserveBody,
    reply: api.reservationReply,
    errors: ['stock_short', 'not_found', 'idempotency_key', 'idempotency_mismatch'],
    handle: ({ body, raw, workspaceId }) => makeReservation(deps, workspaceId, { key: readKey(raw), body }),
  })

const reservationRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/reservations/{id}',
    id: 'getReservation',
    summary: 'What is kept, and until when',
    scope: 'catalog:read',
    params: api.reservationParams,
    reply: api.reservationReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) => getReservation(deps, workspaceId, params.id),
  })

const settleRoute = (deps: CommerceDeps, act: 'take' | 'release'): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: `/api/v1/reservations/{id}/${act}`,
    id: act === 'take' ? 'takeReservation' : 'releaseReservation',
    summary: act === 'take' ? 'The pieces leave the store' : 'The pieces are free again',
    scope: 'stock:write',
    params: api.reservationParams,
    reply: api.reservationReply,
    errors: ['not_found', 'reservation_over', 'stock_short'],
    handle: ({ params, workspaceId }) =>
      settleReservation(deps, workspaceId, { id: params.id, isTaken: act === 'take' }),
  })
