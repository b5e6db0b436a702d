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
  headline: string
  languages: string[]
  channels: string[]
  /** Of the draft the published version was made from. */
  published_revision: number | null
  is_waiting: boolean
}
export interface DraftRow extends ItemRow {
  draft: string
}

// The newest decision about any version tells whether one waits for a second person.
export const itemColumns = `id, kind, name, folder, labels, revision, published_version, created_at, updated_at, updated_by, archived_at,
  headline, languages, channels, published_revision,
  coalesce((SELECT d.decision = 'submitted' FROM content.decision d
             WHERE d.workspace_id = item.workspace_id AND d.item_id = item.id
             ORDER BY d.version DESC, d.ordinal DESC LIMIT 1), false) AS is_waiting`

/** What lists show of a draft. */
export interface Summary {
  headline: string
  languages: readonly string[]
  channels: readonly string[]
  /** What a search looks through. */
  words: string
}

const insertItemSql = sql(
  'content.insertItem',
  `INSERT INTO content.item (workspace_id, id, kind, name, folder, labels, draft, revision, created_at, updated_at, updated_by,
                             headline, languages, channels, words)
   VALUES ($1, $2::uuid, $3, $4, $5, $6::text[], $7, 1, $8, $8, $9, $10, $11::text[], $12::text[], $13)`,
)
export type NewItem = Pick<
  DraftRow,
  'id' | 'kind' | 'name' | 'folder' | 'labels' | 'draft' | 'created_at' | 'updated_by'
> &
  Summary
export async function insertItem(tx: WorkspaceTx, item: NewItem): Promise<void> {
  const { id, kind, name, folder, labels, draft, created_at, updated_by, headline, languages, channels } =
    item
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
      headline,
      pgArray.text(languages),
      pgArray.text(channels),
      item.words,
    ),
  )
}

const listDraftsSql = sql(
  'content.listPageDrafts',
  `SELECT id::text AS id, draft FROM content.item WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND kind = 'page'`,
)
/** The drafts of those that are pages, JSON. */
export const listPageDrafts = (
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<{ id: string; draft: string }[]> => tx.rows(listDraftsSql(tx.workspaceId, pgArray.plain(ids)))

const findItemSql = sql(
  'content.findItem',
  `SELECT ${itemColumns}, draft FROM content.item WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findItem(tx: WorkspaceTx, id: string): Promise<DraftRow | null> {
  return (await tx.rows<DraftRow>(findItemSql(tx.workspaceId, id)))[0] ?? null
}

const messagesInSql = sql(
  'content.messagesIn',
  `SELECT id::text, name, folder FROM content.item
    WHERE workspace_id = $1 AND kind = 'message' AND archived_at IS NULL AND folder = ANY ($2::text[])
    ORDER BY published_version IS NULL, updated_at DESC, id DESC LIMIT 1000`,
)
/** Messages in these very folders, those that are published first. */
export const listMessagesIn = (
  tx: WorkspaceTx,
  folders: readonly string[],
): Promise<{ id: string; name: string; folder: string }[]> =>
  tx.rows(messagesInSql(tx.workspaceId, pgArray.text(folders)))

const listItemsSql = sql(
  'content.listItems',
  `SELECT ${itemColumns} FROM content.item
    WHERE workspace_id = $1
      AND ($2::text IS NULL OR kind = $2)
      AND ($3::text IS NULL OR folder = $3 OR starts_with(folder, $3 || '/'))
      AND ($4::text IS NULL OR $4 = ANY (labels))
      AND NOT EXISTS (SELECT 1 FROM unnest($5::text[]) AS term
                       WHERE position(term IN translate(lower(name || ' ' || folder || ' ' || array_to_string(labels, ' ')),
                                                        'ąćęłńóśźż', 'acelnoszz') || ' ' || coalesce(words, lower(headline))) = 0)
      AND (archived_at IS NOT NULL) = $6
      AND ($7::bigint IS NULL OR (updated_at, id) < ($7, $8::uuid))
      AND ($10::text IS NULL OR $10 = ANY (languages))
    ORDER BY updated_at DESC, id DESC LIMIT $9`,
)
export interface ItemFilter {
  kind: string | null
  folder: string | null
  label: string | null
  /** Folded words, each of which must be found. */
  terms: readonly string[]
  isArchived: boolean
  before: { at: number; id: string } | null
  limit: number
  language: string | null
}
/** Newest change first. */
export function listItems(tx: WorkspaceTx, filter: ItemFilter): Promise<ItemRow[]> {
  const { kind, folder, label, terms, isArchived, before, limit, language } = filter
  return tx.rows<ItemRow>(
    listItemsSql(
      tx.workspaceId,
      kind,
      folder,
      label,
      pgArray.text(terms),
      isArchived,
      before?.at ?? null,
      before?.id ?? null,
      limit,
      language,
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
  `UPDATE content.item
      SET draft = $4, revision = revision + 1, updated_at = $5, updated_by = $6,
          headline = $7, languages = $8::text[], channels = $9::text[], words = $10
    WHERE workspace_id = $1 AND id = $2::uuid AND revision = $3 RETURNING ${itemColumns}`,
)
/** @returns null where the draft is no longer the one that was read */
export async function putDraft(
  tx: WorkspaceTx,
  id: string,
  change: Summary & { revision: number; draft: string; at: number; by: string },
): Promise<ItemRow | null> {
  const { revision, draft, at, by, headline, words } = change
  const [languages, channels] = [pgArray.text(change.languages), pgArray.text(change.channels)]
  const put = putDraftSql(tx.workspaceId, id, revision, draft, at, by, headline, languages, channels, words)
  return (await tx.rows<ItemRow>(put))[0] ?? null
}

const changeItemSql = sql(
  'content.changeItem',
  `UPDATE content.item
      SET name = coalesce($3, name), folder = coalesce($4, folder), labels = coalesce($5::text[], labels),
          archived_at = CASE WHEN $6::boolean IS NULL THEN archived_at WHEN $6 THEN coalesce(archived_at, $7) END,
          updated_at = $7, updated_by = $8
    WHERE workspace_id = $1 AND id = $2::uuid RETURNING ${itemColumns}`,
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

const listUnreadSql = sql(
  'content.listUnreadItems',
  'SELECT id, draft FROM content.item WHERE workspace_id = $1 AND words IS NULL ORDER BY id LIMIT 50',
)
/** Drafts saved before their words were kept. */
export const listUnread = (tx: WorkspaceTx): Promise<{ id: string; draft: string }[]> =>
  tx.rows(listUnreadSql(tx.workspaceId))

const putWordsSql = sql(
  'content.putWords',
  'UPDATE content.item SET words = $3 WHERE workspace_id = $1 AND id = $2::uuid AND words IS NULL',
)
export async function putWords(tx: WorkspaceTx, id: string, words: string): Promise<void> {
  await tx.change(putWordsSql(tx.workspaceId, id, words))
}

const publishItemSql = sql(
  'content.publishItem',
  `UPDATE content.item
      SET published_version = $3, updated_at = $4, updated_by = $5,
          published_revision = (SELECT v.revision FROM content.version v
                                 WHERE v.workspace_id = $1 AND v.item_id = $2::uuid AND v.version = $3)
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
