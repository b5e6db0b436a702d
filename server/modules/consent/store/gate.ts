import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Contact } from '../rules/caps.ts'

const insertBudgets = sql(
  'consent.budget_add',
  `INSERT INTO consent.budget (workspace_id, birth_id) SELECT $1, b FROM unnest($2::uuid[]) AS b ON CONFLICT DO NOTHING`,
)
const lockBudgetRows = sql(
  'consent.budget_lock',
  `SELECT birth_id FROM consent.budget WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY birth_id FOR UPDATE`,
)

/**
 * Waits until nobody else decides about any of these births, and keeps them until the transaction ends. In key order, so
 * that two never wait for each other.
 */
export async function lockBudgets(tx: Tx, workspaceId: string, births: readonly string[]): Promise<void> {
  const sorted = pgArray.plain([...births].sort())
  await tx.change(insertBudgets(workspaceId, sorted))
  await tx.rows(lockBudgetRows(workspaceId, sorted))
}

/** r reserved, s made, u of unknown outcome, x certainly not made: only x counts nowhere. */
export type ContactStatus = 'r' | 's' | 'u' | 'x'

export interface ContactRow extends Contact {
  birth: string
  status: ContactStatus
}

const selectContacts = sql(
  'consent.contacts',
  `SELECT birth_id::text AS birth, message_id AS "messageId", at, purpose, channel, journey, status::text AS status
   FROM consent.contact
   WHERE workspace_id = $1 AND ((birth_id = ANY ($2::uuid[]) AND at > $3) OR message_id = ANY ($4::text[]))
   ORDER BY at, message_id`,
)

/** Contacts of these births since then, and those of these messages whenever they were; released ones too. */
export function listContacts(
  tx: Tx,
  workspaceId: string,
  o: { births: readonly string[]; since: number; messageIds: readonly string[] },
): Promise<ContactRow[]> {
  const births = pgArray.plain(o.births)
  return tx.rows<ContactRow>(selectContacts(workspaceId, births, o.since, pgArray.text(o.messageIds)))
}

const upsertContacts = sql(
  'consent.contact_put',
  `INSERT INTO consent.contact (workspace_id, birth_id, message_id, at, purpose, channel, journey, status)
   SELECT $1, birth, message_id, at, purpose, channel, journey, 'r'
   FROM unnest($2::uuid[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[])
     AS c(birth, message_id, at, purpose, channel, journey)
   ON CONFLICT (workspace_id, birth_id, message_id) DO UPDATE SET at = excluded.at, status = 'r'`,
)

export type Reservation = Contact & { birth: string }

export async function reserveContacts(
  tx: Tx,
  workspaceId: string,
  rows: readonly Reservation[],
): Promise<void> {
  if (rows.length === 0) return
  const text = (pick: (row: Reservation) => string | null) => pgArray.text(rows.map(pick))
  await tx.change(
    upsertContacts(
      workspaceId,
      pgArray.plain(rows.map((row) => row.birth)),
      text((row) => row.messageId),
      pgArray.plain(rows.map((row) => row.at)),
      text((row) => row.purpose),
      text((row) => row.channel),
      text((row) => row.journey),
    ),
  )
}

const updateContacts = sql(
  'consent.contact_settle',
  `UPDATE consent.contact c SET status = s.status::"char"
   FROM unnest($2::text[], $3::text[]) AS s(message_id, status)
   WHERE c.workspace_id = $1 AND c.message_id = s.message_id AND c.status IN ('r', 'u')`,
)

/** What became of reservations; one that was settled as made or released stays so. */
export async function settleContacts(
  tx: Tx,
  workspaceId: string,
  settled: readonly { messageId: string; status: 's' | 'u' | 'x' }[],
): Promise<number> {
  const ids = pgArray.text(settled.map((one) => one.messageId))
  return tx.change(updateContacts(workspaceId, ids, pgArray.plain(settled.map((one) => one.status))))
}

export interface DecisionRow {
  id: string
  messageId: string
  birth: string
  at: number
  act: string
  purpose: string
  channel: string
  addressHash: string | null
  isAllowed: boolean
  reason: string | null
  /** JSON. */
  reasons: string
}

const insertDecisionRows = sql(
  'consent.decision_put',
  `INSERT INTO consent.decision (workspace_id, id, message_id, birth_id, at, act, purpose, channel, address_hash, is_allowed, reason, reasons)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::boolean[], $11::text[], $12::text[])`,
)

export async function insertDecisions(
  tx: Tx,
  workspaceId: string,
  rows: readonly DecisionRow[],
): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: DecisionRow) => string | number | null) => pgArray.plain(rows.map(pick))
  const text = (pick: (row: DecisionRow) => string | null) => pgArray.text(rows.map(pick))
  await tx.change(
    insertDecisionRows(
      workspaceId,
      plain((row) => row.id),
      text((row) => row.messageId),
      plain((row) => row.birth),
      plain((row) => row.at),
      text((row) => row.act),
      text((row) => row.purpose),
      text((row) => row.channel),
      plain((row) => row.addressHash),
      plain((row) => (row.isAllowed ? 't' : 'f')),
      plain((row) => row.reason),
      text((row) => row.reasons),
    ),
  )
}

const selectDecisions = sql(
  'consent.decisions',
  `SELECT id::text, message_id AS "messageId", birth_id::text AS birth, at, act, purpose, channel, address_hash AS "addressHash",
     is_allowed AS "isAllowed", reason, reasons
   FROM consent.decision WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY at DESC, id DESC LIMIT $3`,
)

const selectDecisionsOfMessage = sql(
  'consent.decisions_of_message',
  `SELECT id::text, message_id AS "messageId", birth_id::text AS birth, at, act, purpose, channel, address_hash AS "addressHash",
     is_allowed AS "isAllowed", reason, reasons
   FROM consent.decision WHERE workspace_id = $1 AND message_id = $2 ORDER BY at DESC, id DESC LIMIT 50`,
)

/** What was decided about one message, newest first. */
export const listDecisionsOfMessage = (
  tx: Tx,
  workspaceId: string,
  messageId: string,
): Promise<DecisionRow[]> => tx.rows<DecisionRow>(selectDecisionsOfMessage(workspaceId, messageId))

/** What was decided about these births, newest first. */
export const listDecisions = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  limit: number,
): Promise<DecisionRow[]> => tx.rows<DecisionRow>(selectDecisions(workspaceId, pgArray.plain(births), limit))
