import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

export interface DestinationRow {
  id: string
  settings: string
  secrets: string
  is_enabled: boolean
  version: number
  updated_at: number
  updated_by: string
}

const columns = 'id, settings, secrets, is_enabled, version, updated_at, updated_by'

const listSql = sql(
  'deliver.ad_destinations',
  `SELECT ${columns} FROM deliver.ad_destination WHERE workspace_id = $1 ORDER BY id`,
)
export const listDestinations = (tx: WorkspaceTx): Promise<DestinationRow[]> =>
  tx.rows<DestinationRow>(listSql(tx.workspaceId))

const lockSql = sql(
  'deliver.ad_destination_lock',
  `SELECT ${columns} FROM deliver.ad_destination WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
)
/** Locked: what is read is what the change is made upon. */
export const findDestinationForChange = async (tx: WorkspaceTx, id: string): Promise<DestinationRow | null> =>
  (await tx.rows<DestinationRow>(lockSql(tx.workspaceId, id)))[0] ?? null

const putSql = sql(
  'deliver.ad_destination_put',
  `INSERT INTO deliver.ad_destination (workspace_id, ${columns}) VALUES ($1, $2, $3, $4, $5, 1, $6, $7)
   ON CONFLICT (workspace_id, id) DO UPDATE
     SET settings = excluded.settings, secrets = excluded.secrets, is_enabled = excluded.is_enabled,
         version = deliver.ad_destination.version + 1, updated_at = excluded.updated_at, updated_by = excluded.updated_by`,
)
const wakeSql = sql(
  'deliver.ad_destination_wake',
  'UPDATE deliver.ad_audience SET retry_at = 0, attempts = 0, fault = NULL WHERE workspace_id = $1 AND destination_id = $2',
)
/** Audiences that waited for better settings go on at once. */
export async function putDestination(tx: WorkspaceTx, row: Omit<DestinationRow, 'version'>): Promise<void> {
  const { id, settings, secrets, is_enabled, updated_at, updated_by } = row
  await tx.change(putSql(tx.workspaceId, id, settings, secrets, is_enabled, updated_at, updated_by))
  await tx.change(wakeSql(tx.workspaceId, id))
}
