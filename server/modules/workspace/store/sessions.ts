import { sql, type Tx } from '../../../platform/db/index.ts'

const setWorkspaceSql = sql(
  'workspace.setSessionWorkspace',
  'UPDATE workspace.session SET workspace_id = $2 WHERE id = $1',
)
export async function setSessionWorkspace(tx: Tx, sessionId: string, workspaceId: string): Promise<void> {
  await tx.change(setWorkspaceSql(sessionId, workspaceId))
}

const deleteSessionsSql = sql(
  'workspace.deleteSessions',
  'DELETE FROM workspace.session WHERE user_id = $1 AND ($2::text IS NULL OR id <> $2)',
)
/** Ends every session of the user, except the one named. */
export async function deleteSessions(tx: Tx, userId: string, exceptId: string | null = null): Promise<void> {
  await tx.change(deleteSessionsSql(userId, exceptId))
}

const deleteExpiredSql = sql(
  'workspace.deleteExpiredSessions',
  'DELETE FROM workspace.session WHERE expires_at < to_timestamp($1 / 1000.0)',
)
export async function deleteExpiredSessions(tx: Tx, at: number): Promise<void> {
  await tx.change(deleteExpiredSql(at))
}
