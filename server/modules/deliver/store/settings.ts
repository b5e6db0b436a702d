import { sql, type Tx } from '../../../platform/db/index.ts'

export interface SettingsRow {
  /** JSON */
  settings: string
  updated_at: number
  updated_by: string
}

const findSql = sql(
  'deliver.settings_find',
  'SELECT settings, updated_at, updated_by FROM deliver.settings WHERE workspace_id = $1',
)
export const findSettings = async (tx: Tx, workspaceId: string): Promise<SettingsRow | null> =>
  (await tx.rows<SettingsRow>(findSql(workspaceId)))[0] ?? null

const putSql = sql(
  'deliver.settings_put',
  `INSERT INTO deliver.settings (workspace_id, settings, updated_at, updated_by) VALUES ($1, $2, $3, $4)
   ON CONFLICT (workspace_id) DO UPDATE
     SET settings = excluded.settings, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
)
export const putSettings = (tx: Tx, workspaceId: string, row: SettingsRow): Promise<number> =>
  tx.change(putSql(workspaceId, row.settings, row.updated_at, row.updated_by))
