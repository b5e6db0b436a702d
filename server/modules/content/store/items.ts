import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface ItemRow {
  id: string
  kind: 'message' | 'page'
  name: string
  folder: string
  labels: string[]
  revision: number
  published_version: number | null
  created_at: number
  updated_at: number
  updated_by: string
  archived_at: number | null
}
export interface DraftRow extends ItemRow {
  draft: string
}

const columns =
  'id, kind, name, folder, labels, revision, published_version, created_at, updated_at, updated_by, archived_at'

const insertItemSql = sql(
  'content.insertItem',
  `INSERT INTO content.item (workspace_id, id, kind, name, folder, labels, draft, revision, created_at, updated_at, updated_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6::text[], $7, 1, $8, $8, $9)`,
)
export type NewItem = Pick<
  DraftRow,
  'id' | 'kind' | 'name' | 'folder' | 'labels' | 'draft' | 'created_at' | 'updated_by'
>
export async function insertItem(tx: WorkspaceTx, item: NewItem): Promise<void> {
  const { id, kind, name, folder, labels, draft, created_at, updated_by } = item
  await tx.change(
    insertItemSql(
      tx.workspaceId,
      id,
      kind,
      name,
      folder,
      pgArray.text(labels),
      draft,
      created_at,
      updated_by,
    ),
  )
}

const findItemSql = sql(
  'content.findItem',
  `SELECT ${columns}, draft FROM content.item WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findItem(tx: WorkspaceTx, id: string): Promise<DraftRow | null> {
  return (await tx.rows<DraftRow>(findItemSql(tx.workspaceId, id)))[0] ?? null
}

const listItemsSql = sql(
  'content.listItems',
  `SELECT ${columns} FROM content.item
    WHERE workspace_id = $1
      AND ($2::text IS NULL OR kind = $2)
      AND ($3::text IS NULL OR folder = $3 OR starts_with(folder, $3 || '/'))
      AND ($4::text IS NULL OR $4 = ANY (labels))
      AND ($5::text IS NULL OR position(lower($5) IN lower(name)) > 0)
      AND (archived_at IS NOT NULL) = $6
      AND ($7::bigint IS NULL OR (updated_at, id) < ($7, $8::uuid))
    ORDER BY updated_at DESC, id DESC LIMIT $9`,
)
export interface ItemFilter {
  kind: string | null
  folder: string | null
  label: string | null
  text: string | null
  isArchived: boolean
  before: { at: number; id: string } | null
  limit: number
}
/** Newest change first. */
export function listItems(tx: WorkspaceTx, filter: ItemFilter): Promise<ItemRow[]> {
  const { kind, folder, label, text, isArchived, before, limit } = filter
  return tx.rows<ItemRow>(
    listItemsSql(
      tx.workspaceId,
      kind,
      folder,
      label,
      text,
      isArchived,
      before?.at ?? null,
      before?.id ?? null,
      limit,
    ),
  )
}

const listShelvesSql = sql(
  'content.listShelves',
  `SELECT 'folder' AS kind, folder AS name, count(*) AS items FROM content.item
    WHERE workspace_id = $1 AND archived_at IS NULL AND folder <> '' GROUP BY folder
   UNION ALL
   SELECT 'label', label, count(*) FROM content.item, unnest(labels) AS label
    WHERE workspace_id = $1 AND archived_at IS NULL GROUP BY label
   ORDER BY 1, 2`,
)
/** The folders and labels in use, with how many items each has. */
export function listShelves(
  tx: WorkspaceTx,
): Promise<{ kind: 'folder' | 'label'; name: string; items: number }[]> {
  return tx.rows(listShelvesSql(tx.workspaceId))
}

const putDraftSql = sql(
  'content.putDraft',
  `UPDATE content.item SET draft = $4, revision = revision + 1, updated_at = $5, updated_by = $6
    WHERE workspace_id = $1 AND id = $2::uuid AND revision = $3 RETURNING ${columns}`,
)
/** @returns null where the draft is no longer the one that was read */
export async function putDraft(
  tx: WorkspaceTx,
  id: string,
  change: { revision: number; draft: string; at: number; by: string },
): Promise<ItemRow | null> {
  const { revision, draft, at, by } = change
  return (await tx.rows<ItemRow>(putDraftSql(tx.workspaceId, id, revision, draft, at, by)))[0] ?? null
}

const changeItemSql = sql(
  'content.changeItem',
  `UPDATE content.item
      SET name = coalesce($3, name), folder = coalesce($4, folder), labels = coalesce($5::text[], labels),
          archived_at = CASE WHEN $6::boolean IS NULL THEN archived_at WHEN $6 THEN coalesce(archived_at, $7) END,
          updated_at = $7, updated_by = $8
    WHERE workspace_id = $1 AND id = $2::uuid RETURNING ${columns}`,
)
export interface ItemChange {
  name?: string | undefined
  folder?: string | undefined
  labels?: readonly string[] | undefined
  isArchived?: boolean | undefined
}
export async function changeItem(
  tx: WorkspaceTx,
  id: string,
  change: ItemChange & { at: number; by: string },
): Promise<ItemRow | null> {
  const { name, folder, labels, isArchived, at, by } = change
  const statement = changeItemSql(
    tx.workspaceId,
    id,
    name ?? null,
    folder ?? null,
    labels === undefined ? null : pgArray.text(labels),
    isArchived ?? null,
    at,
    by,
  )
  return (await tx.rows<ItemRow>(statement))[0] ?? null
}

const publishItemSql = sql(
  'content.publishItem',
  `UPDATE content.item SET published_version = $3, updated_at = $4, updated_by = $5
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function publishItem(
  tx: WorkspaceTx,
  id: string,
  published: { version: number; at: number; by: string },
): Promise<void> {
  await tx.change(publishItemSql(tx.workspaceId, id, published.version, published.at, published.by))
}

const deleteItemSql = sql(
  'content.deleteItem',
  'DELETE FROM content.item WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function deleteItem(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await tx.change(deleteItemSql(tx.workspaceId, id))) === 1
}

const lockItemSql = sql(
  'content.lockItem',
  'SELECT id FROM content.item WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE',
)
/** Versions, uses and deletion of one item come one after the other. */
export async function lockItem(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await tx.rows(lockItemSql(tx.workspaceId, id))).length === 1
}
