import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface EditRow {
  id: string
  at: number
  by: string
  /** JSON. */
  changes: string
  undoes: string | null
}

/** Of one product; the rest are in the audit log, without what they changed. */
const mostKept = 50

const columns = 'id, at, by_name AS "by", changes, undoes'

const listSql = sql(
  'commerce.product_edit_list',
  `SELECT ${columns} FROM commerce.product_edit WHERE workspace_id = $1 AND product_id = $2 ORDER BY id DESC LIMIT ${mostKept}`,
)
/** The newest first. */
export const listEdits = (tx: WorkspaceTx, productId: string): Promise<EditRow[]> =>
  tx.rows<EditRow>(listSql(tx.workspaceId, productId))

const findSql = sql(
  'commerce.product_edit_find',
  `SELECT ${columns} FROM commerce.product_edit WHERE workspace_id = $1 AND product_id = $2 AND id = $3`,
)
export async function findEdit(
  tx: WorkspaceTx,
  { productId, id }: { productId: string; id: string },
): Promise<EditRow | null> {
  return (await tx.rows<EditRow>(findSql(tx.workspaceId, productId, id)))[0] ?? null
}

const putSql = sql(
  'commerce.product_edit_put',
  `INSERT INTO commerce.product_edit (workspace_id, product_id, id, at, by_name, changes, undoes)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
)
const trimSql = sql(
  'commerce.product_edit_trim',
  `DELETE FROM commerce.product_edit WHERE workspace_id = $1 AND product_id = $2 AND id < (
     SELECT min(id) FROM (SELECT id FROM commerce.product_edit WHERE workspace_id = $1 AND product_id = $2
                           ORDER BY id DESC LIMIT ${mostKept}) newest)`,
)
/** Under the lock of its product. */
export async function putEdit(
  tx: WorkspaceTx,
  productId: string,
  { id, at, by, changes, undoes }: EditRow,
): Promise<void> {
  await tx.change(putSql(tx.workspaceId, productId, id, at, by, changes, undoes))
  await tx.change(trimSql(tx.workspaceId, productId))
}
