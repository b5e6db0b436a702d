import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { HoldOut } from '../schema.ts'

const findSql = sql(
  'decide.hold_out',
  `SELECT percent, salt, period_days AS "periodDays", since, reason, changed_at AS "changedAt", changed_by AS "changedBy"
     FROM decide.hold_out WHERE workspace_id = $1`,
)
export async function findHoldOut(tx: WorkspaceTx): Promise<HoldOut | null> {
  return (await tx.rows<HoldOut>(findSql(tx.workspaceId)))[0] ?? null
}

const putSql = sql(
  'decide.put_hold_out',
  `INSERT INTO decide.hold_out (workspace_id, percent, salt, period_days, since, reason, changed_at, changed_by)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (workspace_id) DO UPDATE SET percent = $2, salt = $3, period_days = $4, since = $5, reason = $6, changed_at = $7,
     changed_by = $8`,
)
export const putHoldOut = (tx: WorkspaceTx, one: HoldOut): Promise<number> =>
  tx.change(
    putSql(
      ...[tx.workspaceId, one.percent, one.salt, one.periodDays, one.since],
      ...[one.reason, one.changedAt, one.changedBy],
    ),
  )
