import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

const addAcceptedSql = sql(
  'collect.accepted_add',
  `INSERT INTO collect.accepted (workspace_id, count)
   SELECT * FROM unnest($1::text[], $2::bigint[])
   ON CONFLICT (workspace_id) DO UPDATE SET count = accepted.count + excluded.count`,
)

/** Counts events into the tally of accepted ones, in the transaction that appends them. */
export async function addAccepted(tx: Tx, counts: ReadonlyMap<string, number>): Promise<void> {
  await tx.change(addAcceptedSql(pgArray.plain([...counts.keys()]), pgArray.plain([...counts.values()])))
}

export interface Outcomes {
  workspaceId: string
  applied: number
  duplicate: number
  quarantined: number
}

const addOutcomesSql = sql(
  'collect.tally_add',
  `INSERT INTO collect.tally (workspace_id, applied, duplicate, quarantined)
   SELECT * FROM unnest($1::text[], $2::bigint[], $3::bigint[], $4::bigint[])
   ON CONFLICT (workspace_id) DO UPDATE SET applied = tally.applied + excluded.applied,
     duplicate = tally.duplicate + excluded.duplicate, quarantined = tally.quarantined + excluded.quarantined`,
)

export async function addOutcomes(tx: Tx, rows: readonly Outcomes[]): Promise<void> {
  await tx.change(
    addOutcomesSql(
      pgArray.plain(rows.map((row) => row.workspaceId)),
      pgArray.plain(rows.map((row) => row.applied)),
      pgArray.plain(rows.map((row) => row.duplicate)),
      pgArray.plain(rows.map((row) => row.quarantined)),
    ),
  )
}

export interface Tally {
  accepted: number
  applied: number
  duplicate: number
  quarantined: number
}

const selectTally = sql(
  'collect.tally_get',
  `SELECT a.count AS accepted, coalesce(t.applied, 0) AS applied, coalesce(t.duplicate, 0) AS duplicate,
     coalesce(t.quarantined, 0) AS quarantined
   FROM collect.accepted a LEFT JOIN collect.tally t ON t.workspace_id = a.workspace_id
   WHERE a.workspace_id = $1`,
)

/** One statement, so that the four counts are of one moment. */
export async function getTally(tx: Tx, workspaceId: string): Promise<Tally> {
  const rows = await tx.rows<Tally>(selectTally(workspaceId))
  return rows[0] ?? { accepted: 0, applied: 0, duplicate: 0, quarantined: 0 }
}
