import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const tables = ['record', 'signal', 'frequency', 'budget', 'contact', 'decision', 'confirmation'] as const

type Table = (typeof tables)[number]

const ofBirths = (verb: string, table: Table) =>
  sql(
    `consent.${verb === 'DELETE' ? 'erase' : 'export'}_${table}`,
    `${verb} FROM consent.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  )

/** Every row of the room that belongs to these births, by table. */
export async function exportRows(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {}
  for (const table of tables) {
    found[`consent.${table}`] = await tx.rows<object>(
      ofBirths('SELECT *', table)(workspaceId, pgArray.plain(births)),
    )
  }
  return found
}

/** @returns how many rows are gone; suppressions stay, for they know no person */
export async function eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  let gone = 0
  for (const table of tables) {
    gone += await tx.change(ofBirths('DELETE', table)(workspaceId, pgArray.plain(births)))
  }
  return gone
}
