import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { StateLetter } from '../../rules/message.ts'
import type { AskedCount } from '../rules/accounts.ts'

export interface NewRecipient {
  birth: string
  draw: number
}

const insertSql = sql(
  'deliver.recipient_insert',
  `INSERT INTO deliver.campaign_recipient (workspace_id, campaign_id, birth_id, draw, state)
   SELECT $1, $2::uuid, b, d, 'w' FROM unnest($3::uuid[], $4::int[]) AS r(b, d) ON CONFLICT DO NOTHING`,
)
/** @returns how many are new */
export function insertRecipients(
  tx: WorkspaceTx,
  campaignId: string,
  rows: readonly NewRecipient[],
): Promise<number> {
  const births = pgArray.plain(rows.map((row) => row.birth))
  return tx.change(insertSql(tx.workspaceId, campaignId, births, pgArray.plain(rows.map((row) => row.draw))))
}

const selectKnownSql = sql(
  'deliver.recipient_known',
  `SELECT birth_id::text AS birth FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid AND birth_id = ANY ($3::uuid[])`,
)
/** Which of these births are recipients already. */
export async function listKnown(
  tx: WorkspaceTx,
  campaignId: string,
  births: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ birth: string }>(
    selectKnownSql(tx.workspaceId, campaignId, pgArray.plain(births)),
  )
  return new Set(rows.map((row) => row.birth))
}

const selectAskedSql = sql(
  'deliver.recipient_asked',
  `SELECT birth_id::text AS birth FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid AND birth_id = ANY ($3::uuid[]) AND state = 'q'`,
)
/** For which of these births the queue has been asked already. */
export async function listAsked(
  tx: WorkspaceTx,
  campaignId: string,
  births: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ birth: string }>(
    selectAskedSql(tx.workspaceId, campaignId, pgArray.plain(births)),
  )
  return new Set(rows.map((row) => row.birth))
}

const selectNextSql = sql(
  'deliver.recipient_next',
  `SELECT birth_id::text AS birth, draw FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid AND (draw, birth_id) > ($3, $4::uuid)
    ORDER BY draw, birth_id LIMIT $5`,
)
/** Those whose turn is next, in the order of the draw. */
export const listNext = (
  tx: WorkspaceTx,
  campaignId: string,
  after: { draw: number; birth: string },
  limit: number,
): Promise<NewRecipient[]> =>
  tx.rows<NewRecipient>(selectNextSql(tx.workspaceId, campaignId, after.draw, after.birth, limit))

export interface Settled {
  birth: string
  state: 'q' | 'x'
  reason: string | null
}

const settleSql = sql(
  'deliver.recipient_settle',
  `UPDATE deliver.campaign_recipient r SET state = s.state::"char", reason = s.reason, at = $6
     FROM unnest($3::uuid[], $4::text[], $5::text[]) AS s(birth, state, reason)
    WHERE r.workspace_id = $1 AND r.campaign_id = $2::uuid AND r.birth_id = s.birth`,
)
export async function settleRecipients(
  tx: WorkspaceTx,
  campaignId: string,
  rows: readonly Settled[],
  at: number,
): Promise<void> {
  if (rows.length === 0) return
  const births = pgArray.plain(rows.map((row) => row.birth))
  const states = pgArray.plain(rows.map((row) => row.state))
  const reasons = pgArray.text(rows.map((row) => row.reason))
  await tx.change(settleSql(tx.workspaceId, campaignId, births, states, reasons, at))
}

const countLeftOutSql = sql(
  'deliver.recipient_left_out',
  `SELECT reason, count(*) AS people FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid AND state = 'x' GROUP BY reason`,
)
export const countLeftOut = (
  tx: WorkspaceTx,
  campaignId: string,
): Promise<{ reason: string; people: number }[]> =>
  tx.rows<{ reason: string; people: number }>(countLeftOutSql(tx.workspaceId, campaignId))

const countByStateSql = sql(
  'deliver.recipient_states',
  `SELECT state::text, count(*)::int AS people FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid GROUP BY state`,
)
export const countByState = (
  tx: WorkspaceTx,
  campaignId: string,
): Promise<{ state: 'w' | 'q' | 'x'; people: number }[]> =>
  tx.rows<{ state: 'w' | 'q' | 'x'; people: number }>(countByStateSql(tx.workspaceId, campaignId))

const countAskedSql = sql(
  'deliver.recipient_asked_states',
  `SELECT state, count(*)::int AS people FROM (
     SELECT DISTINCT ON (r.birth_id) m.state::text AS state
       FROM deliver.campaign_recipient r
       JOIN deliver.message m ON m.workspace_id = $1 AND m.campaign_id = $2 AND m.birth_id = r.birth_id
      WHERE r.workspace_id = $1 AND r.campaign_id = $2::text::uuid AND r.state = 'q'
      ORDER BY r.birth_id, array_position($3::text[], m.state::text)) furthest
    GROUP BY state`,
)
/** Those who were asked for, each by the state of one message: the first of the order given. */
export const countAsked = (
  tx: WorkspaceTx,
  campaignId: string,
  order: readonly StateLetter[],
): Promise<AskedCount[]> =>
  tx.rows<AskedCount>(countAskedSql(tx.workspaceId, campaignId, pgArray.plain(order)))

const countSharedSql = sql(
  'deliver.recipient_shared',
  `SELECT campaign_id::text AS id, count(*) AS people FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND campaign_id = ANY ($3::uuid[]) AND state <> 'x'
    GROUP BY campaign_id`,
)
/** How many of these births are recipients of each of these campaigns. */
export const countShared = (
  tx: WorkspaceTx,
  births: readonly string[],
  campaignIds: readonly string[],
): Promise<{ id: string; people: number }[]> =>
  tx.rows<{ id: string; people: number }>(
    countSharedSql(tx.workspaceId, pgArray.plain(births), pgArray.plain(campaignIds)),
  )

const hasGotSql = sql(
  'deliver.recipient_has_got',
  `SELECT count(DISTINCT m.birth_id) AS people FROM deliver.message m
    WHERE m.workspace_id = $1 AND m.birth_id = ANY ($2::uuid[]) AND m.item_id = $3 AND m.state = 's'
      -- A test shows her message to a member: she got nothing.
      AND m.run NOT LIKE 'test:%'`,
)
/** How many of these births have got this very message before. */
export async function countHasGot(
  tx: WorkspaceTx,
  births: readonly string[],
  itemId: string,
): Promise<number> {
  const rows = await tx.rows<{ people: number }>(hasGotSql(tx.workspaceId, pgArray.plain(births), itemId))
  return rows[0]?.people ?? 0
}

const listLeftOutSql = sql(
  'deliver.recipient_left_out_list',
  `SELECT birth_id::text AS birth, reason, at FROM deliver.campaign_recipient
    WHERE workspace_id = $1 AND campaign_id = $2::uuid AND state = 'x' AND ($3::text IS NULL OR reason = $3)
      AND ($4::uuid IS NULL OR birth_id > $4::uuid)
    ORDER BY birth_id LIMIT $5`,
)
/** Recipients nobody wrote to, after one of them. */
export const listLeftOut = (
  tx: WorkspaceTx,
  campaignId: string,
  o: { reason: string | null; after: string | null; limit: number },
): Promise<{ birth: string; reason: string | null; at: number | null }[]> =>
  tx.rows<{ birth: string; reason: string | null; at: number | null }>(
    listLeftOutSql(tx.workspaceId, campaignId, o.reason, o.after, o.limit),
  )
