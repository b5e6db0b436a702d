import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { explainFindings } from '../rules/lint/findings.ts'
import { lintBrand } from '../rules/lint/lint.ts'
import * as api from '../schema/api.ts'
import { type BrandState, readBrand, saveBrand } from '../service/brand.ts'
import type { ContentDeps } from '../service/deps.ts'
import { isoOrNull, readRevision } from './show.ts'

/** The brand: what all messages share. */
export function createBrandRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/brand',
      id: 'getBrand',
      summary: 'Logo, colours, tone, forbidden words, and what is wrong with them',
      scope: 'content:read',
      reply: api.brandReply,
      errors: [],
      handle: async ({ workspaceId, language }) =>
        showBrand(await deps.db.inWorkspace(workspaceId, readBrand), language),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/brand',
      id: 'saveBrand',
      summary: 'Save the brand; If-Match names the revision that was read, 0 for the first',
      scope: 'content:publish',
      body: api.brandBody,
      reply: api.brandReply,
      errors: ['revision_missing', 'revision_changed'],
      async handle({ body, raw, workspaceId, actor, language }) {
        const change = { kit: body.kit, revision: readRevision(raw), actor }
        return showBrand(await saveBrand(deps, workspaceId, change), language)
      },
    }),
  ]
}

function showBrand(state: BrandState, language: 'pl' | 'en') {
  const findings = explainFindings(lintBrand(state.kit), language)
  return { ...state, updatedAt: isoOrNull(state.updatedAt), findings }
}
