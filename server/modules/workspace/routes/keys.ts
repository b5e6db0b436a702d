import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { isOfKeysOnly } from '../roles.ts'
import * as schema from '../schema.ts'
import { isoTime, type RouteDeps } from './deps.ts'

/** Write and secret keys of the workspace. */
export function createKeyRoutes(deps: RouteDeps): AnyRoute[] {
  return [listRoute(deps), createRoute(deps), revokeRoute(deps)]
}

function listRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/keys',
    id: 'listKeys',
    summary: 'Keys of the workspace, revoked ones last',
    scope: 'sources:read',
    reply: z.object({ items: z.array(schema.key) }),
    errors: [],
    async handle({ workspaceId }) {
      const rows = await deps.keys.list(workspaceId)
      const items = rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        prefix: row.prefix,
        scopes: row.scopes,
        createdAt: isoTime(row.created_at),
        lastUsedAt: row.last_used_at === null ? null : isoTime(row.last_used_at),
        revokedAt: row.revoked_at === null ? null : isoTime(row.revoked_at),
      }))
      return { items }
    },
  })
}

function createRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/keys',
    id: 'createKey',
    summary: 'Make a key; its text is in this reply and nowhere else',
    scope: 'keys:manage',
    body: schema.newKey,
    reply: z.object({ id: z.string(), key: z.string() }),
    errors: [],
    async handle({ body, actor, workspaceId }) {
      const { kind, name, scopes } = body
      // Nobody hands out more than she has, but for what no person ever has; a write key's only permission is fixed.
      const isTooMuch =
        scopes?.some((one) => !actor.scopes.has(one) && !isOfKeysOnly(one)) ||
        (kind === 'write' && scopes !== undefined)
      if (isTooMuch) throw new SplotError('invalid', { path: 'body.scopes' })
      return deps.keys.create({ kind, name, scopes, workspaceId, actor })
    },
  })
}

function revokeRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'DELETE',
    path: '/api/v1/keys/{id}',
    id: 'revokeKey',
    summary: 'Revoke a key: it stops working within a second',
    scope: 'keys:manage',
    params: z.strictObject({ id: schema.id }),
    reply: z.object({ done: z.literal(true) }),
    errors: ['not_found'],
    async handle({ params, actor, workspaceId }) {
      await deps.keys.revoke(workspaceId, params.id, actor)
      return { done: true as const }
    },
  })
}
