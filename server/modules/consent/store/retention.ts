import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface RetentionRow {
  decisionMonths: number | null
  contactMonths: number | null
  bodyMonths: number | null
  rowMonths: number | null
  sweptAt: number | null
}

const select = sql(
  'consent.retention',
  `SELECT decision_months AS "decisionMonths", contact_months AS "contactMonths", body_months AS "bodyMonths",
     row_months AS "rowMonths", swept_at AS "sweptAt" FROM consent.retention WHERE workspace_id = $1`,
)

export async function findRetention(tx: Tx, workspaceId: string): Promise<RetentionRow | null> {
  return (await tx.rows<RetentionRow>(select(workspaceId)))[0] ?? null
}

const upsert = sql(
  'consent.retention_put',
  `INSERT INTO consent.retention (workspace_id, decision_months, contact_months, body_months, row_months)
   VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT (workspace_id) DO UPDATE SET decision_months = excluded.decision_months, contact_months = excluded.contact_months,
     body_months = excluded.body_months, row_months = excluded.row_months`,
)

export async function putRetention(
  tx: Tx,
  workspaceId: string,
  row: Omit<RetentionRow, 'sweptAt'>,
): Promise<void> {
  const { decisionMonths, contactMonths, bodyMonths, rowMonths } = row
  await tx.change(upsert(workspaceId, decisionMonths, contactMonths, bodyMonths, rowMonths))
}

const upsertSwept = sql(
  'consent.retention_swept',
  `INSERT INTO consent.retention (workspace_id, swept_at) VALUES ($1, $2)
   ON CONFLICT (workspace_id) DO UPDATE SET swept_at = excluded.swept_at`,
)

export async function noteSwept(tx: Tx, workspaceId: string, at: number): Promise<void> {
  await tx.change(upsertSwept(workspaceId, at))
}

/** Rows of one lot: few enough that nobody waits for its locks. */
const lot = 10_000

// By place, the oldest first: a row is read once to be found and once to be deleted.
const deleteLot = (table: 'decision' | 'contact') =>
  sql(
    `consent.${table}_prune`,
    `DELETE FROM consent.${table} WHERE workspace_id = $1 AND ctid = ANY (ARRAY(
       SELECT ctid FROM consent.${table} WHERE workspace_id = $1 AND at < $2 AND birth_id <> ALL ($3::uuid[])
       ORDER BY at LIMIT ${lot}))`,
  )
const deleteDecisions = deleteLot('decision')
const deleteContacts = deleteLot('contact')

/** A lot of each; call again, in another transaction, until both are 0. @param held births of which everything is kept */
export async function pruneGate(
  tx: Tx,
  workspaceId: string,
  before: { decisions: number; contacts: number },
  held: readonly string[],
): Promise<{ decisions: number; contacts: number }> {
  const births = pgArray.plain(held)
  return {
    decisions: await tx.change(deleteDecisions(workspaceId, before.decisions, births)),
    contacts: await tx.change(deleteContacts(workspaceId, before.contacts, births)),
  }
}
