import { type AnyRoute, defineRoute } from '../../../../platform/http/route.ts'
import * as api from '../schema/api.ts'
import type { CampaignDeps } from '../service/deps.ts'
import { readList } from '../service/read-list.ts'
import type { UploadParts } from '../service/upload-parts.ts'
import { showList } from './show.ts'

/** The lists a campaign is sent to: in one piece, or part by part. */
export const createListRoutes = (deps: CampaignDeps, parts: UploadParts): AnyRoute[] => [
  uploadRoute(deps, parts),
  beginRoute(parts),
  partRoute(parts),
  getRoute(parts),
]

function uploadRoute(deps: CampaignDeps, parts: UploadParts): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaign-lists',
    id: 'uploadAudience',
    summary: 'Name an audience: a CSV file with a header, or identifiers line by line, as the body itself',
    scope: 'campaigns:write',
    query: api.uploadQuery,
    reply: api.audienceReply,
    errors: [
      'duplicate_header',
      'list_columns',
      'list_empty',
      'list_spreadsheet',
      'list_too_long',
      'charset',
      'too_large',
    ],
    async handle({ query, raw, workspaceId, actor, language }) {
      const { id } = await readList(deps, workspaceId, { ...query, body: raw.body, actor })
      return showList(await parts.get(workspaceId, id), language)
    },
  })
}

function beginRoute(parts: UploadParts): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaign-lists/begin',
    id: 'beginAudience',
    summary: 'Announce a long list that comes in parts of at most 8 MiB',
    scope: 'campaigns:write',
    body: api.beginBody,
    reply: api.audienceReply,
    errors: [],
    handle: async ({ body, workspaceId, actor, language }) =>
      showList(await parts.begin(workspaceId, { ...body, actor }), language),
  })
}

function partRoute(parts: UploadParts): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/campaign-lists/{id}/parts',
    id: 'putAudiencePart',
    summary: 'The next bytes of a list; with the last of them it is read, and getAudience says how far it is',
    scope: 'campaigns:write',
    params: api.idParams,
    query: api.partQuery,
    reply: api.audienceReply,
    errors: ['not_found', 'part_offset', 'list_spreadsheet', 'too_large'],
    handle: async ({ params, query, raw, workspaceId, actor, language }) =>
      showList(await parts.take(workspaceId, { ...params, ...query, body: raw, actor }), language),
  })
}

function getRoute(parts: UploadParts): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaign-lists/{id}',
    id: 'getAudience',
    summary: 'What was read of a list, how far it is, and which rows led to nobody',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.audienceReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language }) =>
      showList(await parts.get(workspaceId, params.id), language),
  })
}
