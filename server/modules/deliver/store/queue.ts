import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { StateLetter } from '../rules/message.ts'
import type { StateCount } from '../rules/progress.ts'

/** A message as it is first written down. */
export interface NewMessage {
  id: string
  run: string
  seq: number
  birth: string
  channel: string
  purpose: string
  lane: 't' | 'm'
  itemId: string | null
  version: number
  language: string | null
  priority: number
  campaignId: string | null
  data: string
  address: string | null
  zone: string | null
  dueAt: number
  expiresAt: number
}

// What a campaign that is held or stopped still asks for waits, or ends, at once.
const insertSql = sql(
  'deliver.request',
  `INSERT INTO deliver.message (workspace_id, id, run, seq, birth_id, channel, purpose, lane, item_id, version, language,
     priority, campaign_id, data, fixed_address, zone, requested_at, due_at, expires_at, state, reason, settled_at)
   SELECT $1, m.id, m.run, m.seq, m.birth, m.channel, m.purpose, m.lane::"char", m.item, m.version, m.language, m.priority,
     m.campaign, m.data, m.address, m.zone, $2::bigint, m.due, m.expires,
     (CASE h.state WHEN 'paused' THEN 'w' WHEN 'stopped' THEN 'e' ELSE 'p' END)::"char",
     CASE h.state WHEN 'paused' THEN h.reason WHEN 'stopped' THEN 'stopped' END,
     CASE h.state WHEN 'stopped' THEN $2::bigint END
   FROM unnest($3::uuid[], $4::text[], $5::int[], $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::int[],
     $12::text[], $13::int[], $14::text[], $15::text[], $16::text[], $17::text[], $18::bigint[], $19::bigint[])
     AS m(id, run, seq, birth, channel, purpose, lane, item, version, language, priority, campaign, data, address, zone, due, expires)
   LEFT JOIN deliver.hold h ON h.workspace_id = $1 AND h.kind = 'campaign' AND h.id = m.campaign
   ON CONFLICT (workspace_id, run, seq) DO NOTHING`,
)

/** @returns how many were not there yet */
export function insertMessages(
  tx: Tx,
  workspaceId: string,
  rows: readonly NewMessage[],
  now: number,
): Promise<number> {
  const plain = (pick: (row: NewMessage) => string | number | null) => pgArray.plain(rows.map(pick))
  const text = (pick: (row: NewMessage) => string | null) => pgArray.text(rows.map(pick))
  return tx.change(
    insertSql(
      workspaceId,
      now,
      plain((row) => row.id),
      text((row) => row.run),
      plain((row) => row.seq),
      plain((row) => row.birth),
      text((row) => row.channel),
      text((row) => row.purpose),
      plain((row) => row.lane),
      text((row) => row.itemId),
      plain((row) => row.version),
      plain((row) => row.language),
      plain((row) => row.priority),
      text((row) => row.campaignId),
      text((row) => row.data),
      text((row) => row.address),
      text((row) => row.zone),
      plain((row) => row.dueAt),
      plain((row) => row.expiresAt),
    ),
  )
}

const cancelSql = sql(
  'deliver.cancel',
  `UPDATE deliver.message SET state = 'e', reason = 'stopped', settled_at = $3
   WHERE workspace_id = $1 AND campaign_id = $2 AND state IN ('p', 'w')`,
)
/** What waits of a campaign ends. @returns how many */
export const cancelCampaign = (
  tx: Tx,
  workspaceId: string,
  campaignId: string,
  now: number,
): Promise<number> => tx.change(cancelSql(workspaceId, campaignId, now))

const moveSql = sql(
  'deliver.move',
  `UPDATE deliver.message SET state = $4::"char", reason = $5
   WHERE workspace_id = $1 AND campaign_id = $2 AND state = $3::"char"`,
)
/** What waits of a campaign is held, or goes on. */
export const moveCampaign = (
  tx: Tx,
  workspaceId: string,
  campaignId: string,
  move: { from: StateLetter; to: StateLetter; reason: string | null },
): Promise<number> => tx.change(moveSql(workspaceId, campaignId, move.from, move.to, move.reason))

const countSql = sql(
  'deliver.progress',
  `SELECT state::text AS state, CASE WHEN state IN ('r', 'f', 'e') THEN reason END AS reason, count(*)::int AS messages,
     count(delivered_at)::int AS delivered, count(opened_at)::int AS opened, sum(opens)::int AS opens,
     count(clicked_at)::int AS clicked, sum(clicks)::int AS clicks, count(bounced_at)::int AS bounced,
     count(complained_at)::int AS complained, count(unsubscribed_at)::int AS unsubscribed
   FROM deliver.message WHERE workspace_id = $1 AND campaign_id = $2 GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`,
)
export const countCampaign = (tx: Tx, workspaceId: string, campaignId: string): Promise<StateCount[]> =>
  tx.rows<StateCount>(countSql(workspaceId, campaignId))
