import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { OutcomeKind } from '../schema.ts'

export interface Outcome {
  experimentId: string
  birth: string
  root: string
  kind: OutcomeKind
  at: number
}

const insertSql = sql(
  'decide.note_outcomes',
  `INSERT INTO decide.outcome (workspace_id, experiment_id, birth_id, kind, root, at)
   SELECT DISTINCT ON (e, b, k) $1, e, b, k, r, a
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[]) AS m(e, b, k, r, a) ORDER BY e, b, k, a
   ON CONFLICT DO NOTHING`,
)
/** The first of its kind a birth: what is told again changes nothing. */
export async function insertOutcomes(tx: WorkspaceTx, rows: readonly Outcome[]): Promise<void> {
  if (rows.length === 0) return
  await tx.change(
    insertSql(
      tx.workspaceId,
      pgArray.plain(rows.map((one) => one.experimentId)),
      pgArray.plain(rows.map((one) => one.birth)),
      pgArray.text(rows.map((one) => one.kind)),
      pgArray.plain(rows.map((one) => one.root)),
      pgArray.plain(rows.map((one) => one.at)),
    ),
  )
}

const countSql = sql(
  'decide.count_arms',
  `WITH met AS (
     SELECT DISTINCT ON (root) root, arm, at FROM decide.exposure
      WHERE workspace_id = $1 AND experiment_id = $2 ORDER BY root, at, birth_id),
   crossed AS (
     SELECT root FROM decide.exposure WHERE workspace_id = $1 AND experiment_id = $2
      GROUP BY root HAVING count(DISTINCT arm) > 1),
   did AS (
     SELECT m.root, bool_or(o.kind = 'goal') AS goal, bool_or(o.kind = 'complaint') AS complaint,
            bool_or(o.kind = 'unsubscribe') AS unsubscribe, bool_or(o.kind = 'bounce') AS bounce
       FROM met m JOIN decide.outcome o ON o.workspace_id = $1 AND o.experiment_id = $2 AND o.root = m.root
        AND o.at >= m.at AND (o.kind <> 'goal' OR o.at < m.at + $3::bigint) GROUP BY m.root)
   SELECT m.arm, count(*) AS exposed, count(c.root) AS crossed, count(*) FILTER (WHERE d.goal) AS goal,
          count(*) FILTER (WHERE d.complaint) AS complaint, count(*) FILTER (WHERE d.unsubscribe) AS unsubscribe,
          count(*) FILTER (WHERE d.bounce) AS bounce
     FROM met m LEFT JOIN crossed c ON c.root = m.root LEFT JOIN did d ON d.root = m.root GROUP BY m.arm ORDER BY m.arm`,
)
type Row = { arm: string; exposed: number; crossed: number } & Record<OutcomeKind, number>

/** People by the arm they met first, and what they did after it, the goal within its time. */
export const countArms = (tx: WorkspaceTx, id: string, windowMs: number): Promise<Row[]> =>
  tx.rows<Row>(countSql(tx.workspaceId, id, windowMs))
