import { sql, type Tx } from '../../../platform/db/index.ts'

export interface Confirmation {
  birth: string
  pos: number
  ord: number
  /** Further grants at the same birth. */
  also: readonly { pos: number; ord: number }[]
  /** Milliseconds. */
  expiresAt: number
  usedAt: number | null
}

const insert = sql(
  'consent.confirmation_add',
  `INSERT INTO consent.confirmation (workspace_id, token_hash, birth_id, grant_pos, grant_ord, also, expires_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7)`,
)

export async function insertConfirmation(
  tx: Tx,
  workspaceId: string,
  tokenHash: string,
  one: Omit<Confirmation, 'usedAt'>,
): Promise<void> {
  const also = one.also.length === 0 ? null : JSON.stringify(one.also)
  await tx.change(insert(workspaceId, tokenHash, one.birth, one.pos, one.ord, also, one.expiresAt))
}

const select = sql(
  'consent.confirmation',
  `SELECT birth_id::text AS birth, grant_pos AS pos, grant_ord AS ord, also, expires_at AS "expiresAt", used_at AS "usedAt"
   FROM consent.confirmation WHERE workspace_id = $1 AND token_hash = $2 FOR UPDATE`,
)

/** Held until the transaction ends: two uses of one token do not meet. */
export async function lockConfirmation(
  tx: Tx,
  workspaceId: string,
  tokenHash: string,
): Promise<Confirmation | null> {
  type Row = Omit<Confirmation, 'also'> & { also: string | null }
  const [row] = await tx.rows<Row>(select(workspaceId, tokenHash))
  if (row === undefined) return null
  return { ...row, also: row.also === null ? [] : (JSON.parse(row.also) as Confirmation['also']) }
}

const markUsed = sql(
  'consent.confirmation_use',
  'UPDATE consent.confirmation SET used_at = $3 WHERE workspace_id = $1 AND token_hash = $2 AND used_at IS NULL',
)

export async function useConfirmation(
  tx: Tx,
  workspaceId: string,
  tokenHash: string,
  at: number,
): Promise<boolean> {
  return (await tx.change(markUsed(workspaceId, tokenHash, at))) === 1
}
