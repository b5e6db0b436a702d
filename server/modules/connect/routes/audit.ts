import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/audit.ts'
import { auditSources } from '../service/audit.ts'
import type { ConnectDeps } from '../service/deps.ts'
import { followWalk } from '../service/walk.ts'

/** What all sources bring, what is missing for which scene; and a walk in the customer's shoes. */
export const createAuditRoutes = (deps: ConnectDeps): AnyRoute[] => [
  defineRoute({
    method: 'GET',
    path: '/api/v1/source-audit',
    id: 'auditSources',
    summary:
      'Per source what arrives, how fresh, what it fills; per scene what is missing, with the next step',
    scope: 'sources:read',
    reply: api.auditReply,
    errors: [],
    handle: ({ workspaceId, language }) => auditSources(deps, workspaceId, language),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/v1/source-audit/walk',
    id: 'followWalk',
    summary: 'What has arrived of a walk through one’s own channels, step by step',
    scope: 'customers:read',
    body: api.walkBody,
    reply: api.walkReply,
    errors: [],
    handle: ({ body, workspaceId, language }) =>
      followWalk(deps, workspaceId, { who: body.who, since: Date.parse(body.since), language }),
  }),
]
