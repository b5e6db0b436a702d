import type { Warehouse } from '../../platform/warehouse/index.ts'

/** Adds rows (one JSON line an event) durably; the same token twice has the effect of once. */
export function insertEvents(warehouse: Warehouse, lines: readonly string[], token: string): Promise<void> {
  return warehouse.insert('event', lines.join('\n'), { token })
}

export interface WarehouseCount {
  events: number
  messages: number
  newestMs: number | null
}

/** Rows and distinct messages of a workspace; `newestMs` is null where there are none. */
export async function countEvents(warehouse: Warehouse, workspaceId: string): Promise<WarehouseCount> {
  const rows = await warehouse.read<{ events: string; messages: string; newest: string }>(
    `SELECT count() AS events, uniqExact(message_id) AS messages, toUnixTimestamp64Milli(max(ts)) AS newest
     FROM event WHERE workspace_id = {workspaceId:String}`,
    { workspaceId },
  )
  const row = rows[0]
  const events = Number(row?.events ?? 0)
  return { events, messages: Number(row?.messages ?? 0), newestMs: events > 0 ? Number(row?.newest) : null }
}

/** Forgets every event, before a rebuild. */
export function clearEvents(warehouse: Warehouse): Promise<void> {
  return warehouse.exec('TRUNCATE TABLE event')
}

/** Forgets the events of one workspace. */
export function deleteWorkspaceEvents(warehouse: Warehouse, workspaceId: string): Promise<void> {
  if (!/^[a-z0-9_-]+$/.test(workspaceId)) throw new Error('A workspace id must be a slug')
  return warehouse.exec(`DELETE FROM event WHERE workspace_id = '${workspaceId}'`)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Forgets the events of these births: rewrites what holds them, so that no old copy stays for long. */
export async function deleteBirthEvents(
  warehouse: Warehouse,
  workspaceId: string,
  births: readonly string[],
): Promise<void> {
  if (!/^[a-z0-9_-]+$/.test(workspaceId) || !births.every((one) => uuid.test(one)))
    throw new Error('A workspace is a slug, a birth a UUID')
  const list = births.map((one) => `'${one}'`).join(',')
  await warehouse.exec(
    `ALTER TABLE event DELETE WHERE workspace_id = '${workspaceId}' AND birth_id IN (${list}) SETTINGS mutations_sync = 2`,
  )
}

/** Forgets what one source sent: rewrites what holds it. */
export async function deleteSourceEvents(
  warehouse: Warehouse,
  workspaceId: string,
  sourceId: string,
): Promise<void> {
  if (!/^[a-z0-9_-]+$/.test(workspaceId) || !/^[a-z0-9:_-]{1,80}$/.test(sourceId))
    throw new Error('A workspace is a slug, a source an id')
  await warehouse.exec(
    `ALTER TABLE event DELETE WHERE workspace_id = '${workspaceId}' AND source_id = '${sourceId}' SETTINGS mutations_sync = 2`,
  )
}
