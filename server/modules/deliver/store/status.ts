import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface LineStatus {
  channel: string
  lane: 't' | 'm'
  pending: number
  due: number
  held: number
  handed: number
  oldestDueAt: number | null
  /** There are more than were counted. */
  isMore: boolean
}

/** Counting ends here: a screen asks every few seconds, whatever waits. */
export const countedAtMost = 100_000

// A part of an index each: what waits by the time it is due, what is held, what is under way.
const statusSql = sql(
  'deliver.status',
  `WITH handed AS (SELECT channel, lane, count(*)::int AS n FROM deliver.message WHERE workspace_id = $1 AND state = 'h'
     GROUP BY 1, 2)
   SELECT c.id AS channel, l.id AS lane, p.pending, p.due, p.oldest AS "oldestDueAt", w.held, coalesce(h.n, 0) AS handed,
     p.pending >= $4 OR w.held >= $4 AS "isMore"
   FROM unnest($2::text[]) AS c(id) CROSS JOIN (VALUES ('t'), ('m')) AS l(id)
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS pending, count(*) FILTER (WHERE due_at <= $3)::int AS due,
       min(due_at) FILTER (WHERE due_at <= $3) AS oldest
     FROM (SELECT due_at FROM deliver.message WHERE workspace_id = $1 AND channel = c.id AND lane = l.id::"char" AND state = 'p'
       ORDER BY due_at LIMIT $4) AS one) p
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS held
     FROM (SELECT FROM deliver.message WHERE workspace_id = $1 AND channel = c.id AND lane = l.id::"char" AND state = 'w'
       LIMIT $4) AS one) w
   LEFT JOIN handed h ON h.channel = c.id AND h.lane = l.id::"char"
   WHERE p.pending > 0 OR w.held > 0 OR h.n > 0 ORDER BY 1, 2 DESC`,
)
/** What waits, is held and is under way, by channel and lane; up to `countedAtMost` each. */
export const listLineStatus = (
  tx: Tx,
  workspaceId: string,
  channels: readonly string[],
  now: number,
): Promise<LineStatus[]> =>
  tx.rows<LineStatus>(statusSql(workspaceId, pgArray.plain(channels), now, countedAtMost))
