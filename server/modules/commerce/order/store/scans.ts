import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

/** Somebody scanning her way through a store. Times in milliseconds. */
export interface ScanRow {
  storeId: string
  device: string
  birth: string | null
  isKnown: boolean
  beganAt: number
  seenAt: number
}

const putSql = sql(
  'commerce.scan_put',
  `INSERT INTO commerce.scan (workspace_id, store_id, device, birth_id, is_known, began_at, seen_at)
   VALUES ($1, $2, $3, $4::uuid, $5, $6, $6)
   ON CONFLICT (workspace_id, store_id, device) DO UPDATE SET
     birth_id = coalesce(excluded.birth_id, scan.birth_id), is_known = excluded.is_known, seen_at = excluded.seen_at,
     began_at = CASE WHEN scan.seen_at < $7 THEN excluded.began_at ELSE scan.began_at END`,
)
const dropSql = sql(
  'commerce.scan_drop',
  'DELETE FROM commerce.scan WHERE workspace_id = $1 AND seen_at < $2',
)
/** A label was scanned; after a while without one it is another walk. Walks of yesterday are forgotten. */
export async function putScan(
  tx: WorkspaceTx,
  { storeId, device, birth, isKnown, seenAt }: Omit<ScanRow, 'beganAt'>,
  since: { walk: number; kept: number },
): Promise<void> {
  await tx.change(dropSql(tx.workspaceId, since.kept))
  await tx.change(putSql(tx.workspaceId, storeId, device, birth, isKnown, seenAt, since.walk))
}

const columns = `store_id AS "storeId", device, birth_id::text AS birth, is_known AS "isKnown", began_at AS "beganAt",
  seen_at AS "seenAt"`
const listSql = sql(
  'commerce.scan_list',
  `SELECT ${columns} FROM commerce.scan WHERE workspace_id = $1 AND store_id = $2 AND seen_at >= $3
    ORDER BY seen_at DESC, device LIMIT $4`,
)
export const listScans = (
  tx: WorkspaceTx,
  { storeId, since, most }: { storeId: string; since: number; most: number },
): Promise<ScanRow[]> => tx.rows<ScanRow>(listSql(tx.workspaceId, storeId, since, most))

const exportSql = sql(
  'export commerce.scan',
  'SELECT * FROM commerce.scan WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY store_id, device',
)
export const exportScans = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<object[]> =>
  tx.rows<object>(exportSql(workspaceId, pgArray.plain(births)))

const eraseSql = sql(
  'commerce.scan_erase',
  'DELETE FROM commerce.scan WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)
export const eraseScans = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> =>
  tx.change(eraseSql(workspaceId, pgArray.plain(births)))
