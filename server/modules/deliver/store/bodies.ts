import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** What she got, as JSON of its parts, sealed under the key of the birth it was written for. pii */
export interface BodyRow {
  id: string
  birth: string
  parts: string
}

const putSql = sql(
  'deliver.body_put',
  `INSERT INTO deliver.body (workspace_id, message_id, birth_id, parts)
   SELECT $1, id, birth, parts FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS b(id, birth, parts)
   ON CONFLICT (workspace_id, message_id) DO UPDATE SET parts = excluded.parts`,
)
export async function putBodies(tx: Tx, workspaceId: string, rows: readonly BodyRow[]): Promise<void> {
  if (rows.length === 0) return
  const ids = pgArray.plain(rows.map((row) => row.id))
  const births = pgArray.plain(rows.map((row) => row.birth))
  await tx.change(putSql(workspaceId, ids, births, pgArray.text(rows.map((row) => row.parts))))
}

const listSql = sql(
  'deliver.bodies',
  `SELECT message_id::text AS id, birth_id::text AS birth, parts FROM deliver.body
   WHERE workspace_id = $1 AND message_id = ANY ($2::uuid[])`,
)
export const listBodies = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<BodyRow[]> =>
  tx.rows<BodyRow>(listSql(workspaceId, pgArray.plain(ids)))
