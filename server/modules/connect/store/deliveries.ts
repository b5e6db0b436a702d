import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { DeliveryState } from '../schema/connections.ts'

export interface DeliveryRow {
  id: string
  seq: number
  topic: string
  /** Sealed; null once it is gone. */
  body: string | null
  state: DeliveryState
  code: string | null
  path: string | null
  /** JSON. */
  refusals: string | null
  taken: number
  refused: number
  attempts: number
  arrivedAt: number
  doneAt: number | null
}

export interface NewDelivery {
  id: string
  seq: number
  topic: string
  body: string
}

const insertSql = sql(
  'connect.delivery_insert',
  `INSERT INTO connect.delivery (workspace_id, connection_id, id, seq, topic, body, state, due_at, arrived_at)
   SELECT $1, $2, d.id, d.seq, d.topic, d.body, 'waiting', $7, $7
     FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[]) AS d (id, seq, topic, body)
   ON CONFLICT (workspace_id, connection_id, id) DO NOTHING`,
)
const seenSql = sql(
  'connect.connection_seen',
  'UPDATE connect.connection SET seen_at = $3 WHERE workspace_id = $1 AND id = $2',
)
/** @returns how many are new: the rest had come before */
export async function insertDeliveries(
  tx: WorkspaceTx,
  connectionId: string,
  rows: readonly NewDelivery[],
  at: number,
): Promise<number> {
  const count = await tx.change(
    insertSql(
      ...([tx.workspaceId, connectionId, pgArray.text(rows.map((row) => row.id))] as const),
      ...([pgArray.plain(rows.map((row) => row.seq)), pgArray.text(rows.map((row) => row.topic))] as const),
      ...([pgArray.text(rows.map((row) => row.body)), at] as const),
    ),
  )
  await tx.change(seenSql(tx.workspaceId, connectionId, at))
  return count
}

const columns = `id, seq, topic, body, state, code, path, refusals, taken, refused, attempts, arrived_at AS "arrivedAt",
  done_at AS "doneAt"`

const nextSql = sql(
  'connect.delivery_next',
  `SELECT ${columns}, due_at AS "dueAt" FROM connect.delivery
    WHERE workspace_id = $1 AND connection_id = $2 AND state = 'waiting' ORDER BY seq LIMIT 1`,
)
/** The one whose turn it is, due or not: those behind it wait for it. */
export const findNext = async (
  tx: WorkspaceTx,
  connectionId: string,
): Promise<(DeliveryRow & { dueAt: number }) | null> =>
  (await tx.rows<DeliveryRow & { dueAt: number }>(nextSql(tx.workspaceId, connectionId)))[0] ?? null

const settleSql = sql(
  'connect.delivery_settle',
  `UPDATE connect.delivery SET state = $4, code = $5, path = $6, refusals = $7, taken = $8, refused = $9, done_at = $10,
     attempts = attempts + 1, body = CASE WHEN $4 = 'done' THEN NULL ELSE body END
    WHERE workspace_id = $1 AND connection_id = $2 AND id = $3`,
)
export interface Settled {
  state: Exclude<DeliveryState, 'waiting'>
  code: string | null
  path: string | null
  refusals: string | null
  taken: number
  refused: number
}
/** What became of it; the body of what is wholly taken goes. */
export const settleDelivery = (
  tx: WorkspaceTx,
  where: { connectionId: string; id: string; at: number },
  what: Settled,
): Promise<number> =>
  tx.change(
    settleSql(
      ...([tx.workspaceId, where.connectionId, where.id, what.state, what.code, what.path] as const),
      ...([what.refusals, what.taken, what.refused, where.at] as const),
    ),
  )

const laterSql = sql(
  'connect.delivery_later',
  `UPDATE connect.delivery SET attempts = attempts + 1, due_at = $4
    WHERE workspace_id = $1 AND connection_id = $2 AND id = $3`,
)
export const postpone = (
  tx: WorkspaceTx,
  where: { connectionId: string; id: string; at: number },
): Promise<number> => tx.change(laterSql(tx.workspaceId, where.connectionId, where.id, where.at))

const againSql = sql(
  'connect.delivery_again',
  `UPDATE connect.delivery SET state = 'waiting', attempts = 0, due_at = $4, seq = $5
    WHERE workspace_id = $1 AND connection_id = $2 AND id = $3 AND state IN ('partly', 'set_aside', 'unmapped') AND body IS NOT NULL`,
)
/** Behind all that waits. @returns 0 where there is nothing to replay */
export const replayDelivery = (
  tx: WorkspaceTx,
  where: { connectionId: string; id: string; at: number; seq: number },
): Promise<number> => tx.change(againSql(tx.workspaceId, where.connectionId, where.id, where.at, where.seq))

const findSql = sql(
  'connect.delivery_find',
  `SELECT ${columns} FROM connect.delivery WHERE workspace_id = $1 AND connection_id = $2 AND id = $3`,
)
export const findDelivery = async (
  tx: WorkspaceTx,
  connectionId: string,
  id: string,
): Promise<DeliveryRow | null> =>
  (await tx.rows<DeliveryRow>(findSql(tx.workspaceId, connectionId, id)))[0] ?? null

