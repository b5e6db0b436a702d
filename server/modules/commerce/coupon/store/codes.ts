import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { probe } from '../../store/probe.ts'

export interface CodeRow {
  code: string
  poolId: string
  birth: string | null
  most: number | null
  used: number
  held: number
  expiresAt: number | null
}

const columns = `code, pool_id AS "poolId", birth_id::text AS birth, most, used, held, expires_at AS "expiresAt"`

const findSql = sql(
  'commerce.coupon_code_find',
  `SELECT ${columns} FROM commerce.coupon_code WHERE workspace_id = $1 AND code = ANY ($2::text[])`,
)
export const findCodes = (tx: WorkspaceTx, codes: readonly string[]): Promise<CodeRow[]> =>
  tx.rows<CodeRow>(findSql(tx.workspaceId, pgArray.text(codes)))

const lockSql = sql(
  'commerce.coupon_code_lock',
  `SELECT ${columns} FROM commerce.coupon_code WHERE workspace_id = $1 AND code = ANY ($2::text[])
    ORDER BY code FOR UPDATE`,
)
/** One order for all who lock several: nobody waits for another in a ring. */
export const lockCodes = (tx: WorkspaceTx, codes: readonly string[]): Promise<CodeRow[]> =>
  tx.rows<CodeRow>(lockSql(tx.workspaceId, pgArray.text(codes)))

const insertSql = sql(
  'commerce.coupon_code_insert',
  `INSERT INTO commerce.coupon_code (workspace_id, code, pool_id, most, created_at)
   SELECT $1, code, $3, $4, $5 FROM unnest($2::text[]) AS r(code) ON CONFLICT DO NOTHING`,
)
/** @returns how many were new */
export const insertCodes = (
  tx: WorkspaceTx,
  codes: readonly string[],
  { poolId, most, at }: { poolId: string; most: number | null; at: number },
): Promise<number> => tx.change(insertSql(tx.workspaceId, pgArray.text(codes), poolId, most, at))

const mostSql = sql(
  'commerce.coupon_code_most',
  `UPDATE commerce.coupon_code SET most = greatest($3::int, used + held)
    WHERE workspace_id = $1 AND pool_id = $2 AND most IS DISTINCT FROM $3::int`,
)
/** How often a general code may be used: never less than it has been. */
export const putMost = (tx: WorkspaceTx, poolId: string, most: number | null): Promise<number> =>
  tx.change(mostSql(tx.workspaceId, poolId, most))

const listSql = sql(
  'commerce.coupon_code_list',
  `SELECT ${columns} FROM commerce.coupon_code
    WHERE workspace_id = $1 AND pool_id = $2 AND code > $3 AND code >= $4 AND code < $4 || U&'\\+10FFFF'
    ORDER BY code LIMIT $5`,
)
/** Codes of a pool that begin so, after one, in their order. */
export const listCodes = (
  tx: WorkspaceTx,
  asked: { poolId: string; after: string; prefix: string; limit: number },
): Promise<CodeRow[]> =>
  tx.rows<CodeRow>(listSql(tx.workspaceId, asked.poolId, asked.after, asked.prefix, asked.limit))

const giveSql = sql(
  'commerce.coupon_code_give',
  `INSERT INTO commerce.coupon_code (workspace_id, code, pool_id, birth_id, most, expires_at, given_ref, given_at, created_at)
   VALUES ($1, $2, $3, $4::uuid, 1, $5, $6, $7, $7) ON CONFLICT DO NOTHING`,
)
/** A code that is somebody's alone. @returns 0 where there is such a code, or the act was done before */
export const giveCode = (
  tx: WorkspaceTx,
  given: { code: string; poolId: string; birth: string; expiresAt: number | null; ref: string; at: number },
): Promise<number> =>
  tx.change(
    giveSql(tx.workspaceId, given.code, given.poolId, given.birth, given.expiresAt, given.ref, given.at),
  )

const givenSql = sql(
  'commerce.coupon_code_given',
  `SELECT ${columns} FROM commerce.coupon_code WHERE workspace_id = $1 AND given_ref = $2`,
)
export async function findGiven(tx: WorkspaceTx, ref: string): Promise<CodeRow | null> {
  return (await tx.rows<CodeRow>(givenSql(tx.workspaceId, ref)))[0] ?? null
}

const givenBeforeSql = sql(
  'commerce.coupon_code_given_before',
  `SELECT given_ref AS ref FROM ${probe('$2', 'commerce.coupon_code', 'given_ref', 'given_ref')} AS own LIMIT 1`,
)
/** Under which of these refs was a code given? Null under none. */
export const findGivenRef = async (tx: WorkspaceTx, refs: readonly string[]): Promise<string | null> =>
  (await tx.rows<{ ref: string }>(givenBeforeSql(tx.workspaceId, pgArray.text(refs))))[0]?.ref ?? null

const ownSql = sql(
  'commerce.coupon_code_own',
  `SELECT c.code, c.pool_id AS "poolId", p.name, c.expires_at AS "expiresAt", p.body
     FROM commerce.coupon_code c JOIN commerce.coupon_pool p ON p.workspace_id = $1 AND p.id = c.pool_id AND p.is_active
    WHERE c.workspace_id = $1 AND c.birth_id = ANY ($2::uuid[]) AND (c.expires_at IS NULL OR c.expires_at > $3)
      AND (c.most IS NULL OR c.used + c.held < c.most)
    ORDER BY c.expires_at NULLS LAST, c.code LIMIT 200`,
)
/** What is somebody's and not used yet, what ends first before the rest. */
export const listOwn = (
  tx: WorkspaceTx,
  births: readonly string[],
  at: number,
): Promise<{ code: string; poolId: string; name: string; expiresAt: number | null; body: string }[]> =>
  tx.rows(ownSql(tx.workspaceId, pgArray.plain(births), at))

const endSql = sql(
  'commerce.coupon_code_end',
  `UPDATE commerce.coupon_code SET expires_at = $4
    WHERE workspace_id = $1 AND code = $2 AND birth_id = ANY ($3::uuid[]) AND used + held = 0`,
)
/** @returns 0 where it is not theirs, or used */
export const endCode = (
  tx: WorkspaceTx,
  code: string,
  births: readonly string[],
  at: number,
): Promise<number> => tx.change(endSql(tx.workspaceId, code, pgArray.plain(births), at))
