import { sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface ConnectionRow {
  id: string
  kind: string
  name: string
  /** JSON without secrets. */
  settings: string
  /** JSON: field -> sealed value. */
  secrets: string
  isEnabled: boolean
  cursor: string | null
  pulledAt: number | null
  pullFault: string | null
  seenAt: number | null
  createdAt: number
}

const columns = `id::text AS id, kind, name, settings, secrets, is_enabled AS "isEnabled", cursor, pulled_at AS "pulledAt",
  pull_fault AS "pullFault", seen_at AS "seenAt", created_at AS "createdAt"`

const listSql = sql(
  'connect.connection_list',
  `SELECT ${columns} FROM connect.connection WHERE workspace_id = $1 ORDER BY created_at, id`,
)
export const listConnections = (tx: WorkspaceTx): Promise<ConnectionRow[]> =>
  tx.rows<ConnectionRow>(listSql(tx.workspaceId))

const findSql = sql(
  'connect.connection_find',
  `SELECT ${columns} FROM connect.connection WHERE workspace_id = $1 AND id = $2`,
)
export const findConnection = async (tx: WorkspaceTx, id: string): Promise<ConnectionRow | null> =>
  (await tx.rows<ConnectionRow>(findSql(tx.workspaceId, id)))[0] ?? null

const lockSql = sql(
  'connect.connection_lock',
  `SELECT ${columns} FROM connect.connection WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
export const lockConnection = async (tx: WorkspaceTx, id: string): Promise<ConnectionRow | null> =>
  (await tx.rows<ConnectionRow>(lockSql(tx.workspaceId, id)))[0] ?? null

const insertSql = sql(
  'connect.connection_insert',
  `INSERT INTO connect.connection
     (workspace_id, id, kind, name, settings, secrets, is_enabled, created_at, updated_at, updated_by)
   VALUES ($1, $2, $3, $4, $5, $6, true, $7, $7, $8)`,
)
const doorSql = sql('connect.door_insert', 'INSERT INTO connect.door (id, workspace_id) VALUES ($1, $2)')

export interface NewConnection extends Pick<ConnectionRow, 'id' | 'kind' | 'name' | 'settings' | 'secrets'> {
  at: number
  by: string
}

export async function insertConnection(tx: WorkspaceTx, row: NewConnection): Promise<void> {
  const { id, kind, name, settings, secrets, at, by } = row
  await tx.change(insertSql(tx.workspaceId, id, kind, name, settings, secrets, at, by))
  await tx.change(doorSql(id, tx.workspaceId))
}

const changeSql = sql(
  'connect.connection_change',
  `UPDATE connect.connection SET name = $3, settings = $4, secrets = $5, is_enabled = $6, updated_at = $7, updated_by = $8,
     pull_fault = NULL, pulled_at = NULL, cursor = CASE WHEN $9 THEN NULL ELSE cursor END WHERE workspace_id = $1 AND id = $2`,
)
/** @param row.isMoved another system is asked from now on: how far the last one was read says nothing of it */
export const changeConnection = (
  tx: WorkspaceTx,
  row: NewConnection & { isEnabled: boolean; isMoved: boolean },
): Promise<number> =>
  tx.change(
    changeSql(
      ...([tx.workspaceId, row.id, row.name, row.settings, row.secrets, row.isEnabled] as const),
      ...([row.at, row.by, row.isMoved] as const),
    ),
  )

const ownTables = ['connect.delivery', 'connect.figure'] as const
const deleteSqls = [
  ...ownTables.map((table) =>
    sql(`${table}_drop`, `DELETE FROM ${table} WHERE workspace_id = $1 AND connection_id = $2::uuid`),
  ),
  sql('connect.alias_drop', 'DELETE FROM connect.alias WHERE workspace_id = $1 AND scope = $2::text'),
  sql('connect.door_drop', 'DELETE FROM connect.door WHERE workspace_id = $1 AND id = $2::uuid'),
  sql('connect.connection_drop', 'DELETE FROM connect.connection WHERE workspace_id = $1 AND id = $2::uuid'),
]
/** With everything it has delivered and that waits; what took effect stays. */
export async function deleteConnection(tx: WorkspaceTx, id: string): Promise<number> {
  let gone = 0
  for (const statement of deleteSqls) gone = await tx.change(statement(tx.workspaceId, id))
  return gone
}

const whoseSql = sql(
  'connect.door_find',
  'SELECT workspace_id AS "workspaceId" FROM connect.door WHERE id = $1',
)
/** Whose door this is; in a transaction without a workspace. */
export const findDoor = async (tx: Tx, id: string): Promise<string | null> =>
  (await tx.rows<{ workspaceId: string }>(whoseSql(id)))[0]?.workspaceId ?? null

const pulledSql = sql(
  'connect.connection_pulled',
  `UPDATE connect.connection SET cursor = coalesce($3, cursor), pulled_at = $4, pull_fault = $5
    WHERE workspace_id = $1 AND id = $2`,
)
export const notePull = (
  tx: WorkspaceTx,
  id: string,
  pull: { cursor: string | null; at: number; fault: string | null },
): Promise<number> => tx.change(pulledSql(tx.workspaceId, id, pull.cursor, pull.at, pull.fault))

const allSql = sql(
  'connect.connection_all',
  `SELECT workspace_id AS "workspaceId", id::text AS id, kind, pulled_at AS "pulledAt", pull_fault AS "pullFault"
     FROM connect.connection WHERE is_enabled ORDER BY workspace_id, id`,
)
export interface AnyConnection extends Pick<ConnectionRow, 'id' | 'kind' | 'pulledAt' | 'pullFault'> {
  workspaceId: string
}
/** Of every workspace, those that are on. For the worker's role, which sees all. */
export const listAllConnections = (tx: Tx): Promise<AnyConnection[]> => tx.rows<AnyConnection>(allSql())
