import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'

export type AudienceState = 'on' | 'paused' | 'ending'

export interface AudienceRow {
  id: string
  name: string
  destinationId: string
  target: string
  segmentId: string | null
  /** Comma between. */
  kinds: string
  state: AudienceState
  filledAfter: string | null
  isFilled: boolean
  retryAt: number
  attempts: number
  fault: string | null
  toldAt: number | null
  refused: number
  createdAt: number
  createdBy: string
}

const columns = `id::text, name, destination_id AS "destinationId", target, segment_id::text AS "segmentId", kinds, state,
  filled_after::text AS "filledAfter", is_filled AS "isFilled", retry_at AS "retryAt", attempts, fault, told_at AS "toldAt",
  refused, created_at AS "createdAt", created_by AS "createdBy"`

const listSql = sql(
  'deliver.ad_audiences',
  `SELECT ${columns} FROM deliver.ad_audience WHERE workspace_id = $1 ORDER BY created_at DESC, id`,
)
export const listAudiences = (tx: WorkspaceTx): Promise<AudienceRow[]> =>
  tx.rows<AudienceRow>(listSql(tx.workspaceId))

const workspacesSql = sql(
  'deliver.ad_audience_workspaces',
  'SELECT DISTINCT workspace_id AS id FROM deliver.ad_audience WHERE workspace_id = ANY ($1::text[])',
)
/** Which of these have any audience. */
export const listWorkspacesWithAudiences = async (
  tx: Tx,
  workspaceIds: readonly string[],
): Promise<string[]> =>
  (await tx.rows<{ id: string }>(workspacesSql(pgArray.plain(workspaceIds)))).map(({ id }) => id)

const findSql = sql(
  'deliver.ad_audience_find',
  `SELECT ${columns} FROM deliver.ad_audience WHERE workspace_id = $1 AND id = $2::uuid`,
)
export const findAudience = async (tx: WorkspaceTx, id: string): Promise<AudienceRow | null> =>
  (await tx.rows<AudienceRow>(findSql(tx.workspaceId, id)))[0] ?? null

const insertSql = sql(
  'deliver.ad_audience_insert',
  `INSERT INTO deliver.ad_audience (workspace_id, id, name, destination_id, target, segment_id, kinds, state, is_filled,
     lease_until, retry_at, attempts, refused, created_at, created_by)
   VALUES ($1, $2::uuid, $3, $4, $5, $6::uuid, $7, 'on', $6::uuid IS NULL, 0, 0, 0, 0, $8, $9)`,
)
export async function insertAudience(
  tx: WorkspaceTx,
  row: Pick<
    AudienceRow,
    'id' | 'name' | 'destinationId' | 'target' | 'segmentId' | 'kinds' | 'createdAt' | 'createdBy'
  >,
): Promise<void> {
  const { id, name, destinationId, target, segmentId, kinds, createdAt, createdBy } = row
  await tx.change(
    insertSql(tx.workspaceId, id, name, destinationId, target, segmentId, kinds, createdAt, createdBy),
  )
}

const updateSql = sql(
  'deliver.ad_audience_update',
  `UPDATE deliver.ad_audience SET name = $3, state = $4, retry_at = 0, attempts = 0, fault = NULL
   WHERE workspace_id = $1 AND id = $2::uuid AND (state <> 'ending' OR $4 = 'ending')`,
)
/** @returns 0 where it is ending meanwhile: it does not come back */
export const updateAudience = (
  tx: WorkspaceTx,
  { id, name, state }: Pick<AudienceRow, 'id' | 'name' | 'state'>,
): Promise<number> => tx.change(updateSql(tx.workspaceId, id, name, state))

const deleteSql = sql(
  'deliver.ad_audience_delete',
  `DELETE FROM deliver.ad_audience a WHERE workspace_id = $1 AND id = $2::uuid AND state = 'ending'
     AND NOT EXISTS (SELECT FROM deliver.ad_told t WHERE t.workspace_id = $1 AND t.audience_id = a.id)`,
)
/** One that is ending, once the platform knows nobody of it. */
export const deleteAudience = (tx: WorkspaceTx, id: string): Promise<number> =>
  tx.change(deleteSql(tx.workspaceId, id))

