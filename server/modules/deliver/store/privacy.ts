import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { eraseRecipients } from './erase-recipients.ts'

const tables = ['push_address', 'shelf', 'body', 'message', 'campaign_recipient', 'audience_row'] as const

const ofBirths = (verb: 'DELETE' | 'SELECT *', table: (typeof tables)[number]) =>
  sql(
    `deliver.${verb === 'DELETE' ? 'erase' : 'export'}_${table}`,
    `${verb} FROM deliver.${table} WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
  )

const attempts = (verb: 'DELETE' | 'SELECT a.*') =>
  sql(
    `deliver.${verb === 'DELETE' ? 'erase' : 'export'}_attempt`,
    `${verb === 'DELETE' ? 'DELETE FROM deliver.attempt a USING deliver.message m' : 'SELECT a.* FROM deliver.attempt a, deliver.message m'}
     WHERE a.workspace_id = $1 AND m.workspace_id = $1 AND m.id = a.message_id AND m.birth_id = ANY ($2::uuid[])`,
  )

/** Every row of the room that belongs to these births, by table. */
export async function exportRows(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const people = pgArray.plain(births)
  const found: Record<string, object[]> = {
    'deliver.attempt': await tx.rows<object>(attempts('SELECT a.*')(workspaceId, people)),
  }
  for (const table of tables)
    found[`deliver.${table}`] = await tx.rows<object>(ofBirths('SELECT *', table)(workspaceId, people))
  return found
}

const addressesSql = sql(
  'deliver.erase_addresses',
  `SELECT DISTINCT coalesce(address, fixed_address) AS address FROM deliver.message
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND coalesce(address, fixed_address) IS NOT NULL`,
)
/** Where messages about these births went. */
export const listAddresses = async (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<string[]> =>
  (await tx.rows<{ address: string }>(addressesSql(workspaceId, pgArray.plain(births)))).map(
    (row) => row.address,
  )

const lockSql = sql(
  'deliver.erase_lock',
  `SELECT id FROM deliver.message WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY id FOR UPDATE`,
)

/** @returns how many rows are gone; what waits for her is never sent */
export async function eraseRows(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  const people = pgArray.plain(births)
  let gone = await eraseRecipients(tx, workspaceId, people)
  // Whoever is handing over one of them now writes down what it says first; nobody begins with another.
  await tx.rows(lockSql(workspaceId, people))
  gone += await tx.change(attempts('DELETE')(workspaceId, people))
  for (const table of tables) gone += await tx.change(ofBirths('DELETE', table)(workspaceId, people))
  return gone
}
