import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface ChannelRow {
  id: string
  settings: string
  secrets: string
  is_enabled: boolean
  version: number
  updated_at: number
  updated_by: string
}

const listChannelsSql = sql(
  'deliver.listChannels',
  `SELECT id, settings, secrets, is_enabled, version, updated_at, updated_by
     FROM deliver.channel WHERE workspace_id = $1 ORDER BY id`,
)
export function listChannels(tx: WorkspaceTx): Promise<ChannelRow[]> {
  return tx.rows<ChannelRow>(listChannelsSql(tx.workspaceId))
}

const findChannelSql = sql(
  'deliver.findChannel',
  `SELECT id, settings, secrets, is_enabled, version, updated_at, updated_by
     FROM deliver.channel WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
/** Locked: what is read is what the change is made upon. */
export async function findChannelForChange(tx: WorkspaceTx, id: string): Promise<ChannelRow | null> {
  return (await tx.rows<ChannelRow>(findChannelSql(tx.workspaceId, id)))[0] ?? null
}

const putChannelSql = sql(
  'deliver.putChannel',
  `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
   VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
   ON CONFLICT (workspace_id, id) DO UPDATE
      SET settings = excluded.settings, secrets = excluded.secrets, is_enabled = excluded.is_enabled,
          version = deliver.channel.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
)
export async function putChannel(tx: WorkspaceTx, row: Omit<ChannelRow, 'version'>): Promise<void> {
  const { id, settings, secrets, is_enabled, updated_at, updated_by } = row
  await tx.change(putChannelSql(tx.workspaceId, id, settings, secrets, is_enabled, updated_at, updated_by))
}
