import { sql, type Tx } from '../../../platform/db/index.ts'

export type HoldKind = 'campaign' | 'channel'

export interface HoldRow {
  kind: HoldKind
  id: string
  state: 'paused' | 'stopped'
  reason: string
  /** JSON */
  detail: string
  at: number
}

const putSql = sql(
  'deliver.hold_put',
  `INSERT INTO deliver.hold (workspace_id, kind, id, state, reason, detail, at) VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (workspace_id, kind, id) DO UPDATE
     SET state = excluded.state, reason = excluded.reason, detail = excluded.detail, at = excluded.at
     WHERE deliver.hold.state <> 'stopped'`,
)
/** What was stopped stays so. @returns 1 where it stands now */
export const putHold = (tx: Tx, workspaceId: string, row: HoldRow): Promise<number> =>
  tx.change(putSql(workspaceId, row.kind, row.id, row.state, row.reason, row.detail, row.at))

const releaseSql = sql(
  'deliver.hold_release',
  `UPDATE deliver.hold SET state = 'released', at = $4 WHERE workspace_id = $1 AND kind = $2 AND id = $3 AND state = 'paused'`,
)
/** It goes on by a person's word: the row stays, so that the brake does not take it back at once. */
export const releaseHold = (
  tx: Tx,
  workspaceId: string,
  o: { kind: HoldKind; id: string; at: number },
): Promise<number> => tx.change(releaseSql(workspaceId, o.kind, o.id, o.at))

const releasedSql = sql(
  'deliver.hold_released',
  `SELECT at FROM deliver.hold WHERE workspace_id = $1 AND kind = $2 AND id = $3 AND state = 'released'`,
)
/** When a person last let it go on; null where nobody had to. */
export const findReleased = async (
  tx: Tx,
  workspaceId: string,
  kind: HoldKind,
  id: string,
): Promise<number | null> =>
  (await tx.rows<{ at: number }>(releasedSql(workspaceId, kind, id)))[0]?.at ?? null

const listSql = sql(
  'deliver.holds',
  `SELECT kind, id, state, reason, detail, at FROM deliver.hold
   WHERE workspace_id = $1 AND kind = $2 AND state <> 'released' ORDER BY id`,
)
export const listHolds = (tx: Tx, workspaceId: string, kind: HoldKind): Promise<HoldRow[]> =>
  tx.rows<HoldRow>(listSql(workspaceId, kind))

const findSql = sql(
  'deliver.hold_find',
  `SELECT kind, id, state, reason, detail, at FROM deliver.hold
   WHERE workspace_id = $1 AND kind = $2 AND id = $3 AND state <> 'released'`,
)
export const findHold = async (
  tx: Tx,
  workspaceId: string,
  kind: HoldKind,
  id: string,
): Promise<HoldRow | null> => (await tx.rows<HoldRow>(findSql(workspaceId, kind, id)))[0] ?? null
