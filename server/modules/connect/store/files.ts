import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

const filesSql = sql(
  'connect.delivery_files',
  `SELECT id FROM connect.delivery WHERE workspace_id = $1 AND connection_id = $2 AND topic = $3 AND id LIKE 'file-%'
    ORDER BY seq DESC LIMIT 1`,
)
/** The newest delivery of a file of that topic. */
export const findLastFile = async (
  tx: WorkspaceTx,
  connectionId: string,
  topic: string,
): Promise<string | null> =>
  (await tx.rows<{ id: string }>(filesSql(tx.workspaceId, connectionId, topic)))[0]?.id ?? null
