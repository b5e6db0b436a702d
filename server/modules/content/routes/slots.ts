import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/slots.ts'
import type { ContentDeps } from '../service/deps.ts'
import { readSlots, type StoredSlots, saveSlots } from '../service/slots.ts'
import { isoOrNull, readRevision } from './show.ts'

/** What stands in the slots of the shop's pages, for whom. */
export function createSlotRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/slots',
      id: 'getSlots',
      summary:
        'What stands in the slots of the shop’s pages: by stage, event, trait or the stock of her store',
      scope: 'content:read',
      reply: api.slotsReply,
      errors: [],
      handle: async ({ workspaceId }) => showSlots(await deps.db.inWorkspace(workspaceId, readSlots)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/slots',
      id: 'saveSlots',
      summary: 'Say what stands in the slots; If-Match names the revision that was read, 0 for the first',
      scope: 'content:publish',
      body: api.slotsBody,
      reply: api.slotsReply,
      errors: ['slot_item', 'revision_missing', 'revision_changed'],
      handle: async ({ body, raw, workspaceId, actor }) =>
        showSlots(await saveSlots(deps, workspaceId, { ...body, revision: readRevision(raw), actor })),
    }),
  ]
}

const showSlots = (stored: StoredSlots) => ({ ...stored, updatedAt: isoOrNull(stored.updatedAt) })
