import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { createPreviewTokens } from '../rules/preview-token.ts'
import { idParams } from '../schema/api.ts'
import * as api from '../schema/form.ts'
import {
  archiveForm,
  createForm,
  type DeskDeps,
  type Form,
  getForm,
  listAddresses,
  putAddress,
  saveForm,
} from '../service/form-desk.ts'
import type { PageDeps } from '../service/page-deps.ts'
import { makePreviewLink } from '../service/page-preview.ts'
import { type FormRow, listForms } from '../store/form.ts'
import type { PageRow } from '../store/page-address.ts'
import { countForms } from '../warehouse.ts'
import { isoTime, pathOfPage, readRevision } from './show.ts'

/** Forms, and where landing pages stand. */
export function createFormRoutes(deps: PageDeps): AnyRoute[] {
  return [
    ...readRoutes(deps),
    figuresRoute(deps),
    ...changeRoutes(deps),
    ...addressRoutes(deps),
    previewRoute(deps),
  ]
}

const dayMs = 86_400_000

function figuresRoute({ warehouse, clock }: PageDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/form-figures',
    id: 'countForms',
    summary: 'How often each form was seen, begun, sent and confirmed',
    scope: 'content:read',
    query: api.figuresQuery,
    reply: api.figuresReply,
    errors: [],
    async handle({ query: { days }, workspaceId }) {
      if (warehouse.kind === 'absent') return { isCounted: false, days, items: [] }
      const items = await countForms(warehouse, workspaceId, clock.now() - days * dayMs)
      return { isCounted: true, days, items }
    },
  })
}

function previewRoute(deps: PageDeps): AnyRoute {
  const previews = createPreviewTokens(deps.secret)
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content/{id}/preview-link',
    id: 'makePreviewLink',
    summary: 'A link by which a page is seen as it is drafted, for some hours',
    scope: 'content:write',
    params: idParams,
    body: api.previewLinkBody,
    reply: api.previewLinkReply,
    errors: ['not_found', 'page_kind'],
    async handle({ workspaceId, params, body, actor }) {
      const asked = { itemId: params.id, hours: body.hours, actor }
      const link = await makePreviewLink({ ...deps, previews }, workspaceId, asked)
      return { path: link.path, expiresAt: isoTime(link.expiresAt) }
    },
  })
}

function readRoutes(deps: DeskDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/forms',
      id: 'listForms',
      summary: 'Forms of landing pages and of the shop, the last changed first',
      scope: 'content:read',
      reply: api.formsReply,
      errors: [],
      handle: async ({ workspaceId }) => ({
        items: (await deps.db.inWorkspace(workspaceId, listForms)).map((row) => showRow(workspaceId, row)),
      }),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/forms/{id}',
      id: 'getForm',
      summary: 'A form with its fields and consent boxes',
      scope: 'content:read',
      params: api.formParams,
      reply: api.formReply,
      errors: ['not_found'],
      handle: async ({ workspaceId, params }) =>
        showForm(workspaceId, await getForm(deps, workspaceId, params.id)),
    }),
  ]
}

function changeRoutes(deps: DeskDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/forms',
      id: 'createForm',
      summary: 'Make a form; it can be filled in at once',
      scope: 'content:publish',
      body: api.formBody,
      reply: api.formReply,
      errors: ['purpose_unknown'],
      handle: async ({ workspaceId, body, actor }) =>
        showForm(workspaceId, await createForm(deps, workspaceId, { ...body, actor })),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/forms/{id}',
      id: 'saveForm',
      summary: 'A new version of a form, shown at once; If-Match names the revision that was read',
      scope: 'content:publish',
      params: api.formParams,
      body: api.formBody,
      reply: api.formReply,
      errors: ['not_found', 'purpose_unknown', 'revision_missing', 'revision_changed'],
      async handle({ workspaceId, params, body, actor, raw }) {
        const changed = { ...body, id: params.id, revision: readRevision(raw), actor }
        return showForm(workspaceId, await saveForm(deps, workspaceId, changed))
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/v1/forms/{id}',
      id: 'archiveForm',
      summary: 'Take a form down; what it brought stays',
      scope: 'content:publish',
      params: api.formParams,
      reply: api.doneReply,
      errors: ['not_found'],
      async handle({ workspaceId, params, actor }) {
        await archiveForm(deps, workspaceId, params.id, actor)
        return {}
      },
    }),
  ]
}

function addressRoutes(deps: DeskDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/pages',
      id: 'listPages',
      summary: 'Landing pages with their addresses',
      scope: 'content:read',
      reply: api.pagesReply,
      errors: [],
      handle: async ({ workspaceId }) => ({
        items: (await listAddresses(deps, workspaceId)).map((row) => showPage(workspaceId, row)),
      }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/content/{id}/address',
      id: 'putPageAddress',
      summary: 'Give a landing page its address; it is seen there once it is published',
      scope: 'content:publish',
      params: idParams,
      body: api.addressBody,
      reply: api.pageReply,
      errors: ['not_found', 'slug_taken', 'page_kind'],
      handle: async ({ workspaceId, params, body, actor }) =>
        showPage(
          workspaceId,
          await putAddress(deps, workspaceId, { itemId: params.id, slug: body.slug, actor }),
        ),
    }),
  ]
}

const showRow = (workspaceId: string, row: FormRow) => ({
  id: row.id,
  name: row.name,
  revision: row.revision,
  createdAt: isoTime(row.created_at),
  updatedAt: isoTime(row.updated_at),
  updatedBy: row.updated_by,
  path: `/f/${workspaceId}/${row.id}`,
})

const showForm = (workspaceId: string, form: Form) => ({
  ...showRow(workspaceId, form),
  definition: form.definition,
})

const showPage = (workspaceId: string, row: PageRow) => ({ ...row, path: pathOfPage(workspaceId, row.slug) })
