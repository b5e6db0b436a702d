import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

/** A product an import brought: its row of before, JSON, and its digest since. */
export interface Replaced {
  productId: string
  before: string | null
  digest: string | null
}

const noteSql = sql(
  'connect.import_product_note',
  `INSERT INTO connect.import_product (workspace_id, import_id, product_id, before)
   SELECT $1, $2::uuid, id, before FROM json_to_recordset($3::json) AS r(id text, before text)
   ON CONFLICT DO NOTHING`,
)
/** Before they are brought. What the import itself brought a moment ago is not what stood there before. */
export async function noteBefore(
  tx: WorkspaceTx,
  importId: string,
  rows: readonly { id: string; before: string | null }[],
): Promise<void> {
  await tx.change(noteSql(tx.workspaceId, importId, JSON.stringify(rows)))
}

const digestSql = sql(
  'connect.import_product_digest',
  `UPDATE connect.import_product p SET digest = r.digest
     FROM json_to_recordset($3::json) AS r(id text, digest text)
    WHERE p.workspace_id = $1 AND p.import_id = $2::uuid AND p.product_id = r.id`,
)
export async function noteAfter(
  tx: WorkspaceTx,
  importId: string,
  rows: readonly { id: string; digest: string }[],
): Promise<void> {
  await tx.change(digestSql(tx.workspaceId, importId, JSON.stringify(rows)))
}

const listSql = sql(
  'connect.import_product_list',
  `SELECT product_id AS "productId", before, digest FROM connect.import_product
    WHERE workspace_id = $1 AND import_id = $2::uuid ORDER BY product_id LIMIT $3`,
)
export const listReplaced = (tx: WorkspaceTx, importId: string, most: number): Promise<Replaced[]> =>
  tx.rows<Replaced>(listSql(tx.workspaceId, importId, most))

const deleteSql = sql(
  'connect.import_product_delete',
  `DELETE FROM connect.import_product WHERE workspace_id = $1 AND import_id = $2::uuid AND product_id = ANY ($3::text[])`,
)
export const deleteReplaced = (tx: WorkspaceTx, importId: string, ids: readonly string[]): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, importId, pgArray.text(ids)))
