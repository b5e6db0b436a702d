import { sql, type Tx } from '../../../platform/db/index.ts'

export interface SuppressionCount {
  reason: string
  count: number
  lastAt: number
}

const select = sql(
  'consent.suppression_counts',
  `SELECT reason, count(*)::int AS count, max(at) AS "lastAt" FROM consent.suppression WHERE workspace_id = $1
   GROUP BY reason ORDER BY reason`,
)

/** How many addresses are never to be used, by reason: all that can be told, for only hashes are kept. */
export const countSuppressions = (tx: Tx, workspaceId: string): Promise<SuppressionCount[]> =>
  tx.rows<SuppressionCount>(select(workspaceId))
