import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { readGtin, showGtin } from '../rules/gtin.ts'

interface Code {
  sku: string
  gtin: string | null
}
const show = (rows: readonly Code[]): Code[] =>
  rows.map(({ sku, gtin }) => ({ sku, gtin: gtin === null ? null : showGtin(gtin) }))

const pageSql = sql(
  'commerce.variant_page',
  `SELECT sku, gtin FROM commerce.variant WHERE workspace_id = $1 AND sku > $2 AND is_active ORDER BY sku LIMIT $3`,
)
/** Codes of what is offered, by SKU, after one. */
export const listSkus = async (
  tx: WorkspaceTx,
  { after, limit }: { after: string; limit: number },
): Promise<Code[]> => show(await tx.rows<Code>(pageSql(tx.workspaceId, after, limit)))

const byProductSql = sql(
  'commerce.variant_codes_of_product',
  'SELECT sku, gtin FROM commerce.variant WHERE workspace_id = $1 AND product_id = $2 AND is_active ORDER BY ord, sku',
)
const byCodeSql = sql(
  'commerce.variant_codes_by_code',
  `SELECT sku, gtin FROM commerce.variant WHERE workspace_id = $1 AND is_active AND (sku = ANY ($2::text[]) OR gtin = $3)
    ORDER BY sku LIMIT 20`,
)
/** Codes of a product's variants, or of those a scanned SKU or EAN names. */
export async function findSkus(tx: WorkspaceTx, by: 'product' | 'code', word: string): Promise<Code[]> {
  if (by === 'product') return show(await tx.rows<Code>(byProductSql(tx.workspaceId, word)))
  const words = pgArray.text([word, word.toUpperCase()])
  return show(await tx.rows<Code>(byCodeSql(tx.workspaceId, words, readGtin(word))))
}
