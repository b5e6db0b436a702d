import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface QuarantineRow {
  workspaceId: string
  pos: number
  code: string
  /** Why, without anything of the body. */
  detail: string
  /** Receipt, milliseconds. */
  at: number
}

const insertSql = sql(
  'collect.quarantine_put',
  `INSERT INTO collect.quarantine (workspace_id, pos, code, detail, at)
   SELECT * FROM unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::bigint[])
   ON CONFLICT (workspace_id, pos) DO UPDATE SET code = excluded.code, detail = excluded.detail`,
)

export async function putQuarantined(tx: Tx, rows: readonly QuarantineRow[]): Promise<void> {
  await tx.change(
    insertSql(
      pgArray.plain(rows.map((row) => row.workspaceId)),
      pgArray.plain(rows.map((row) => row.pos)),
      pgArray.text(rows.map((row) => row.code)),
      pgArray.text(rows.map((row) => row.detail)),
      pgArray.plain(rows.map((row) => row.at)),
    ),
  )
}

const selectOneSql = sql(
  'collect.quarantine_get',
  `SELECT workspace_id AS "workspaceId", pos, code, detail, at, replayed_pos AS "replayedPos"
   FROM collect.quarantine WHERE workspace_id = $1 AND pos = $2`,
)

export async function findQuarantined(
  tx: Tx,
  workspaceId: string,
  pos: number,
): Promise<(QuarantineRow & { replayedPos: number | null }) | null> {
  return (
    (await tx.rows<QuarantineRow & { replayedPos: number | null }>(selectOneSql(workspaceId, pos)))[0] ?? null
  )
}

const selectSql = sql(
  'collect.quarantine_list',
  `SELECT workspace_id AS "workspaceId", pos, code, detail, at FROM collect.quarantine
   WHERE workspace_id = $1 AND pos = ANY ($2::bigint[])`,
)

export function listQuarantined(
  tx: Tx,
  workspaceId: string,
  positions: readonly number[],
): Promise<QuarantineRow[]> {
  return tx.rows<QuarantineRow>(selectSql(workspaceId, pgArray.plain(positions)))
}

const markSql = sql(
  'collect.quarantine_replayed',
  'UPDATE collect.quarantine SET replayed_pos = $3 WHERE workspace_id = $1 AND pos = $2',
)

export async function markReplayed(
  tx: Tx,
  workspaceId: string,
  pos: number,
  replayedPos: number,
): Promise<void> {
  await tx.change(markSql(workspaceId, pos, replayedPos))
}

const eraseSql = sql(
  'collect.quarantine_erase',
  'UPDATE collect.quarantine SET code = $3, detail = $4 WHERE workspace_id = $1 AND pos = ANY ($2::bigint[])',
)

/** Gives these rows one reason: nothing is left of what was set aside. */
export async function putReason(
  tx: Tx,
  workspaceId: string,
  positions: readonly number[],
  { code, detail }: { code: string; detail: string },
): Promise<void> {
  if (positions.length > 0) await tx.change(eraseSql(workspaceId, pgArray.plain(positions), code, detail))
}
