import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface BannerRow {
  settings: string
  revision: number
  updated_at: number
  updated_by: string
}

const findBannerSql = sql(
  'content.findBanner',
  'SELECT settings, revision, updated_at, updated_by FROM content.banner WHERE workspace_id = $1',
)
export async function findBanner(tx: WorkspaceTx): Promise<BannerRow | null> {
  return (await tx.rows<BannerRow>(findBannerSql(tx.workspaceId)))[0] ?? null
}

const putBannerSql = sql(
  'content.putBanner',
  `INSERT INTO content.banner (workspace_id, settings, revision, updated_at, updated_by) VALUES ($1, $2, 1, $4, $5)
   ON CONFLICT (workspace_id) DO UPDATE
      SET settings = excluded.settings, revision = content.banner.revision + 1, updated_at = excluded.updated_at,
          updated_by = excluded.updated_by
    WHERE content.banner.revision = $3
   RETURNING settings, revision, updated_at, updated_by`,
)
/** @returns null where it is no longer what was read (revision 0: there was none) */
export async function putBanner(
  tx: WorkspaceTx,
  change: { settings: string; revision: number; at: number; by: string },
): Promise<BannerRow | null> {
  const { settings, revision, at, by } = change
  return (await tx.rows<BannerRow>(putBannerSql(tx.workspaceId, settings, revision, at, by)))[0] ?? null
}
