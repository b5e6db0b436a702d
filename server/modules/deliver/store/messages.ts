import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { StateLetter } from '../rules/message.ts'

/** A message with all that became of it. */
export interface MessageRow {
  id: string
  run: string
  seq: number
  birth: string
  channel: string
  purpose: string
  lane: 't' | 'm'
  item_id: string | null
  version: number
  campaign_id: string | null
  requested_at: number
  due_at: number
  expires_at: number
  state: StateLetter
  reason: string | null
  attempts: number
  via: string | null
  address: string | null
  handed_at: number | null
  settled_at: number | null
  delivered_at: number | null
  opened_at: number | null
  clicked_at: number | null
  bounced_at: number | null
  complained_at: number | null
  unsubscribed_at: number | null
  opens: number
  clicks: number
}

const columns = `id::text, run, seq, birth_id::text AS birth, channel, purpose, lane::text, item_id, version, campaign_id,
  requested_at, due_at, expires_at, state::text, reason, attempts, via, coalesce(address, fixed_address) AS address,
  handed_at, settled_at, delivered_at, opened_at, clicked_at, bounced_at, complained_at, unsubscribed_at, opens, clicks`

export interface MessageFilter {
  state?: StateLetter | undefined
  channel?: string | undefined
  campaignId?: string | undefined
  run?: string | undefined
  reason?: string | undefined
  /** Any of these. */
  births?: readonly string[] | undefined
  /** Only what did so: opened, clicked, bounced. */
  did?: 'delivered' | 'opened' | 'clicked' | 'bounced' | 'complained' | 'unsubscribed' | undefined
}

const listSql = sql(
  'deliver.messages',
  `SELECT ${columns} FROM deliver.message m
   WHERE workspace_id = $1 AND ($2::uuid IS NULL OR id < $2)
     AND ($3::"char" IS NULL OR state = $3) AND ($4::text IS NULL OR channel = $4)
     AND ($5::text IS NULL OR campaign_id = $5) AND ($6::text IS NULL OR reason = $6)
     AND ($7::uuid[] IS NULL OR birth_id = ANY ($7)) AND ($10::text IS NULL OR run = $10)
     AND (CASE $8::text WHEN 'delivered' THEN delivered_at WHEN 'opened' THEN opened_at WHEN 'clicked' THEN clicked_at
       WHEN 'bounced' THEN bounced_at WHEN 'complained' THEN complained_at WHEN 'unsubscribed' THEN unsubscribed_at
       ELSE 0 END) IS NOT NULL
   ORDER BY id DESC LIMIT $9`,
)

/** Newest first; ids grow with time. */
export function listMessages(
  tx: Tx,
  workspaceId: string,
  filter: MessageFilter,
  page: { before: string | null; limit: number },
): Promise<MessageRow[]> {
  const {
    state = null,
    channel = null,
    campaignId = null,
    reason = null,
    births,
    did = null,
    run = null,
  } = filter
  const people = births === undefined ? null : `{${births.join(',')}}`
  return tx.rows<MessageRow>(
    listSql(workspaceId, page.before, state, channel, campaignId, reason, people, did, page.limit, run),
  )
}

const findSql = sql(
  'deliver.message',
  `SELECT ${columns} FROM deliver.message m WHERE workspace_id = $1 AND id = $2::uuid`,
)
export const findMessage = async (tx: Tx, workspaceId: string, id: string): Promise<MessageRow | null> =>
  (await tx.rows<MessageRow>(findSql(workspaceId, id)))[0] ?? null

const campaignNamesSql = sql(
  'deliver.message_campaigns',
  'SELECT id::text, name FROM deliver.campaign WHERE workspace_id = $1 AND id::text = ANY ($2::text[])',
)
/** Names of the campaigns among these; what is not made by campaigns has none. */
export async function nameCampaigns(
  tx: Tx,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.rows<{ id: string; name: string }>(campaignNamesSql(workspaceId, pgArray.text(ids)))
  return new Map(rows.map((row) => [row.id, row.name]))
}

export interface AttemptRow {
  n: number
  at: number
  via: string
  state: string
  reason: string | null
  provider_code: string | null
}

const attemptsSql = sql(
  'deliver.attempts',
  `SELECT n, at, via, state, reason, provider_code FROM deliver.attempt
   WHERE workspace_id = $1 AND message_id = $2::uuid ORDER BY n`,
)
export const listAttempts = (tx: Tx, workspaceId: string, id: string): Promise<AttemptRow[]> =>
  tx.rows<AttemptRow>(attemptsSql(workspaceId, id))
