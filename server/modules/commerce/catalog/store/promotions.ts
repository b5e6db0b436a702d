import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface PromotionRow {
  id: string
  body: string
  fromAt: number
  untilAt: number | null
}

const columns = 'id, body, from_at AS "fromAt", until_at AS "untilAt"'

const listSql = sql(
  'commerce.promotion_list',
  `SELECT ${columns} FROM commerce.promotion WHERE workspace_id = $1 ORDER BY from_at DESC, id LIMIT 1000`,
)
export const listPromotions = (tx: WorkspaceTx): Promise<PromotionRow[]> =>
  tx.rows<PromotionRow>(listSql(tx.workspaceId))

const sinceSql = sql(
  'commerce.promotion_since',
  `SELECT ${columns} FROM commerce.promotion
    WHERE workspace_id = $1 AND (until_at IS NULL OR until_at > $2) ORDER BY id`,
)
/** Those that were not over at an instant. */
export const listPromotionsSince = (tx: WorkspaceTx, at: number): Promise<PromotionRow[]> =>
  tx.rows<PromotionRow>(sinceSql(tx.workspaceId, at))

const lockSql = sql(
  'commerce.promotion_lock',
  `SELECT ${columns} FROM commerce.promotion WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
export async function lockPromotion(tx: WorkspaceTx, id: string): Promise<PromotionRow | null> {
  return (await tx.rows<PromotionRow>(lockSql(tx.workspaceId, id)))[0] ?? null
}

const putSql = sql(
  'commerce.promotion_put',
  `INSERT INTO commerce.promotion (workspace_id, id, body, from_at, until_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, from_at = excluded.from_at, until_at = excluded.until_at`,
)
export async function putPromotion(tx: WorkspaceTx, row: PromotionRow): Promise<void> {
  await tx.change(putSql(tx.workspaceId, row.id, row.body, row.fromAt, row.untilAt))
}
