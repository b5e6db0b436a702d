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

const deleteSql = sql(
  'deliver.hold_delete',
  `DELETE FROM deliver.hold WHERE workspace_id = $1 AND kind = $2 AND id = $3 AND state = 'paused'`,
)
export const deleteHold = (tx: Tx, workspaceId: string, kind: HoldKind, id: string): Promise<number> =>
  tx.change(deleteSql(workspaceId, kind, id))

const listSql = sql(
  'deliver.holds',
  'SELECT kind, id, state, reason, detail, at FROM deliver.hold WHERE workspace_id = $1 AND kind = $2 ORDER BY id',
)
export const listHolds = (tx: Tx, workspaceId: string, kind: HoldKind): Promise<HoldRow[]> =>
  tx.rows<HoldRow>(listSql(workspaceId, kind))

const findSql = sql(
  'deliver.hold_find',
  'SELECT kind, id, state, reason, detail, at FROM deliver.hold WHERE workspace_id = $1 AND kind = $2 AND id = $3',
)
export const findHold = async (
  tx: Tx,
  workspaceId: string,
  kind: HoldKind,
  id: string,
): Promise<HoldRow | null> => (await tx.rows<HoldRow>(findSql(workspaceId, kind, id)))[0] ?? null
