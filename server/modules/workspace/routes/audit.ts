import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as schema from '../schema.ts'
import { nameEntries, type ReadEntry } from '../service/read-audit.ts'
import { listAudit } from '../store/audit.ts'
import { listActors } from '../store/audit-names.ts'
import { isoTime, type RouteDeps } from './deps.ts'

const query = z.strictObject({
  cursor: z.uuid().optional(),
  actor: z.string().max(64).optional(),
  action: z.string().max(64).optional(),
  q: z.string().max(200).optional(),
  from: z.iso.datetime().optional(),
  /** Not itself within. */
  to: z.iso.datetime().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const toMs = (at: string | undefined): number | null => (at === undefined ? null : Date.parse(at))

/** Entries that are looked through for who acted. */
const mostForActors = 5_000

/** The log of who did what. */
export function createAuditRoutes(deps: RouteDeps): AnyRoute[] {
  return [listRoute(deps), actorsRoute(deps)]
}

function listRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/audit',
    id: 'listAudit',
    summary: 'Who did what in this workspace, newest first',
    scope: 'audit:read',
    query,
    reply: z.object({ items: z.array(schema.auditEntry), nextCursor: z.string().nullable() }),
    errors: [],
    async handle({ query, workspaceId, actor: reader }) {
      const { cursor = null, actor = null, action = null, q = null, limit } = query
      const [from, to] = [toMs(query.from), toMs(query.to)]
      const filter = { before: cursor, actor, action, text: q, from, to, limit: limit + 1 }
      const rows = await deps.db.inWorkspace(workspaceId, (tx) => listAudit(tx, workspaceId, filter))
      const shown = rows.slice(0, limit)
      const nextCursor = rows.length > limit ? (shown.at(-1)?.id ?? null) : null
      const workspaceName = async (id: string) => (await deps.workspaces.find(id))?.name ?? null
      const seesPii = reader.scopes.has('customers:pii')
      const entries = await nameEntries({ ...deps, workspaceName }, { workspaceId, seesPii }, shown)
      return { items: entries.map(showEntry), nextCursor }
    },
  })
}

function actorsRoute(deps: RouteDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/audit/actors',
    id: 'listAuditActors',
    summary: 'Who did something in this workspace lately',
    scope: 'audit:read',
    reply: z.object({ items: z.array(schema.auditActor) }),
    errors: [],
    handle: async ({ workspaceId }) => ({
      items: await deps.db.inWorkspace(workspaceId, (tx) => listActors(tx, workspaceId, mostForActors)),
    }),
  })
}

function showEntry({ row, about, reason, detail }: ReadEntry): z.infer<typeof schema.auditEntry> {
  return {
    id: row.id,
    at: isoTime(row.at),
    actor: { id: row.actor_id, kind: row.actor_kind, name: row.actor_name },
    action: row.action,
    target: row.target,
    about,
    reason,
    detail,
  }
}
