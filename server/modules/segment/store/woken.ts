import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const insertWoken = sql(
  'segment.wake',
  'INSERT INTO segment.woken (workspace_id, births) VALUES ($1, $2::uuid[])',
)

/**
 * Something a condition may look at changed beside the log: they are looked at within a second. In whatever transaction
 * changes it: this waits for nobody.
 * @param births null: of everybody, as a changed policy is
 */
export async function touch(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  births: readonly string[] | null,
): Promise<void> {
  if (births === null || births.length > 0)
    await tx.change(insertWoken(workspaceId, births === null ? null : pgArray.plain(births)))
}

const deleteWoken = sql(
  'segment.woken_take',
  `DELETE FROM segment.woken WHERE workspace_id = $1 AND n IN (
     SELECT n FROM segment.woken WHERE workspace_id = $1 ORDER BY n LIMIT $2) RETURNING births::text[]`,
)

/** The oldest of what was written. @returns births, and whether everybody is meant */
export async function takeWoken(
  tx: Tx,
  workspaceId: string,
  most: number,
): Promise<{ births: string[]; isEverybody: boolean }> {
  const rows = await tx.rows<{ births: string[] | null }>(deleteWoken(workspaceId, most))
  return {
    births: [...new Set(rows.flatMap((row) => row.births ?? []))],
    isEverybody: rows.some((row) => row.births === null),
  }
}

const selectWorkspaces = sql(
  'segment.woken_workspaces',
  'SELECT DISTINCT workspace_id AS id FROM segment.woken LIMIT 1000',
)

/** Where somebody was woken; the worker's. */
export const listWokenWorkspaces = async (tx: Tx): Promise<string[]> =>
  (await tx.rows<{ id: string }>(selectWorkspaces())).map(({ id }) => id)
