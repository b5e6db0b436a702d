import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { StateLetter } from '../rules/message.ts'

const cancelSql = sql(
  'deliver.cancel_runs',
  `UPDATE deliver.message SET state = 'e', reason = $3, settled_at = $4
   WHERE workspace_id = $1 AND run = ANY ($2::text[]) AND state IN ('p', 'w')`,
)
/** What waits of these runs ends. @returns how many messages */
export const cancelOfRuns = (
  tx: Tx,
  workspaceId: string,
  runs: readonly string[],
  end: { reason: string; at: number },
): Promise<number> => tx.change(cancelSql(workspaceId, pgArray.text(runs), end.reason, end.at))

const statesSql = sql(
  'deliver.states_of_runs',
  `SELECT run, seq, state::text, reason FROM deliver.message WHERE workspace_id = $1 AND run = ANY ($2::text[])`,
)
export interface RunState {
  run: string
  seq: number
  state: StateLetter
  reason: string | null
}
/** How the messages of these runs stand. */
export const listStatesOfRuns = (tx: Tx, workspaceId: string, runs: readonly string[]): Promise<RunState[]> =>
  tx.rows<RunState>(statesSql(workspaceId, pgArray.text(runs)))

export interface EngagementRow {
  /** Empty: of everybody. */
  birth: string
  channel: string
  sent: number
  opened: number
  clicked: number
}

const figures = `count(*)::int AS sent, count(opened_at)::int AS opened, count(clicked_at)::int AS clicked`

const ownSql = sql(
  'deliver.engagement_of',
  `SELECT birth_id::text AS birth, channel, ${figures} FROM deliver.message
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND state = 's' AND requested_at >= $3 GROUP BY 1, 2`,
)
const allSql = sql(
  'deliver.engagement_of_all',
  `SELECT '' AS birth, channel, ${figures} FROM (
     SELECT channel, opened_at, clicked_at, state FROM deliver.message WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2) AS newest
   WHERE state = 's' GROUP BY 1, 2`,
)
/** The newest messages by which everybody's engagement is told. */
const newest = 20_000

/** How these births took what was sent since then, by channel; and how everybody does. */
export async function listEngagement(
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; since: number },
): Promise<EngagementRow[]> {
  const own = await tx.rows<EngagementRow>(ownSql(workspaceId, pgArray.plain(o.births), o.since))
  return [...own, ...(await tx.rows<EngagementRow>(allSql(workspaceId, newest)))]
}
