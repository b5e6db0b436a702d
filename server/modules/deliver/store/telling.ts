import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const putSql = sql(
  'deliver.telling_put',
  'INSERT INTO deliver.telling (workspace_id, id, at, messages) VALUES ($1, $2::uuid, $3, $4::uuid[])',
)
/** In the transaction in which they become sent: until this is taken back they may be untold. */
export const putTelling = (
  tx: Tx,
  workspaceId: string,
  o: { id: string; at: number; messageIds: readonly string[] },
): Promise<number> => tx.change(putSql(workspaceId, o.id, o.at, pgArray.plain(o.messageIds)))

const deleteSql = sql(
  'deliver.telling_delete',
  'DELETE FROM deliver.telling WHERE workspace_id = $1 AND id = ANY ($2::uuid[])',
)
export const deleteTellings = (tx: Tx, workspaceId: string, ids: readonly string[]): Promise<number> =>
  tx.change(deleteSql(workspaceId, pgArray.plain(ids)))

const listSql = sql(
  'deliver.telling_list',
  `SELECT id::text, messages::text[] AS "messageIds" FROM deliver.telling
   WHERE workspace_id = $1 AND at <= $2 ORDER BY id LIMIT $3`,
)
/** Those that whoever wrote them should have told long since. */
export const listTellings = (
  tx: Tx,
  workspaceId: string,
  o: { before: number; limit: number },
): Promise<{ id: string; messageIds: string[] }[]> =>
  tx.rows<{ id: string; messageIds: string[] }>(listSql(workspaceId, o.before, o.limit))

export interface UntoldRow {
  id: string
  birth: string
  channel: string
  address: string
  campaignId: string | null
  settledAt: number
}

const untoldSql = sql(
  'deliver.untold',
  `SELECT id::text, birth_id::text AS birth, channel, address, campaign_id AS "campaignId", settled_at AS "settledAt"
   FROM deliver.message WHERE workspace_id = $1 AND id = ANY ($2::uuid[]) AND state = 's' ORDER BY id`,
)
/** What is told of them; who was erased meanwhile is not among them. */
export const listUntold = (
  tx: Tx,
  workspaceId: string,
  messageIds: readonly string[],
): Promise<UntoldRow[]> => tx.rows<UntoldRow>(untoldSql(workspaceId, pgArray.plain(messageIds)))
