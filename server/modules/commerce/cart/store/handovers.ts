import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

const putSql = sql(
  'commerce.cart_handover_put',
  `INSERT INTO commerce.cart_handover (workspace_id, code_hash, document_id, expires_at) VALUES ($1, $2, $3, $4)`,
)
export const putHandover = (
  tx: WorkspaceTx,
  row: { codeHash: string; documentId: string; expiresAt: number },
): Promise<number> => tx.change(putSql(tx.workspaceId, row.codeHash, row.documentId, row.expiresAt))

const takeSql = sql(
  'commerce.cart_handover_take',
  `UPDATE commerce.cart_handover SET taken_at = $3
    WHERE workspace_id = $1 AND code_hash = $2 AND taken_at IS NULL AND expires_at > $3
   RETURNING document_id::text AS id`,
)
/** The document a code leads to, once. */
export async function takeHandover(tx: WorkspaceTx, codeHash: string, at: number): Promise<string | null> {
  return (await tx.rows<{ id: string }>(takeSql(tx.workspaceId, codeHash, at)))[0]?.id ?? null
}

const dropSql = sql(
  'commerce.cart_handover_drop',
  'DELETE FROM commerce.cart_handover WHERE workspace_id = $1 AND expires_at < $2',
)
export const dropHandovers = (tx: WorkspaceTx, before: number): Promise<number> =>
  tx.change(dropSql(tx.workspaceId, before))
