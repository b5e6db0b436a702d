import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

export interface ConfirmationRow {
  nonce: string
  form_id: string
  language: 'pl' | 'en'
  grant_pos: number
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

const listWaitingSql = sql(
  'content.listFormConfirmations',
  `SELECT nonce, form_id, language, grant_pos FROM content.form_confirmation
    WHERE workspace_id = $1 AND state = 'p' AND grant_pos < $2 ORDER BY created_at, nonce LIMIT 50
    FOR UPDATE SKIP LOCKED`,
)
/** Those whose grant the pipeline has applied, held until the transaction ends. */
export const listWaiting = (tx: WorkspaceTx, appliedTo: number): Promise<ConfirmationRow[]> =>
  tx.rows<ConfirmationRow>(listWaitingSql(tx.workspaceId, appliedTo))

const countOpenSql = sql(
  'content.countOpenFormConfirmations',
  `SELECT count(*) AS open FROM content.form_confirmation WHERE workspace_id = $1 AND state = 'p' AND grant_pos IS NOT NULL`,
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
