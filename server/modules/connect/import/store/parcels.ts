import { sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

/** Things of a file that are kept and have no place in the log yet. */
export interface Parcel {
  /** The last line it holds. */
  line: number
  events: number
  receivedAt: number
  meta: string
  /** One event a line. */
  bodies: string
}

const putSql = sql(
  'connect.import_parcel_put',
  `INSERT INTO connect.import_parcel (workspace_id, import_id, line, events, received_at, meta, bodies)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7)`,
)
export const putParcel = (tx: WorkspaceTx, importId: string, o: Parcel): Promise<number> =>
  tx.change(putSql(tx.workspaceId, importId, o.line, o.events, o.receivedAt, o.meta, o.bodies))

const firstSql = sql(
  'connect.import_parcel_first',
  `SELECT line, events, received_at AS "receivedAt", meta, bodies FROM connect.import_parcel
    WHERE workspace_id = $1 AND import_id = $2::uuid ORDER BY line LIMIT 1`,
)
export const findParcel = async (tx: WorkspaceTx, importId: string): Promise<Parcel | null> =>
  (await tx.rows<Parcel>(firstSql(tx.workspaceId, importId)))[0] ?? null

const dropSql = sql(
  'connect.import_parcel_drop',
  'DELETE FROM connect.import_parcel WHERE workspace_id = $1 AND import_id = $2::uuid AND ($3::bigint IS NULL OR line = $3)',
)
/** One of them, or all. @returns how many were there */
export const dropParcels = (tx: WorkspaceTx, importId: string, line: number | null = null): Promise<number> =>
  tx.change(dropSql(tx.workspaceId, importId, line))

const countSql = sql(
  'connect.import_parcel_count',
  'SELECT coalesce(sum(events), 0)::bigint AS events FROM connect.import_parcel',
)
/** Events that wait, in all workspaces; in the worker's transaction. */
export const countWaiting = async (tx: Tx): Promise<number> =>
  (await tx.rows<{ events: number }>(countSql()))[0]?.events ?? 0
