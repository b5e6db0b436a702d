import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../rules/group-by.ts'
import { type Item, keyOf, type Level } from '../rules.ts'

/** Pieces kept for somebody. */
export interface Promised {
  reservationId: string
  /** Order or cart. */
  ref: string | null
  quantity: number
  createdAt: number
  expiresAt: number
}

/** More is promised of it than lies there, and to whom, who was promised first before the others. */
export interface Oversold extends Item, Level {
  promised: readonly Promised[]
}

/** More than this at once are no slip of one shelf: the list says where it begins. */
const most = 200

const levelsSql = sql(
  'commerce.stock_oversold',
  `SELECT store_id AS "storeId", sku, on_hand AS "onHand", reserved FROM commerce.stock
    WHERE workspace_id = $1 AND reserved > on_hand AND ($2::text IS NULL OR store_id = $2) ORDER BY store_id, sku LIMIT $3`,
)
const promisedSql = sql(
  'commerce.stock_promised',
  `SELECT l.store_id AS "storeId", l.sku, l.quantity, r.id::text AS "reservationId", r.ref, r.created_at AS "createdAt",
          r.expires_at AS "expiresAt"
     FROM unnest($2::text[], $3::text[]) AS i(store, sku)
     JOIN commerce.reservation_line l ON l.workspace_id = $1 AND l.store_id = i.store AND l.sku = i.sku
     JOIN commerce.reservation r ON r.workspace_id = $1 AND r.id = l.reservation_id AND r.state = 'h'
    ORDER BY r.created_at, r.id`,
)
export async function listOversold(tx: WorkspaceTx, storeId: string | null): Promise<Oversold[]> {
  const levels = await tx.rows<Item & Level>(levelsSql(tx.workspaceId, storeId, most))
  if (levels.length === 0) return []
  const stores = pgArray.text(levels.map((one) => one.storeId))
  const skus = pgArray.text(levels.map((one) => one.sku))
  const promised = groupBy(await tx.rows<Item & Promised>(promisedSql(tx.workspaceId, stores, skus)), keyOf)
  return levels.map((one) => ({
    ...one,
    promised: (promised.get(keyOf(one)) ?? []).map(({ storeId: _, sku: __, ...row }) => row),
  }))
}
