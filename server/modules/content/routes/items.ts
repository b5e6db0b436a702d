import { z } from 'zod'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { listFirstBlocks } from '../rules/first-view.ts'
import { listTerms } from '../rules/search-words.ts'
import * as api from '../schema/api.ts'
import type { ContentDeps } from '../service/deps.ts'
import {
  changeItem,
  copyItem,
  createItem,
  deleteItem,
  getItem,
  listUses,
  saveDraft,
} from '../service/items.ts'
import { type ItemRow, listItems, listPageDrafts, listShelves } from '../store/items.ts'
import { listLiveAddresses } from '../store/page-address.ts'
import { pathOfPage, readCursor, readRevision, showItem, writeCursor } from './show.ts'

/** Messages and pages: list, make, save, name, copy, delete. */
export function createItemRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    listRoute(deps),
    createRoute(deps),
    getRoute(deps),
    draftRoute(deps),
    changeRoute(deps),
    copyRoute(deps),
    deleteRoute(deps),
  ]
}

function listRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content',
    id: 'listContent',
    summary: 'Messages and pages, the last changed first, with the folders and labels in use',
    scope: 'content:read',
    query: api.listQuery,
    reply: api.listReply,
    errors: [],
    async handle({ query, workspaceId }) {
      const { kind, folder, label, q, archived, limit, cursor, state, language } = query
      const before = readCursor(cursor)
      return deps.db.inWorkspace(workspaceId, async (tx) => {
        const rows = await listItems(tx, {
          kind: kind ?? null,
          folder: folder ?? null,
          label: label ?? null,
          terms: listTerms(q ?? ''),
          isArchived: archived,
          before,
          limit: limit + 1,
          language: language ?? null,
        })
        const page = rows.slice(0, limit)
        const nextCursor = rows.length > limit ? writeCursor(page.at(-1)) : null
        const items = (await showListed(deps, tx, page)).filter(
          // A page may come out shorter than asked where a state is filtered: the cursor goes on.
          (item) => state === undefined || item.state === state,
        )
        return { items, nextCursor, shelves: await listShelves(tx) }
      })
    },
  })
}

/** Items as a list shows them: who leans on each, and of a page where it is seen and how it begins. */
async function showListed(deps: ContentDeps, tx: WorkspaceTx, rows: readonly ItemRow[]) {
  const ids = rows.map((row) => row.id)
  const uses = await listUses(deps, tx, ids)
  const addresses = new Map((await listLiveAddresses(tx, ids)).map((one) => [one.itemId, one.slug]))
  const drafts = new Map((await listPageDrafts(tx, ids)).map((one) => [one.id, one.draft]))
  return rows.map((row) => {
    const slug = addresses.get(row.id)
    const draft = drafts.get(row.id)
    return {
      ...showItem(row),
      uses: uses.flatMap(({ itemId, kind, name }) => (itemId === row.id ? [{ kind, name }] : [])),
      path: slug === undefined ? null : pathOfPage(tx.workspaceId, slug),
      firstBlocks: draft === undefined ? null : listFirstBlocks(JSON.parse(draft).body),
    }
  })
}

function createRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content',
    id: 'createContent',
    summary: 'Make a message or a page',
    scope: 'content:write',
    body: api.createBody,
    reply: api.itemWithDraft,
    errors: [],
    async handle({ body, workspaceId, actor }) {
      const item = await createItem(deps, workspaceId, body, actor)
      return { ...showItem(item), document: item.document }
    },
  })
}

function getRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content/{id}',
    id: 'getContent',
    summary: 'A message or page with its draft',
    scope: 'content:read',
    params: api.idParams,
    reply: api.itemWithDraft,
    errors: ['not_found'],
    async handle({ params, workspaceId }) {
      const item = await deps.db.inWorkspace(workspaceId, (tx) => getItem(tx, params.id))
      return { ...showItem(item), document: item.document }
    },
  })
}

function draftRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'PUT',
    path: '/api/v1/content/{id}/draft',
    id: 'saveDraft',
    summary: 'Save the draft; If-Match names the revision that was read',
    scope: 'content:write',
    params: api.idParams,
    body: api.draftBody,
    reply: api.itemReply,
    errors: ['not_found', 'revision_missing', 'revision_changed'],
    async handle({ params, body, raw, workspaceId, actor }) {
      const revision = readRevision(raw)
      return showItem(await saveDraft(deps, workspaceId, { ...params, ...body, revision, actor }))
    },
  })
}

function changeRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'PATCH',
    path: '/api/v1/content/{id}',
    id: 'changeContent',
    summary: 'Change name, folder or labels; archive or bring back',
    scope: 'content:write',
    params: api.idParams,
    body: api.changeBody,
    reply: api.itemReply,
    errors: ['not_found'],
    handle: async ({ params, body, workspaceId, actor }) =>
      showItem(await changeItem(deps, workspaceId, params.id, { ...body, actor })),
  })
}

function copyRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content/{id}/copy',
    id: 'copyContent',
    summary: 'Copy the draft under a new name',
    scope: 'content:write',
    params: api.idParams,
    body: api.copyBody,
    reply: api.itemWithDraft,
    errors: ['not_found'],
    async handle({ params, body, workspaceId, actor }) {
      const item = await copyItem(deps, workspaceId, params.id, { ...body, actor })
      return { ...showItem(item), document: item.document }
    },
  })
}

function deleteRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/content/{id}',
    id: 'deleteContent',
    summary: 'Delete with all versions, unless a campaign or journey uses it',
    scope: 'content:write',
    params: api.idParams,
    reply: z.object({ done: z.literal(true) }),
    errors: ['not_found', 'content_used'],
    async handle({ params, workspaceId, actor }) {
      await deleteItem(deps, workspaceId, params.id, actor)
      return { done: true as const }
    },
  })
}
