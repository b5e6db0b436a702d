import { type AnyRoute, defineRoute } from '../../../../platform/http/route.ts'
import { isUuid } from '../../../../platform/ids.ts'
import * as api from '../schema/api.ts'
import {
  archiveCampaign,
  copyCampaign,
  createCampaign,
  deleteDraft,
  getCampaign,
  saveCampaign,
} from '../service/campaigns.ts'
import type { CampaignDeps } from '../service/deps.ts'
import { type Listed, listWithFigures } from '../service/list-campaigns.ts'
import { showCampaign } from './show.ts'

/** Drafts and the list of campaigns. */
export function createCampaignRoutes(deps: CampaignDeps): AnyRoute[] {
  return [
    listRoute(deps),
    createRoute(deps),
    getRoute(deps),
    saveRoute(deps),
    copyRoute(deps),
    archiveRoute(deps),
    deleteRoute(deps),
  ]
}

function readCursor(cursor: string | undefined): { at: number; id: string } | null {
  const [at, id] = (cursor ?? '').split('_')
  const isPlace = at !== undefined && id !== undefined && /^\d{1,15}$/.test(at) && isUuid(id)
  return isPlace ? { at: Number(at), id } : null
}

function listRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns',
    id: 'listCampaigns',
    summary: 'Campaigns, the newest first, each with its progress against its goal',
    scope: 'campaigns:read',
    query: api.listQuery,
    reply: api.campaignsReply,
    errors: [],
    async handle({ query, workspaceId }) {
      const { state, q, series, archived, limit, cursor } = query
      const rows = await listWithFigures(deps, workspaceId, {
        state: state ?? null,
        text: q ?? null,
        seriesId: series ?? null,
        isArchived: archived,
        before: readCursor(cursor),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)?.campaign
      const isMore = rows.length > limit && last !== undefined
      return { items: page.map(showListed), nextCursor: isMore ? `${last.createdAt}_${last.id}` : null }
    },
  })
}

function showListed({ campaign, sent, value, currency }: Listed) {
  const { plan, ...shown } = showCampaign(campaign)
  const { goal } = campaign.plan
  return {
    ...shown,
    channels: campaign.plan.channels,
    isRecurring: campaign.plan.schedule.kind === 'recurring',
    kpi:
      goal === null || value === null
        ? null
        : { kpi: goal.kpi, value, target: goal.target, deadline: goal.deadline, currency },
    sent,
  }
}

function createRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaigns',
    id: 'createCampaign',
    summary: 'Begin a campaign',
    scope: 'campaigns:write',
    body: api.createBody,
    reply: api.campaignReply,
    errors: [],
    handle: async ({ body, workspaceId, actor }) =>
      showCampaign(await createCampaign(deps, workspaceId, body, actor)),
  })
}

function getRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/campaigns/{id}',
    id: 'getCampaign',
    summary: 'A campaign with its plan',
    scope: 'campaigns:read',
    params: api.idParams,
    reply: api.campaignReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId }) =>
      showCampaign(await deps.db.inWorkspace(workspaceId, (tx) => getCampaign(tx, params.id))),
  })
}

function saveRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/campaigns/{id}',
    id: 'saveCampaign',
    summary: 'Save a draft; `revision` is the one that was read',
    scope: 'campaigns:write',
    params: api.idParams,
    body: api.draftBody,
    reply: api.campaignReply,
    errors: ['not_found', 'revision_changed', 'campaign_launched'],
    handle: async ({ params, body, workspaceId }) =>
      showCampaign(await saveCampaign(deps, workspaceId, { ...params, ...body })),
  })
}

function copyRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaigns/{id}/copy',
    id: 'copyCampaign',
    summary: 'A draft of the same plan under a new name',
    scope: 'campaigns:write',
    params: api.idParams,
    body: api.copyBody,
    reply: api.campaignReply,
    errors: ['not_found'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showCampaign(await copyCampaign(deps, workspaceId, { ...params, ...body, actor })),
  })
}

function archiveRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/campaigns/{id}/archive',
    id: 'archiveCampaign',
    summary: 'Put a campaign away that is over, or bring it back',
    scope: 'campaigns:write',
    params: api.idParams,
    body: api.archiveBody,
    reply: api.campaignReply,
    errors: ['not_found', 'campaign_state'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showCampaign(await archiveCampaign(deps, workspaceId, { ...params, ...body, actor })),
  })
}

function deleteRoute(deps: CampaignDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/campaigns/{id}',
    id: 'deleteCampaign',
    summary: 'Delete a draft',
    scope: 'campaigns:write',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found', 'campaign_launched'],
    async handle({ params, workspaceId, actor }) {
      await deleteDraft(deps, workspaceId, params.id, actor)
      return { done: true as const }
    },
  })
}
