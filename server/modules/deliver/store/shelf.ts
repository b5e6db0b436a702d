import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface ShelfLine {
  via: string
  key: string
  messageId: string
  content: string
  until: number | null
}

// Whose it is, the message knows.
const putSql = sql(
  'deliver.shelf_put',
  `INSERT INTO deliver.shelf (workspace_id, via, key, birth_id, message_id, content, put_at, until)
   SELECT $1, $2, $3, m.birth_id, m.id, $5, $6, $7 FROM deliver.message m WHERE m.workspace_id = $1 AND m.id = $4::uuid
   ON CONFLICT DO NOTHING`,
)
export const putOnShelf = (tx: Tx, workspaceId: string, line: ShelfLine, now: number): Promise<number> =>
  tx.change(putSql(workspaceId, line.via, line.key, line.messageId, line.content, now, line.until))

export interface ShelfItem {
  messageId: string
  content: string
}

const listSql = sql(
  'deliver.shelf_list',
  `SELECT message_id::text AS "messageId", content FROM deliver.shelf
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND via = ANY ($3::text[]) AND (until IS NULL OR until > $4)
     AND seen_at IS NULL
   ORDER BY put_at DESC, key LIMIT $5`,
)
/** What waits for a person, newest first. */
export const listShelf = (
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; vias: readonly string[]; now: number; limit: number },
): Promise<ShelfItem[]> =>
  tx.rows<ShelfItem>(listSql(workspaceId, pgArray.plain(o.births), pgArray.text(o.vias), o.now, o.limit))

const seenSql = sql(
  'deliver.shelf_seen',
  `UPDATE deliver.shelf SET seen_at = $4
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND message_id = ANY ($3::uuid[]) AND seen_at IS NULL
   RETURNING message_id::text AS id`,
)
/** @returns those that were there and had not been taken away yet */
export const takeFromShelf = async (
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; messageIds: readonly string[]; now: number },
): Promise<string[]> => {
  const rows = await tx.rows<{ id: string }>(
    seenSql(workspaceId, pgArray.plain(o.births), pgArray.plain(o.messageIds), o.now),
  )
  return rows.map((row) => row.id)
}