const listSql = sql(
  'connect.delivery_list',
  `SELECT ${columns} FROM connect.delivery
    WHERE workspace_id = $1 AND connection_id = $2 AND ($3::text IS NULL OR state = $3) AND ($4::bigint IS NULL OR seq < $4)
    ORDER BY seq DESC LIMIT $5`,
)
export const listDeliveries = (
  tx: WorkspaceTx,
  connectionId: string,
  asked: { state: string | null; before: number | null; limit: number },
): Promise<DeliveryRow[]> =>
  tx.rows<DeliveryRow>(listSql(tx.workspaceId, connectionId, asked.state, asked.before, asked.limit))

const waitingSql = sql(
  'connect.delivery_waiting_where',
  `SELECT DISTINCT d.workspace_id AS "workspaceId", d.connection_id::text AS id
     FROM connect.delivery d JOIN connect.connection c
       ON c.workspace_id = d.workspace_id AND c.id = d.connection_id AND c.is_enabled
    WHERE d.state = 'waiting' AND d.due_at <= $1 ORDER BY 1, 2 LIMIT 100`,
)
/** Connections with something due. For the worker's role, which sees all. */
export const listDue = (tx: Tx, now: number): Promise<{ workspaceId: string; id: string }[]> =>
  tx.rows<{ workspaceId: string; id: string }>(waitingSql(now))

const countSql = sql(
  'connect.delivery_count',
  `SELECT connection_id::text AS id, count(*) FILTER (WHERE state = 'waiting') AS waiting,
     count(*) FILTER (WHERE state IN ('set_aside', 'partly')) AS aside,
     count(*) FILTER (WHERE state = 'unmapped' AND code = 'mapping_missing') AS unmapped
     FROM connect.delivery WHERE workspace_id = $1 AND body IS NOT NULL GROUP BY 1`,
)
type Open = { id: string; waiting: number; aside: number; unmapped: number }
export const countOpen = (tx: WorkspaceTx): Promise<Open[]> => tx.rows<Open>(countSql(tx.workspaceId))

const fewSql = sql(
  'connect.delivery_keep_few',
  `UPDATE connect.delivery d SET body = NULL
     FROM (SELECT id FROM connect.delivery WHERE workspace_id = $1 AND connection_id = $2 AND state = 'unmapped' AND body IS NOT NULL
            ORDER BY seq DESC OFFSET $3) old
    WHERE d.workspace_id = $1 AND d.connection_id = $2 AND d.id = old.id`,
)
/** Of what nobody said the meaning of the last few stay: enough to be an example, and to be taken in. */
export const keepFewUnmapped = (tx: WorkspaceTx, connectionId: string, most: number): Promise<number> =>
  tx.change(fewSql(tx.workspaceId, connectionId, most))

const bodiesSql = sql(
  'connect.delivery_bodies',
  `SELECT d.connection_id::text AS "connectionId", d.id, d.seq, d.body FROM connect.delivery d
     JOIN connect.connection c ON c.workspace_id = $1 AND c.id = d.connection_id
    WHERE d.workspace_id = $1 AND d.body IS NOT NULL AND (d.state <> 'waiting' OR NOT c.is_enabled)
      AND ($2::uuid IS NULL OR (d.connection_id, d.seq) > ($2, $3::bigint))
    ORDER BY d.connection_id, d.seq LIMIT $4`,
)
export interface KeptBody {
  connectionId: string
  id: string
  seq: number
  body: string
}
/** Of what was refused, and of what waits for a connection that is off: the rest takes effect within moments. */
export const listBodies = (
  tx: Tx,
  workspaceId: string,
  { after, limit }: { after: KeptBody | null; limit: number },
): Promise<KeptBody[]> =>
  tx.rows<KeptBody>(bodiesSql(workspaceId, after?.connectionId ?? null, after?.seq ?? 0, limit))

const dropBodySql = sql(
  'connect.delivery_drop_body',
  `UPDATE connect.delivery SET body = NULL, code = CASE WHEN state = 'waiting' THEN 'delivery_gone' ELSE code END,
     state = CASE WHEN state = 'waiting' THEN 'set_aside' ELSE state END
    WHERE workspace_id = $1 AND connection_id = $2 AND id = $3 AND body IS NOT NULL`,
)
/** What still waited is put away with it. */
export const dropBody = (
  tx: Tx,
  workspaceId: string,
  row: { connectionId: string; id: string },
): Promise<number> => tx.change(dropBodySql(workspaceId, row.connectionId, row.id))

const pruneSqls = [
  sql(
    'connect.delivery_prune_bodies',
    `UPDATE connect.delivery SET body = NULL
      WHERE workspace_id = $1 AND body IS NOT NULL AND state <> 'waiting' AND arrived_at < $2`,
  ),
  sql(
    'connect.delivery_prune',
    `DELETE FROM connect.delivery WHERE workspace_id = $1 AND state <> 'waiting' AND arrived_at < $2`,
  ),
  sql(
    'connect.figure_prune',
    'DELETE FROM connect.figure WHERE workspace_id = $1 AND hour < $2::bigint / 3600000',
  ),
] as const
/** Forgets bodies older than the first instant, deliveries and figures older than the second. */
export async function pruneDeliveries(
  tx: WorkspaceTx,
  bodiesBefore: number,
  rowsBefore: number,
): Promise<void> {
  const [bodies, rows, figures] = pruneSqls
  await tx.change(bodies(tx.workspaceId, bodiesBefore))
  await tx.change(rows(tx.workspaceId, rowsBefore))
  await tx.change(figures(tx.workspaceId, rowsBefore))
}
