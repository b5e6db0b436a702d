import { sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'

const findSql = sql(
  'journey.guard_base',
  'SELECT guard_base AS "base" FROM journey.journey WHERE workspace_id = $1 AND id = $2',
)
/** What was counted when a person let it go on; null: no guard has ever paused it. */
export async function findGuardBase(tx: WorkspaceTx, id: string): Promise<string | null> {
  const [row] = await tx.rows<{ base: string | null }>(findSql(tx.workspaceId, id))
  return row?.base ?? null
}

const putSql = sql(
  'journey.put_guard_base',
  'UPDATE journey.journey SET guard_base = $3 WHERE workspace_id = $1 AND id = $2',
)
export const putGuardBase = (tx: WorkspaceTx, id: string, base: string): Promise<number> =>
  tx.change(putSql(tx.workspaceId, id, base))

const liveSql = sql(
  'journey.watched',
  `SELECT workspace_id AS "workspaceId", id::text FROM journey.journey WHERE state = 'live' ORDER BY workspace_id, id`,
)
/** Journeys people come into; in the worker's transaction. */
export const listLive = (tx: Tx): Promise<{ workspaceId: string; id: string }[]> => tx.rows(liveSql())
