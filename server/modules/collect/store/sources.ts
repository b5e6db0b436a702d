import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface SourceSeen {
  workspaceId: string
  sourceId: string
  library: string | null
  /** Milliseconds. */
  at: number
}

export interface SourceMinute {
  workspaceId: string
  sourceId: string
  /** Minutes since the epoch. */
  minute: number
  events: number
  refused: number
}

const seenSql = sql(
  'collect.source_put',
  `INSERT INTO collect.source (workspace_id, source_id, library, first_at, last_at)
   SELECT w, s, l, t, t FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[]) AS n (w, s, l, t)
   ON CONFLICT (workspace_id, source_id) DO UPDATE SET library = coalesce(excluded.library, source.library),
     first_at = least(source.first_at, excluded.first_at), last_at = greatest(source.last_at, excluded.last_at)`,
)

export async function putSources(tx: Tx, rows: readonly SourceSeen[]): Promise<void> {
  await tx.change(
    seenSql(
      pgArray.plain(rows.map((row) => row.workspaceId)),
      pgArray.text(rows.map((row) => row.sourceId)),
      pgArray.text(rows.map((row) => row.library)),
      pgArray.plain(rows.map((row) => row.at)),
    ),
  )
}

const minutesSql = sql(
  'collect.source_minute_add',
  `INSERT INTO collect.source_minute (workspace_id, source_id, minute, events, refused)
   SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::int[], $5::int[])
   ON CONFLICT (workspace_id, source_id, minute) DO UPDATE SET events = source_minute.events + excluded.events,
     refused = source_minute.refused + excluded.refused`,
)

export async function addMinutes(tx: Tx, rows: readonly SourceMinute[]): Promise<void> {
  await tx.change(
    minutesSql(
      pgArray.plain(rows.map((row) => row.workspaceId)),
      pgArray.text(rows.map((row) => row.sourceId)),
      pgArray.plain(rows.map((row) => row.minute)),
      pgArray.plain(rows.map((row) => row.events)),
      pgArray.plain(rows.map((row) => row.refused)),
    ),
  )
}

const trimSql = sql(
  'collect.source_minute_trim',
  'DELETE FROM collect.source_minute WHERE workspace_id = $1 AND minute < $2',
)

export async function trimMinutes(tx: Tx, workspaceId: string, beforeMinute: number): Promise<void> {
  await tx.change(trimSql(workspaceId, beforeMinute))
}

const sourcesSql = sql(
  'collect.source_list',
  `SELECT source_id AS "sourceId", library, first_at AS "firstAt", last_at AS "lastAt"
   FROM collect.source WHERE workspace_id = $1 ORDER BY last_at DESC, source_id`,
)

export interface SourceRow {
  sourceId: string
  library: string | null
  firstAt: number
  lastAt: number
}

export function listSourceRows(tx: Tx, workspaceId: string): Promise<SourceRow[]> {
  return tx.rows<SourceRow>(sourcesSql(workspaceId))
}

const dayMinutesSql = sql(
  'collect.source_minute_list',
  `SELECT source_id AS "sourceId", minute, events, refused FROM collect.source_minute
   WHERE workspace_id = $1 AND minute > $2 ORDER BY source_id, minute`,
)

export function listMinutes(
  tx: Tx,
  workspaceId: string,
  afterMinute: number,
): Promise<Omit<SourceMinute, 'workspaceId'>[]> {
  return tx.rows(dayMinutesSql(workspaceId, afterMinute))
}
