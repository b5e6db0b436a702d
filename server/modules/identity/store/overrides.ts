import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface OverrideRow {
  workspace_id: string
  birth_id: string
  root_id: string
  pos: number
}

const upsertOverrides = sql(
  'identity.override_put',
  `INSERT INTO identity.override (workspace_id, birth_id, root_id, pos)
   SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[])
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET root_id = excluded.root_id, pos = excluded.pos`,
)

/** Rows must be distinct by birth. */
export async function putOverrides(tx: Tx, rows: readonly OverrideRow[]): Promise<void> {
  await tx.change(
    upsertOverrides(
      pgArray.plain(rows.map((row) => row.workspace_id)),
      pgArray.plain(rows.map((row) => row.birth_id)),
      pgArray.plain(rows.map((row) => row.root_id)),
      pgArray.plain(rows.map((row) => row.pos)),
    ),
  )
}

const selectOverrides = sql(
  'identity.override_list',
  `SELECT workspace_id, birth_id::text, root_id::text, pos FROM identity.override
   WHERE pos >= $1 AND pos < $2 ORDER BY pos, birth_id`,
)

export function listOverrides(tx: Tx, from: number, to: number): Promise<OverrideRow[]> {
  return tx.rows<OverrideRow>(selectOverrides(from, to))
}
