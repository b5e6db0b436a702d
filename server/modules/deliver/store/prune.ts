import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

/** Settled before `at`, milliseconds; `id` is the first id of that moment: what is older was asked for before it. */
export interface Bound {
  at: number
  id: string
  /** Births whose rows stay. */
  held: readonly string[]
  limit: number
}

// Asked for long ago, it may have been sent much later.
const bodiesSql = sql(
  'deliver.prune_bodies',
  `DELETE FROM deliver.body WHERE workspace_id = $1 AND message_id IN (
     SELECT b.message_id FROM deliver.body b LEFT JOIN deliver.message m ON m.workspace_id = b.workspace_id AND m.id = b.message_id
     WHERE b.workspace_id = $1 AND b.message_id < $2::uuid AND (m.id IS NULL OR m.settled_at < $3)
       AND b.birth_id <> ALL ($5::uuid[])
     ORDER BY b.message_id LIMIT $4)`,
)
export const deleteOldBodies = (tx: Tx, workspaceId: string, o: Bound): Promise<number> =>
  tx.change(bodiesSql(workspaceId, o.id, o.at, o.limit, pgArray.plain(o.held)))

const messagesSql = sql(
  'deliver.prune_messages',
  `WITH gone AS (
     DELETE FROM deliver.message WHERE workspace_id = $1 AND id IN (
       SELECT id FROM deliver.message WHERE workspace_id = $1 AND id < $2::uuid AND state NOT IN ('p', 'w', 'h') AND settled_at < $3
         AND birth_id <> ALL ($5::uuid[])
       ORDER BY id LIMIT $4)
     RETURNING id),
   bodies AS (DELETE FROM deliver.body b USING gone WHERE b.workspace_id = $1 AND b.message_id = gone.id),
   attempts AS (DELETE FROM deliver.attempt a USING gone WHERE a.workspace_id = $1 AND a.message_id = gone.id)
   SELECT count(*)::int AS n FROM gone`,
)
export const deleteOldMessages = async (tx: Tx, workspaceId: string, o: Bound): Promise<number> =>
  (await tx.rows<{ n: number }>(messagesSql(workspaceId, o.id, o.at, o.limit, pgArray.plain(o.held))))[0]
    ?.n ?? 0

const shelfSql = sql(
  'deliver.prune_shelf',
  `DELETE FROM deliver.shelf WHERE workspace_id = $1 AND (via, key) IN (
     SELECT via, key FROM deliver.shelf
     WHERE workspace_id = $1 AND message_id < $2::uuid AND put_at < $3 AND (until IS NULL OR until < $3)
       AND birth_id <> ALL ($5::uuid[]) LIMIT $4)`,
)
export const deleteOldShelf = (tx: Tx, workspaceId: string, o: Bound): Promise<number> =>
  tx.change(shelfSql(workspaceId, o.id, o.at, o.limit, pgArray.plain(o.held)))
