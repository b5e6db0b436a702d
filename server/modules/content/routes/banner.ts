import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { defaultWords } from '../rules/banner-words.ts'
import * as api from '../schema/banner.ts'
import { type Banner, readBanner, saveBanner } from '../service/banner.ts'
import type { ContentDeps } from '../service/deps.ts'
import { isoOrNull, readRevision } from './show.ts'

/** The page script's banner: whether it asks, and in which words. */
export function createBannerRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/banner',
      id: 'getBanner',
      summary: 'The consent banner of the page script: whether it is on, its own words, and ours',
      scope: 'content:read',
      reply: api.bannerReply,
      errors: [],
      handle: async ({ workspaceId }) => showBanner(await deps.db.inWorkspace(workspaceId, readBanner)),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/v1/banner',
      id: 'saveBanner',
      summary: 'Save the banner; If-Match names the revision that was read, 0 for the first',
      scope: 'content:publish',
      body: api.bannerBody,
      reply: api.bannerReply,
      errors: ['banner_unfair', 'revision_missing', 'revision_changed'],
      handle: async ({ body, raw, workspaceId, actor }) =>
        showBanner(await saveBanner(deps, workspaceId, { ...body, revision: readRevision(raw), actor })),
    }),
  ]
}

const showBanner = (banner: Banner) => ({
  ...banner,
  defaults: defaultWords,
  updatedAt: isoOrNull(banner.updatedAt),
})
