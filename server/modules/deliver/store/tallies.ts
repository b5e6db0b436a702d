import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Returned } from '../rules/brake.ts'

const hourMs = 3_600_000
/** Of a campaign, or of a journey that stands where a campaign does. */
export type CampaignTally = Returned & { unsubscribed: number }

const none: Returned = { sent: 0, bounced: 0, complained: 0 }

const addSql = sql(
  'deliver.tally',
  `INSERT INTO deliver.tally (workspace_id, via, hour, sent, bounced, complained) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (workspace_id, via, hour) DO UPDATE SET sent = deliver.tally.sent + excluded.sent,
     bounced = deliver.tally.bounced + excluded.bounced, complained = deliver.tally.complained + excluded.complained`,
)
export const addTally = (
  tx: Tx,
  workspaceId: string,
  o: { via: string; now: number } & Partial<Returned>,
): Promise<number> =>
  tx.change(
    addSql(workspaceId, o.via, Math.floor(o.now / hourMs), o.sent ?? 0, o.bounced ?? 0, o.complained ?? 0),
  )

const sumSql = sql(
  'deliver.tally_sum',
  `SELECT coalesce(sum(sent), 0)::int AS sent, coalesce(sum(bounced), 0)::int AS bounced,
     coalesce(sum(complained), 0)::int AS complained FROM deliver.tally WHERE workspace_id = $1 AND via = $2 AND hour >= $3`,
)
/** Of a channel since then, by whole hours. */
export const sumTally = async (tx: Tx, workspaceId: string, via: string, since: number): Promise<Returned> =>
  (await tx.rows<Returned>(sumSql(workspaceId, via, Math.floor(since / hourMs))))[0] ?? none

// In key order: two chunks with the same campaigns never wait for each other.
const addCampaignsSql = sql(
  'deliver.campaign_tally_add',
  `INSERT INTO deliver.campaign_tally AS t (workspace_id, campaign_id, sent, bounced, complained, unsubscribed)
   SELECT $1, * FROM unnest($2::text[], $3::int[], $4::int[], $5::int[], $6::int[]) AS n(id, sent, bounced, complained, left_us)
   ORDER BY id
   ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET sent = t.sent + excluded.sent,
     bounced = t.bounced + excluded.bounced, complained = t.complained + excluded.complained,
     unsubscribed = t.unsubscribed + excluded.unsubscribed`,
)
/** @param rows one a campaign */
export async function addCampaignTallies(
  tx: Tx,
  workspaceId: string,
  rows: readonly ({ campaignId: string } & Partial<CampaignTally>)[],
): Promise<void> {
  if (rows.length === 0) return
  const count = (what: keyof CampaignTally) => pgArray.plain(rows.map((row) => row[what] ?? 0))
  const ids = pgArray.text(rows.map((row) => row.campaignId))
  await tx.change(
    addCampaignsSql(
      ...[workspaceId, ids, count('sent'), count('bounced'), count('complained'), count('unsubscribed')],
    ),
  )
}

const findCampaignSql = sql(
  'deliver.campaign_tally_find',
  `SELECT sent, bounced, complained, unsubscribed FROM deliver.campaign_tally WHERE workspace_id = $1 AND campaign_id = $2`,
)
/** What a campaign has sent, try-outs left aside, and what came back of it. */
export const findCampaignTally = async (
  tx: Tx,
  workspaceId: string,
  campaignId: string,
): Promise<CampaignTally> =>
  (await tx.rows<CampaignTally>(findCampaignSql(workspaceId, campaignId)))[0] ?? { ...none, unsubscribed: 0 }

const listViasSql = sql(
  'deliver.rates',
  `SELECT via, sum(sent)::int AS sent, sum(bounced)::int AS bounced, sum(complained)::int AS complained
   FROM deliver.tally WHERE workspace_id = $1 AND hour > $2 GROUP BY 1 ORDER BY 1`,
)
/** Of the last day, by plugin. */
export const listViaTallies = (
  tx: Tx,
  workspaceId: string,
  now: number,
): Promise<(Returned & { via: string })[]> =>
  tx.rows<Returned & { via: string }>(listViasSql(workspaceId, Math.floor(now / hourMs) - 24))
