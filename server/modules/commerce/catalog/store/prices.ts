import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { probe } from '../../store/probe.ts'
import type { PriceStep } from '../rules/price.ts'

export interface PriceRow extends PriceStep {
  sku: string
  currency: string
}

/** A price with the moment since which we have shown it, or could have. */
export interface ToldPrice extends PriceRow {
  toldAt: number
}

const read = <T extends { minor: string }>(row: T) => ({ ...row, minor: BigInt(row.minor) })

type Stored<T extends PriceRow> = Omit<T, 'minor'> & { minor: string }

const historySql = sql(
  'commerce.price_history',
  `SELECT sku, currency, from_at AS "fromAt", minor::text AS minor, told_at AS "toldAt" FROM commerce.price
    WHERE workspace_id = $1 AND sku = ANY ($2::text[]) ORDER BY sku, currency, from_at`,
)
/** Every price there was or will be, in the order of time. */
export const listPrices = async (tx: WorkspaceTx, skus: readonly string[]): Promise<ToldPrice[]> =>
  (await tx.rows<Stored<ToldPrice>>(historySql(tx.workspaceId, pgArray.text(skus)))).map(read)

const currentSql = sql(
  'commerce.price_current',
  `SELECT v.sku, $4 AS currency, p.from_at AS "fromAt", p.minor::text AS minor
     FROM ${probe('$2', 'commerce.variant', 'product_id', 'sku')} AS v CROSS JOIN LATERAL (
       SELECT from_at, minor FROM commerce.price
        WHERE workspace_id = $1 AND sku = v.sku AND currency = $4 AND from_at <= $3 ORDER BY from_at DESC LIMIT 1) p`,
)
/** What the variants of these products cost at an instant, before promotions, in one currency. */
export const listCurrentPrices = async (
  tx: WorkspaceTx,
  productIds: readonly string[],
  at: number,
  currency: string,
): Promise<PriceRow[]> =>
  (await tx.rows<Stored<PriceRow>>(currentSql(tx.workspaceId, pgArray.text(productIds), at, currency))).map(
    read,
  )

const putSql = sql(
  'commerce.price_put',
  `INSERT INTO commerce.price (workspace_id, sku, currency, from_at, minor, told_at)
   SELECT $1, sku, currency, "fromAt", minor, $3
     FROM json_to_recordset($2::json) AS r(sku text, currency text, "fromAt" bigint, minor bigint)
   ON CONFLICT (workspace_id, sku, currency, from_at) DO UPDATE SET minor = excluded.minor, told_at = excluded.told_at
     WHERE price.from_at > $3`,
)
/** What is past stays as it is. */
export async function putPrices(tx: WorkspaceTx, rows: readonly PriceRow[], toldAt: number): Promise<void> {
  if (rows.length === 0) return
  const text = JSON.stringify(rows.map((row) => ({ ...row, minor: String(row.minor) })))
  await tx.change(putSql(tx.workspaceId, text, toldAt))
}
