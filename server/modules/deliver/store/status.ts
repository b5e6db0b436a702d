import { sql, type Tx } from '../../../platform/db/index.ts'

export interface LineStatus {
  channel: string
  lane: 't' | 'm'
  pending: number
  due: number
  held: number
  handed: number
  oldestDueAt: number | null
}

const statusSql = sql(
  'deliver.status',
  `SELECT channel, lane::text, count(*) FILTER (WHERE state = 'p')::int AS pending,
     count(*) FILTER (WHERE state = 'p' AND due_at <= $2)::int AS due, count(*) FILTER (WHERE state = 'w')::int AS held,
     count(*) FILTER (WHERE state = 'h')::int AS handed,
     min(due_at) FILTER (WHERE state = 'p' AND due_at <= $2) AS "oldestDueAt"
   FROM deliver.message WHERE workspace_id = $1 AND state IN ('p', 'w', 'h') GROUP BY 1, 2 ORDER BY 1, 2 DESC`,
)
export const listLineStatus = (tx: Tx, workspaceId: string, now: number): Promise<LineStatus[]> =>
  tx.rows<LineStatus>(statusSql(workspaceId, now))

const rateSql = sql(
  'deliver.rates',
  `SELECT via, sum(sent)::int AS sent, sum(bounced)::int AS bounced, sum(complained)::int AS complained
   FROM deliver.tally WHERE workspace_id = $1 AND hour > $2 GROUP BY 1 ORDER BY 1`,
)
export interface ViaStatus {
  via: string
  sent: number
  bounced: number
  complained: number
}
/** Of the last day, by plugin. */
export const listViaStatus = (tx: Tx, workspaceId: string, now: number): Promise<ViaStatus[]> =>
  tx.rows<ViaStatus>(rateSql(workspaceId, Math.floor(now / 3_600_000) - 24))
