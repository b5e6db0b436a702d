import type { Tx, WorkspaceTx } from './index.ts'

/** Empties tables that can be made again from the log. For the owner of the schema only. */
export async function emptyTables(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const table of tables) checkName(table)
  await tx.change({ text: `TRUNCATE ${tables.join(', ')}`, values: [] })
}

/** Sends every reader of the log back to its beginning. */
export async function resetOffsets(tx: Tx): Promise<void> {
  await tx.change({ text: 'UPDATE platform.log_offset SET next_offset = 1', values: [] })
}

/** Deletes the workspace's rows from these tables, in order. */
export async function deleteWorkspaceRows(tx: WorkspaceTx, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    checkName(table)
    await tx.change({ text: `DELETE FROM ${table} WHERE workspace_id = $1`, values: [tx.workspaceId] })
  }
}

function checkName(table: string): void {
  if (!/^[a-z_]+\.[a-z_]+$/.test(table)) throw new Error('A table is named schema.table')
}
