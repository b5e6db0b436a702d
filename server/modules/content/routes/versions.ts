import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { diffDocuments } from '../rules/diff.ts'
import * as api from '../schema/api.ts'
import type { ContentDeps } from '../service/deps.ts'
import { getItem } from '../service/items.ts'
import { decideVersion, publishDraft, readDocument, readVersionBrand } from '../service/publish.ts'
import { findVersion, listVersions } from '../store/versions.ts'
import { isoTime, readRevision } from './show.ts'

/** Versions: publish, approve, look back, compare. */
export function createVersionRoutes(deps: ContentDeps): AnyRoute[] {
  return [publishRoute(deps), decideRoute(deps), listRoute(deps), getRoute(deps), diffRoute(deps)]
}

function publishRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content/{id}/publish',
    id: 'publishContent',
    summary: 'Make a version of the draft, live at once or when a second person has approved it',
    scope: 'content:publish',
    params: api.idParams,
    body: api.noteBody,
    reply: api.publishedReply,
    errors: ['not_found', 'revision_missing', 'revision_changed', 'content_unready'],
    handle: ({ params, body, raw, workspaceId, actor }) =>
      publishDraft(deps, workspaceId, { ...params, ...body, revision: readRevision(raw), actor }),
  })
}

function decideRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content/{id}/versions/{version}/decision',
    id: 'decideVersion',
    summary: 'Approve or reject a version somebody else has submitted',
    scope: 'content:publish',
    params: api.versionParams,
    body: api.decisionBody,
    reply: api.publishedReply,
    errors: ['not_found', 'approval_self', 'approval_closed'],
    handle: ({ params, body, workspaceId, actor }) =>
      decideVersion(deps, workspaceId, { ...params, ...body, actor }),
  })
}

function listRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content/{id}/versions',
    id: 'listVersions',
    summary: 'Versions with what was decided about each, newest first',
    scope: 'content:read',
    params: api.idParams,
    reply: api.versionsReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const { published_version } = await getItem(tx, params.id)
        const rows = await listVersions(tx, params.id)
        return {
          items: rows.map((row) => ({
            version: row.version,
            createdAt: isoTime(row.created_at),
            createdBy: row.creator_name,
            decision: row.decision,
            note: row.note,
            decidedAt: isoTime(row.decided_at),
            decidedBy: row.decider_name,
            isLive: row.version === published_version,
          })),
        }
      }),
  })
}

function getRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content/{id}/versions/{version}',
    id: 'getVersion',
    summary: 'A version as it was made, with its brand',
    scope: 'content:read',
    params: api.versionParams,
    reply: api.versionReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const { id, version } = params
        const row = await findVersion(tx, id, version)
        if (row === null) throw new SplotError('not_found')
        return {
          version,
          document: await readDocument(tx, id, version),
          brand: readVersionBrand(row.document),
        }
      }),
  })
}

function diffRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content/{id}/diff',
    id: 'diffContent',
    summary: 'What changed between two versions, or a version and the draft, in words',
    scope: 'content:read',
    params: api.idParams,
    query: api.diffQuery,
    reply: api.diffReply,
    errors: ['not_found'],
    handle: ({ params, query, workspaceId, language }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const before = await readDocument(tx, params.id, query.from)
        const after = await readDocument(tx, params.id, query.to)
        return { changes: diffDocuments(before, after, language) }
      }),
  })
}
