import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const insertRoots = sql(
  'segment.stir',
  'INSERT INTO segment.stirred (workspace_id, roots) VALUES ($1, $2::uuid[])',
)

/**
 * Whose memory or standing is written beside the pipeline, in the transaction that does so and interrupts it.
 * @param roots null: everybody's
 */
export async function stir(tx: Tx, workspaceId: string, roots: readonly string[] | null): Promise<void> {
  if (roots === null || roots.length > 0)
    await tx.change(insertRoots(workspaceId, roots === null ? null : pgArray.plain(roots)))
}

const deleteRoots = sql(
  'segment.stirred_take',
  'DELETE FROM segment.stirred WHERE workspace_id = ANY ($1::text[]) RETURNING workspace_id AS "workspaceId", roots::text[]',
)

export interface StirredRow {
  workspaceId: string
  /** Null: everybody. */
  roots: readonly string[] | null
}

/** What was written beside the pipeline since it last asked. */
export const takeStirred = (tx: Tx, workspaceIds: readonly string[]): Promise<StirredRow[]> =>
  tx.rows<StirredRow>(deleteRoots(pgArray.plain(workspaceIds)))
