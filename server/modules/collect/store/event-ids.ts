import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import { hashToUuid } from '../../../platform/ids.ts'

/** A messageId that is taken: by the record at `pos`. */
export interface EventId {
  workspaceId: string
  /** 128-bit hash of the messageId, as a UUID. */
  idHash: string
  pos: number
}

const insertSql = sql(
  'collect.event_id_put',
  `INSERT INTO collect.event_id (workspace_id, id_hash, pos)
   SELECT * FROM unnest($1::text[], $2::uuid[], $3::bigint[])
   ON CONFLICT DO NOTHING`,
)

const columns = (ids: readonly EventId[]) => [
  pgArray.plain(ids.map((id) => id.workspaceId)),
  pgArray.plain(ids.map((id) => id.idHash)),
  pgArray.plain(ids.map((id) => id.pos)),
]

/** @returns how many were free and are taken now */
export function insertIds(tx: Tx, ids: readonly EventId[]): Promise<number> {
  return tx.change(insertSql(...columns(ids)))
}

const selectTakenSql = sql(
  'collect.event_id_taken',
  `SELECT e.workspace_id AS "workspaceId", e.id_hash AS "idHash", e.pos
   FROM unnest($1::text[], $2::uuid[], $3::bigint[]) AS n (workspace_id, id_hash, pos)
   JOIN collect.event_id e ON e.workspace_id = n.workspace_id AND e.id_hash = n.id_hash
   WHERE e.pos <> n.pos`,
)

/** Those of the ids that an earlier record holds, with its position. */
export function listTaken(tx: Tx, ids: readonly EventId[]): Promise<EventId[]> {
  return tx.rows<EventId>(selectTakenSql(...columns(ids)))
}

const selectPositionsSql = sql(
  'collect.event_id_positions',
  `SELECT pos FROM collect.event_id WHERE workspace_id = $1 AND id_hash = ANY ($2::uuid[]) ORDER BY pos`,
)

/** Where the log holds the first event of each of these ids, in its order; of those the pipeline has taken. */
export async function listFirstPositions(
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<number[]> {
  const hashes = pgArray.plain(messageIds.map(hashToUuid))
  return (await tx.rows<{ pos: number }>(selectPositionsSql(workspaceId, hashes))).map((row) => row.pos)
}
