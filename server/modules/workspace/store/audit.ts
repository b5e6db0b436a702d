import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface AuditRow {
  id: string
  at: number
  actor_kind: 'member' | 'key' | 'system'
  actor_id: string
  actor_name: string
  action: string
  target: string
  detail: string
}

const insertAuditSql = sql(
  'workspace.insertAudit',
  `INSERT INTO workspace.audit (workspace_id, id, at, actor_kind, actor_id, actor_name, action, target, detail)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9)`,
)
export async function insertAudit(tx: Tx, workspaceId: string, row: AuditRow): Promise<void> {
  const { id, at, actor_kind, actor_id, actor_name, action, target, detail } = row
  await tx.change(
    insertAuditSql(workspaceId, id, at, actor_kind, actor_id, actor_name, action, target, detail),
  )
}

const listAuditSql = sql(
  'workspace.listAudit',
  `SELECT id, at, actor_kind, actor_id, actor_name, action, target, detail
     FROM workspace.audit
    WHERE workspace_id = $1
      AND ($2::uuid IS NULL OR id < $2::uuid)
      AND ($3::text IS NULL OR actor_id = $3)
      AND ($4::text IS NULL OR action = $4)
      AND ($5::text IS NULL OR position(lower($5) IN lower(actor_name || ' ' || action || ' ' || target)) > 0)
      AND ($6::bigint IS NULL OR at >= $6::bigint)
      AND ($7::bigint IS NULL OR at < $7::bigint)
    ORDER BY workspace_id DESC, id DESC LIMIT $8`,
)
export interface AuditFilter {
  /** Only entries older than this one. */
  before: string | null
  actor: string | null
  action: string | null
  /** Part of an actor's name, an action or a target. */
  text: string | null
  /** Milliseconds: at this moment or later. */
  from: number | null
  /** Milliseconds: before this moment. */
  to: number | null
  limit: number
}
/** Newest first. */
export function listAudit(tx: Tx, workspaceId: string, filter: AuditFilter): Promise<AuditRow[]> {
  const { before, actor, action, text, from, to, limit } = filter
  return tx.rows<AuditRow>(listAuditSql(workspaceId, before, actor, action, text, from, to, limit))
}

const columns = 'id::text, at, actor_kind, actor_id, actor_name, action, target, detail'

const selectEntriesSql = sql(
  'workspace.auditEntries',
  `SELECT ${columns} FROM workspace.audit WHERE workspace_id = $1 AND ($2::uuid[] IS NULL OR id = ANY ($2::uuid[])) ORDER BY id`,
)
/** These entries, or all, oldest first. */
export function listAuditEntries(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[] | null,
): Promise<AuditRow[]> {
  return tx.rows<AuditRow>(selectEntriesSql(workspaceId, ids && pgArray.plain(ids)))
}

const selectUnlinkedSql = sql(
  'workspace.auditUnlinked',
  `SELECT a.id::text AS ref FROM workspace.audit a
   WHERE a.workspace_id = $1
     AND NOT EXISTS (SELECT FROM workspace.audit_link l WHERE l.workspace_id = $1 AND l.ref = a.id::text)
   ORDER BY a.id LIMIT 1`,
)
/** An entry that no link of the chain tells of. */
export async function findUnlinkedEntry(tx: Tx, workspaceId: string): Promise<string | null> {
  return (await tx.rows<{ ref: string }>(selectUnlinkedSql(workspaceId)))[0]?.ref ?? null
}
