import { pgArray, type Statement, sql, type Tx } from '../../../platform/db/index.ts'

/** What a room can tell of a person and forget of her, by her births. */
export interface BirthRows {
  /** Every row of the room that belongs to these births, by table. */
  exportRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
  /** @returns how many rows are gone */
  eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
}

type Verb = (...values: readonly unknown[]) => Statement

/**
 * Both over the tables of one schema, in the order given. A table whose births stand elsewhere than in `birth_id` names
 * its condition: $1 is the workspace, $2 the births as uuid[].
 */
export function createBirthRows(
  schema: string,
  tables: readonly (string | readonly [table: string, where: string])[],
): BirthRows {
  const verbs = tables.map((one): { name: string; select: Verb; remove: Verb } => {
    const [table, where] = typeof one === 'string' ? [one, 'birth_id = ANY ($2::uuid[])'] : one
    const name = `${schema}.${table}`
    const condition = `workspace_id = $1 AND ${where}`
    return {
      name,
      select: sql(`${schema}.export_${table}`, `SELECT * FROM ${name} WHERE ${condition}`),
      remove: sql(`${schema}.erase_${table}`, `DELETE FROM ${name} WHERE ${condition}`),
    }
  })
  return {
    async exportRows(tx, workspaceId, births) {
      const found: Record<string, object[]> = {}
      for (const { name, select } of verbs)
        found[name] = await tx.rows<object>(select(workspaceId, pgArray.plain(births)))
      return found
    },
    async eraseRows(tx, workspaceId, births) {
      let gone = 0
      for (const { remove } of verbs) gone += await tx.change(remove(workspaceId, pgArray.plain(births)))
      return gone
    },
  }
}
