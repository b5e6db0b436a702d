import { sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Visit } from '../rules/revenue.ts'

const visitsSql = sql(
  'journey.visits',
  `WITH page AS (
     SELECT DISTINCT root FROM journey.entry_guard WHERE workspace_id = $1 AND journey_id = $2 AND root > $3::uuid
     ORDER BY root LIMIT $4)
   SELECT p.root::text, e.birth_id::text AS birth, e.entered_at AS "enteredAt", e.is_control AS "isControl"
   FROM page p LEFT JOIN journey.enrollment e ON e.workspace_id = $1 AND e.root = p.root AND e.journey_id = $2
   ORDER BY p.root, e.entered_at, e.id`,
)
export interface VisitRow extends Visit {
  root: string
  birth: string
}

/** The next people who ever came in, with their runs, the oldest first; of whom nothing is kept but that she was in has none. */
export async function listVisits(
  tx: WorkspaceTx,
  journeyId: string,
  page: { after: string; people: number },
): Promise<{ visits: VisitRow[]; last: string | null }> {
  const rows = await tx.rows<VisitRow | { root: string; birth: null }>(
    visitsSql(tx.workspaceId, journeyId, page.after, page.people),
  )
  const people = new Set(rows.map((one) => one.root)).size
  return {
    visits: rows.filter((one): one is VisitRow => one.birth !== null),
    last: people < page.people ? null : (rows.at(-1)?.root ?? null),
  }
}

const countSql = sql(
  'journey.count_entrants',
  `SELECT count(*)::int AS n FROM (
     SELECT FROM journey.entry_guard WHERE workspace_id = $1 AND journey_id = $2 LIMIT $3) AS few`,
)
/** Entries so far, no further than `most`. */
export async function countEntries(tx: WorkspaceTx, journeyId: string, most: number): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(countSql(tx.workspaceId, journeyId, most))
  return row?.n ?? 0
}

export interface RevenueRow {
  counted: string
  countedAt: number
}

const findSql = sql(
  'journey.revenue',
  'SELECT counted, counted_at AS "countedAt" FROM journey.revenue WHERE workspace_id = $1 AND journey_id = $2',
)
export async function findRevenue(tx: WorkspaceTx, journeyId: string): Promise<RevenueRow | null> {
  return (await tx.rows<RevenueRow>(findSql(tx.workspaceId, journeyId)))[0] ?? null
}

const putSql = sql(
  'journey.put_revenue',
  `INSERT INTO journey.revenue (workspace_id, journey_id, counted, counted_at, due_at) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (workspace_id, journey_id) DO UPDATE SET counted = excluded.counted, counted_at = excluded.counted_at,
     due_at = excluded.due_at`,
)
export const putRevenue = (
  tx: WorkspaceTx,
  journeyId: string,
  row: RevenueRow & { dueAt: number },
): Promise<number> => tx.change(putSql(tx.workspaceId, journeyId, row.counted, row.countedAt, row.dueAt))

const dueSql = sql(
  'journey.revenue_due',
  `SELECT j.workspace_id AS "workspaceId", j.id::text FROM journey.journey j
   WHERE j.version IS NOT NULL AND (j.state IN ('live', 'paused') OR j.updated_at > $1)
   ORDER BY j.workspace_id, j.id`,
)
/** Journeys whose people may still buy: those that are on, and those that ended since then; in the worker's transaction. */
export const listReckoned = (tx: Tx, endedAfter: number): Promise<{ workspaceId: string; id: string }[]> =>
  tx.rows(dueSql(endedAfter))

const isDueSql = sql(
  'journey.revenue_is_due',
  `SELECT NOT EXISTS (SELECT FROM journey.revenue WHERE workspace_id = $1 AND journey_id = $2 AND due_at > $3) AS "isDue"`,
)
export async function isRevenueDue(tx: WorkspaceTx, journeyId: string, now: number): Promise<boolean> {
  const [row] = await tx.rows<{ isDue: boolean }>(isDueSql(tx.workspaceId, journeyId, now))
  return row?.isDue ?? true
}
