import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Touch } from '../rules/attribution.ts'

// Of a click and an open the click. A channel that tells of neither touches when the message is handed over.
const touchedAt = `coalesce(clicked_at, opened_at, CASE WHEN channel NOT IN ('email', 'push', 'onsite') THEN handed_at END)`

const selectTouchedSql = sql(
  'deliver.campaign_touched',
  `SELECT id::text, birth_id::text AS birth FROM deliver.message
    WHERE workspace_id = $1 AND campaign_id = $2 AND id > $3::uuid AND ${touchedAt} IS NOT NULL ORDER BY id LIMIT $4`,
)
/** Messages of a campaign that touched somebody, after one of them. */
export const listTouched = (
  tx: WorkspaceTx,
  campaignId: string,
  after: string,
  limit: number,
): Promise<{ id: string; birth: string }[]> =>
  tx.rows<{ id: string; birth: string }>(selectTouchedSql(tx.workspaceId, campaignId, after, limit))

const selectTouchesSql = sql(
  'deliver.campaign_touches',
  `SELECT birth_id::text AS birth, campaign_id AS "campaignId", ${touchedAt} AS at FROM deliver.message
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND campaign_id IS NOT NULL AND ${touchedAt} IS NOT NULL`,
)
/** Every touch of any campaign on these births. */
export const listTouches = (tx: WorkspaceTx, births: readonly string[]): Promise<Touch[]> =>
  tx.rows<Touch>(selectTouchesSql(tx.workspaceId, pgArray.plain(births)))

const countTouchedSql = sql(
  'deliver.campaign_touched_count',
  `SELECT count(*) AS people FROM deliver.message WHERE workspace_id = $1 AND campaign_id = $2 AND ${touchedAt} IS NOT NULL`,
)
export async function countTouched(tx: WorkspaceTx, campaignId: string): Promise<number> {
  const rows = await tx.rows<{ people: number }>(countTouchedSql(tx.workspaceId, campaignId))
  return rows[0]?.people ?? 0
}

export interface ResultRow {
  /** JSON. */
  measured: string
  measuredAt: number
}

const findSql = sql(
  'deliver.campaign_result_find',
  `SELECT measured, measured_at AS "measuredAt" FROM deliver.campaign_result WHERE workspace_id = $1 AND campaign_id = $2::uuid`,
)
export async function findResult(tx: WorkspaceTx, campaignId: string): Promise<ResultRow | null> {
  return (await tx.rows<ResultRow>(findSql(tx.workspaceId, campaignId)))[0] ?? null
}

const listSql = sql(
  'deliver.campaign_result_list',
  `SELECT campaign_id::text AS id, measured, measured_at AS "measuredAt" FROM deliver.campaign_result
    WHERE workspace_id = $1 AND campaign_id = ANY ($2::uuid[])`,
)
export const listResults = (
  tx: WorkspaceTx,
  campaignIds: readonly string[],
): Promise<(ResultRow & { id: string })[]> =>
  tx.rows<ResultRow & { id: string }>(listSql(tx.workspaceId, pgArray.plain(campaignIds)))

const putSql = sql(
  'deliver.campaign_result_put',
  `INSERT INTO deliver.campaign_result (workspace_id, campaign_id, measured, measured_at) VALUES ($1, $2::uuid, $3, $4)
   ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET measured = excluded.measured, measured_at = excluded.measured_at
     WHERE deliver.campaign_result.measured_at < excluded.measured_at`,
)
export async function putResult(tx: WorkspaceTx, campaignId: string, row: ResultRow): Promise<void> {
  await tx.change(putSql(tx.workspaceId, campaignId, row.measured, row.measuredAt))
}

export interface Reach {
  id: string
  sent: number
  opened: number
  clicked: number
}

const listReachSql = sql(
  'deliver.campaign_reach',
  `SELECT campaign_id AS id, count(*) FILTER (WHERE state = 's')::int AS sent, count(opened_at)::int AS opened,
     count(clicked_at)::int AS clicked
   FROM deliver.message WHERE workspace_id = $1 AND campaign_id = ANY ($2::text[]) GROUP BY campaign_id`,
)
/** The few figures a list shows of each campaign. */
export const listReach = (tx: WorkspaceTx, campaignIds: readonly string[]): Promise<Reach[]> =>
  tx.rows<Reach>(listReachSql(tx.workspaceId, pgArray.text(campaignIds)))
