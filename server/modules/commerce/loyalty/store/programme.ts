import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

const findSql = sql(
  'commerce.programme_find',
  'SELECT body, currency FROM commerce.programme WHERE workspace_id = $1',
)
export async function findProgramme(tx: WorkspaceTx): Promise<{ body: string; currency: string } | null> {
  return (await tx.rows<{ body: string; currency: string }>(findSql(tx.workspaceId)))[0] ?? null
}

const putSql = sql(
  'commerce.programme_put',
  `INSERT INTO commerce.programme (workspace_id, body, currency, changed_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (workspace_id) DO UPDATE SET body = excluded.body, currency = excluded.currency, changed_at = excluded.changed_at`,
)
export async function putProgramme(
  tx: WorkspaceTx,
  { body, currency, at }: { body: string; currency: string; at: number },
): Promise<void> {
  await tx.change(putSql(tx.workspaceId, body, currency, at))
}

const rewardsSql = sql(
  'commerce.reward_list',
  `SELECT id, body FROM commerce.reward WHERE workspace_id = $1 ORDER BY is_active DESC, changed_at DESC, id LIMIT 200`,
)
export const listRewards = (tx: WorkspaceTx): Promise<{ id: string; body: string }[]> =>
  tx.rows(rewardsSql(tx.workspaceId))

const rewardSql = sql(
  'commerce.reward_find',
  'SELECT id, body FROM commerce.reward WHERE workspace_id = $1 AND id = $2',
)
export async function findReward(tx: WorkspaceTx, id: string): Promise<{ id: string; body: string } | null> {
  return (await tx.rows<{ id: string; body: string }>(rewardSql(tx.workspaceId, id)))[0] ?? null
}

const putRewardSql = sql(
  'commerce.reward_put',
  `INSERT INTO commerce.reward (workspace_id, id, body, is_active, changed_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (workspace_id, id) DO UPDATE SET body = excluded.body, is_active = excluded.is_active, changed_at = excluded.changed_at`,
)
export async function putReward(
  tx: WorkspaceTx,
  row: { id: string; body: string; isActive: boolean; at: number },
): Promise<void> {
  await tx.change(putRewardSql(tx.workspaceId, row.id, row.body, row.isActive, row.at))
}

const toldSql = sql(
  'commerce.points_account_told',
  `SELECT tier FROM commerce.points_account WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND tier IS NOT NULL
    ORDER BY tier_until DESC NULLS LAST, birth_id LIMIT 1`,
)
/** The tier that was told last of any of these births. */
export const findToldTier = async (tx: WorkspaceTx, births: readonly string[]): Promise<string | null> =>
  (await tx.rows<{ tier: string }>(toldSql(tx.workspaceId, pgArray.plain(births))))[0]?.tier ?? null

const tellSql = sql(
  'commerce.points_account_tell',
  `UPDATE commerce.points_account SET tier = $3, tier_until = $4 WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** Tells a tier of births whose accounts are locked, and when to look at it again. */
export async function tellTier(
  tx: WorkspaceTx,
  births: readonly string[],
  { tier, until }: { tier: string | null; until: number | null },
): Promise<void> {
  await tx.change(tellSql(tx.workspaceId, pgArray.plain(births), tier, until))
}

const dueTiersSql = sql(
  'commerce.points_account_due',
  `SELECT DISTINCT workspace_id AS "workspaceId" FROM commerce.points_account WHERE tier_until <= $1`,
)
/** Workspaces with tiers to look at again; in the worker's transaction, which sees all. */
export const listTierWorkspaces = async (tx: Tx, at: number): Promise<string[]> =>
  (await tx.rows<{ workspaceId: string }>(dueTiersSql(at))).map((row) => row.workspaceId)

const dueBirthsSql = sql(
  'commerce.points_account_due_births',
  `SELECT birth_id::text AS birth FROM commerce.points_account
    WHERE workspace_id = $1 AND tier_until <= $2 ORDER BY birth_id LIMIT $3`,
)
export const listTierBirths = async (tx: WorkspaceTx, at: number, limit: number): Promise<string[]> =>
  (await tx.rows<{ birth: string }>(dueBirthsSql(tx.workspaceId, at, limit))).map((row) => row.birth)

const scanSql = sql(
  'commerce.wallet_scan_put',
  `INSERT INTO commerce.wallet_scan (workspace_id, code_hash, birth_id, till, at) VALUES ($1, $2, $3::uuid, $4, $5)
   ON CONFLICT DO NOTHING`,
)
const scannedSql = sql(
  'commerce.wallet_scan_find',
  'SELECT till FROM commerce.wallet_scan WHERE workspace_id = $1 AND code_hash = $2',
)
/** Opens a code of the wallet at a till. @returns the till that opened it first */
export async function openCode(
  tx: WorkspaceTx,
  scan: { codeHash: string; birth: string; till: string; at: number },
): Promise<string> {
  const { codeHash, birth, till, at } = scan
  if ((await tx.change(scanSql(tx.workspaceId, codeHash, birth, till, at))) === 1) return till
  return (await tx.rows<{ till: string }>(scannedSql(tx.workspaceId, codeHash)))[0]?.till ?? till
}

const oldScansSql = sql(
  'commerce.wallet_scan_old',
  'DELETE FROM commerce.wallet_scan WHERE workspace_id = $1 AND at < $2',
)
export const deleteOldScans = (tx: WorkspaceTx, before: number): Promise<number> =>
  tx.change(oldScansSql(tx.workspaceId, before))
