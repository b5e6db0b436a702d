import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface UseRow {
  kind: string
  user_id: string
  name: string
}

const putUseSql = sql(
  'content.putUse',
  `INSERT INTO content.use (workspace_id, item_id, kind, user_id, name) VALUES ($1, $2::uuid, $3, $4, $5)
   ON CONFLICT (workspace_id, item_id, kind, user_id) DO UPDATE SET name = excluded.name`,
)
export async function putUse(tx: WorkspaceTx, itemId: string, use: UseRow): Promise<void> {
  await tx.change(putUseSql(tx.workspaceId, itemId, use.kind, use.user_id, use.name))
}

const deleteUseSql = sql(
  'content.deleteUse',
  'DELETE FROM content.use WHERE workspace_id = $1 AND item_id = $2::uuid AND kind = $3 AND user_id = $4',
)
export async function deleteUse(
  tx: WorkspaceTx,
  itemId: string,
  use: Pick<UseRow, 'kind' | 'user_id'>,
): Promise<void> {
  await tx.change(deleteUseSql(tx.workspaceId, itemId, use.kind, use.user_id))
}

const listUsesOfSql = sql(
  'content.listUsesOf',
  `SELECT item_id::text AS "itemId", kind, name FROM content.use
    WHERE workspace_id = $1 AND item_id = ANY ($2::uuid[]) ORDER BY kind, name`,
)
/** Who leans on any of these items. */
export function listUsesOf(
  tx: WorkspaceTx,
  itemIds: readonly string[],
): Promise<{ itemId: string; kind: string; name: string }[]> {
  return tx.rows(listUsesOfSql(tx.workspaceId, pgArray.plain(itemIds)))
}
