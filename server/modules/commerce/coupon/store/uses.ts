import type { Channel } from '@splot/contract/channels'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface UseRow {
  code: string
  poolId: string
  birth: string | null
  discountMinor: number
  currency: string
  channel: Channel
}

const ensurePersonsSql = sql(
  'commerce.coupon_person_ensure',
  `INSERT INTO commerce.coupon_person (workspace_id, birth_id)
   SELECT $1, birth FROM unnest($2::uuid[]) AS r(birth) ORDER BY birth ON CONFLICT DO NOTHING`,
)
const lockPersonsSql = sql(
  'commerce.coupon_person_lock',
  `SELECT birth_id FROM commerce.coupon_person WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
    ORDER BY birth_id FOR UPDATE`,
)
/** Two checkouts of one person count what she has used one after the other. */
export async function lockPersons(tx: WorkspaceTx, births: readonly string[]): Promise<void> {
  const list = pgArray.plain([...births].sort())
  await tx.change(ensurePersonsSql(tx.workspaceId, list))
  await tx.rows(lockPersonsSql(tx.workspaceId, list))
}

const countSql = sql(
  'commerce.coupon_use_count',
  `SELECT pool_id AS "poolId", count(*) AS uses FROM commerce.coupon_use
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND pool_id = ANY ($3::text[]) AND state IN ('h', 's')
    GROUP BY pool_id`,
)
/** How often these births used coupons of these pools, or have them in an order now. */
export const countUses = (
  tx: WorkspaceTx,
  births: readonly string[],
  pools: readonly string[],
): Promise<{ poolId: string; uses: number }[]> =>
  tx.rows(countSql(tx.workspaceId, pgArray.plain(births), pgArray.text(pools)))

const holdSql = sql(
  'commerce.coupon_use_hold',
  `INSERT INTO commerce.coupon_use (workspace_id, ref, code, pool_id, birth_id, state, discount_minor, currency, channel, at)
   SELECT $1, $2, code, pool, $3::uuid, 'h', minor, $7, $8, $9
     FROM unnest($4::text[], $5::text[], $6::bigint[]) AS r(code, pool, minor)`,
)
const heldSql = sql(
  'commerce.coupon_code_hold',
  'UPDATE commerce.coupon_code SET held = held + 1 WHERE workspace_id = $1 AND code = ANY ($2::text[])',
)
/** Takes codes, locked by this transaction, out of everybody else's reach. */
export async function holdCodes(
  tx: WorkspaceTx,
  held: { ref: string; birth: string | null; channel: Channel; currency: string; at: number },
  coupons: readonly { code: string; poolId: string; discountMinor: bigint }[],
): Promise<void> {
  if (coupons.length === 0) return
  const codes = pgArray.text(coupons.map((one) => one.code))
  const pools = pgArray.text(coupons.map((one) => one.poolId))
  const minors = pgArray.plain(coupons.map((one) => String(one.discountMinor)))
  const { ref, birth, channel, currency, at } = held
  await tx.change(holdSql(tx.workspaceId, ref, birth, codes, pools, minors, currency, channel, at))
  await tx.change(heldSql(tx.workspaceId, codes))
}

const openSql = sql(
  'commerce.coupon_use_open',
  `SELECT code, pool_id AS "poolId", birth_id::text AS birth, discount_minor AS "discountMinor", currency, channel
     FROM commerce.coupon_use WHERE workspace_id = $1 AND ref = $2 AND state = 'h' ORDER BY code FOR UPDATE`,
)
/** What a redemption holds, locked. */
export const lockOpen = (tx: WorkspaceTx, ref: string): Promise<UseRow[]> =>
  tx.rows<UseRow>(openSql(tx.workspaceId, ref))

const settleUseSql = sql(
  'commerce.coupon_use_settle',
  `UPDATE commerce.coupon_use SET state = $3::"char", at = $4 WHERE workspace_id = $1 AND ref = $2 AND state = 'h'`,
)
const settleCodeSql = sql(
  'commerce.coupon_code_settle',
  `UPDATE commerce.coupon_code SET held = held - 1, used = used + $3
    WHERE workspace_id = $1 AND code = ANY ($2::text[])`,
)
/** Spends what a redemption holds, or gives it back; its codes are locked by this transaction. */
export async function settleCodes(
  tx: WorkspaceTx,
  { ref, isSpent, at }: { ref: string; isSpent: boolean; at: number },
  codes: readonly string[],
): Promise<void> {
  await tx.change(settleUseSql(tx.workspaceId, ref, isSpent ? 's' : 'r', at))
  await tx.change(settleCodeSql(tx.workspaceId, pgArray.text(codes), isSpent ? 1 : 0))
}

const spentSql = sql(
  'commerce.coupon_use_spent',
  `SELECT code, pool_id AS "poolId" FROM commerce.coupon_use
    WHERE workspace_id = $1 AND ref = $2 AND state = 's' ORDER BY code FOR UPDATE`,
)
/** What a redemption has spent, locked. */
export const lockSpent = (tx: WorkspaceTx, ref: string): Promise<Pick<UseRow, 'code' | 'poolId'>[]> =>
  tx.rows(spentSql(tx.workspaceId, ref))

const useBackSql = sql(
  'commerce.coupon_use_back',
  `UPDATE commerce.coupon_use SET state = 'r', at = $3
    WHERE workspace_id = $1 AND ref = $2 AND state = 's' AND code = ANY ($4::text[])`,
)
const codeBackSql = sql(
  'commerce.coupon_code_back',
  'UPDATE commerce.coupon_code SET used = used - 1 WHERE workspace_id = $1 AND code = ANY ($2::text[])',
)
/** Codes a redemption has spent, locked by this transaction, can be used again. */
export async function giveBackCodes(
  tx: WorkspaceTx,
  { ref, at }: { ref: string; at: number },
  codes: readonly string[],
): Promise<void> {
  await tx.change(useBackSql(tx.workspaceId, ref, at, pgArray.text(codes)))
  await tx.change(codeBackSql(tx.workspaceId, pgArray.text(codes)))
}

const byBirth = (table: string) => ({
  rows: sql(
    `commerce.export_${table}`,
    `SELECT * FROM commerce.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  ),
  erase: sql(
    `commerce.erase_${table}`,
    `DELETE FROM commerce.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  ),
})
const held = {
  'commerce.coupon_code': byBirth('coupon_code'),
  'commerce.coupon_person': byBirth('coupon_person'),
  'commerce.coupon_use': byBirth('coupon_use'),
}

export async function exportCoupons(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {}
  for (const [name, { rows }] of Object.entries(held))
    tables[name] = await tx.rows<object>(rows(workspaceId, pgArray.plain(births)))
  return tables
}

const freeSql = sql(
  'commerce.erase_free_codes',
  `UPDATE commerce.coupon_code c SET held = c.held - u.uses
     FROM (SELECT code, count(*) AS uses FROM commerce.coupon_use
            WHERE workspace_id = $1 AND state = 'h' AND birth_id = ANY ($2::uuid[]) GROUP BY code) u
    WHERE c.workspace_id = $1 AND u.code = c.code`,
)
/** Her codes and uses are gone; what she held of codes that are everybody's is free again. */
export async function eraseCoupons(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  const list = pgArray.plain(births)
  await tx.change(freeSql(workspaceId, list))
  let gone = 0
  for (const { erase } of Object.values(held)) gone += await tx.change(erase(workspaceId, list))
  return gone
}
