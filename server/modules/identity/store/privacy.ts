import { pgArray, type Statement, sql, type Tx } from '../../../platform/db/index.ts'

const ends = 'workspace_id = $1 AND (a = ANY ($2::uuid[]) OR b = ANY ($2::uuid[]))'
// A live link's other end is among the same births, so only dead ones must be sought from it.
const linkEnds = 'workspace_id = $1 AND (a = ANY ($2::uuid[]) OR (uses = 0 AND b = ANY ($2::uuid[])))'
const own = 'workspace_id = $1 AND birth_id = ANY ($2::uuid[])'

const tables: readonly [table: string, where: string][] = [
  ['link', linkEnds],
  ['cannot_link', ends],
  ['merge_log', ends],
  ['override', own],
  ['identifier', own],
]

type Verb = (...values: readonly unknown[]) => Statement
const selects: readonly [string, Verb][] = tables.map(([table, where]) => [
  `identity.${table}`,
  sql(`identity.export_${table}`, `SELECT * FROM identity.${table} WHERE ${where}`),
])
const deletes: readonly Verb[] = tables.map(([table, where]) =>
  sql(`identity.erase_${table}`, `DELETE FROM identity.${table} WHERE ${where}`),
)

/** Every row of the room that belongs to these births, by table. */
export async function exportRows(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {}
  for (const [table, select] of selects)
    found[table] = await tx.rows<object>(select(workspaceId, pgArray.plain(births)))
  return found
}

/** @returns how many rows are gone */
export async function eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  let gone = 0
  for (const remove of deletes) gone += await tx.change(remove(workspaceId, pgArray.plain(births)))
  return gone
}
