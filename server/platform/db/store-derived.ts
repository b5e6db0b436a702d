import type { Tx } from './index.ts'

/** Empties tables that can be made again from the log. For the owner of the schema only. */
export async function emptyTables(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    if (!/^[a-z_]+\.[a-z_]+$/.test(table)) throw new Error('A table is named schema.table')
  await tx.change({ text: `TRUNCATE ${tables.join(', ')}`, values: [] })
}

/** Sends every reader of the log back to its beginning. */
export async function resetOffsets(tx: Tx): Promise<void> {
  await tx.change({ text: 'UPDATE platform.log_offset SET next_offset = 1', values: [] })
}
