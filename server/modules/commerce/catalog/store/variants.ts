import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { probe } from '../../store/probe.ts'

export interface VariantRow {
  sku: string
  productId: string
  gtin: string | null
  ord: number
  body: string
  isActive: boolean
}

const columns = 'sku, product_id AS "productId", gtin, ord, body, is_active AS "isActive"'

const ownersSql = sql(
  'commerce.variant_owners',
  `SELECT sku, product_id AS "productId" FROM ${probe('$2', 'commerce.variant', 'sku')} AS own`,
)
/** To which products these SKUs belong; none for one that is not known. */
export async function listOwners(tx: WorkspaceTx, skus: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ sku: string; productId: string }>(
    ownersSql(tx.workspaceId, pgArray.text(skus)),
  )
  return new Map(rows.map((row) => [row.sku, row.productId]))
}

const byGtinSql = sql(
  'commerce.variant_by_gtin',
  `SELECT gtin, min(sku) AS sku FROM ${probe('$2', 'commerce.variant', 'gtin')} AS own WHERE is_active
    GROUP BY gtin HAVING count(*) = 1`,
)
/** Variants by GTIN (14 digits); none for one that several share. */
export async function listByGtin(tx: WorkspaceTx, gtins: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.rows<{ gtin: string; sku: string }>(byGtinSql(tx.workspaceId, pgArray.text(gtins)))
  return new Map(rows.map((row) => [row.gtin, row.sku]))
}

const putSql = sql(
  'commerce.variant_put',
  `INSERT INTO commerce.variant (workspace_id, sku, product_id, gtin, ord, body, is_active)
   SELECT $1, sku, "productId", gtin, ord, body, "isActive"
     FROM json_to_recordset($2::json) AS r(sku text, "productId" text, gtin text, ord int, body text, "isActive" boolean)
   ON CONFLICT (workspace_id, sku) DO UPDATE SET
     gtin = excluded.gtin, ord = excluded.ord, body = excluded.body, is_active = excluded.is_active
     WHERE variant.product_id = excluded.product_id`,
)
// Whoever writes a product holds its row: nobody else writes its variants meanwhile.
const closeSql = sql(
  'commerce.variant_close',
  `UPDATE commerce.variant SET is_active = false WHERE ctid = ANY (ARRAY(
     SELECT own.ctid FROM ${probe('$2', 'commerce.variant', 'product_id', 'ctid, sku, is_active')} AS own
      WHERE own.is_active AND NOT own.sku = ANY ($3::text[])))`,
)
/**
 * The variants of these products, whole: what is not among them is no longer offered.
 * @returns whether all are theirs: a SKU that another feed took at this moment is left to it
 */
export async function putVariants(
  tx: WorkspaceTx,
  productIds: readonly string[],
  rows: readonly VariantRow[],
): Promise<boolean> {
  const put = await tx.change(putSql(tx.workspaceId, JSON.stringify(rows)))
  const kept = pgArray.text(rows.map((row) => row.sku))
  await tx.change(closeSql(tx.workspaceId, pgArray.text(productIds), kept))
  return put === rows.length
}

const ofProductsSql = sql(
  'commerce.variant_of_products',
  `SELECT ${columns} FROM ${probe('$2', 'commerce.variant', 'product_id')} AS own ORDER BY product_id, ord, sku`,
)
export const listVariantsOf = (tx: WorkspaceTx, productIds: readonly string[]): Promise<VariantRow[]> =>
  tx.rows<VariantRow>(ofProductsSql(tx.workspaceId, pgArray.text(productIds)))

const bySkuSql = sql(
  'commerce.variant_by_sku',
  `SELECT ${columns} FROM ${probe('$2', 'commerce.variant', 'sku')} AS own ORDER BY sku`,
)
export const listVariants = (tx: WorkspaceTx, skus: readonly string[]): Promise<VariantRow[]> =>
  tx.rows<VariantRow>(bySkuSql(tx.workspaceId, pgArray.text(skus)))
