import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'

/** w waits for its turn or is played, d done, f failed, c called off. */
export type ReplayState = 'w' | 'd' | 'f' | 'c'

export interface ReplayRow {
  id: string
  /** JSON. */
  graph: string
  state: ReplayState
  played: number
  people: number
  /** JSON. */
  result: string | null
  leaseUntil: number
  askedAt: number
  endedAt: number | null
}

const columns = `id::text, graph, state::text, played, people, result, lease_until AS "leaseUntil", asked_at AS "askedAt",
  ended_at AS "endedAt"`

const insertSql = sql(
  'journey.replay_insert',
  `INSERT INTO journey.replay (workspace_id, id, graph, state, played, people, lease_until, asked_at)
   VALUES ($1, $2, $3, 'w', 0, 0, 0, $4)`,
)
export const insertReplay = (
  tx: WorkspaceTx,
  row: Pick<ReplayRow, 'id' | 'graph' | 'askedAt'>,
): Promise<number> => tx.change(insertSql(tx.workspaceId, row.id, row.graph, row.askedAt))

const clearSql = sql(
  'journey.replays_clear',
  'DELETE FROM journey.replay WHERE workspace_id = $1 AND asked_at < $2',
)
export const clearReplays = (tx: WorkspaceTx, askedBefore: number): Promise<number> =>
  tx.change(clearSql(tx.workspaceId, askedBefore))

const findSql = sql(
  'journey.replay_find',
  `SELECT ${columns} FROM journey.replay WHERE workspace_id = $1 AND id = $2`,
)
export async function findReplay(tx: WorkspaceTx, id: string): Promise<ReplayRow | null> {
  return (await tx.rows<ReplayRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const waitingSql = sql(
  'journey.replays_waiting',
  `SELECT "workspaceId", id FROM (
     SELECT DISTINCT ON (workspace_id) workspace_id AS "workspaceId", id::text, asked_at FROM journey.replay
     WHERE state = 'w' AND lease_until <= $1 AND workspace_id <> ALL ($3::text[]) ORDER BY workspace_id, asked_at
   ) AS first ORDER BY asked_at LIMIT $2`,
)
/** The oldest nobody plays of each workspace but these, the oldest first; in the worker's transaction. */
export const listWaiting = (
  tx: Tx,
  o: { now: number; limit: number; but: readonly string[] },
): Promise<{ workspaceId: string; id: string }[]> => tx.rows(waitingSql(o.now, o.limit, pgArray.text(o.but)))

const leaseSql = sql(
  'journey.replay_lease',
  `UPDATE journey.replay SET lease_until = $4, played = 0 WHERE workspace_id = $1 AND id = $2 AND state = 'w' AND lease_until <= $3
   RETURNING ${columns}`,
)
/** Takes one to play it; null where somebody else has, or it was called off. */
export async function leaseReplay(
  tx: WorkspaceTx,
  id: string,
  o: { now: number; until: number },
): Promise<ReplayRow | null> {
  return (await tx.rows<ReplayRow>(leaseSql(tx.workspaceId, id, o.now, o.until)))[0] ?? null
}

const noteSql = sql(
  'journey.replay_note',
  `UPDATE journey.replay SET played = $3, people = $4, lease_until = $5 WHERE workspace_id = $1 AND id = $2 AND state = 'w'`,
)
/** How far it is. @returns 0 where it was called off */
export const noteReplay = (
  tx: WorkspaceTx,
  id: string,
  o: { played: number; people: number; until: number },
): Promise<number> => tx.change(noteSql(tx.workspaceId, id, o.played, o.people, o.until))

const endSql = sql(
  'journey.replay_end',
  `UPDATE journey.replay SET state = $3::"char", result = $4, ended_at = $5, played = greatest(played, $6), lease_until = 0
   WHERE workspace_id = $1 AND id = $2 AND state = 'w'`,
)
export const endReplay = (
  tx: WorkspaceTx,
  id: string,
  o: { state: Exclude<ReplayState, 'w'>; result: string | null; at: number; played?: number },
): Promise<number> => tx.change(endSql(tx.workspaceId, id, o.state, o.result, o.at, o.played ?? 0))
