import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { ErrorCode } from '../../../platform/errors.ts'

/** An event, or a whole request, that was refused at the door. Never its body. */
export interface RefusedEvent {
  workspaceId: string
  sourceId: string
  /** Milliseconds. */
  at: number
  code: ErrorCode
  path: string | null
  type: string | null
  name: string | null
  messageId: string | null
}

export interface StoredRefusal extends RefusedEvent {
  id: string
}

const insertSql = sql(
  'collect.refusal_put',
  `INSERT INTO collect.refusal (workspace_id, id, at, source_id, code, path, type, name, message_id)
   SELECT * FROM unnest($1::text[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
   ON CONFLICT DO NOTHING`,
)

export async function insertRefusals(tx: Tx, rows: readonly StoredRefusal[]): Promise<void> {
  await tx.change(
    insertSql(
      pgArray.plain(rows.map((row) => row.workspaceId)),
      pgArray.plain(rows.map((row) => row.id)),
      pgArray.plain(rows.map((row) => row.at)),
      pgArray.text(rows.map((row) => row.sourceId)),
      pgArray.text(rows.map((row) => row.code)),
      pgArray.text(rows.map((row) => row.path)),
      pgArray.text(rows.map((row) => row.type)),
      pgArray.text(rows.map((row) => row.name)),
      pgArray.text(rows.map((row) => row.messageId)),
    ),
  )
}

const trimSql = sql(
  'collect.refusal_trim',
  `DELETE FROM collect.refusal WHERE workspace_id = $1 AND id < (
     SELECT id FROM collect.refusal WHERE workspace_id = $1 ORDER BY id DESC OFFSET $2 LIMIT 1)`,
)

/** Keeps the newest `kept` of a workspace. */
export async function trimRefusals(tx: Tx, workspaceId: string, kept: number): Promise<void> {
  await tx.change(trimSql(workspaceId, kept))
}

const listSql = sql(
  'collect.refusal_list',
  `SELECT workspace_id AS "workspaceId", id::text, at, source_id AS "sourceId", code, path, type, name, message_id AS "messageId"
   FROM collect.refusal WHERE workspace_id = $1 ORDER BY id DESC LIMIT $2`,
)

/** Newest first. */
export function listRefusals(tx: Tx, workspaceId: string, limit: number): Promise<StoredRefusal[]> {
  return tx.rows<StoredRefusal>(listSql(workspaceId, limit))
}

const topSql = sql(
  'collect.refusal_top',
  `SELECT source_id AS "sourceId", code, count(*) AS count FROM collect.refusal
   WHERE workspace_id = $1 AND at >= $2 GROUP BY source_id, code ORDER BY count(*) DESC, code`,
)

export function countRefusals(
  tx: Tx,
  workspaceId: string,
  sinceMs: number,
): Promise<{ sourceId: string; code: string; count: number }[]> {
  return tx.rows(topSql(workspaceId, sinceMs))
}
