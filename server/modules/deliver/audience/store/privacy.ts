import { pgArray, sql, type Tx } from '../../../../platform/db/index.ts'
import { forgetTold } from './told.ts'

const tables = ['ad_member', 'ad_put'] as const

const exportOf = (table: (typeof tables)[number] | 'ad_told') =>
  sql(
    `deliver.export_${table}`,
    `SELECT * FROM deliver.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  )
const eraseOf = (table: (typeof tables)[number]) =>
  sql(
    `deliver.erase_${table}`,
    `DELETE FROM deliver.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  )

/** Where ad platforms were told of these births, by table. */
export async function exportRows(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {}
  for (const table of [...tables, 'ad_told'] as const)
    found[`deliver.${table}`] = await tx.rows<object>(exportOf(table)(workspaceId, pgArray.plain(births)))
  return found
}

/** @returns how many rows are gone, or are nobody's: what the platforms know of her they are told to forget first */
export async function eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  let gone = 0
  for (const table of tables) gone += await tx.change(eraseOf(table)(workspaceId, pgArray.plain(births)))
  return gone + (await forgetTold(tx, workspaceId, births))
}
