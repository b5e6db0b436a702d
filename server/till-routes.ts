import { type AnyRoute, defineRoute } from './platform/http/route.ts'
import { streamVisits } from './till/live.ts'
import * as api from './till/schema.ts'
import {
  askOnHerScreen,
  findMeant,
  listVisits,
  listWalks,
  showCustomer,
  type TillDeps,
} from './till/verbs.ts'

/** What a till and an advisor ask over all rooms at once. */
export function createTillRoutes(deps: TillDeps): AnyRoute[] {
  return [...listGoodsRoutes(deps), ...listPeopleRoutes(deps), ...listVisitRoutes(deps)]
}

const listGoodsRoutes = (deps: TillDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/find',
    id: 'findAtTill',
    summary: 'What a scan or a typed text means: goods, a customer, an order, a wallet card to be scanned',
    scope: 'customers:read',
    query: api.findQuery,
    reply: api.findReply,
    errors: [],
    handle: ({ actor, query, language }) => findMeant(deps, actor, { ...query, language }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/shelf',
    id: 'listShelf',
    summary:
      'Everything a store sells, with prices and what is free there, page by page: for a till without a network',
    scope: 'catalog:read',
    query: api.shelfQuery,
    reply: api.shelfReply,
    errors: [],
    handle: ({ workspaceId, query, language }) => deps.shelf.list(workspaceId, { ...query, language }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/products/{id}',
    id: 'listSizes',
    summary: 'The variants of a product with what is free of each in every store',
    scope: 'catalog:read',
    params: api.productParams,
    reply: api.productReply,
    errors: [],
    handle: async ({ workspaceId, params, language }) => ({
      items: await deps.shelf.find(workspaceId, { by: 'product', word: params.id, language }),
    }),
  }),
]

const listPeopleRoutes = (deps: TillDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/customers/{id}',
    id: 'getCustomerAtTill',
    summary:
      'The customer in front of an advisor; what she bought and looked at only with her consent to advice',
    scope: 'customers:read',
    params: api.customerParams,
    reply: api.customerReply,
    errors: ['not_found'],
    handle: ({ actor, params, language }) => showCustomer(deps, actor, params.id, language),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/till/customers/{id}/ask',
    id: 'askOnHerScreen',
    summary: 'A link to her own page of consents, to be opened on her own phone',
    scope: 'consents:write',
    params: api.customerParams,
    reply: api.askReply,
    errors: ['not_found'],
    handle: ({ actor, params }) => askOnHerScreen(deps, actor, params.id),
  }),
]

const listVisitRoutes = (deps: TillDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/visits',
    id: 'listVisits',
    summary: 'Who checked in at a store lately, or came near it; by name who agreed to be known there',
    scope: 'customers:read',
    query: api.visitsQuery,
    reply: api.visitsReply,
    errors: [],
    handle: async ({ actor, query }) => ({ items: await listVisits(deps, actor, query.storeId) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/scans',
    id: 'listScans',
    summary:
      'Who goes through a store with scan and go: since when, what, paid or not; by name who agreed to be known there',
    scope: 'customers:read',
    query: api.visitsQuery,
    reply: api.walksReply,
    errors: [],
    handle: async ({ actor, query, language }) => ({
      items: await listWalks(deps, actor, { ...query, language }),
    }),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/till/live',
    id: 'streamVisits',
    summary: 'The same live: server-sent events named `visits`, each with the whole list',
    scope: 'customers:read',
    query: api.visitsQuery,
    reply: api.visitsReply,
    errors: [],
    handle: async ({ query, signal, ...asked }) => streamVisits(deps, { ...asked, ...query }, signal),
  }),
]
