import { pgArray, sql, type Tx } from '../../../../platform/db/index.ts'

type Asked = [tx: Tx, workspaceId: string, births: readonly string[]]

const documentsOf = `SELECT id FROM commerce.document WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`
const exports = [
  [
    'commerce.document',
    sql(
      'commerce.document_export',
      `SELECT * FROM commerce.document WHERE workspace_id = $1 AND id IN (${documentsOf}) ORDER BY id`,
    ),
  ],
  [
    'commerce.document_change',
    sql(
      'commerce.document_change_export',
      `SELECT * FROM commerce.document_change WHERE workspace_id = $1 AND document_id IN (${documentsOf}) ORDER BY document_id, n`,
    ),
  ],
  [
    'commerce.cart_merge',
    sql(
      'commerce.cart_merge_export',
      `SELECT * FROM commerce.cart_merge WHERE workspace_id = $1 AND (known_id IN (${documentsOf}) OR guest_id IN (${documentsOf})) ORDER BY at`,
    ),
  ],
  [
    'commerce.wish_watch',
    sql(
      'commerce.wish_watch_export',
      `SELECT * FROM commerce.wish_watch WHERE workspace_id = $1 AND document_id IN (${documentsOf}) ORDER BY document_id, sku`,
    ),
  ],
] as const

/** Carts and wish lists with every change. */
export async function exportDocuments(
  ...[tx, workspaceId, births]: Asked
): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {}
  for (const [table, statement] of exports)
    tables[table] = await tx.rows<object>(statement(workspaceId, pgArray.plain(births)))
  return tables
}

const erasures = [
  sql(
    'commerce.wish_watch_erase',
    `DELETE FROM commerce.wish_watch WHERE workspace_id = $1 AND document_id IN (${documentsOf})`,
  ),
  sql(
    'commerce.cart_handover_erase',
    `DELETE FROM commerce.cart_handover WHERE workspace_id = $1 AND document_id IN (${documentsOf})`,
  ),
  sql(
    'commerce.cart_merge_erase',
    `DELETE FROM commerce.cart_merge WHERE workspace_id = $1 AND (known_id IN (${documentsOf}) OR guest_id IN (${documentsOf}))`,
  ),
  sql(
    'commerce.document_change_erase',
    `DELETE FROM commerce.document_change WHERE workspace_id = $1 AND document_id IN (${documentsOf})`,
  ),
  sql(
    'commerce.document_erase',
    'DELETE FROM commerce.document WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
  ),
] as const

/** What was collected, and the codes that led to it. */
export async function eraseDocuments(...[tx, workspaceId, births]: Asked): Promise<number> {
  let gone = 0
  for (const statement of erasures) gone += await tx.change(statement(workspaceId, pgArray.plain(births)))
  return gone
}

const staleSql = sql(
  'commerce.document_stale',
  `WITH gone AS (DELETE FROM commerce.document WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND birth_id IS NULL
                 RETURNING id),
        changes AS (DELETE FROM commerce.document_change c USING gone WHERE c.workspace_id = $1 AND c.document_id = gone.id)
   DELETE FROM commerce.wish_watch w USING gone WHERE w.workspace_id = $1 AND w.document_id = gone.id`,
)
/** Of devices that nobody ever learned of. */
export const deleteStale = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> =>
  tx.change(staleSql(workspaceId, pgArray.plain(ids)))
