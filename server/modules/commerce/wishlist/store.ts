import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Watch } from './rules.ts'

const putSql = sql(
  'commerce.wish_watch_put',
  `INSERT INTO commerce.wish_watch (workspace_id, document_id, sku, wants_price, wants_stock, minor, is_there)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (workspace_id, document_id, sku) DO UPDATE SET wants_price = excluded.wants_price,
     wants_stock = excluded.wants_stock, minor = excluded.minor, is_there = excluded.is_there`,
)
export const putWatch = (tx: WorkspaceTx, one: Watch): Promise<number> =>
  tx.change(
    putSql(
      ...[tx.workspaceId, one.documentId, one.sku, one.wantsPrice, one.wantsStock],
      ...[one.minor === null ? null : String(one.minor), one.isThere],
    ),
  )

const deleteSql = sql(
  'commerce.wish_watch_delete',
  'DELETE FROM commerce.wish_watch WHERE workspace_id = $1 AND document_id = ANY ($2::uuid[]) AND sku = ANY ($3::text[])',
)
export const deleteWatches = (
  tx: WorkspaceTx,
  documentIds: readonly string[],
  skus: readonly string[],
): Promise<number> => tx.change(deleteSql(tx.workspaceId, pgArray.plain(documentIds), pgArray.text(skus)))

const workspacesSql = sql(
  'commerce.wish_watch_workspaces',
  'SELECT DISTINCT workspace_id AS id FROM commerce.wish_watch ORDER BY workspace_id',
)
/** Where somebody waits. For the worker's role. */
export const listWatching = (tx: Tx): Promise<{ id: string }[]> => tx.rows<{ id: string }>(workspacesSql())

const skusSql = sql(
  'commerce.wish_watch_skus',
  'SELECT DISTINCT sku FROM commerce.wish_watch WHERE workspace_id = $1 AND sku > $2 ORDER BY sku LIMIT $3',
)
export async function listWatched(tx: WorkspaceTx, after: string, most: number): Promise<string[]> {
  return (await tx.rows<{ sku: string }>(skusSql(tx.workspaceId, after, most))).map((row) => row.sku)
}

const lockSql = sql(
  'commerce.wish_watch_lock',
  `SELECT w.document_id::text AS "documentId", w.sku, w.wants_price AS "wantsPrice", w.wants_stock AS "wantsStock",
          w.minor::text AS minor, w.is_there AS "isThere", d.birth_id::text AS birth
     FROM commerce.wish_watch w
     JOIN commerce.document d ON d.workspace_id = w.workspace_id AND d.id = w.document_id
    WHERE w.workspace_id = $1 AND w.sku = ANY ($2::text[]) ORDER BY w.document_id, w.sku FOR UPDATE OF w`,
)
/** Whoever waits for these variants, held until the transaction ends. `birth` null where nobody knows whose it is. */
export async function lockWatches(
  tx: WorkspaceTx,
  skus: readonly string[],
): Promise<(Watch & { birth: string | null })[]> {
  const rows = await tx.rows<Omit<Watch, 'minor'> & { minor: string | null; birth: string | null }>(
    lockSql(tx.workspaceId, pgArray.text(skus)),
  )
  return rows.map((row) => ({ ...row, minor: row.minor === null ? null : BigInt(row.minor) }))
}

const noteSql = sql(
  'commerce.wish_watch_note',
  `UPDATE commerce.wish_watch SET minor = $4, is_there = $5
    WHERE workspace_id = $1 AND document_id = $2 AND sku = $3`,
)
/** How it is now, for the next look. */
export const noteWatch = (
  tx: WorkspaceTx,
  { documentId, sku }: Pick<Watch, 'documentId' | 'sku'>,
  now: Pick<Watch, 'minor' | 'isThere'>,
): Promise<number> =>
  tx.change(
    noteSql(tx.workspaceId, documentId, sku, now.minor === null ? null : String(now.minor), now.isThere),
  )
