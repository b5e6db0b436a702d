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

// The newest of each birth by the key's own order, then the newest of all: never more than births x limit rows. What
// else a page needs comes along: a screen waits for round trips more than for rows.
const pageOf = (filter: string) => `
  SELECT 'e' AS part, birth_id::text AS birth, ts, pos, channel::text FROM (
    SELECT t.* FROM unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
      SELECT birth_id, ts, pos, channel FROM profile.timeline
      WHERE workspace_id = $1 AND birth_id = b.id AND (ts, pos) < ($3, $4) ${filter}
      ORDER BY ts DESC, pos DESC LIMIT $5) AS t
    ORDER BY t.ts DESC, t.pos DESC LIMIT $5) AS newest
  UNION ALL
  SELECT 'n', birth_id::text, ts, 0, NULL FROM profile.mark
  WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND kind = 'n'
  UNION ALL
  SELECT 'c', NULL, sum(events)::bigint, 0, NULL FROM profile.presence
  WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`

const selectPage = sql('profile.page', pageOf(''))
const selectChannelPage = sql('profile.page_of_channels', pageOf('AND channel = ANY ($6::"char"[])'))

interface PageRow {
  part: 'e' | 'n' | 'c'
  birth: string | null
  ts: number | null
  pos: number
  channel: string | null
}

export interface Page {
  /** Newest first by (ts, pos). */
  moments: Moment[]
  /** When each device was first seen beside a name. */
  named: Map<string, number>
  /** Events of these births in all, from the folds, whatever the channel. */
  total: number
}

export async function readPage(tx: Tx, workspaceId: string, query: MomentQuery): Promise<Page> {
  const births = pgArray.plain(query.births)
  const { ts, pos } = query.before ?? { ts: Number.MAX_SAFE_INTEGER, pos: Number.MAX_SAFE_INTEGER }
  const rows = await tx.rows<PageRow>(
    query.channels === null
      ? selectPage(workspaceId, births, ts, pos, query.limit)
      : selectChannelPage(workspaceId, births, ts, pos, query.limit, pgArray.plain(query.channels)),
  )
  const page: Page = { moments: [], named: new Map(), total: 0 }
  for (const row of rows) {
    const [birth, at] = [row.birth ?? '', row.ts ?? 0]
    if (row.part === 'e') page.moments.push({ birth, ts: at, pos: row.pos, channel: row.channel ?? '' })
    else if (row.part === 'n') page.named.set(birth, at)
    else page.total = at
  }
  page.moments.sort((a, b) => b.ts - a.ts || b.pos - a.pos)
  return page
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

const selectRecent = sql(
  'profile.recent_moments',
  `SELECT t.birth_id::text AS birth, t.ts, t.pos, t.channel::text FROM unnest($2::uuid[]) AS b(id) CROSS JOIN LATERAL (
     SELECT birth_id, ts, pos, channel FROM profile.timeline
     WHERE workspace_id = $1 AND birth_id = b.id AND ts > $3 ORDER BY ts DESC, pos DESC LIMIT $4) AS t`,
)

/** The newest moments of each birth since then. */
export function listRecent(
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; since: number; each: number },
): Promise<Moment[]> {
  return tx.rows<Moment>(selectRecent(workspaceId, pgArray.plain(o.births), o.since, o.each))
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

const selectPositions = sql(
  'profile.positions',
  `SELECT pos FROM profile.timeline WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY pos`,
)
/** Where the log holds the events of these births, in its order. */
export async function listPositions(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<number[]> {
  const rows = await tx.rows<{ pos: number }>(selectPositions(workspaceId, pgArray.plain(births)))
  return rows.map((row) => row.pos)
}
