import { pgArray, sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface ConfirmationRow {
  nonce: string
  form_id: string
  language: 'pl' | 'en'
  /** Null where the submission broke off before it was noted. */
  grant_pos: number | null
}

const insertSql = sql(
  'content.insertFormConfirmation',
  `INSERT INTO content.form_confirmation (workspace_id, nonce, form_id, language, address_hash, state, created_at)
   SELECT $1, $2, $3::uuid, $4, $5, CASE WHEN count(*) < $7 THEN 'p' ELSE 'x' END::"char", $6
     FROM content.form_confirmation WHERE workspace_id = $1 AND address_hash = $5 AND created_at > $8
   ON CONFLICT DO NOTHING`,
)
export interface NewConfirmation {
  nonce: string
  formId: string
  language: string
  addressHash: string
  at: number
  /** How many mails an address gets since then at most. */
  most: number
  since: number
}

const isTakenSql = sql(
  'content.isFormGrantTaken',
  `SELECT 1 FROM content.form_confirmation WHERE workspace_id = $1 AND nonce = $2 AND grant_pos IS NOT NULL`,
)
/** @returns false where this very submission stands in the log already; one that broke off before goes on */
export async function insertConfirmation(tx: WorkspaceTx, one: NewConfirmation): Promise<boolean> {
  const { nonce, formId, language, addressHash, at, most, since } = one
  const statement = insertSql(tx.workspaceId, nonce, formId, language, addressHash, at, most, since)
  if ((await tx.change(statement)) === 1) return true
  return (await tx.rows(isTakenSql(tx.workspaceId, nonce))).length === 0
}

const notePosSql = sql(
  'content.noteFormGrant',
  'UPDATE content.form_confirmation SET grant_pos = least(grant_pos, $3) WHERE workspace_id = $1 AND nonce = $2',
)
/** Of two that came at once the earlier counts: the later is its repeat. */
export async function noteGrant(tx: WorkspaceTx, nonce: string, pos: number): Promise<void> {
  await tx.change(notePosSql(tx.workspaceId, nonce, pos))
}

const waiting = `state = 'p' AND CASE WHEN grant_pos IS NULL THEN created_at < $3 ELSE grant_pos < $2 END`

const listWaitingSql = sql(
  'content.listFormConfirmations',
  `SELECT nonce FROM content.form_confirmation
    WHERE workspace_id = $1 AND ${waiting} AND nonce <> ALL ($4::text[]) ORDER BY created_at, nonce LIMIT 50`,
)
export interface WaitingQuery {
  /** Everything below this log position is applied. */
  appliedTo: number
  /** Submissions from before then that were never noted broke off. */
  brokenBefore: number
  /** Not these: they are tried again later. */
  except: readonly string[]
}
/** Those whose turn it is. */
export async function listWaiting(tx: WorkspaceTx, query: WaitingQuery): Promise<string[]> {
  const { appliedTo, brokenBefore, except } = query
  const rows = await tx.rows<{ nonce: string }>(
    listWaitingSql(tx.workspaceId, appliedTo, brokenBefore, pgArray.text(except)),
  )
  return rows.map((row) => row.nonce)
}

const lockSql = sql(
  'content.lockFormConfirmation',
  `SELECT nonce, form_id, language, grant_pos FROM content.form_confirmation
    WHERE workspace_id = $1 AND nonce = $2 AND state = 'p' FOR UPDATE SKIP LOCKED`,
)
/** Held until the transaction ends; null where somebody else sees to it, or has. */
export async function lockWaiting(tx: WorkspaceTx, nonce: string): Promise<ConfirmationRow | null> {
  return (await tx.rows<ConfirmationRow>(lockSql(tx.workspaceId, nonce)))[0] ?? null
}

const countOpenSql = sql(
  'content.countOpenFormConfirmations',
  `SELECT count(*) AS open FROM content.form_confirmation WHERE workspace_id = $1 AND state = 'p'`,
)
export async function countOpen(tx: WorkspaceTx): Promise<number> {
  return (await tx.rows<{ open: number }>(countOpenSql(tx.workspaceId)))[0]?.open ?? 0
}

const settleSql = sql(
  'content.settleFormConfirmation',
  'UPDATE content.form_confirmation SET state = $3::"char" WHERE workspace_id = $1 AND nonce = $2',
)
export async function settleConfirmation(tx: WorkspaceTx, nonce: string, state: 'd' | 'x'): Promise<void> {
  await tx.change(settleSql(tx.workspaceId, nonce, state))
}

const deleteOldSql = sql(
  'content.deleteOldFormConfirmations',
  'DELETE FROM content.form_confirmation WHERE workspace_id = $1 AND created_at < $2',
)
export const deleteOld = (tx: WorkspaceTx, before: number): Promise<number> =>
  tx.change(deleteOldSql(tx.workspaceId, before))
