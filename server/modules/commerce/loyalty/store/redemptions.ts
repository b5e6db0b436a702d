import type { Channel } from '@splot/contract/channels'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Portion } from '../rules/lots.ts'

/** h held, s spent, r released, x expired. */
export type StateLetter = 'h' | 's' | 'r' | 'x'

export interface RedemptionRow {
  ref: string
  birth: string | null
  state: StateLetter
  untilAt: number
  points: number
  givenBack: number
  goodsMinor: number
  returnedMinor: number
  answer: string
  channel: Channel
  storeId: string | null
}

const columns = `ref, birth_id::text AS birth, state::text AS state, until_at AS "untilAt", points,
  given_back AS "givenBack", goods_minor AS "goodsMinor", returned_minor AS "returnedMinor", answer, channel,
  store_id AS "storeId"`

const takeSql = sql(
  'commerce.redemption_take',
  `INSERT INTO commerce.redemption (workspace_id, ref, birth_id, state, until_at, points, goods_minor, answer, channel, store_id, at)
   VALUES ($1, $2, $3::uuid, 'h', $4, 0, $5::bigint, '', $6, $7, $8) ON CONFLICT DO NOTHING`,
)
const lockSql = sql(
  'commerce.redemption_lock',
  `SELECT ${columns} FROM commerce.redemption WHERE workspace_id = $1 AND ref = $2 FOR UPDATE`,
)
export interface NewRedemption {
  ref: string
  birth: string | null
  untilAt: number
  goodsMinor: bigint
  channel: Channel
  storeId: string | null
  at: number
}
/** Takes a ref for this transaction. @returns false where somebody has taken it before */
export async function takeRef(tx: WorkspaceTx, row: NewRedemption): Promise<boolean> {
  const { ref, birth, untilAt, goodsMinor, channel, storeId, at } = row
  const values = [ref, birth, untilAt, String(goodsMinor), channel, storeId, at]
  return (await tx.change(takeSql(tx.workspaceId, ...values))) === 1
}

export async function lockRedemption(tx: WorkspaceTx, ref: string): Promise<RedemptionRow | null> {
  return (await tx.rows<RedemptionRow>(lockSql(tx.workspaceId, ref)))[0] ?? null
}

const answerSql = sql(
  'commerce.redemption_answer',
  'UPDATE commerce.redemption SET points = $3, answer = $4 WHERE workspace_id = $1 AND ref = $2',
)
const putLotsSql = sql(
  'commerce.redemption_lot_put',
  `INSERT INTO commerce.redemption_lot (workspace_id, ref, lot_id, birth_id, points)
   SELECT $1, $2, * FROM unnest($3::uuid[], $4::uuid[], $5::bigint[])`,
)
/** What a ref holds, and what was answered. */
export async function putHeld(
  tx: WorkspaceTx,
  ref: string,
  { points, answer, portions }: { points: number; answer: string; portions: readonly Portion[] },
): Promise<void> {
  await tx.change(answerSql(tx.workspaceId, ref, points, answer))
  if (portions.length === 0) return
  const lots = pgArray.plain(portions.map((one) => one.lotId))
  const births = pgArray.plain(portions.map((one) => one.birth))
  await tx.change(
    putLotsSql(tx.workspaceId, ref, lots, births, pgArray.plain(portions.map((one) => one.points))),
  )
}

const lotsSql = sql(
  'commerce.redemption_lot_list',
  `SELECT r.lot_id::text AS "lotId", r.birth_id::text AS birth, r.points, r.given_back AS "givenBack"
     FROM commerce.redemption_lot r LEFT JOIN commerce.points_lot l ON l.workspace_id = $1 AND l.id = r.lot_id
    WHERE r.workspace_id = $1 AND r.ref = $2 ORDER BY l.expires_at NULLS LAST, l.at, r.lot_id`,
)
/** From which lots its points are, those first that end first. */
export const listHeld = (tx: WorkspaceTx, ref: string): Promise<(Portion & { givenBack: number })[]> =>
  tx.rows(lotsSql(tx.workspaceId, ref))

