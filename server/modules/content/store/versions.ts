import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export type Decision = 'published' | 'submitted' | 'approved' | 'rejected'

export interface VersionRow {
  version: number
  created_at: number
  created_by: string
  creator_name: string
  decision: Decision
  note: string
  decided_at: number
  decider_name: string
}

const insertVersionSql = sql(
  'content.insertVersion',
  `INSERT INTO content.version
          (workspace_id, item_id, version, document, compiled, created_at, created_by, creator_name, revision)
   SELECT $1, $2::uuid, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8
     FROM content.version WHERE workspace_id = $1 AND item_id = $2::uuid
   RETURNING version`,
)
/** @returns the number of the version; the item must be locked */
export async function insertVersion(
  tx: WorkspaceTx,
  itemId: string,
  made: {
    document: string
    compiled: string
    revision: number
    at: number
    by: { id: string; name: string }
  },
): Promise<number> {
  const { document, compiled, revision, at, by } = made
  const statement = insertVersionSql(tx.workspaceId, itemId, document, compiled, at, by.id, by.name, revision)
  const [row] = await tx.rows<{ version: number }>(statement)
  if (!row) throw new Error('no version was made')
  return row.version
}

const insertDecisionSql = sql(
  'content.insertDecision',
  `INSERT INTO content.decision (workspace_id, item_id, version, ordinal, decision, note, decided_at, decided_by, decider_name)
   SELECT $1, $2::uuid, $3::integer, count(*)::integer + 1, $4, $5, $6, $7, $8
     FROM content.decision WHERE workspace_id = $1 AND item_id = $2::uuid AND version = $3`,
)
export async function insertDecision(
  tx: WorkspaceTx,
  of: { itemId: string; version: number },
  made: { decision: Decision; note: string; at: number; by: { id: string; name: string } },
): Promise<void> {
  const { decision, note, at, by } = made
  await tx.change(
    insertDecisionSql(tx.workspaceId, of.itemId, of.version, decision, note, at, by.id, by.name),
  )
}

const listVersionsSql = sql(
  'content.listVersions',
  `SELECT DISTINCT ON (v.version) v.version, v.created_at, v.created_by, v.creator_name,
          d.decision, d.note, d.decided_at, d.decider_name
     FROM content.version v
     JOIN content.decision d ON d.workspace_id = v.workspace_id AND d.item_id = v.item_id AND d.version = v.version
    WHERE v.workspace_id = $1 AND v.item_id = $2::uuid
    ORDER BY v.version DESC, d.ordinal DESC`,
)
/** Newest first, each with what was decided about it last. */
export function listVersions(tx: WorkspaceTx, itemId: string): Promise<VersionRow[]> {
  return tx.rows<VersionRow>(listVersionsSql(tx.workspaceId, itemId))
}

const findVersionSql = sql(
  'content.findVersion',
  'SELECT document, compiled FROM content.version WHERE workspace_id = $1 AND item_id = $2::uuid AND version = $3',
)
export async function findVersion(
  tx: WorkspaceTx,
  itemId: string,
  version: number,
): Promise<{ document: string; compiled: string } | null> {
  const rows = await tx.rows<{ document: string; compiled: string }>(
    findVersionSql(tx.workspaceId, itemId, version),
  )
  return rows[0] ?? null
}

const findPublishedSql = sql(
  'content.findPublished',
  `SELECT v.version, v.compiled, i.archived_at FROM content.item i
     JOIN content.version v ON v.workspace_id = i.workspace_id AND v.item_id = i.id AND v.version = i.published_version
    WHERE i.workspace_id = $1 AND i.id = $2::uuid`,
)
export async function findPublished(
  tx: WorkspaceTx,
  itemId: string,
): Promise<{ version: number; compiled: string; archived_at: number | null } | null> {
  const rows = await tx.rows<{ version: number; compiled: string; archived_at: number | null }>(
    findPublishedSql(tx.workspaceId, itemId),
  )
  return rows[0] ?? null
}
