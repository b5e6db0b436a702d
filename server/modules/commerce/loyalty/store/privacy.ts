import { pgArray, sql, type Tx } from '../../../../platform/db/index.ts'

const tables = [
  ...['points_account', 'points_lot', 'points_entry'],
  ...['redemption', 'redemption_lot', 'points_return', 'wallet_scan'],
] as const

const statements = tables.map((table) => ({
  name: `commerce.${table}`,
  rows: sql(
    `commerce.export_${table}`,
    `SELECT * FROM commerce.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  ),
  erase: sql(
    `commerce.erase_${table}`,
    `DELETE FROM commerce.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  ),
}))

export async function exportPoints(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const exported: Record<string, object[]> = {}
  for (const { name, rows } of statements)
    exported[name] = await tx.rows<object>(rows(workspaceId, pgArray.plain(births)))
  return exported
}

/** Each entry sums to nought by itself, so the ledger of the others still does. */
export async function erasePoints(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  let gone = 0
  for (const { erase } of statements) gone += await tx.change(erase(workspaceId, pgArray.plain(births)))
  return gone
}
