import { sql, type Tx } from '../db/index.ts'

/** How far the clearing up behind an erased person has come. */
export type ErasureState = 'sweep' | 'copy' | 'purge' | 'done'

export interface ErasureRow {
  workspaceId: string
  id: string
  /** Milliseconds. */
  at: number
  births: readonly string[]
  /** Next log position when it happened. */
  pos: number
  sweptPos: number
  /** Her identifiers, sealed for the workspace. */
  sought: string | null
  state: ErasureState
}

const columns = `workspace_id AS "workspaceId", id::text, at, string_to_array(births, ',') AS births, pos, swept_pos AS "sweptPos", sought, state`

const insert = sql(
  'seal.erasure_add',
  `INSERT INTO seal.erasure (workspace_id, id, at, births, pos, swept_pos, sought, state)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, $8)`,
)

export async function insertErasure(tx: Tx, row: ErasureRow): Promise<void> {
  const { workspaceId, id, at, births, pos, sweptPos, sought, state } = row
  await tx.change(insert(workspaceId, id, at, births.join(','), pos, sweptPos, sought, state))
}

const selectOpen = sql(
  'seal.erasures_open',
  `SELECT ${columns} FROM seal.erasure WHERE state <> 'done' ORDER BY at, id`,
)

/** Over all workspaces, the oldest first: for the pipeline's role. */
export const listOpenErasures = (tx: Tx): Promise<ErasureRow[]> => tx.rows<ErasureRow>(selectOpen())

const selectIds = sql('seal.erasure_ids', `SELECT ${columns} FROM seal.erasure ORDER BY at, id`)

/** Everybody who was ever erased, over all workspaces: for the pipeline's role. */
export const listErasures = (tx: Tx): Promise<ErasureRow[]> => tx.rows<ErasureRow>(selectIds())

const moveSweep = sql(
  'seal.erasure_swept',
  'UPDATE seal.erasure SET swept_pos = $3 WHERE workspace_id = $1 AND id = $2::uuid',
)

export async function moveSwept(tx: Tx, workspaceId: string, id: string, to: number): Promise<void> {
  await tx.change(moveSweep(workspaceId, id, to))
}

const moveState = sql(
  'seal.erasure_state',
  `UPDATE seal.erasure SET state = $3, sought = NULL, done_at = $4 WHERE workspace_id = $1 AND id = $2::uuid`,
)

/** Once the log is searched nobody needs to know what was sought. */
export async function putErasureState(
  tx: Tx,
  { workspaceId, id }: Pick<ErasureRow, 'workspaceId' | 'id'>,
  state: ErasureState,
  doneAt: number | null,
): Promise<void> {
  await tx.change(moveState(workspaceId, id, state, doneAt))
}
