import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const memberNamesSql = sql(
  'workspace.auditMemberNames',
  `SELECT u.id, u.name FROM workspace."user" u WHERE u.id = ANY ($2::text[])
   UNION ALL
   SELECT l.id::text, coalesce(l.name, l.email) FROM workspace.link l
    WHERE l.workspace_id = $1 AND l.id::text = ANY ($2::text[])`,
)
/** Names of members, also of those who have left, and of people invited; by user id or invitation id. */
export async function listMemberNames(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const asked = memberNamesSql(workspaceId, pgArray.text(ids))
  const rows = await tx.rows<{ id: string; name: string | null }>(asked)
  return new Map(rows.map((row) => [row.id, row.name]))
}

const keyNamesSql = sql(
  'workspace.auditKeyNames',
  'SELECT id::text, name FROM workspace.api_key WHERE workspace_id = $1 AND id::text = ANY ($2::text[])',
)
/** Names of keys, revoked ones too. */
export async function listKeyNames(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await tx.rows<{ id: string; name: string }>(keyNamesSql(workspaceId, pgArray.text(ids)))
  return new Map(rows.map((row) => [row.id, row.name]))
}

// Whoever did something lately: an index walk of bounded length, however long the log.
const actorsSql = sql(
  'workspace.auditActors',
  `SELECT DISTINCT ON (actor_id) actor_id AS id, actor_kind AS kind, actor_name AS name
     FROM (SELECT * FROM workspace.audit WHERE workspace_id = $1 ORDER BY workspace_id DESC, id DESC LIMIT $2) recent
    ORDER BY actor_id, id DESC`,
)
export interface ActorRow {
  id: string
  kind: 'member' | 'key' | 'system'
  name: string
}
/** Who stands in the newest `most` entries, each under her newest name. */
export function listActors(tx: Tx, workspaceId: string, most: number): Promise<ActorRow[]> {
  return tx.rows<ActorRow>(actorsSql(workspaceId, most))
}
