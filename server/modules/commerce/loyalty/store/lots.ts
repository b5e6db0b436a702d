import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Lot, Portion } from '../rules/lots.ts'

/** e earned, c given by hand, r given back. */
export type LotKind = 'e' | 'c' | 'r'

export interface LotRow extends Lot {
  kind: LotKind
  ref: string
  points: number
  taken: number
  paidMinor: number
  returnedMinor: number
}

const columns = `id::text AS id, birth_id::text AS birth, kind::text AS kind, ref, at, expires_at AS "expiresAt", points,
  remaining, taken, paid_minor AS "paidMinor", returned_minor AS "returnedMinor"`

const openSql = sql(
  'commerce.points_lot_open',
  `SELECT ${columns} FROM commerce.points_lot
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND remaining > 0 ORDER BY id`,
)
/** Lots with points in them; the accounts of their births are locked by whoever takes from them. */
export const listOpenLots = (tx: WorkspaceTx, births: readonly string[]): Promise<LotRow[]> =>
  tx.rows<LotRow>(openSql(tx.workspaceId, pgArray.plain(births)))

const countedSql = sql(
  'commerce.points_lot_counted',
  `SELECT at, points - taken AS points, paid_minor - returned_minor AS "paidMinor" FROM commerce.points_lot
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND kind = 'e' AND at > $3 ORDER BY at, id`,
)
/** What tiers count: purchases since, without what came back. */
export const listCounted = (
  tx: WorkspaceTx,
  births: readonly string[],
  since: number,
): Promise<{ at: number; points: number; paidMinor: number }[]> =>
  tx.rows(countedSql(tx.workspaceId, pgArray.plain(births), since))

const findSql = sql(
  'commerce.points_lot_find',
  `SELECT ${columns} FROM commerce.points_lot WHERE workspace_id = $1 AND kind = $2::"char" AND ref = $3`,
)
export async function findLot(tx: WorkspaceTx, kind: LotKind, ref: string): Promise<LotRow | null> {
  return (await tx.rows<LotRow>(findSql(tx.workspaceId, kind, ref)))[0] ?? null
}

const listSql = sql(
  'commerce.points_lot_list',
  `SELECT ${columns} FROM commerce.points_lot WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id`,
)
export const listLots = (tx: WorkspaceTx, ids: readonly string[]): Promise<LotRow[]> =>
  tx.rows<LotRow>(listSql(tx.workspaceId, pgArray.plain(ids)))

export interface NewLot {
  id: string
  birth: string
  kind: LotKind
  ref: string
  at: number
  expiresAt: number | null
  noticeAt: number | null
  points: number
  /** Of its points, those that are hers to spend: the rest paid what she owed. */
  remaining: number
  paidMinor: bigint
}

const insertSql = sql(
  'commerce.points_lot_insert',
  `INSERT INTO commerce.points_lot (workspace_id, id, birth_id, kind, ref, at, expires_at, notice_at, points, remaining, paid_minor)
   VALUES ($1, $2::uuid, $3::uuid, $4::"char", $5, $6, $7, $8, $9, $10, $11::bigint) ON CONFLICT DO NOTHING`,
)
/** @returns false where this kind came for this ref before */
export async function insertLot(tx: WorkspaceTx, lot: NewLot): Promise<boolean> {
  const { id, birth, kind, ref, at, expiresAt, noticeAt, points, remaining, paidMinor } = lot
  const values = [id, birth, kind, ref, at, expiresAt, noticeAt, points, remaining, String(paidMinor)]
  return (await tx.change(insertSql(tx.workspaceId, ...values))) === 1
}

const drawSql = sql(
  'commerce.points_lot_draw',
  `UPDATE commerce.points_lot l SET remaining = l.remaining - r.points
     FROM unnest($2::uuid[], $3::bigint[]) AS r(id, points) WHERE l.workspace_id = $1 AND l.id = r.id`,
)
/** Takes points out of lots, or puts them back (below nought). */
export async function drawFromLots(
  tx: WorkspaceTx,
  portions: readonly Pick<Portion, 'lotId' | 'points'>[],
): Promise<void> {
  if (portions.length === 0) return
  const ids = pgArray.plain(portions.map((one) => one.lotId))
  await tx.change(drawSql(tx.workspaceId, ids, pgArray.plain(portions.map((one) => one.points))))
}

const returnSql = sql(
  'commerce.points_lot_return',
  `UPDATE commerce.points_lot SET taken = taken + $3, returned_minor = $4::bigint WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** Points of a purchase are taken back, because of what came back of it in all. */
export async function noteReturned(
  tx: WorkspaceTx,
  lotId: string,
  { taken, returnedMinor }: { taken: number; returnedMinor: bigint },
): Promise<void> {
  await tx.change(returnSql(tx.workspaceId, lotId, taken, String(returnedMinor)))
}

const dueSql = sql(
  'commerce.points_lot_due',
  `SELECT DISTINCT workspace_id AS "workspaceId" FROM commerce.points_lot
    WHERE remaining > 0 AND (expires_at <= $1 OR notice_at <= $1)`,
)
/** Workspaces with points that end, or of whose end it is time to tell; in the worker's transaction, which sees all. */
export const listDueWorkspaces = async (tx: Tx, at: number): Promise<string[]> =>
  (await tx.rows<{ workspaceId: string }>(dueSql(at))).map((row) => row.workspaceId)

const endedSql = sql(
  'commerce.points_lot_ended',
  `SELECT ${columns} FROM commerce.points_lot
    WHERE workspace_id = $1 AND remaining > 0 AND expires_at <= $2 ORDER BY birth_id, id LIMIT $3`,
)
export const listEnded = (tx: WorkspaceTx, at: number, limit: number): Promise<LotRow[]> =>
  tx.rows<LotRow>(endedSql(tx.workspaceId, at, limit))

const noticedSql = sql(
  'commerce.points_lot_noticed',
  `UPDATE commerce.points_lot SET notice_at = NULL WHERE workspace_id = $1 AND id IN (
     SELECT id FROM commerce.points_lot WHERE workspace_id = $1 AND remaining > 0 AND notice_at <= $2 AND expires_at > $2
      ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED)
   RETURNING id::text AS id, birth_id::text AS birth, remaining, expires_at AS "expiresAt"`,
)
/** Lots of whose end it is time to tell; they will not be told again. */
export const takeNotices = (
  tx: WorkspaceTx,
  at: number,
  limit: number,
): Promise<{ id: string; birth: string; remaining: number; expiresAt: number }[]> =>
  tx.rows(noticedSql(tx.workspaceId, at, limit))
