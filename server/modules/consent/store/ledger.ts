import { columnSql, pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { Frequency } from '../rules/caps.ts'
import type { Suppression } from '../rules/decide.ts'
import type { ConsentRow } from '../rules/state.ts'

/** A row of the ledger, whole. pii: proof, actor, reason, ip, userAgent. */
export interface LedgerRow extends ConsentRow {
  receivedAt: number
  source: string
  wordingId: string | null
  wordingVersion: number | null
  wordingLanguage: string | null
  wordingHash: string | null
  noticeVersion: string | null
  identifierKind: string
  proof: string | null
  actor: string | null
  reason: string | null
  ip: string | null
  userAgent: string | null
  messageId: string
}

const insert = sql(
  'consent.record_put',
  `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified, is_pending,
     flaw, valid_until, method, source, wording_id, wording_version, wording_language, wording_hash, notice_version,
     identifier_kind, proof, actor, reason, ip, user_agent, message_id)
   SELECT $1, * FROM unnest($2::uuid[], $3::bigint[], $4::smallint[], $5::bigint[], $6::bigint[], $7::text[], $8::text[],
     $9::text[], $10::boolean[], $11::boolean[], $12::text[], $13::bigint[], $14::text[], $15::text[], $16::text[], $17::int[],
     $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[])`,
)

export async function insertRecords(tx: Tx, workspaceId: string, rows: readonly LedgerRow[]): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: LedgerRow) => string | number | null) => pgArray.plain(rows.map(pick))
  const text = (pick: (row: LedgerRow) => string | null) => pgArray.text(rows.map(pick))
  await tx.change(
    insert(
      workspaceId,
      plain((row) => row.birth),
      plain((row) => row.pos),
      plain((row) => row.ord),
      plain((row) => row.at),
      plain((row) => row.receivedAt),
      plain((row) => row.act),
      text((row) => row.purpose),
      text((row) => row.channel),
      plain((row) => (row.isVerified ? 't' : 'f')),
      plain((row) => (row.isPending ? 't' : 'f')),
      plain((row) => row.flaw),
      plain((row) => row.validUntil),
      text((row) => row.method),
      text((row) => row.source),
      text((row) => row.wordingId),
      plain((row) => row.wordingVersion),
      text((row) => row.wordingLanguage),
      text((row) => row.wordingHash),
      text((row) => row.noticeVersion),
      plain((row) => row.identifierKind),
      text((row) => row.proof),
      text((row) => row.actor),
      text((row) => row.reason),
      text((row) => row.ip),
      text((row) => row.userAgent),
      text((row) => row.messageId),
    ),
  )
}

const decisive = `birth_id::text AS birth, purpose, channel, act, at, pos, ord, is_verified AS "isVerified", is_pending AS "isPending",
  flaw, valid_until AS "validUntil", method`
/** All columns, as {@link LedgerRow} names them. */
export const wholeRow = `${decisive}, received_at AS "receivedAt", source, wording_id AS "wordingId", wording_version AS "wordingVersion",
  wording_language AS "wordingLanguage", wording_hash AS "wordingHash", notice_version AS "noticeVersion",
  identifier_kind AS "identifierKind", proof, actor, reason, ip, user_agent AS "userAgent", message_id AS "messageId"`

// A hold restricts like an act of hers that nothing of hers lifts: later than any.
const selectRows = columnSql<ConsentRow>(
  'consent.rows',
  {
    ...{
      birth: 'text',
      purpose: 'text',
      channel: 'text',
      act: 'text',
      at: 'number',
      pos: 'number',
      ord: 'number',
    },
    ...{ isVerified: 'flag', isPending: 'flag', flaw: 'text', validUntil: 'number', method: 'text' },
  },
  `SELECT ${decisive} FROM consent.record WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   UNION ALL
   SELECT birth_id::text, '*', '*', 'restrict', ${Number.MAX_SAFE_INTEGER}, 0, 0, true, false, NULL, NULL, 'hold'
   FROM consent.hold WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND lifted_at IS NULL`,
)

/** What decides about these births; a hold stands among the acts. */
export const listRows = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<ConsentRow[]> =>
  selectRows(tx, workspaceId, pgArray.plain(births))

const selectHistory = sql(
  'consent.history',
  `SELECT ${wholeRow} FROM consent.record WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   ORDER BY at DESC, pos DESC, ord DESC, birth_id`,
)

/** Every act of these births, newest first. */
export const listHistory = (tx: Tx, workspaceId: string, births: readonly string[]): Promise<LedgerRow[]> =>
  tx.rows<LedgerRow>(selectHistory(workspaceId, pgArray.plain(births)))

export interface RegisterFilter {
  purpose: string | null
  channel: string | null
  act: string | null
  method: string | null
  /** Milliseconds, time of the act. */
  from: number | null
  to: number | null
  before: { pos: number; ord: number } | null
  limit: number
}

const selectRegister = sql(
  'consent.register',
  `SELECT DISTINCT ON (pos, ord) ${wholeRow} FROM consent.record
   WHERE workspace_id = $1 AND ($2::text IS NULL OR purpose = $2) AND ($3::text IS NULL OR channel = $3)
     AND ($4::text IS NULL OR act = $4) AND ($5::text IS NULL OR method = $5) AND ($6::bigint IS NULL OR at >= $6)
     AND ($7::bigint IS NULL OR at < $7) AND ($8::bigint IS NULL OR (pos, -ord) < ($8, -$9::int))
   ORDER BY pos DESC, ord, birth_id LIMIT $10`,
)

