import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../platform/db/index.ts'
import type { Intent, Paid } from './rules.ts'

export interface ProviderRow {
  id: string
  settings: string
  secrets: string
  isEnabled: boolean
}

const providersSql = sql(
  'commerce.payment_providers',
  `SELECT id, settings, secrets, is_enabled AS "isEnabled" FROM commerce.payment_provider WHERE workspace_id = $1 ORDER BY id`,
)
export const listProviders = (tx: WorkspaceTx): Promise<ProviderRow[]> =>
  tx.rows<ProviderRow>(providersSql(tx.workspaceId))

const putProviderSql = sql(
  'commerce.payment_provider_put',
  `INSERT INTO commerce.payment_provider (workspace_id, id, settings, secrets, is_enabled, updated_at)
   VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (workspace_id, id) DO UPDATE SET settings = excluded.settings, secrets = excluded.secrets,
     is_enabled = excluded.is_enabled, updated_at = excluded.updated_at`,
)
export const putProvider = (tx: WorkspaceTx, row: ProviderRow, at: number): Promise<number> =>
  tx.change(putProviderSql(tx.workspaceId, row.id, row.settings, row.secrets, row.isEnabled, at))

interface StoredIntent extends Omit<Intent, 'amountMinor'> {
  amountMinor: string
}
const readIntent = (row: StoredIntent): Intent => ({ ...row, amountMinor: BigInt(row.amountMinor) })
const columns = `id::text AS id, order_id::text AS "orderId", provider, state, amount_minor::text AS "amountMinor", currency,
  ref, url, at`

const insertSql = sql(
  'commerce.payment_intent_insert',
  `INSERT INTO commerce.payment_intent (workspace_id, id, order_id, provider, state, amount_minor, currency, ref, url, at, changed_at)
   VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6::bigint, $7, $8, $9, $10, $10)`,
)
export async function insertIntent(tx: WorkspaceTx, o: Intent): Promise<void> {
  const { id, orderId, provider, state, amountMinor, currency, ref, url, at } = o
  await tx.change(
    insertSql(tx.workspaceId, id, orderId, provider, state, String(amountMinor), currency, ref, url, at),
  )
}

const startSql = sql(
  'commerce.payment_intent_start',
  `UPDATE commerce.payment_intent SET state = $3, ref = $4, url = $5, changed_at = $6
    WHERE workspace_id = $1 AND id = $2::uuid AND state = 'asked'`,
)
/** Only of one that waits for it: news may have come before the provider's answer. */
export const startIntent = (
  tx: WorkspaceTx,
  o: { id: string; state: 'started' | 'failed'; ref: string | null; url: string | null; at: number },
): Promise<number> => tx.change(startSql(tx.workspaceId, o.id, o.state, o.ref, o.url, o.at))

const settleSql = sql(
  'commerce.payment_intent_settle',
  `UPDATE commerce.payment_intent SET state = $3, amount_minor = $4::bigint, currency = $5, ref = $6, changed_at = $7
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
export const settleIntent = (tx: WorkspaceTx, o: Intent, at: number): Promise<number> =>
  tx.change(settleSql(tx.workspaceId, o.id, o.state, String(o.amountMinor), o.currency, o.ref, at))

const findSql = sql(
  'commerce.payment_intent_find',
  `SELECT ${columns} FROM commerce.payment_intent WHERE workspace_id = $1 AND id = $2::uuid`,
)
const lockSql = sql(
  'commerce.payment_intent_lock',
  `SELECT ${columns} FROM commerce.payment_intent WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)
export async function findIntent(tx: WorkspaceTx, id: string, isLocked = false): Promise<Intent | null> {
  const [row] = await tx.rows<StoredIntent>((isLocked ? lockSql : findSql)(tx.workspaceId, id))
  return row === undefined ? null : readIntent(row)
}

const ofOrdersSql = sql(
  'commerce.payment_intents_of',
  `SELECT ${columns} FROM commerce.payment_intent WHERE workspace_id = $1 AND order_id = ANY ($2::uuid[]) ORDER BY at DESC, id DESC`,
)
/** The newest first. */
export const listIntents = async (tx: WorkspaceTx, orderIds: readonly string[]): Promise<Intent[]> =>
  (await tx.rows<StoredIntent>(ofOrdersSql(tx.workspaceId, pgArray.plain(orderIds)))).map(readIntent)

const paidSql = sql(
  'commerce.payments_of',
  `SELECT i.id::text AS id, i.provider, i.amount_minor::text AS "paidMinor",
          coalesce((SELECT sum(r.amount_minor) FROM commerce.payment_refund r
             WHERE r.workspace_id = $1 AND r.intent_id = i.id), 0)::text AS "backMinor"
     FROM commerce.payment_intent i
    WHERE i.workspace_id = $1 AND i.order_id = $2::uuid AND i.state = 'paid' AND i.currency = $3
    ORDER BY i.at DESC, i.id DESC FOR UPDATE OF i`,
)
/** What was paid for an order in its currency and what has gone back of it, the newest first, locked. */
export async function lockPaid(tx: WorkspaceTx, orderId: string, currency: string): Promise<Paid[]> {
  const rows = await tx.rows<Record<keyof Paid, string>>(paidSql(tx.workspaceId, orderId, currency))
  return rows.map(({ paidMinor, backMinor, ...row }) => ({
    ...row,
    paidMinor: BigInt(paidMinor),
    backMinor: BigInt(backMinor),
  }))
}

