import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface FlipRow {
  n: number
  segmentId: string
  version: number
  root: string
  isEntry: boolean
  at: number
  /** JSON of a FlipCause. */
  cause: string
}

const columns = `n, segment_id::text AS "segmentId", version, root_id::text AS root, is_entry AS "isEntry", at, cause`

const latestSql = sql(
  'segment.flips_latest',
  `SELECT ${columns} FROM segment.flip WHERE workspace_id = $1 AND segment_id = $2::uuid ORDER BY n DESC LIMIT $3`,
)
/** Who came and went last, newest first. */
export const listLatest = (tx: WorkspaceTx, segmentId: string, limit: number): Promise<FlipRow[]> =>
  tx.rows<FlipRow>(latestSql(tx.workspaceId, segmentId, limit))

const ofRootsSql = sql(
  'segment.flips_of',
  `SELECT ${columns} FROM segment.flip WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[])
      AND ($3::uuid IS NULL OR segment_id = $3::uuid)
    ORDER BY n DESC LIMIT $4`,
)
/** What happened to a customer, under any canonical id she had, newest first. */
export const listOfRoots = (
  tx: WorkspaceTx,
  roots: readonly string[],
  o: { segmentId: string | null; limit: number },
): Promise<FlipRow[]> =>
  tx.rows<FlipRow>(ofRootsSql(tx.workspaceId, pgArray.plain(roots), o.segmentId, o.limit))

const entriesSql = sql(
  'segment.entries_of',
  `SELECT DISTINCT ON (root_id) ${columns} FROM segment.flip
    WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[]) AND segment_id = $3::uuid AND is_entry
    ORDER BY root_id, n DESC`,
)
/** What brought each of these in last. */
export const listEntries = (
  tx: WorkspaceTx,
  segmentId: string,
  roots: readonly string[],
): Promise<FlipRow[]> => tx.rows<FlipRow>(entriesSql(tx.workspaceId, pgArray.plain(roots), segmentId))

export interface DayRow {
  day: number
  entered: number
  left: number
}

const daysSql = sql(
  'segment.flip_days',
  `SELECT width_bucket(at, $3::bigint[]) - 1 AS day, count(*) FILTER (WHERE is_entry) AS entered,
          count(*) FILTER (WHERE NOT is_entry) AS left
     FROM segment.flip WHERE workspace_id = $1 AND segment_id = $2::uuid AND at >= $4 GROUP BY 1 ORDER BY 1`,
)
/** Entered and left by day, told by where it stands among these midnights, the oldest first. */
export const countDays = (
  tx: WorkspaceTx,
  segmentId: string,
  midnights: readonly number[],
): Promise<DayRow[]> =>
  tx.rows<DayRow>(daysSql(tx.workspaceId, segmentId, pgArray.plain(midnights), midnights[0] ?? 0))

const weekSql = sql(
  'segment.flip_sums',
  `SELECT segment_id::text AS "segmentId", count(*) FILTER (WHERE is_entry) AS entered,
          count(*) FILTER (WHERE NOT is_entry) AS left
     FROM segment.flip WHERE workspace_id = $1 AND segment_id = ANY ($2::uuid[]) AND at >= $3 GROUP BY 1`,
)
/** How many came and went since a moment, segment by segment. */
export const sumFlips = (
  tx: WorkspaceTx,
  segmentIds: readonly string[],
  since: number,
): Promise<{ segmentId: string; entered: number; left: number }[]> =>
  tx.rows(weekSql(tx.workspaceId, pgArray.plain(segmentIds), since))

const membersSql = sql(
  'segment.members_page',
  `SELECT root_id::text AS root, since FROM segment.member
    WHERE workspace_id = $1 AND segment_id = $2::uuid AND ($3::bigint IS NULL OR (since, root_id) < ($3, $4::uuid))
    ORDER BY since DESC, root_id DESC LIMIT $5`,
)
export interface MemberRow {
  root: string
  since: number
}
/** Members, the newest first. */
export const listMembers = (
  tx: WorkspaceTx,
  segmentId: string,
  page: { before: MemberRow | null; limit: number },
): Promise<MemberRow[]> =>
  tx.rows<MemberRow>(
    membersSql(tx.workspaceId, segmentId, page.before?.since ?? null, page.before?.root ?? null, page.limit),
  )

const ofCustomerSql = sql(
  'segment.memberships',
  `SELECT segment_id::text AS "segmentId", since FROM segment.member
    WHERE workspace_id = $1 AND root_id = $2::uuid AND segment_id = ANY ($3::uuid[])`,
)
/** Since when a customer is in which of these. */
export const listMemberships = (
  tx: WorkspaceTx,
  root: string,
  segmentIds: readonly string[],
): Promise<{ segmentId: string; since: number }[]> =>
  tx.rows(ofCustomerSql(tx.workspaceId, root, pgArray.plain(segmentIds)))
