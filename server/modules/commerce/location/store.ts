import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface StoredStore {
  id: string
  name: string
  body: string
  isActive: boolean
  digest: string
}

const columns = 'id, name, body, is_active AS "isActive", digest'

const listSql = sql(
  'commerce.store_list',
  `SELECT ${columns} FROM commerce.store WHERE workspace_id = $1 AND is_active ORDER BY name COLLATE "pl-x-icu", id`,
)
export const listStores = (tx: WorkspaceTx): Promise<StoredStore[]> =>
  tx.rows<StoredStore>(listSql(tx.workspaceId))

const findSql = sql(
  'commerce.store_find',
  `SELECT ${columns} FROM commerce.store WHERE workspace_id = $1 AND id = ANY ($2::text[])`,
)
export const findStores = (tx: WorkspaceTx, ids: readonly string[]): Promise<StoredStore[]> =>
  tx.rows<StoredStore>(findSql(tx.workspaceId, pgArray.text(ids)))

const putSql = sql(
  'commerce.store_put',
  `INSERT INTO commerce.store (workspace_id, id, name, body, is_active, digest, changed_at)
   SELECT $1, id, name, body, "isActive", digest, $3
     FROM json_to_recordset($2::json) AS r(id text, name text, body text, "isActive" boolean, digest text)
   ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, body = excluded.body,
     is_active = excluded.is_active, digest = excluded.digest, changed_at = excluded.changed_at`,
)
export async function putStores(
  tx: WorkspaceTx,
  rows: readonly StoredStore[],
  changedAt: number,
): Promise<void> {
  await tx.change(putSql(tx.workspaceId, JSON.stringify(rows), changedAt))
}
