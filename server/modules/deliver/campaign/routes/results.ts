import { type AnyRoute, defineRoute } from '../../../../platform/http/route.ts'
import { explainSkip } from '../rules/skip-words.ts'
import * as api from '../schema/api.ts'
import type { CampaignDeps } from '../service/deps.ts'
import { listBehind, readResults } from '../service/results.ts'
import { isoOrNull, showResults } from './show.ts'

/** What a campaign brought, and who is behind each figure. */
export function createResultRoutes(deps: CampaignDeps): AnyRoute[] {
  return [resultsRoute(deps), behindRoute(deps)]
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
