import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { StateLetter } from '../rules/message.ts'

export interface DueLine {
  workspaceId: string
  channel: string
  lane: 't' | 'm'
}

// One row of each line's index is looked at: as an EXISTS it is planned as a join that reads all that waits, every turn.
const dueSql = sql(
  'deliver.due_lines',
  `SELECT w.id AS "workspaceId", c.id AS channel, l.lane FROM unnest($1::text[]) AS w(id), unnest($2::text[]) AS c(id),
     (VALUES ('t'), ('m')) AS l(lane),
     LATERAL (SELECT FROM deliver.message m WHERE m.workspace_id = w.id AND m.channel = c.id AND m.lane = l.lane::"char"
       AND m.state = 'p' AND m.due_at <= $3 ORDER BY m.due_at LIMIT 1) AS due`,
)
/** Where something waits for its turn, over all these workspaces. */
export const listDueLines = (
  tx: Tx,
  workspaceIds: readonly string[],
  channels: readonly string[],
  now: number,
): Promise<DueLine[]> => tx.rows<DueLine>(dueSql(pgArray.plain(workspaceIds), pgArray.plain(channels), now))

/** A message whose turn it is. */
export interface LeasedRow {
  id: string
  run: string
  seq: number
  birth: string
  channel: string
  purpose: string
  lane: 't' | 'm'
  itemId: string | null
  version: number
  language: 'pl' | 'en' | null
  priority: number
  campaignId: string | null
  data: string
  address: string | null
  zone: string | null
  expiresAt: number
  attempts: number
  fence: number
}

const leaseSql = sql(
  'deliver.lease',
  `WITH due AS (
     SELECT id FROM deliver.message
     WHERE workspace_id = $1 AND channel = $2 AND lane = $3::"char" AND state = 'p' AND due_at <= $4 AND lease_until <= $4
     ORDER BY due_at, id LIMIT $6 FOR UPDATE SKIP LOCKED)
   UPDATE deliver.message m SET lease_until = $5, fence = m.fence + 1 FROM due
   WHERE m.workspace_id = $1 AND m.id = due.id
   RETURNING m.id::text, m.run, m.seq, m.birth_id::text AS birth, m.channel, m.purpose, m.lane::text, m.item_id AS "itemId",
     m.version, m.language, m.priority, m.campaign_id AS "campaignId", m.data, m.fixed_address AS address, m.zone,
     m.expires_at AS "expiresAt", m.attempts, m.fence`,
)
/** Takes the next so many for a while: nobody else prepares them meanwhile. */
export const leaseMessages = (
  tx: Tx,
  line: DueLine,
  o: { now: number; until: number; limit: number },
): Promise<LeasedRow[]> =>
  tx.rows<LeasedRow>(leaseSql(line.workspaceId, line.channel, line.lane, o.now, o.until, o.limit))

/** A message and the lease by which it is spoken of. */
export interface Held {
  id: string
  fence: number
}

const ids = (rows: readonly Held[]) => pgArray.plain(rows.map((row) => row.id))
const fences = (rows: readonly Held[]) => pgArray.plain(rows.map((row) => row.fence))

const lockSql = sql(
  'deliver.lock',
  `SELECT m.id::text FROM unnest($2::uuid[], $3::bigint[]) AS h(id, fence)
   JOIN deliver.message m ON m.workspace_id = $1 AND m.id = h.id AND m.fence = h.fence AND m.state = 'p'
   WHERE NOT EXISTS (SELECT 1 FROM deliver.hold o WHERE o.workspace_id = $1 AND o.kind = 'campaign' AND o.id = m.campaign_id
     AND o.state <> 'released')
   ORDER BY m.id FOR UPDATE OF m SKIP LOCKED`,
)
/** Which of them are still ours, and locked until the transaction ends. What is held back by now is left out. */
export const lockHeld = async (tx: Tx, workspaceId: string, rows: readonly Held[]): Promise<Set<string>> => {
  const found = await tx.rows<{ id: string }>(lockSql(workspaceId, ids(rows), fences(rows)))
  return new Set(found.map((row) => row.id))
}

