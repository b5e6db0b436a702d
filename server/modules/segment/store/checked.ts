import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface CheckedRow {
  at: number
  /** People looked at. */
  people: number
  mended: number
  memberAfter: string | null
  customerAfter: string | null
}

const dueSql = sql(
  'segment.check_due',
  `SELECT s.id::text, c.at, c.people, c.mended, c.member_after::text AS "memberAfter",
          c.customer_after::text AS "customerAfter", v.condition
   FROM segment.segment s
   JOIN segment.version v ON v.workspace_id = s.workspace_id AND v.segment_id = s.id AND v.version = s.version
   LEFT JOIN segment.checked c ON c.workspace_id = s.workspace_id AND c.segment_id = s.id
   WHERE s.workspace_id = $1 AND s.state = 'live' AND s.version > 0 AND s.next_version IS NULL AND s.broken IS NULL
     AND coalesce(c.at, s.changed_at) <= $2
   ORDER BY c.at NULLS FIRST, s.id LIMIT 1`,
)

/** A segment that is to be held against the log; its condition as JSON. */
export type Due = { id: string; condition: string } & Pick<CheckedRow, 'memberAfter' | 'customerAfter'>

/** The live segment nobody has held against the log since then for longest; null where there is none. */
export async function findDueCheck(tx: Tx, workspaceId: string, before: number): Promise<Due | null> {
  return (await tx.rows<Due>(dueSql(workspaceId, before)))[0] ?? null
}

const putSql = sql(
  'segment.checked_put',
  `INSERT INTO segment.checked (workspace_id, segment_id, at, people, mended, member_after, customer_after)
   VALUES ($1, $2::uuid, $3, $4, $5, $6::uuid, $7::uuid)
   ON CONFLICT (workspace_id, segment_id) DO UPDATE SET at = excluded.at, people = excluded.people,
     mended = excluded.mended, member_after = excluded.member_after, customer_after = excluded.customer_after`,
)

export const putChecked = (tx: Tx, workspaceId: string, id: string, row: CheckedRow): Promise<number> =>
  tx.change(
    putSql(...[workspaceId, id, row.at, row.people, row.mended], ...[row.memberAfter, row.customerAfter]),
  )

const findSql = sql(
  'segment.checked',
  `SELECT at, people, mended, member_after::text AS "memberAfter", customer_after::text AS "customerAfter"
   FROM segment.checked WHERE workspace_id = $1 AND segment_id = $2::uuid`,
)

export async function findChecked(tx: Tx, workspaceId: string, id: string): Promise<CheckedRow | null> {
  return (await tx.rows<CheckedRow>(findSql(workspaceId, id)))[0] ?? null
}

const waitingSql = sql(
  'segment.check_waiting',
  'SELECT root_id::text AS root FROM segment.next_eval WHERE workspace_id = $1 AND root_id = ANY ($2::uuid[]) AND at <= $3',
)

/** Of these, who is about to be looked at anyway. */
export async function listWaiting(
  tx: Tx,
  workspaceId: string,
  roots: readonly string[],
  now: number,
): Promise<Set<string>> {
  const rows = await tx.rows<{ root: string }>(waitingSql(workspaceId, pgArray.plain(roots), now))
  return new Set(rows.map(({ root }) => root))
}

const dropFlipsSql = sql(
  'segment.flip_expire',
  `DELETE FROM segment.flip WHERE workspace_id = $1 AND segment_id = $2::uuid AND at < $3 AND n IN (
     SELECT n FROM segment.flip WHERE workspace_id = $1 AND segment_id = $2::uuid ORDER BY n LIMIT $4)`,
)

/** Deletes the oldest rows of a history that are older than that. @returns how many */
export const dropOldFlips = (
  tx: Tx,
  workspaceId: string,
  { id, before, most }: { id: string; before: number; most: number },
): Promise<number> => tx.change(dropFlipsSql(workspaceId, id, before, most))