const settleSql = sql(
  'commerce.redemption_settle',
  'UPDATE commerce.redemption SET state = $3::"char" WHERE workspace_id = $1 AND ref = $2',
)
export async function settleRedemption(tx: WorkspaceTx, ref: string, state: StateLetter): Promise<void> {
  await tx.change(settleSql(tx.workspaceId, ref, state))
}

const backSql = sql(
  'commerce.redemption_back',
  `UPDATE commerce.redemption SET given_back = given_back + $3, returned_minor = $4::bigint WHERE workspace_id = $1 AND ref = $2`,
)
const lotBackSql = sql(
  'commerce.redemption_lot_back',
  `UPDATE commerce.redemption_lot r SET given_back = r.given_back + b.points
     FROM unnest($3::uuid[], $4::bigint[]) AS b(lot, points)
    WHERE r.workspace_id = $1 AND r.ref = $2 AND r.lot_id = b.lot`,
)
/** Points spent are given back, because of what came back of the goods in all. */
export async function noteGivenBack(
  tx: WorkspaceTx,
  ref: string,
  {
    points,
    returnedMinor,
    portions,
  }: { points: number; returnedMinor: bigint; portions: readonly Portion[] },
): Promise<void> {
  await tx.change(backSql(tx.workspaceId, ref, points, String(returnedMinor)))
  const lots = pgArray.plain(portions.map((one) => one.lotId))
  if (portions.length > 0)
    await tx.change(lotBackSql(tx.workspaceId, ref, lots, pgArray.plain(portions.map((one) => one.points))))
}

const dueSql = sql(
  'commerce.redemption_due',
  `SELECT DISTINCT workspace_id AS "workspaceId" FROM commerce.redemption WHERE state = 'h' AND until_at <= $1`,
)
/** Workspaces with redemptions whose time is over; in the worker's transaction, which sees all. */
export const listOverdueWorkspaces = async (tx: Tx, at: number): Promise<string[]> =>
  (await tx.rows<{ workspaceId: string }>(dueSql(at))).map((row) => row.workspaceId)

const overdueSql = sql(
  'commerce.redemption_overdue',
  `SELECT ref FROM commerce.redemption WHERE workspace_id = $1 AND state = 'h' AND until_at <= $2 ORDER BY ref LIMIT $3`,
)
export const listOverdue = async (tx: WorkspaceTx, at: number, limit: number): Promise<string[]> =>
  (await tx.rows<{ ref: string }>(overdueSql(tx.workspaceId, at, limit))).map((row) => row.ref)

const takeReturnSql = sql(
  'commerce.points_return_take',
  `INSERT INTO commerce.points_return (workspace_id, return_ref, birth_id, taken, given, at)
   VALUES ($1, $2, $3::uuid, 0, 0, $4) ON CONFLICT DO NOTHING`,
)
const findReturnSql = sql(
  'commerce.points_return_find',
  'SELECT taken, given FROM commerce.points_return WHERE workspace_id = $1 AND return_ref = $2',
)
/** Takes a return for this transaction. @returns what it did, where it was done before */
export async function takeReturn(
  tx: WorkspaceTx,
  { returnRef, birth, at }: { returnRef: string; birth: string | null; at: number },
): Promise<{ taken: number; given: number } | null> {
  if ((await tx.change(takeReturnSql(tx.workspaceId, returnRef, birth, at))) === 1) return null
  const rows = await tx.rows<{ taken: number; given: number }>(findReturnSql(tx.workspaceId, returnRef))
  return rows[0] ?? { taken: 0, given: 0 }
}

const putReturnSql = sql(
  'commerce.points_return_put',
  'UPDATE commerce.points_return SET taken = $3, given = $4 WHERE workspace_id = $1 AND return_ref = $2',
)
export async function putReturn(
  tx: WorkspaceTx,
  returnRef: string,
  { taken, given }: { taken: number; given: number },
): Promise<void> {
  await tx.change(putReturnSql(tx.workspaceId, returnRef, taken, given))
}
