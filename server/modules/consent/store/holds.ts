import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** A hold, once, whichever births it covers. */
export interface HoldRow {
  id: string
  /** One of the births it covers. */
  birth: string
  requestId: string | null
  /** pii: free text, for officers alone. */
  reason: string
  setBy: string
  setAt: number
  liftedBy: string | null
  liftedAt: number | null
}

const insert = sql(
  'consent.hold_add',
  `INSERT INTO consent.hold (workspace_id, birth_id, id, request_id, reason, set_by, set_at)
   SELECT $1, b, $3::uuid, $4::uuid, $5, $6, $7 FROM unnest($2::uuid[]) AS b`,
)

export async function insertHold(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  row: Pick<HoldRow, 'id' | 'requestId' | 'reason' | 'setBy' | 'setAt'>,
): Promise<void> {
  const { id, requestId, reason, setBy, setAt } = row
  await tx.change(insert(workspaceId, pgArray.plain(births), id, requestId, reason, setBy, setAt))
}

const columns = `id::text AS id, birth_id::text AS birth, request_id::text AS "requestId", reason, set_by AS "setBy", set_at AS "setAt",
  lifted_by AS "liftedBy", lifted_at AS "liftedAt"`

const select = sql(
  'consent.holds',
  `SELECT DISTINCT ON (set_at, id) ${columns} FROM consent.hold
   WHERE workspace_id = $1 AND (lifted_at IS NULL) = $2 ORDER BY set_at DESC, id, birth_id LIMIT 500`,
)

/** The newest first: those that stand, or those that were lifted. */
export const listHoldRows = (tx: Tx, workspaceId: string, isStanding: boolean): Promise<HoldRow[]> =>
  tx.rows<HoldRow>(select(workspaceId, isStanding))

const selectHeld = sql(
  'consent.held_births',
  `SELECT DISTINCT birth_id::text AS birth FROM consent.hold
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND lifted_at IS NULL`,
)

/** Which of these births are on hold. */
export async function listHeldBirths(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<string[]> {
  return (await tx.rows<{ birth: string }>(selectHeld(workspaceId, pgArray.plain(births)))).map(
    (row) => row.birth,
  )
}

const selectStanding = sql(
  'consent.standing_births',
  'SELECT DISTINCT birth_id::text AS birth FROM consent.hold WHERE workspace_id = $1 AND lifted_at IS NULL',
)

/** Every birth that was put on hold and still is. */
export const listStandingBirths = async (tx: Tx, workspaceId: string): Promise<string[]> =>
  (await tx.rows<{ birth: string }>(selectStanding(workspaceId))).map((row) => row.birth)

const countStanding = sql(
  'consent.standing_holds',
  'SELECT count(DISTINCT id)::int AS n FROM consent.hold WHERE workspace_id = $1 AND lifted_at IS NULL',
)

/** Holds that stand, each once. */
export const countStandingHolds = async (tx: Tx, workspaceId: string): Promise<number> =>
  (await tx.rows<{ n: number }>(countStanding(workspaceId)))[0]?.n ?? 0

const update = sql(
  'consent.hold_lift',
  `UPDATE consent.hold SET lifted_by = $3, lifted_at = $4
   WHERE workspace_id = $1 AND id = $2::uuid AND lifted_at IS NULL`,
)

/** @returns false where no such hold stands */
export async function liftHoldRow(
  tx: Tx,
  workspaceId: string,
  id: string,
  by: { liftedBy: string; liftedAt: number },
): Promise<boolean> {
  return (await tx.change(update(workspaceId, id, by.liftedBy, by.liftedAt))) > 0
}
