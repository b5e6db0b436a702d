import { sql, type WorkspaceTx } from '../../../../platform/db/index.ts'

const dropSql = sql(
  'commerce.stock_answer_drop',
  `DELETE FROM commerce.stock_answer WHERE ctid = ANY (ARRAY(
     SELECT ctid FROM commerce.stock_answer WHERE workspace_id = $1 AND at < $2 LIMIT 50 FOR UPDATE SKIP LOCKED))
    AND workspace_id = $1`,
)
const takeSql = sql(
  'commerce.stock_answer_take',
  `INSERT INTO commerce.stock_answer (workspace_id, key, digest, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
)
const findSql = sql(
  'commerce.stock_answer_find',
  'SELECT digest, reply FROM commerce.stock_answer WHERE workspace_id = $1 AND key = $2',
)

export interface Answer {
  digest: string
  reply: string | null
}

/**
 * Takes a key for this transaction, waiting for another that has it; null where it is ours now, else what was answered.
 * @param keptSince answers older than this are forgotten on the way, some at a time
 */
export async function takeKey(
  tx: WorkspaceTx,
  asked: { key: string; digest: string; at: number; keptSince: number },
): Promise<Answer | null> {
  const { key, digest, at, keptSince } = asked
  await tx.change(dropSql(tx.workspaceId, keptSince))
  if ((await tx.change(takeSql(tx.workspaceId, key, digest, at))) === 1) return null
  return (await tx.rows<Answer>(findSql(tx.workspaceId, key)))[0] ?? null
}

const keepSql = sql(
  'commerce.stock_answer_keep',
  'UPDATE commerce.stock_answer SET reply = $3 WHERE workspace_id = $1 AND key = $2',
)
export async function keepAnswer(tx: WorkspaceTx, key: string, reply: string): Promise<void> {
  await tx.change(keepSql(tx.workspaceId, key, reply))
}
