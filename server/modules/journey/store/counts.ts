import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

const hereSql = sql(
  'journey.count_here',
  `SELECT node, CASE WHEN state = 'h' THEN reason END AS reason, count(*)::int AS n FROM journey.enrollment
   WHERE workspace_id = $1 AND journey_id = $2 AND state IN ('t', 'e', 'h') GROUP BY 1, 2`,
)
/** Who stands where now. */
export const countHere = (
  tx: WorkspaceTx,
  journeyId: string,
): Promise<{ node: string; reason: string | null; n: number }[]> =>
  tx.rows(hereSql(tx.workspaceId, journeyId))

const overdueSql = sql(
  'journey.count_overdue',
  `SELECT count(*)::int AS n FROM journey.enrollment WHERE workspace_id = $1 AND journey_id = $2 AND wake_at <= $3`,
)
export async function countOverdue(tx: WorkspaceTx, journeyId: string, now: number): Promise<number> {
  const [row] = await tx.rows<{ n: number }>(overdueSql(tx.workspaceId, journeyId, now))
  return row?.n ?? 0
}

const standingSql = sql(
  'journey.count_standing',
  `SELECT version, node, count(*)::int AS n FROM journey.enrollment
   WHERE workspace_id = $1 AND journey_id = $2 AND state IN ('t', 'e', 'h') AND version <> $3 GROUP BY 1, 2`,
)
/** Who stands where in other versions than this one. */
export const countStanding = (
  tx: WorkspaceTx,
  journeyId: string,
  version: number,
): Promise<{ version: number; node: string; n: number }[]> =>
  tx.rows(standingSql(tx.workspaceId, journeyId, version))

const lastSql = sql(
  'journey.last_entry',
  `SELECT max(day)::int AS day FROM journey.tally WHERE workspace_id = $1 AND journey_id = $2 AND what IN ('entered', 'c:entered')`,
)
/** The day on which somebody came in last, in days since 1970; null: nobody ever. */
export async function findLastEntry(tx: WorkspaceTx, journeyId: string): Promise<number | null> {
  const [row] = await tx.rows<{ day: number | null }>(lastSql(tx.workspaceId, journeyId))
  return row?.day ?? null
}
