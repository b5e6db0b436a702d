import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface Lot {
  firstPos: number
  events: number
}

const putSql = sql(
  'connect.import_lot_put',
  `INSERT INTO connect.import_lot (workspace_id, import_id, first_pos, events) VALUES ($1, $2::uuid, $3, $4)
   ON CONFLICT DO NOTHING`,
)
export const putLot = (tx: WorkspaceTx, id: string, lot: Lot): Promise<number> =>
  tx.change(putSql(tx.workspaceId, id, lot.firstPos, lot.events))

const listSql = sql(
  'connect.import_lot_list',
  `SELECT first_pos AS "firstPos", events FROM connect.import_lot WHERE workspace_id = $1 AND import_id = $2::uuid
    ORDER BY first_pos DESC LIMIT $3`,
)
/** The last first: what came later may rest on what came before. */
export const listLots = (tx: WorkspaceTx, id: string, limit: number): Promise<Lot[]> =>
  tx.rows<Lot>(listSql(tx.workspaceId, id, limit))

const deleteSql = sql(
  'connect.import_lot_delete',
  'DELETE FROM connect.import_lot WHERE workspace_id = $1 AND import_id = $2::uuid AND first_pos = ANY ($3::bigint[])',
)
export const deleteLots = (tx: WorkspaceTx, id: string, firstPositions: readonly number[]): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, id, pgArray.plain(firstPositions)))

const appliedSql = sql(
  'connect.import_lot_applied',
  `SELECT import_id::text AS id, sum(events)::bigint AS events FROM connect.import_lot
    WHERE workspace_id = $1 AND import_id = ANY ($2::uuid[]) AND first_pos + events <= $3 GROUP BY 1`,
)
/** How many events of these imports stand in the log before a position, by import. */
export async function countApplied(
  tx: WorkspaceTx,
  importIds: readonly string[],
  before: number,
): Promise<ReadonlyMap<string, number>> {
  const asked = appliedSql(tx.workspaceId, pgArray.plain(importIds), before)
  return new Map((await tx.rows<{ id: string; events: number }>(asked)).map(({ id, events }) => [id, events]))
}
