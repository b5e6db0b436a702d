import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/api.ts'
import type { ContentDeps } from '../service/deps.ts'
import { addPicture, deletePicture, listPictureUses, picturePath } from '../service/pictures.ts'
import { listPictures, type PictureRow } from '../store/pictures.ts'
import { isoTime } from './show.ts'

/** Pictures for messages and pages. */
export function createPictureRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/pictures',
      id: 'addPicture',
      summary: 'Add a picture: PNG, JPEG, GIF or WebP in base64; what is not picture in it is dropped',
      scope: 'content:write',
      body: api.pictureBody,
      reply: api.pictureReply,
      errors: ['picture_refused'],
      async handle({ body, workspaceId, actor }) {
        const bytes = Buffer.from(body.data, 'base64')
        return showPicture(
          workspaceId,
          await addPicture(deps, workspaceId, { name: body.name, bytes, actor }),
        )
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/pictures',
      id: 'listPictures',
      summary: 'The pictures of the workspace, newest first',
      scope: 'content:read',
      query: api.picturesQuery,
      reply: api.picturesReply,
      errors: [],
      handle: async ({ query, workspaceId }) => {
        const rows = await deps.db.inWorkspace(workspaceId, (tx) => listPictures(tx, query.limit))
        return { items: rows.map((row) => showPicture(workspaceId, row)) }
      },
    }),
    usesRoute(deps),
    deleteRoute(deps),
  ]
}

function usesRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/pictures/{id}/uses',
    id: 'listPictureUses',
    summary: 'Where a picture stands: what is sent or shown now, what was sent before, drafts',
    scope: 'content:read',
    params: api.idParams,
    reply: api.pictureUsesReply,
    errors: ['not_found'],
    async handle({ params, workspaceId }) {
      const items = await listPictureUses(deps, workspaceId, params.id)
      return { items, isFree: items.every((one) => one.state !== 'live') }
    },
  })
}

function deleteRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/pictures/{id}',
    id: 'deletePicture',
    summary: 'Delete a picture that nothing sent or shown now needs',
    scope: 'content:write',
    params: api.idParams,
    reply: api.doneReply,
    errors: ['not_found', 'picture_used'],
    async handle({ params, workspaceId, actor }) {
      await deletePicture(deps, workspaceId, { id: params.id, actor })
      return { done: true as const }
    },
  })
}

function showPicture(workspaceId: string, row: PictureRow) {
  const { id, format, width, height, name, size, created_at, created_by } = row
  const path = picturePath(workspaceId, id)
  return {
    id,
    format,
    width,
    height,
    name,
    size,
    path,
    createdAt: isoTime(created_at),
    createdBy: created_by,
  }
}
