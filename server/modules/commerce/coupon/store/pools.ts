import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface PoolRow {
  id: string
  name: string
  body: string
  currency: string
  isActive: boolean
}

const columns = 'id, name, body, currency, is_active AS "isActive"'

const listSql = sql(
  'commerce.coupon_pool_list',
  `SELECT ${columns} FROM commerce.coupon_pool WHERE workspace_id = $1 ORDER BY is_active DESC, changed_at DESC, id LIMIT 500`,
)
/** Those in use first, then the newest. */
export const listPools = (tx: WorkspaceTx): Promise<PoolRow[]> => tx.rows<PoolRow>(listSql(tx.workspaceId))

const findSql = sql(
  'commerce.coupon_pool_find',
  `SELECT ${columns} FROM commerce.coupon_pool WHERE workspace_id = $1 AND id = $2`,
)
export async function findPool(tx: WorkspaceTx, id: string): Promise<PoolRow | null> {
  return (await tx.rows<PoolRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const lockSql = sql(
  'commerce.coupon_pool_lock',
  `SELECT ${columns} FROM commerce.coupon_pool WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
export async function lockPool(tx: WorkspaceTx, id: string): Promise<PoolRow | null> {
  return (await tx.rows<PoolRow>(lockSql(tx.workspaceId, id)))[0] ?? null
}

const putSql = sql(
  'commerce.coupon_pool_put',
  `INSERT INTO commerce.coupon_pool (workspace_id, id, name, body, currency, is_active, changed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, body = excluded.body, currency = excluded.currency,
     is_active = excluded.is_active, changed_at = excluded.changed_at`,
)
export async function putPool(tx: WorkspaceTx, row: PoolRow, changedAt: number): Promise<void> {
  const { id, name, body, currency, isActive } = row
  await tx.change(putSql(tx.workspaceId, id, name, body, currency, isActive, changedAt))
}

export interface PoolFigures {
  poolId: string
  codes: number
  used: number
  held: number
  given: number
  /** Null where a code of it has no end. */
  left: number | null
}

const figuresSql = sql(
  'commerce.coupon_pool_figures',
  `SELECT pool_id AS "poolId", count(*) AS codes, sum(used)::bigint AS used, sum(held)::bigint AS held,
          count(birth_id) AS given,
          CASE WHEN bool_or(most IS NULL) THEN NULL ELSE sum(greatest(most - used - held, 0))::bigint END AS left
     FROM commerce.coupon_code WHERE workspace_id = $1 AND ($2::text IS NULL OR pool_id = $2) GROUP BY pool_id`,
)
/** Of one pool, or of all that have codes. */
export const listFigures = (tx: WorkspaceTx, poolId: string | null): Promise<PoolFigures[]> =>
  tx.rows<PoolFigures>(figuresSql(tx.workspaceId, poolId))
