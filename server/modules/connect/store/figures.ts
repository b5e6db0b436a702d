import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

const hourMs = 3_600_000

const addSql = sql(
  'connect.figure_add',
  `INSERT INTO connect.figure (workspace_id, connection_id, hour, name, count)
   SELECT $1, $2, $3, f.name, f.count FROM unnest($4::text[], $5::bigint[]) AS f (name, count)
   ON CONFLICT (workspace_id, connection_id, hour, name) DO UPDATE SET count = figure.count + excluded.count`,
)
/** Adds to the figures of the hour; names in one order, so that two who add never wait in a ring. */
export async function addFigures(
  tx: WorkspaceTx,
  where: { connectionId: string; at: number },
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const some = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  if (some.length === 0) return
  await tx.change(
    addSql(
      ...([tx.workspaceId, where.connectionId, Math.floor(where.at / hourMs)] as const),
      ...([pgArray.text(some.map(([name]) => name)), pgArray.plain(some.map(([, count]) => count))] as const),
    ),
  )
}

const dayColumns = `SELECT connection_id::text AS id, name, sum(count)::bigint AS count FROM connect.figure
    WHERE workspace_id = $1 AND hour > $2 GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`
const daySql = sql('connect.figure_day', dayColumns)
/** The last 24 hours by connection. */
export const listFigures = (
  tx: WorkspaceTx,
  now: number,
): Promise<{ id: string; name: string; count: number }[]> =>
  tx.rows<{ id: string; name: string; count: number }>(daySql(tx.workspaceId, Math.floor(now / hourMs) - 24))
