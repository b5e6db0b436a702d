import type { Warehouse } from '../../platform/warehouse/index.ts'
import type { OverrideRow } from './store/overrides.ts'

/** The customer an event belongs to now: its root when written, unless a merge or split moved its birth since. */
const currentRoot = "dictGetOrDefault('birth_root', 'root_id', birth_id, root_id)"

/** Tells the warehouse which births moved; the next read sees it. */
export async function insertOverrides(
  warehouse: Warehouse,
  rows: readonly OverrideRow[],
  token: string,
): Promise<void> {
  const lines = rows.map((row) =>
    JSON.stringify({
      workspace_id: row.workspace_id,
      birth_id: row.birth_id,
      root_id: row.root_id,
      version: row.pos,
      is_deleted: 0,
    }),
  )
  await warehouse.insert('birth_override', lines.join('\n'), { token })
  await warehouse.exec('SYSTEM RELOAD DICTIONARY birth_root')
}

/** Forgets every override, before a rebuild. */
export async function clearOverrides(warehouse: Warehouse): Promise<void> {
  await warehouse.exec('TRUNCATE TABLE birth_override')
  await warehouse.exec('SYSTEM RELOAD DICTIONARY birth_root')
}

/** Forgets the overrides of one workspace. */
export async function deleteWorkspaceOverrides(warehouse: Warehouse, workspaceId: string): Promise<void> {
  if (!/^[a-z0-9_-]+$/.test(workspaceId)) throw new Error('A workspace id must be a slug')
  await warehouse.exec(`DELETE FROM birth_override WHERE workspace_id = '${workspaceId}'`)
  await warehouse.exec('SYSTEM RELOAD DICTIONARY birth_root')
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Forgets where these births moved. */
export async function deleteBirthOverrides(
  warehouse: Warehouse,
  workspaceId: string,
  births: readonly string[],
): Promise<void> {
  if (!/^[a-z0-9_-]+$/.test(workspaceId) || !births.every((one) => uuid.test(one)))
    throw new Error('A workspace is a slug, a birth a UUID')
  const list = births.map((one) => `'${one}'`).join(',')
  await warehouse.exec(
    `ALTER TABLE birth_override DELETE WHERE workspace_id = '${workspaceId}' AND birth_id IN (${list}) SETTINGS mutations_sync = 2`,
  )
  await warehouse.exec('SYSTEM RELOAD DICTIONARY birth_root')
}

/** Distinct customers with an event, as they are joined now. */
export async function countCustomers(warehouse: Warehouse, workspaceId: string): Promise<number> {
  const rows = await warehouse.read<{ customers: string }>(
    `SELECT uniqExact(${currentRoot}) AS customers FROM event WHERE workspace_id = {workspaceId:String}`,
    { workspaceId },
  )
  return Number(rows[0]?.customers ?? 0)
}
