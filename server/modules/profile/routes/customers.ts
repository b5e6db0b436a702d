import { isGuestWord } from '@splot/contract/guest-code'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import {
  contactBody,
  contactReply,
  customerReply,
  customersQuery,
  customersReply,
  idParams,
  lookUpReply,
  lookupQuery,
  revealBody,
  revealReply,
  searchQuery,
  searchReply,
  timelineQuery,
  timelineReply,
} from '../schema.ts'
import type { ProfileDeps } from '../service/deps.ts'
import { createCustomerVerbs } from '../service/get-customer.ts'
import { listCustomers } from '../service/list-customers.ts'
import { listTimeline } from '../service/list-timeline.ts'
import { logContact } from '../service/log-contact.ts'
import { lookUpMasked } from '../service/look-up-masked.ts'
import { createSearchWatch, type SearchWatch } from '../service/masked-search.ts'
import { createViewingNotes } from '../service/note-viewing.ts'
import { revealIdentifier } from '../service/reveal.ts'
import { searchCustomers, suggestCustomers } from '../service/search-customers.ts'
import type { Reader } from '../service/view.ts'

const readerOf = (request: ScopedRequest<unknown, unknown, unknown>): Reader => ({
  seesPii: request.actor.scopes.has('customers:pii'),
  lang: request.language,
})

/** The profile's part of the API: a customer, her timeline, the list, the search, and what a desk notes down. */
export function createProfileRoutes(deps: ProfileDeps): AnyRoute[] {
  const watched = { ...deps, searchWatch: createSearchWatch(deps) }
  return [...listReading(watched), ...listFinding(watched), ...listDeskActs(deps)]
}

type Watched = ProfileDeps & { searchWatch: SearchWatch }

function listReading(deps: Watched): AnyRoute[] {
  const customers = createCustomerVerbs(deps)
  const noteViewing = createViewingNotes(deps)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/customers/lookup',
      id: 'lookUpCustomer',
      summary: 'The customer an identifier leads to',
      scope: 'customers:read',
      query: lookupQuery,
      reply: lookUpReply,
      isTagged: true,
      errors: ['not_found', 'rate_limited'],
      handle: (request) => {
        const { actor, query, workspaceId } = request
        const reader = readerOf(request)
        return reader.seesPii || actor.kind !== 'member'
          ? customers.lookUp(workspaceId, query, reader)
          : lookUpMasked({ ...deps, ...customers }, actor, query, reader)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/customers/{id}/timeline',
      id: 'listTimeline',
      summary: "A customer's events of every channel, newest first",
      scope: 'customers:read',
      params: idParams,
      query: timelineQuery,
      reply: timelineReply,
      errors: ['not_found'],
      handle: ({ workspaceId, params, query, ...request }) =>
        listTimeline(deps, { workspaceId, birthId: params.id }, query, {
          seesPii: request.actor.scopes.has('customers:pii'),
          lang: request.language,
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/customers/{id}',
      id: 'getCustomer',
      summary: 'A customer by any of her birth ids',
      scope: 'customers:read',
      params: idParams,
      reply: customerReply,
      isTagged: true,
      errors: ['not_found'],
      async handle(request) {
        const { workspaceId, actor, params } = request
        const customer = await customers.get(workspaceId, params.id, readerOf(request))
        await noteViewing(workspaceId, actor, customer.id)
        return customer
      },
    }),
  ]
}

function listFinding(deps: Watched): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/customers',
      id: 'listCustomers',
      summary: 'Customers by last activity, or those a text leads to',
      scope: 'customers:read',
      query: customersQuery,
      reply: customersReply,
      errors: ['rate_limited'],
      async handle(request) {
        const { q = '', ...query } = request.query
        const { workspaceId, actor } = request
        const reader = { ...readerOf(request), actor }
        if (q.trim() === '') return listCustomers(deps, workspaceId, query, reader)
        const { stage = 'anonymous' } = query
        if (stage !== 'anonymous' || !isGuestWord(q))
          return searchCustomers(deps, workspaceId, { ...query, q }, reader)
        // People of that name come first; where there is nobody, the word means those who have none.
        const named = await searchCustomers(deps, workspaceId, { limit: query.limit, q }, reader)
        return named.items.length > 0 ? named : listCustomers(deps, workspaceId, { ...query, stage }, reader)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/search',
      id: 'search',
      summary: 'A few customers for a text as it is typed',
      scope: 'customers:read',
      query: searchQuery,
      reply: searchReply,
      errors: ['rate_limited'],
      handle: (request) => {
        const { workspaceId, query, actor } = request
        return suggestCustomers(deps, workspaceId, query, { ...readerOf(request), actor })
      },
    }),
  ]
}

function listDeskActs(deps: ProfileDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/customers/{id}/contacts',
      id: 'logContact',
      summary: 'Log a call, a visit or a note',
      scope: 'customers:write',
      params: idParams,
      body: contactBody,
      reply: contactReply,
      errors: ['not_found', 'overloaded', 'disk_full', 'stopping'],
      handle: (request) => logContact(deps, request.actor, request.params.id, request.body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/customers/{id}/reveal',
      id: 'revealIdentifier',
      summary: 'One identifier in full; leaves an audit entry',
      scope: 'customers:pii',
      params: idParams,
      body: revealBody,
      reply: revealReply,
      errors: ['not_found'],
      handle: (request) => revealIdentifier(deps, request.actor, request.params.id, request.body),
    }),
  ]
}
