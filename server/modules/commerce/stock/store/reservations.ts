import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Line } from '../rules.ts'

/** h held, c taken, r released, x expired. */
export type StateLetter = 'h' | 'c' | 'r' | 'x'

export interface ReservationRow {
  id: string
  birth: string | null
  ref: string | null
  state: StateLetter
  expiresAt: number
}

export type OwnedLine = Line & { reservationId: string }

const insertSql = sql(
  'commerce.reservation_insert',
  `INSERT INTO commerce.reservation (workspace_id, id, birth_id, ref, state, expires_at, created_at)
   VALUES ($1, $2::uuid, $3::uuid, $4, 'h', $5, $6)`,
)
const insertLinesSql = sql(
  'commerce.reservation_lines_insert',
  `INSERT INTO commerce.reservation_line (workspace_id, reservation_id, store_id, sku, quantity)
   SELECT $1, $2::uuid, * FROM unnest($3::text[], $4::text[], $5::int[])`,
)
export async function insertReservation(
  tx: WorkspaceTx,
  row: Omit<ReservationRow, 'state'> & { createdAt: number; lines: readonly Line[] },
): Promise<void> {
  const { id, birth, ref, expiresAt, createdAt, lines } = row
  await tx.change(insertSql(tx.workspaceId, id, birth, ref, expiresAt, createdAt))
  const stores = pgArray.text(lines.map((one) => one.storeId))
  const skus = pgArray.text(lines.map((one) => one.sku))
  const pieces = pgArray.plain(lines.map((one) => one.quantity))
  await tx.change(insertLinesSql(tx.workspaceId, id, stores, skus, pieces))
}

const columns = `id::text AS id, birth_id::text AS birth, ref, state::text AS state, expires_at AS "expiresAt"`

const findSql = sql(
  'commerce.reservation_find',
  `SELECT ${columns} FROM commerce.reservation WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findReservation(tx: WorkspaceTx, id: string): Promise<ReservationRow | null> {
  return (await tx.rows<ReservationRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const lockSql = sql(
  'commerce.reservation_lock',
  `SELECT ${columns} FROM commerce.reservation WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)
export async function lockReservation(tx: WorkspaceTx, id: string): Promise<ReservationRow | null> {
  return (await tx.rows<ReservationRow>(lockSql(tx.workspaceId, id)))[0] ?? null
}

const linesSql = sql(
  'commerce.reservation_lines',
  `SELECT reservation_id::text AS "reservationId", store_id AS "storeId", sku, quantity FROM commerce.reservation_line
    WHERE workspace_id = $1 AND reservation_id = ANY ($2::uuid[]) ORDER BY reservation_id, store_id, sku`,
)
export const listLines = (tx: WorkspaceTx, ids: readonly string[]): Promise<OwnedLine[]> =>
  tx.rows<OwnedLine>(linesSql(tx.workspaceId, pgArray.plain(ids)))

const lockExpiredSql = sql(
  'commerce.reservation_lock_expired',
  `SELECT r.id::text AS id FROM commerce.reservation r
    WHERE r.workspace_id = $1 AND r.state = 'h' AND r.expires_at <= $2 AND EXISTS (
      SELECT FROM commerce.reservation_line l JOIN unnest($3::text[], $4::text[]) AS i(store, sku)
          ON l.store_id = i.store AND l.sku = i.sku
       WHERE l.workspace_id = $1 AND l.reservation_id = r.id)
    ORDER BY r.id LIMIT 200 FOR UPDATE OF r SKIP LOCKED`,
)
/** Held ones whose time is over and that hold any of these items, locked; those being settled now are left to it. */
export async function lockExpiredOf(
  tx: WorkspaceTx,
  items: readonly { storeId: string; sku: string }[],
  at: number,
): Promise<string[]> {
  const stores = pgArray.text(items.map((one) => one.storeId))
  const skus = pgArray.text(items.map((one) => one.sku))
  const rows = await tx.rows<{ id: string }>(lockExpiredSql(tx.workspaceId, at, stores, skus))
  return rows.map((row) => row.id)
}

const lockDueSql = sql(
  'commerce.reservation_lock_due',
  `SELECT id::text AS id FROM commerce.reservation
    WHERE workspace_id = $1 AND state = 'h' AND expires_at <= $2 ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED`,
)
/** Any held ones whose time is over, locked. */
export async function lockDue(tx: WorkspaceTx, at: number, limit: number): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(lockDueSql(tx.workspaceId, at, limit))
  return rows.map((row) => row.id)
}

const settleSql = sql(
  'commerce.reservation_settle',
  `UPDATE commerce.reservation SET state = $3::"char", settled_at = $4 WHERE workspace_id = $1 AND id = ANY ($2::uuid[])`,
)
export async function settleReservations(
  tx: WorkspaceTx,
  ids: readonly string[],
  state: StateLetter,
  at: number,
): Promise<void> {
  if (ids.length > 0) await tx.change(settleSql(tx.workspaceId, pgArray.plain(ids), state, at))
}

const dueSql = sql(
  'commerce.reservation_due',
  `SELECT DISTINCT workspace_id AS "workspaceId" FROM commerce.reservation WHERE state = 'h' AND expires_at <= $1`,
)
/** Workspaces with reservations whose time is over; in the worker's transaction, which sees all. */
export async function listDueWorkspaces(tx: Tx, at: number): Promise<string[]> {
  return (await tx.rows<{ workspaceId: string }>(dueSql(at))).map((row) => row.workspaceId)
}
