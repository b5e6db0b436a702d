import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { rowsBody, rowsReply } from '../schema.ts'
import type { CommerceDeps } from '../service/deps.ts'
import * as api from './schema.ts'
import { getStore, showStores, upsertStores } from './service.ts'

export const createStoreRoutes = (deps: CommerceDeps): AnyRoute[] => [
  putRoute(deps),
  listRoute(deps),
  getRoute(deps),
]

const putRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/stores',
    id: 'putStores',
    summary:
      'Stores with address, hours and services, whole; each row is answered by itself, and may come again',
    scope: 'catalog:write',
    body: rowsBody,
    reply: rowsReply,
    errors: ['too_large'],
    handle: async ({ body, ...asked }) => ({
      items: await upsertStores(deps, { ...asked, items: body.items }),
    }),
  })

const listRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/stores',
    id: 'listStores',
    summary: 'Stores, the nearest first where a place is given, with whether they are open now',
    scope: 'catalog:read',
    query: api.listQuery,
    reply: api.storesReply,
    errors: [],
    handle: async ({ query: { lat, lng, service = null }, workspaceId }) => {
      const near = lat === undefined || lng === undefined ? null : { lat, lng }
      return { items: await showStores(deps, workspaceId, { near, service }) }
    },
  })

const getRoute = (deps: CommerceDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/stores/{id}',
    id: 'getStore',
    summary: 'A store, and whether it is open now',
    scope: 'catalog:read',
    params: api.storeParams,
    reply: api.storeReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) => getStore(deps, workspaceId, params.id),
  })
