import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** One moment of a customer's life: whose, when, where its body stands, and on which channel (a stored letter). */
export interface Moment {
  birth: string
  ts: number
  pos: number
  channel: string
}

export interface MomentQuery {
  births: readonly string[]
  /** Only moments before this (ts, pos); null = from the newest. */
  before: { ts: number; pos: number } | null
  /** Only channels of these letters; null = all. */
  channels: readonly string[] | null
  limit: number
}

// The newest of each birth by the key's own order, then the newest of all: never more than births x limit rows.
const selectMoments = sql(
  'profile.moments',
  `SELECT t.birth_id AS birth, t.ts, t.pos, t.channel::text FROM unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
     SELECT birth_id, ts, pos, channel FROM profile.timeline
     WHERE workspace_id = $1 AND birth_id = b.id AND (ts, pos) < ($3, $4)
     ORDER BY ts DESC, pos DESC LIMIT $5) AS t
   ORDER BY t.ts DESC, t.pos DESC LIMIT $5`,
)

const selectChannelMoments = sql(
  'profile.moments_of_channels',
  `SELECT t.birth_id AS birth, t.ts, t.pos, t.channel::text FROM unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
     SELECT birth_id, ts, pos, channel FROM profile.timeline
     WHERE workspace_id = $1 AND birth_id = b.id AND (ts, pos) < ($3, $4) AND channel = ANY ($6::"char"[])
     ORDER BY ts DESC, pos DESC LIMIT $5) AS t
   ORDER BY t.ts DESC, t.pos DESC LIMIT $5`,
)

/** Newest first by (ts, pos). */
export function listMoments(tx: Tx, workspaceId: string, query: MomentQuery): Promise<Moment[]> {
  const births = pgArray.plain(query.births)
  const { ts, pos } = query.before ?? { ts: Number.MAX_SAFE_INTEGER, pos: Number.MAX_SAFE_INTEGER }
  return tx.rows<Moment>(
    query.channels === null
      ? selectMoments(workspaceId, births, ts, pos, query.limit)
      : selectChannelMoments(workspaceId, births, ts, pos, query.limit, pgArray.plain(query.channels)),
  )
}

const selectKnots = sql(
  'profile.knots',
  `SELECT t.birth_id AS birth, t.ts, t.pos, t.channel::text, o.pos IS NOT NULL AS "isOrder"
   FROM unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
     SELECT birth_id, ts, pos, channel FROM profile.timeline
     WHERE workspace_id = $1 AND birth_id = b.id ORDER BY ts DESC, pos DESC LIMIT $3) AS t
   LEFT JOIN profile.order_event o
     ON o.workspace_id = $1 AND o.birth_id = t.birth_id AND o.ts = t.ts AND o.pos = t.pos AND o.act = 'p'`,
)

export interface Knot extends Moment {
  isOrder: boolean
}

/** The last few moments of each birth of a page of customers, for their small weaves. */
export function listKnots(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  each: number,
): Promise<Knot[]> {
  return tx.rows<Knot>(selectKnots(workspaceId, pgArray.plain(births), each))
}

const selectCount = sql(
  'profile.moment_count',
  `SELECT coalesce(sum(events), 0)::bigint AS count FROM profile.presence
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

/** How many events a customer has in all, from the folds. */
export async function countMoments(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  const rows = await tx.rows<{ count: number }>(selectCount(workspaceId, pgArray.plain(births)))
  return rows[0]?.count ?? 0
}

const selectBirthsOfRange = sql(
  'profile.births_of_range',
  `SELECT pos, workspace_id AS "workspaceId", birth_id AS birth FROM profile.timeline
   WHERE pos >= $1 AND pos < $2 ORDER BY pos`,
)

/** Whose the events at positions from <= pos < to are, over all workspaces: for the pipeline's role alone. */
export function listBirthsOfRange(tx: Tx, from: number, to: number): Promise<PlacedBirth[]> {
  return tx.rows<PlacedBirth>(selectBirthsOfRange(from, to))
}

/** Whose the event at a position is. */
export interface PlacedBirth {
  pos: number
  workspaceId: string
  birth: string
}
