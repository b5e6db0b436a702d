import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface ShelfLine {
  via: string
  key: string
  birth: string
  messageId: string
  /** JSON, sealed. pii */
  content: string
  until: number | null
}

const ownerSql = sql(
  'deliver.shelf_owner',
  'SELECT birth_id::text AS birth FROM deliver.message WHERE workspace_id = $1 AND id = $2::uuid FOR KEY SHARE',
)
/** Whose a message is, and stays until the transaction ends: an erasure waits, or has been waited for. Null where it is gone. */
export const lockOwner = async (tx: Tx, workspaceId: string, messageId: string): Promise<string | null> =>
  (await tx.rows<{ birth: string }>(ownerSql(workspaceId, messageId)))[0]?.birth ?? null

const putSql = sql(
  'deliver.shelf_put',
  `INSERT INTO deliver.shelf (workspace_id, via, key, birth_id, message_id, content, put_at, until)
   VALUES ($1, $2, $3, $4::uuid, $5::uuid, $6, $7, $8) ON CONFLICT DO NOTHING`,
)
export const putOnShelf = (tx: Tx, workspaceId: string, line: ShelfLine, now: number): Promise<number> => {
  const { via, key, birth, messageId, content, until } = line
  return tx.change(putSql(workspaceId, via, key, birth, messageId, content, now, until))
}

/** What lies there, with what the gate is asked by. */
export interface ShelfItem {
  via: string
  key: string
  birth: string
  messageId: string
  content: string
  purpose: string
  run: string
  /** JSON of what was asked for. */
  data: string
}

const listSql = sql(
  'deliver.shelf_list',
  `SELECT s.via, s.key, s.birth_id::text AS birth, s.message_id::text AS "messageId", s.content, m.purpose, m.run, m.data
   FROM deliver.shelf s JOIN deliver.message m ON m.workspace_id = s.workspace_id AND m.id = s.message_id
   WHERE s.workspace_id = $1 AND s.birth_id = ANY ($2::uuid[]) AND s.via = ANY ($3::text[])
     AND (s.until IS NULL OR s.until > $4) AND s.seen_at IS NULL
   ORDER BY s.put_at DESC, s.key LIMIT $5`,
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
