import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

const exportSql = sql(
  'commerce.export_reservation',
  `SELECT r.*, (SELECT json_agg(json_build_object('store_id', l.store_id, 'sku', l.sku, 'quantity', l.quantity))
      FROM commerce.reservation_line l WHERE l.workspace_id = $1 AND l.reservation_id = r.id) AS lines
     FROM commerce.reservation r WHERE r.workspace_id = $1 AND r.birth_id = ANY ($2::uuid[]) ORDER BY r.id`,
)
/** Her reservations with what they hold. */
export async function exportReservations(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const rows = await tx.rows<object>(exportSql(workspaceId, pgArray.plain(births)))
  return { 'commerce.reservation': rows }
}

const lockSql = sql(
  'commerce.erase_lock_reservations',
  `SELECT id::text AS id, state = 'h' AS "isHeld" FROM commerce.reservation
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
)
export const lockReservationsOf = (
  tx: WorkspaceTx,
  births: readonly string[],
): Promise<{ id: string; isHeld: boolean }[]> =>
  tx.rows<{ id: string; isHeld: boolean }>(lockSql(tx.workspaceId, pgArray.plain(births)))

const deleteLinesSql = sql(
  'commerce.erase_reservation_lines',
  'DELETE FROM commerce.reservation_line WHERE workspace_id = $1 AND reservation_id = ANY ($2::uuid[])',
)
const deleteSql = sql(
  'commerce.erase_reservations',
  'DELETE FROM commerce.reservation WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
)
/** @returns how many rows are gone */
export async function deleteReservations(tx: WorkspaceTx, ids: readonly string[]): Promise<number> {
  const list = pgArray.plain(ids)
  return (
    (await tx.change(deleteLinesSql(tx.workspaceId, list))) +
    (await tx.change(deleteSql(tx.workspaceId, list)))
  )
}
