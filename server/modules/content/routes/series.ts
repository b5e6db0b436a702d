import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { outlineInfographic } from '../rules/series.ts'
import { doneReply, idParams, outlineQuery, outlineReply } from '../schema/api.ts'
import * as api from '../schema/series.ts'
import type { ContentDeps } from '../service/deps.ts'
import { getItem } from '../service/items.ts'
import * as service from '../service/series.ts'
import { isoTime, readRevision, showItem } from './show.ts'

/** A message told over days, and what a picture of it would say. */
export function createSeriesRoutes(deps: ContentDeps): AnyRoute[] {
  return [...planRoutes(deps), ...readRoutes(deps), ...changeRoutes(deps)]
}

function planRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/content/{id}/series',
      id: 'planSeries',
      summary: 'The parts a message would be cut into as a series over days; nothing is made',
      scope: 'content:read',
      params: idParams,
      body: api.planBody,
      reply: api.planReply,
      errors: ['not_found'],
      async handle({ params, body, workspaceId }) {
        const item = await deps.db.inWorkspace(workspaceId, (tx) => getItem(tx, params.id))
        return { parts: service.planParts(item.document, body.parts, body.days) }
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/content/{id}/infographic',
      id: 'outlineInfographic',
      summary: 'The outline of an infographic: title, figures, points, call to action',
      scope: 'content:read',
      params: idParams,
      query: outlineQuery,
      reply: outlineReply,
      errors: ['not_found'],
      async handle({ params, query, workspaceId }) {
        const item = await deps.db.inWorkspace(workspaceId, (tx) => getItem(tx, params.id))
        const outline = outlineInfographic(item.document.core, query.language)
        if (outline === null) throw new SplotError('not_found', { path: 'query.language' })
        return outline
      },
    }),
  ]
}

function readRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/content-series',
      id: 'listSeries',
      summary: 'Series with their parts in order, the last changed first',
      scope: 'content:read',
      reply: api.seriesListReply,
      errors: [],
      handle: async ({ workspaceId }) => ({
        items: (await service.listSeries(deps, workspaceId)).map(showSeries),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/content-series/{id}',
      id: 'getSeries',
      summary: 'A series with its parts in order',
      scope: 'content:read',
      params: idParams,
      reply: api.seriesReply,
      errors: ['not_found'],
      handle: async ({ params, workspaceId }) =>
        showSeries(await deps.db.inWorkspace(workspaceId, (tx) => service.getSeries(tx, params.id))),
    }),
  ]
}

function changeRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/content-series',
      id: 'createSeries',
      summary: 'Cut a message into a series: each part becomes a message of its own',
      scope: 'content:write',
      body: api.createSeriesBody,
      reply: api.seriesReply,
      errors: ['not_found'],
      handle: async ({ body, workspaceId, actor }) =>
        showSeries(await service.createSeries(deps, workspaceId, { ...body, actor })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/content-series/{id}',
      id: 'saveSeries',
      summary: 'Name, order and days of a series; If-Match names the revision that was read',
      scope: 'content:write',
      params: idParams,
      body: api.saveSeriesBody,
      reply: api.seriesReply,
      errors: ['not_found', 'part_taken', 'revision_missing', 'revision_changed'],
      async handle({ params, body, raw, workspaceId, actor }) {
        const asked = { ...params, ...body, revision: readRevision(raw), actor }
        return showSeries(await service.saveSeries(deps, workspaceId, asked))
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/v1/content-series/{id}',
      id: 'deleteSeries',
      summary: 'Take a series apart; its parts stay messages',
      scope: 'content:write',
      params: idParams,
      reply: doneReply,
      errors: ['not_found'],
      async handle({ params, workspaceId, actor }) {
        await service.deleteSeries(deps, workspaceId, { id: params.id, actor })
        return { done: true as const }
      },
    }),
  ]
}

const roles = ['announce', 'show', 'prove', 'remind', 'close'] as const

const showSeries = ({ id, name, revision, updated_at, updated_by, parts }: service.Series) => ({
  id,
  name,
  revision,
  updatedAt: isoTime(updated_at),
  updatedBy: updated_by,
  parts: parts.map((part) => ({
    day: part.day,
    role: roles.find((role) => role === part.role) ?? null,
    item: showItem(part),
  })),
})
