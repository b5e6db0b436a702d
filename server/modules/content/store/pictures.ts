import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'
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
  `INSERT INTO content.picture (workspace_id, id, format, width, height, name, size, blob, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
export async function insertPicture(tx: WorkspaceTx, row: PictureRow & { blob: string }): Promise<void> {
  const { id, format, width, height, name, size, blob, created_at, created_by } = row
  await tx.change(
    insertPictureSql(tx.workspaceId, id, format, width, height, name, size, blob, created_at, created_by),
  )
}

const listPicturesSql = sql(
  'content.listPictures',
  `SELECT id, format, width, height, name, coalesce(size, octet_length(bytes)) AS size, created_at, created_by
     FROM content.picture WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2`,
)
/** Newest first. */
export function listPictures(tx: WorkspaceTx, limit: number): Promise<PictureRow[]> {
  return tx.rows<PictureRow>(listPicturesSql(tx.workspaceId, limit))
}

/** Where its bytes are: in the blob store, or still here. */
export interface PicturePlace {
  format: PictureFormat
  blob: string | null
  bytes: Buffer | null
}

const findPictureSql = sql(
  'content.findPicture',
  'SELECT format, blob, bytes FROM content.picture WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function findPicture(tx: WorkspaceTx, id: string): Promise<PicturePlace | null> {
  return (await tx.rows<PicturePlace>(findPictureSql(tx.workspaceId, id)))[0] ?? null
}

const lockPictureSql = sql(
  'content.lockPicture',
  'SELECT blob FROM content.picture WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE',
)
/** False where there is none. */
export async function lockPicture(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await tx.rows(lockPictureSql(tx.workspaceId, id))).length === 1
}

const lockShownSql = sql(
  'content.lockShownPictures',
  'SELECT id::text AS id FROM content.picture WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) ORDER BY id FOR KEY SHARE',
)
/** Keeps these pictures from being deleted until the transaction ends. @returns those that are there */
export async function lockShown(tx: WorkspaceTx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(lockShownSql(tx.workspaceId, pgArray.plain(ids)))
  return new Set(rows.map((row) => row.id))
}

const deletePictureSql = sql(
  'content.deletePicture',
  'DELETE FROM content.picture WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function deletePicture(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.change(deletePictureSql(tx.workspaceId, id))
}

const findUnmovedSql = sql(
  'content.findUnmovedPicture',
  `SELECT id, bytes FROM content.picture WHERE workspace_id = $1 AND bytes IS NOT NULL ORDER BY id LIMIT 1`,
)
/** A picture whose bytes still stand in the database. */
export async function findUnmoved(tx: WorkspaceTx): Promise<{ id: string; bytes: Buffer } | null> {
  return (await tx.rows<{ id: string; bytes: Buffer }>(findUnmovedSql(tx.workspaceId)))[0] ?? null
}

const noteMovedSql = sql(
  'content.noteMovedPicture',
  `UPDATE content.picture SET blob = $3, size = octet_length(bytes), bytes = NULL
    WHERE workspace_id = $1 AND id = $2::uuid AND bytes IS NOT NULL`,
)
export async function noteMoved(tx: WorkspaceTx, id: string, blob: string): Promise<void> {
  await tx.change(noteMovedSql(tx.workspaceId, id, blob))
}

const listKeptSql = sql(
  'content.listKeptBlobs',
  'SELECT DISTINCT blob FROM content.picture WHERE workspace_id = $1 AND blob = ANY ($2::text[])',
)
/** Which of these blobs a picture still needs. */
export async function listKept(tx: WorkspaceTx, blobs: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ blob: string }>(listKeptSql(tx.workspaceId, pgArray.plain(blobs)))
  return new Set(rows.map((row) => row.blob))
}

/** Where a picture stands: what is sent or shown now, what was sent once, or a draft nobody sees yet. */
export interface PictureUse {
  kind: 'message' | 'page' | 'brand'
  /** Of the item; null for the brand. */
  id: string | null
  name: string
  state: 'live' | 'sent' | 'draft'
}

const listUsesSql = sql(
  'content.listPictureUses',
  `SELECT i.kind, i.id, i.name,
          CASE WHEN i.archived_at IS NULL AND bool_or(v.version = i.published_version)
                 OR EXISTS (SELECT 1 FROM content.use u WHERE u.workspace_id = i.workspace_id AND u.item_id = i.id) THEN 'live'
               WHEN bool_or(v.version IS NOT NULL) THEN 'sent' ELSE 'draft' END AS state
     FROM content.item i
     LEFT JOIN content.version v
       ON v.workspace_id = i.workspace_id AND v.item_id = i.id AND position($2 IN v.document) > 0
    WHERE i.workspace_id = $1 AND (v.version IS NOT NULL OR position($2 IN i.draft) > 0)
    GROUP BY i.workspace_id, i.kind, i.id, i.name, i.archived_at
   UNION ALL
   SELECT 'brand', NULL, '', 'live' FROM content.brand
    WHERE workspace_id = $1 AND position($2 IN kit) > 0
   ORDER BY 4, 3, 2`,
)
/** @param path of the picture, as it stands in documents */
export function listPictureUses(tx: WorkspaceTx, path: string): Promise<PictureUse[]> {
  return tx.rows<PictureUse>(listUsesSql(tx.workspaceId, path))
}
