import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

/** A document a workspace has one of. */
export interface DocumentRow {
  /** JSON. */
  text: string
  revision: number
  updated_at: number
  updated_by: string
}

export interface DocumentChange {
  text: string
  /** The one that was read; 0 where there was none. */
  revision: number
  at: number
  by: string
}

/** Where such documents stand: a table of the room, and the column that holds the text. */
export function createDocumentStore(
  table: 'brand' | 'banner' | 'slot_rules',
  column: 'kit' | 'settings' | 'rules',
) {
  const findSql = sql(
    `content.find_${table}`,
    `SELECT ${column} AS text, revision, updated_at, updated_by FROM content.${table} WHERE workspace_id = $1`,
  )
  const putSql = sql(
    `content.put_${table}`,
    `INSERT INTO content.${table} (workspace_id, ${column}, revision, updated_at, updated_by) VALUES ($1, $2, 1, $4, $5)
     ON CONFLICT (workspace_id) DO UPDATE
        SET ${column} = excluded.${column}, revision = content.${table}.revision + 1, updated_at = excluded.updated_at,
            updated_by = excluded.updated_by
      WHERE content.${table}.revision = $3
     RETURNING ${column} AS text, revision, updated_at, updated_by`,
  )
  return {
    find: async (tx: WorkspaceTx): Promise<DocumentRow | null> =>
      (await tx.rows<DocumentRow>(findSql(tx.workspaceId)))[0] ?? null,
    /** @returns null where it is no longer what was read */
    put: async (tx: WorkspaceTx, { text, revision, at, by }: DocumentChange): Promise<DocumentRow | null> =>
      (await tx.rows<DocumentRow>(putSql(tx.workspaceId, text, revision, at, by)))[0] ?? null,
  }
}

export const brands = createDocumentStore('brand', 'kit')
export const banners = createDocumentStore('banner', 'settings')
export const slots = createDocumentStore('slot_rules', 'rules')