/** Acts of the workspace, the newest in the log first; one that binds several births once. */
export function listRegister(tx: Tx, workspaceId: string, o: RegisterFilter): Promise<LedgerRow[]> {
  const { purpose, channel, act, method, from, to, before, limit } = o
  return tx.rows<LedgerRow>(
    selectRegister(
      workspaceId,
      purpose,
      channel,
      act,
      method,
      from,
      to,
      before?.pos ?? null,
      before?.ord ?? 0,
      limit,
    ),
  )
}

const selectAt = sql(
  'consent.records_at',
  `SELECT ${wholeRow} FROM consent.record WHERE workspace_id = $1 AND birth_id = $2::uuid AND pos = ANY ($3::bigint[])
   ORDER BY pos, ord`,
)

/** What events at these positions of the log said at a birth, in order. */
export const listRecordsAt = (
  tx: Tx,
  workspaceId: string,
  birth: string,
  positions: readonly number[],
): Promise<LedgerRow[]> => tx.rows<LedgerRow>(selectAt(workspaceId, birth, pgArray.plain(positions)))

const selectSignals = sql(
  'consent.signals',
  `SELECT birth_id::text AS birth, signal FROM consent.signal WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

export const listSignals = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<{ birth: string; signal: string }[]> => tx.rows(selectSignals(workspaceId, pgArray.plain(births)))

const upsertSignals = sql(
  'consent.signal_put',
  `INSERT INTO consent.signal (workspace_id, birth_id, signal, pos)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::bigint[])
   ON CONFLICT (workspace_id, birth_id) DO UPDATE SET signal = excluded.signal, pos = excluded.pos`,
)

export async function putSignals(
  tx: Tx,
  workspaceId: string,
  signals: readonly { birth: string; signal: string; pos: number }[],
): Promise<void> {
  if (signals.length === 0) return
  const births = pgArray.plain(signals.map((one) => one.birth))
  const texts = pgArray.text(signals.map((one) => one.signal))
  await tx.change(upsertSignals(workspaceId, births, texts, pgArray.plain(signals.map((one) => one.pos))))
}

export interface FrequencyRow extends Frequency {
  birth: string
  at: number
  pos: number
}

const upsertFrequencies = sql(
  'consent.frequency_put',
  `INSERT INTO consent.frequency AS f (workspace_id, birth_id, purpose, contacts, period, paused_until, at, pos)
   SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::int[], $5::text[], $6::bigint[], $7::bigint[], $8::bigint[])
   ON CONFLICT (workspace_id, birth_id, purpose) DO UPDATE SET contacts = excluded.contacts, period = excluded.period,
     paused_until = excluded.paused_until, at = excluded.at, pos = excluded.pos
   WHERE (f.at, f.pos) < (excluded.at, excluded.pos)`,
)

/** One row a birth and purpose: the caller hands over no two of the same. */
export async function putFrequencies(
  tx: Tx,
  workspaceId: string,
  rows: readonly FrequencyRow[],
): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: FrequencyRow) => string | number | null) => pgArray.plain(rows.map(pick))
  await tx.change(
    upsertFrequencies(
      workspaceId,
      plain((row) => row.birth),
      pgArray.text(rows.map((row) => row.purpose)),
      plain((row) => row.max),
      plain((row) => row.period),
      plain((row) => row.pausedUntil),
      plain((row) => row.at),
      plain((row) => row.pos),
    ),
  )
}

const selectFrequencies = sql(
  'consent.frequencies',
  `SELECT birth_id::text AS birth, purpose, contacts AS max, period, paused_until AS "pausedUntil", at, pos
   FROM consent.frequency WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

export const listFrequencies = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<FrequencyRow[]> => tx.rows<FrequencyRow>(selectFrequencies(workspaceId, pgArray.plain(births)))

export interface SuppressionRow {
  hash: string
  reason: Suppression['reason']
  at: number
  pos: number
}

// The latest stands: a later refusal must outlast what was allowed between the two.
const upsertSuppressions = sql(
  'consent.suppression_put',
  `INSERT INTO consent.suppression AS s (workspace_id, address_hash, reason, at, pos)
   SELECT $1, * FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[])
   ON CONFLICT (workspace_id, address_hash, reason) DO UPDATE SET at = excluded.at, pos = excluded.pos
   WHERE (s.at, s.pos) < (excluded.at, excluded.pos)`,
)

/** One row a hash and reason: the caller hands over no two of the same. */
export async function putSuppressions(
  tx: Tx,
  workspaceId: string,
  rows: readonly SuppressionRow[],
): Promise<void> {
  if (rows.length === 0) return
  const plain = (pick: (row: SuppressionRow) => string | number) => pgArray.plain(rows.map(pick))
  await tx.change(
    upsertSuppressions(
      workspaceId,
      plain((row) => row.hash),
      plain((row) => row.reason),
      plain((row) => row.at),
      plain((row) => row.pos),
    ),
  )
}

const selectSuppressions = sql(
  'consent.suppressions',
  `SELECT address_hash AS hash, reason, at, pos FROM consent.suppression
   WHERE workspace_id = $1 AND address_hash = ANY ($2::text[]) ORDER BY address_hash, reason`,
)

export const listSuppressions = (
  tx: Tx,
  workspaceId: string,
  hashes: readonly string[],
): Promise<SuppressionRow[]> =>
  tx.rows<SuppressionRow>(selectSuppressions(workspaceId, pgArray.plain(hashes)))

const removeSuppressions = sql(
  'consent.suppression_delete',
  'DELETE FROM consent.suppression WHERE workspace_id = $1 AND address_hash = $2',
)

export const deleteSuppressions = (tx: Tx, workspaceId: string, hash: string): Promise<number> =>
  tx.change(removeSuppressions(workspaceId, hash))
