import { type AnyRoute, defineRoute } from '../../../../platform/http/route.ts'
import { explainSkip } from '../rules/skip-words.ts'
import * as api from '../schema/api.ts'
import type { CampaignDeps } from '../service/deps.ts'
import { getList, readList } from '../service/read-list.ts'
import { listBehind, readResults } from '../service/results.ts'
import { isoOrNull, showList, showResults } from './show.ts'

/** What a campaign brought, who is behind each figure, and the lists it was sent to. */
export function createResultRoutes(deps: CampaignDeps): AnyRoute[] {
  return [resultsRoute(deps), behindRoute(deps), uploadRoute(deps), listRoute(deps)]
}

function resultsRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns/{id}/results',
    id: 'getCampaignResults',
    summary: 'Live results against the goal, with the reasons of everybody who was skipped',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.resultsReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language }) =>
      showResults(await readResults(deps, workspaceId, params.id), language),
  })
}

function behindRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns/{id}/people',
    id: 'listCampaignPeople',
    summary: 'The people behind a figure or a reason',
    scope: 'campaigns:read',
    params: api.idParams,
    query: api.behindQuery,
    reply: api.behindReply,
    errors: ['not_found'],
    async handle({ params, query, workspaceId, actor, language }) {
      const { group, reason = null, limit, cursor = null } = query
      const asked = {
        id: params.id,
        query: { group, reason, limit, cursor },
        seesPii: actor.scopes.has('customers:pii'),
      }
      const { items, nextCursor } = await listBehind(deps, workspaceId, asked)
      return {
        items: items.map((one) => ({
          ...one,
          text: one.reason === null ? null : explainSkip(one.reason, language),
          at: isoOrNull(one.at),
        })),
        nextCursor,
      }
    },
  })
}

function uploadRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaign-lists',
    id: 'uploadAudience',
    summary: 'Name an audience: a CSV file with a header, or identifiers line by line, as the body itself',
    scope: 'campaigns:write',
    query: api.uploadQuery,
    reply: api.audienceReply,
    errors: ['duplicate_header', 'list_columns', 'list_empty', 'charset'],
    handle: async ({ query, raw, workspaceId, actor, language }) =>
      showList(await readList(deps, workspaceId, { ...query, body: raw.body, actor }), language),
  })
}

function listRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaign-lists/{id}',
    id: 'getAudience',
    summary: 'What was read of a list, and which rows led to nobody',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.audienceReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language }) =>
      showList(await getList(deps, workspaceId, params.id), language),
  })
}
