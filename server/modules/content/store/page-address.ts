import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface PageRow {
  itemId: string
  name: string
  slug: string
  isPublished: boolean
}

const putSql = sql(
  'content.putPageAddress',
  `INSERT INTO content.page_address (workspace_id, slug, item_id, created_at) VALUES ($1, $2, $3::uuid, $4)
   ON CONFLICT (workspace_id, slug) DO UPDATE SET created_at = content.page_address.created_at
     WHERE content.page_address.item_id = excluded.item_id`,
)
/** @returns false where another page has this address */
export async function putPageAddress(
  tx: WorkspaceTx,
  one: { slug: string; itemId: string; at: number },
): Promise<boolean> {
  return (await tx.change(putSql(tx.workspaceId, one.slug, one.itemId, one.at))) === 1
}

const deleteOthersSql = sql(
  'content.deletePageAddresses',
  'DELETE FROM content.page_address WHERE workspace_id = $1 AND item_id = $2::uuid AND slug <> $3',
)
/** The page's addresses but this one. */
export const deletePageAddresses = (tx: WorkspaceTx, itemId: string, but: string): Promise<number> =>
  tx.change(deleteOthersSql(tx.workspaceId, itemId, but))

const findSql = sql(
  'content.findPageAddress',
  `SELECT i.id AS "itemId", i.published_version AS version, i.updated_at AS "updatedAt" FROM content.page_address a
     JOIN content.item i ON i.workspace_id = a.workspace_id AND i.id = a.item_id
    WHERE a.workspace_id = $1 AND a.slug = $2 AND i.kind = 'page' AND i.archived_at IS NULL
      AND i.published_version IS NOT NULL`,
)
/** The published page at this address. */
export async function findPage(
  tx: WorkspaceTx,
  slug: string,
): Promise<{ itemId: string; version: number; updatedAt: number } | null> {
  return (
    (
      await tx.rows<{ itemId: string; version: number; updatedAt: number }>(findSql(tx.workspaceId, slug))
    )[0] ?? null
  )
}

const listLiveSql = sql(
  'content.listLiveAddresses',
  `SELECT i.id::text AS "itemId", min(a.slug) AS slug FROM content.page_address a
     JOIN content.item i ON i.workspace_id = a.workspace_id AND i.id = a.item_id
    WHERE a.workspace_id = $1 AND a.item_id = ANY ($2::uuid[]) AND i.archived_at IS NULL AND i.published_version IS NOT NULL
    GROUP BY i.id`,
)
/** The addresses at which these pages are seen now. */
export const listLiveAddresses = (
  tx: WorkspaceTx,
  itemIds: readonly string[],
): Promise<{ itemId: string; slug: string }[]> => tx.rows(listLiveSql(tx.workspaceId, pgArray.plain(itemIds)))

const listSql = sql(
  'content.listPages',
  `SELECT i.id AS "itemId", i.name, a.slug, i.published_version IS NOT NULL AS "isPublished"
     FROM content.page_address a
     JOIN content.item i ON i.workspace_id = a.workspace_id AND i.id = a.item_id
    WHERE a.workspace_id = $1 AND i.archived_at IS NULL ORDER BY a.slug`,
)
export const listPages = (tx: WorkspaceTx): Promise<PageRow[]> => tx.rows<PageRow>(listSql(tx.workspaceId))