const holdSql = sql(
  'deliver.catch_up_hold',
  `UPDATE deliver.message m SET state = (CASE o.state WHEN 'paused' THEN 'w' ELSE 'e' END)::"char",
     reason = CASE o.state WHEN 'paused' THEN o.reason ELSE 'stopped' END,
     settled_at = CASE o.state WHEN 'paused' THEN NULL ELSE $3::bigint END
   FROM deliver.hold o
   WHERE m.workspace_id = $1 AND m.id = ANY ($2::uuid[]) AND m.state = 'p' AND m.campaign_id IS NOT NULL
     AND o.workspace_id = $1 AND o.kind = 'campaign' AND o.id = m.campaign_id AND o.state <> 'released'`,
)
/** What was asked for at the very moment its campaign was held follows it. */
export const followHolds = (
  tx: Tx,
  workspaceId: string,
  rows: readonly Held[],
  now: number,
): Promise<number> => tx.change(holdSql(workspaceId, ids(rows), now))

export interface Handed extends Held {
  via: string
  address: string
}

const handSql = sql(
  'deliver.hand',
  `UPDATE deliver.message m SET state = 'h', attempts = m.attempts + 1, lease_until = $5, handed_at = $4, via = h.via,
     address = h.address, reason = NULL
   FROM unnest($2::uuid[], $3::bigint[], $6::text[], $7::text[]) AS h(id, fence, via, address)
   WHERE m.workspace_id = $1 AND m.id = h.id AND m.fence = h.fence`,
)
/** Written down before the provider hears of it: a crash from here on is an unknown outcome. */
export async function markHanded(
  tx: Tx,
  workspaceId: string,
  rows: readonly Handed[],
  o: { now: number; until: number },
): Promise<void> {
  if (rows.length === 0) return
  const text = (pick: (row: Handed) => string) => pgArray.text(rows.map(pick))
  await tx.change(
    handSql(
      workspaceId,
      ids(rows),
      fences(rows),
      o.now,
      o.until,
      text((row) => row.via),
      text((row) => row.address),
    ),
  )
}

export interface Settled extends Held {
  state: StateLetter
  reason: string | null
  dueAt: number | null
  providerId: string | null
  /** 1 where the hand-over did not happen after all. */
  untried: 0 | 1
}

const settleSql = sql(
  'deliver.settle',
  `UPDATE deliver.message m SET state = s.state::"char", reason = s.reason, lease_until = 0,
     due_at = coalesce(s.due, m.due_at), provider_id = coalesce(s.provider, m.provider_id), attempts = m.attempts - s.untried,
     settled_at = CASE WHEN s.state = 'p' THEN NULL ELSE $2::bigint END
   FROM unnest($3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::int[])
     AS s(id, fence, state, reason, due, provider, untried)
   WHERE m.workspace_id = $1 AND m.id = s.id AND m.fence = s.fence AND m.state = $10::"char"
   RETURNING m.id::text`,
)
/** What became of messages in this state. @returns those it was ours to say of */
export async function settleMessages(
  tx: Tx,
  workspaceId: string,
  from: 'p' | 'h',
  o: { rows: readonly Settled[]; now: number },
): Promise<Set<string>> {
  const { rows, now } = o
  if (rows.length === 0) return new Set()
  const found = await tx.rows<{ id: string }>(
    settleSql(
      workspaceId,
      now,
      ids(rows),
      fences(rows),
      pgArray.plain(rows.map((row) => row.state)),
      pgArray.text(rows.map((row) => row.reason)),
      pgArray.plain(rows.map((row) => row.dueAt)),
      pgArray.text(rows.map((row) => row.providerId)),
      pgArray.plain(rows.map((row) => row.untried)),
      from,
    ),
  )
  return new Set(found.map((row) => row.id))
}

const releaseSql = sql(
  'deliver.release',
  `UPDATE deliver.message m SET lease_until = 0 FROM unnest($2::uuid[], $3::bigint[]) AS h(id, fence)
   WHERE m.workspace_id = $1 AND m.id = h.id AND m.fence = h.fence AND m.state = 'p'`,
)
/** Gives leases back: it is nobody's turn to prepare them any more. */
export const releaseMessages = (tx: Tx, workspaceId: string, rows: readonly Held[]): Promise<number> =>
  tx.change(releaseSql(workspaceId, ids(rows), fences(rows)))

export interface LostRow extends Held {
  lane: 't' | 'm'
  attempts: number
  expiresAt: number
  via: string
}

const lostSql = sql(
  'deliver.lost',
  `SELECT id::text, fence, lane::text, attempts, expires_at AS "expiresAt", via FROM deliver.message
   WHERE workspace_id = $1 AND state = 'h' AND lease_until <= $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
)
/** Handed over by somebody who never said what became of it. */
export const lockLost = (tx: Tx, workspaceId: string, now: number, limit: number): Promise<LostRow[]> =>
  tx.rows<LostRow>(lostSql(workspaceId, now, limit))