const dueSql = sql(
  'deliver.ad_due',
  `SELECT workspace_id AS "workspaceId" FROM deliver.ad_member WHERE due_at <= $1
   UNION SELECT workspace_id FROM deliver.ad_told WHERE NOT is_done
   UNION SELECT workspace_id FROM deliver.ad_audience WHERE NOT is_filled OR state = 'ending'`,
)
/** Workspaces where something waits; in the worker's transaction. */
export const listDueWorkspaces = async (tx: Tx, now: number): Promise<string[]> =>
  (await tx.rows<{ workspaceId: string }>(dueSql(now))).map((row) => row.workspaceId)

const leaseSql = sql(
  'deliver.ad_lease',
  `UPDATE deliver.ad_audience a SET lease_until = $2 WHERE workspace_id = $1 AND id IN (
     SELECT c.id FROM deliver.ad_audience c WHERE c.workspace_id = $1 AND c.lease_until <= $3
       AND (c.state = 'ending' OR NOT c.is_filled
         OR EXISTS (SELECT FROM deliver.ad_member m WHERE m.workspace_id = $1 AND m.audience_id = c.id AND m.due_at <= $3)
         OR (c.retry_at <= $3
           AND EXISTS (SELECT FROM deliver.ad_told t WHERE t.workspace_id = $1 AND t.audience_id = c.id AND NOT t.is_done)))
     ORDER BY c.id FOR UPDATE SKIP LOCKED)
   RETURNING a.id::text`,
)
/** Takes audiences that have something to do: nobody else works at them until then. */
export const leaseDue = async (tx: WorkspaceTx, o: { until: number; now: number }): Promise<string[]> =>
  (await tx.rows<{ id: string }>(leaseSql(tx.workspaceId, o.until, o.now))).map((row) => row.id)

const keepSql = sql(
  'deliver.ad_lease_keep',
  'UPDATE deliver.ad_audience SET lease_until = $3 WHERE workspace_id = $1 AND id = $2::uuid',
)
export const keepLease = (tx: WorkspaceTx, id: string, until: number): Promise<number> =>
  tx.change(keepSql(tx.workspaceId, id, until))

const settleSql = sql(
  'deliver.ad_settle',
  `UPDATE deliver.ad_audience SET fault = $3, retry_at = $4, attempts = CASE WHEN $3::text IS NULL THEN 0 ELSE attempts + 1 END,
     told_at = coalesce($5, told_at), refused = refused + $6 WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** How the last order went. */
export const settleOrder = (
  tx: WorkspaceTx,
  id: string,
  o: { fault: string | null; retryAt: number; toldAt: number | null; refused: number },
): Promise<number> => tx.change(settleSql(tx.workspaceId, id, o.fault, o.retryAt, o.toldAt, o.refused))

const hurrySql = sql(
  'deliver.ad_hurry',
  `UPDATE deliver.ad_audience SET retry_at = $3
   WHERE workspace_id = $1 AND id = $2::uuid AND retry_at > $3 AND fault <> 'rate_limited'`,
)
/** The next order is given then, not later: but for a platform that has asked to be left alone for so long. */
export const hurryOrder = (tx: WorkspaceTx, id: string, at: number): Promise<number> =>
  tx.change(hurrySql(tx.workspaceId, id, at))

const filledSql = sql(
  'deliver.ad_filled',
  'UPDATE deliver.ad_audience SET filled_after = $3::uuid, is_filled = $4 WHERE workspace_id = $1 AND id = $2::uuid',
)
/** How far the segment's members were taken down. */
export const noteFilled = (
  tx: WorkspaceTx,
  id: string,
  o: { after: string | null; isFilled: boolean },
): Promise<number> => tx.change(filledSql(tx.workspaceId, id, o.after, o.isFilled))
