import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface BrandRow {
  kit: string
  revision: number
  updated_at: number
  updated_by: string
}

const findBrandSql = sql(
  'content.findBrand',
  'SELECT kit, revision, updated_at, updated_by FROM content.brand WHERE workspace_id = $1',
)
export async function findBrand(tx: WorkspaceTx): Promise<BrandRow | null> {
  return (await tx.rows<BrandRow>(findBrandSql(tx.workspaceId)))[0] ?? null
}

const putBrandSql = sql(
  'content.putBrand',
  `INSERT INTO content.brand (workspace_id, kit, revision, updated_at, updated_by) VALUES ($1, $2, 1, $4, $5)
   ON CONFLICT (workspace_id) DO UPDATE
      SET kit = excluded.kit, revision = content.brand.revision + 1, updated_at = excluded.updated_at,
          updated_by = excluded.updated_by
    WHERE content.brand.revision = $3
   RETURNING kit, revision, updated_at, updated_by`,
)
/** @returns null where the kit is no longer the one that was read (revision 0: there was none) */
export async function putBrand(
  tx: WorkspaceTx,
  change: { kit: string; revision: number; at: number; by: string },
): Promise<BrandRow | null> {
  const { kit, revision, at, by } = change
  return (await tx.rows<BrandRow>(putBrandSql(tx.workspaceId, kit, revision, at, by)))[0] ?? null
}
