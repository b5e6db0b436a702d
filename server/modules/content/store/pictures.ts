import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { PictureFormat } from '../rules/picture.ts'

export interface PictureRow {
  id: string
  format: PictureFormat
  width: number
  height: number
  name: string
  size: number
  created_at: number
  created_by: string
}

const insertPictureSql = sql(
  'content.insertPicture',
  `INSERT INTO content.picture (workspace_id, id, format, width, height, name, bytes, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9)`,
)
export async function insertPicture(
  tx: WorkspaceTx,
  row: Omit<PictureRow, 'size'> & { bytes: Buffer },
): Promise<void> {
  const { id, format, width, height, name, bytes, created_at, created_by } = row
  await tx.change(
    insertPictureSql(tx.workspaceId, id, format, width, height, name, bytes, created_at, created_by),
  )
}

const listPicturesSql = sql(
  'content.listPictures',
  `SELECT id, format, width, height, name, octet_length(bytes) AS size, created_at, created_by
     FROM content.picture WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2`,
)
/** Newest first. */
export function listPictures(tx: WorkspaceTx, limit: number): Promise<PictureRow[]> {
  return tx.rows<PictureRow>(listPicturesSql(tx.workspaceId, limit))
}

const findPictureSql = sql(
  'content.findPicture',
  'SELECT format, bytes FROM content.picture WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function findPicture(
  tx: WorkspaceTx,
  id: string,
): Promise<{ format: PictureFormat; bytes: Buffer } | null> {
  const rows = await tx.rows<{ format: PictureFormat; bytes: Buffer }>(findPictureSql(tx.workspaceId, id))
  return rows[0] ?? null
}
