import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/api.ts'
import type { ContentDeps } from '../service/deps.ts'
import { addPicture, picturePath } from '../service/pictures.ts'
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
  ]
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
