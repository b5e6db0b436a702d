import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as schema from '../schema.ts'
import { type AuditRow, listAudit } from '../store/audit.ts'
import { isoTime, type RouteDeps } from './deps.ts'

const query = z.strictObject({
  cursor: z.uuid().optional(),
  actor: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  q: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** The log of who did what. */
export function createAuditRoutes(deps: RouteDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/audit',
      id: 'listAudit',
      summary: 'Who did what in this workspace, newest first',
      scope: 'audit:read',
      query,
      reply: z.object({ items: z.array(schema.auditEntry), nextCursor: z.string().nullable() }),
      errors: [],
      async handle({ query, workspaceId }) {
        const { cursor = null, actor = null, action = null, q = null, limit } = query
        const filter = { before: cursor, actor, action, text: q, limit: limit + 1 }
        const rows = await deps.db.inWorkspace(workspaceId, (tx) => listAudit(tx, workspaceId, filter))
        const shown = rows.slice(0, limit)
        const nextCursor = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
        return { items: shown.map(showEntry), nextCursor }
      },
    }),
  ]
}

function showEntry(row: AuditRow): z.infer<typeof schema.auditEntry> {
  return {
    id: row.id,
    at: isoTime(row.at),
    actor: { id: row.actor_id, kind: row.actor_kind, name: row.actor_name },
    action: row.action,
    target: row.target,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  }
}
