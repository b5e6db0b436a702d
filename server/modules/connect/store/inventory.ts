import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export type SeenKind = 'event' | 'identifier' | 'trait' | 'channel'

export interface Seen {
  sourceId: string
  kind: SeenKind
  name: string
  /** Milliseconds. */
  firstAt: number
  lastAt: number
}

const putSql = sql(
  'connect.inventory_put',
  `INSERT INTO connect.inventory (workspace_id, source_id, kind, name, first_at, last_at)
   SELECT $1, s.source_id, s.kind, s.name, s.first_at, s.last_at
     FROM unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[]) AS s (source_id, kind, name, first_at, last_at)
   ON CONFLICT (workspace_id, source_id, kind, name) DO UPDATE SET
     first_at = least(inventory.first_at, excluded.first_at), last_at = greatest(inventory.last_at, excluded.last_at)`,
)
/** In one order, so that two who write never wait in a ring. */
export async function putSeen(tx: WorkspaceTx, rows: readonly Seen[]): Promise<void> {
  const keyOf = (row: Seen) => `${row.sourceId} ${row.kind} ${row.name}`
  const sorted = [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  await tx.change(
    putSql(
      ...([tx.workspaceId, pgArray.text(sorted.map((row) => row.sourceId))] as const),
      ...([
        pgArray.text(sorted.map((row) => row.kind)),
        pgArray.text(sorted.map((row) => row.name)),
      ] as const),
      pgArray.plain(sorted.map((row) => row.firstAt)),
      pgArray.plain(sorted.map((row) => row.lastAt)),
    ),
  )
}

const listSql = sql(
  'connect.inventory_list',
  `SELECT source_id AS "sourceId", kind, name, first_at AS "firstAt", last_at AS "lastAt" FROM connect.inventory
    WHERE workspace_id = $1 ORDER BY source_id, kind, last_at DESC, name LIMIT 20000`,
)
export const listSeen = (tx: WorkspaceTx): Promise<Seen[]> => tx.rows<Seen>(listSql(tx.workspaceId))

const countSql = sql(
  'connect.inventory_count',
  'SELECT source_id AS id, count(*) AS count FROM connect.inventory WHERE workspace_id = $1 GROUP BY 1',
)
export const countSeen = (tx: WorkspaceTx): Promise<{ id: string; count: number }[]> =>
  tx.rows<{ id: string; count: number }>(countSql(tx.workspaceId))
