import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { probe } from '../../store/probe.ts'

const sumSql = sql(
  'commerce.stock_free_of',
  `SELECT sku, sum(greatest(on_hand - reserved, 0))::bigint AS free FROM ${probe('$2', 'commerce.stock', 'sku')} AS own GROUP BY sku`,
)
/** Pieces that are free, in all stores together; none for a variant whose stock nobody counts. */
export async function sumFree(tx: WorkspaceTx, skus: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.rows<{ sku: string; free: number }>(sumSql(tx.workspaceId, pgArray.text(skus)))
  return new Map(rows.map((row) => [row.sku, row.free]))
}

const ofStoresSql = sql(
  'commerce.stock_free_of_stores',
  `SELECT store_id AS "storeId", greatest(on_hand - reserved, 0) AS free FROM commerce.stock
    WHERE workspace_id = $1 AND sku = $2 ORDER BY store_id`,
)
export const listFree = (tx: WorkspaceTx, sku: string): Promise<{ storeId: string; free: number }[]> =>
  tx.rows<{ storeId: string; free: number }>(ofStoresSql(tx.workspaceId, sku))

const inStoresSql = sql(
  'commerce.stock_free_in',
  `SELECT sku, store_id AS "storeId", greatest(on_hand - reserved, 0)::int AS free FROM ${probe('$2', 'commerce.stock', 'sku')} AS own
    WHERE $3::text IS NULL OR store_id = $3 ORDER BY sku, store_id`,
)
/** Pieces free of many variants, by store: in one of them, or in all. */
export async function listFreeIn(
  tx: WorkspaceTx,
  skus: readonly string[],
  storeId: string | null,
): Promise<Map<string, Record<string, number>>> {
  const found = new Map<string, Record<string, number>>()
  for (const row of await tx.rows<{ sku: string; storeId: string; free: number }>(
    inStoresSql(tx.workspaceId, pgArray.text(skus), storeId),
  ))
    found.set(row.sku, { ...found.get(row.sku), [row.storeId]: row.free })
  return found
}