export interface Refund {
  id: string
  intentId: string
  orderId: string
  amountMinor: bigint
  state: 'asked' | 'done' | 'failed'
  reason: string
  tries: number
  nextAt: number
}

const insertRefundSql = sql(
  'commerce.payment_refund_insert',
  `INSERT INTO commerce.payment_refund (workspace_id, id, intent_id, order_id, amount_minor, state, reason, tries, next_at, at)
   VALUES ($1, $2::uuid, $3::uuid, $4::uuid, $5::bigint, $6, $7, 0, $8, $8)`,
)
export const insertRefund = (
  tx: WorkspaceTx,
  o: Omit<Refund, 'tries' | 'nextAt'>,
  at: number,
): Promise<number> =>
  tx.change(
    insertRefundSql(
      tx.workspaceId,
      o.id,
      o.intentId,
      o.orderId,
      String(o.amountMinor),
      o.state,
      o.reason,
      at,
    ),
  )

const dueSql = sql(
  'commerce.payment_refund_due',
  `SELECT id::text AS id, intent_id::text AS "intentId", order_id::text AS "orderId", amount_minor::text AS "amountMinor",
          state, reason, tries, next_at AS "nextAt"
     FROM commerce.payment_refund WHERE workspace_id = $1 AND state = 'asked' AND next_at <= $2 ORDER BY next_at, id LIMIT $3`,
)
export async function listDueRefunds(tx: WorkspaceTx, at: number, limit: number): Promise<Refund[]> {
  const rows = await tx.rows<Omit<Refund, 'amountMinor'> & { amountMinor: string }>(
    dueSql(tx.workspaceId, at, limit),
  )
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }))
}

const settleRefundSql = sql(
  'commerce.payment_refund_settle',
  `UPDATE commerce.payment_refund SET state = $3, ref = $4, tries = tries + 1, next_at = $5
    WHERE workspace_id = $1 AND id = $2::uuid AND state = 'asked'`,
)
export const settleRefund = (
  tx: WorkspaceTx,
  o: { id: string; state: Refund['state']; ref: string | null; nextAt: number },
): Promise<number> => tx.change(settleRefundSql(tx.workspaceId, o.id, o.state, o.ref, o.nextAt))

export interface RefundRow extends Refund {
  number: string
  provider: string
  currency: string
  at: number
}

const listRefundsSql = sql(
  'commerce.payment_refund_list',
  `SELECT r.id::text AS id, r.intent_id::text AS "intentId", r.order_id::text AS "orderId", o.number, i.provider, i.currency,
          r.amount_minor::text AS "amountMinor", r.state, r.reason, r.tries, r.next_at AS "nextAt", r.at
     FROM commerce.payment_refund r
     JOIN commerce.payment_intent i ON i.workspace_id = $1 AND i.id = r.intent_id
     JOIN commerce.order_head o ON o.workspace_id = $1 AND o.id = r.order_id
    WHERE r.workspace_id = $1 AND ($2::uuid IS NULL OR r.id = $2) AND ($3::text IS NULL OR r.state = $3)
    ORDER BY r.at DESC, r.id DESC LIMIT $4`,
)
/** The newest first. */
export async function listRefunds(
  tx: WorkspaceTx,
  o: { id: string | null; state: Refund['state'] | null; limit: number },
): Promise<RefundRow[]> {
  const rows = await tx.rows<Omit<RefundRow, 'amountMinor'> & { amountMinor: string }>(
    listRefundsSql(tx.workspaceId, o.id, o.state, o.limit),
  )
  return rows.map((row) => ({ ...row, amountMinor: BigInt(row.amountMinor) }))
}

const askAgainSql = sql(
  'commerce.payment_refund_again',
  `UPDATE commerce.payment_refund SET state = 'asked', tries = 0, next_at = $3
    WHERE workspace_id = $1 AND id = $2::uuid AND state = 'failed'`,
)
/** @returns 0 where it was not given up */
export const askAgain = (tx: WorkspaceTx, id: string, at: number): Promise<number> =>
  tx.change(askAgainSql(tx.workspaceId, id, at))

const dueWorkspacesSql = sql(
  'commerce.payment_refund_workspaces',
  `SELECT DISTINCT workspace_id AS id FROM commerce.payment_refund WHERE state = 'asked' AND next_at <= $1 ORDER BY workspace_id`,
)
/** Whose refunds are due; for the worker's role, which sees all. */
export const listRefundWorkspaces = (tx: Tx, at: number): Promise<{ id: string }[]> =>
  tx.rows<{ id: string }>(dueWorkspacesSql(at))
