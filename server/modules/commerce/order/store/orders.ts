import type { Channel } from '@splot/contract/channels'
import { pgArray, sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Order, orderBody } from '../rules/order.ts'
import type { OrderKind, OrderState } from '../schema.ts'

const minors = ['goods', 'discount', 'points', 'shipping', 'total', 'paid', 'refunded', 'returned'] as const
type MinorName = `${(typeof minors)[number]}Minor`

interface Stored extends Omit<Order, MinorName | 'body'>, Record<MinorName, string> {
  channel: Channel
  kind: OrderKind
  state: OrderState
  body: string
}

const columns = `id::text AS id, number, birth_id::text AS birth, channel, kind, state, store_id AS "storeId",
  receipt_id AS "receiptId", currency, ${minors.map((one) => `${one}_minor::text AS "${one}Minor"`).join(', ')},
  reservation_id::text AS "reservationId", is_told AS "isTold", is_rewarded AS "isRewarded", at, due_at AS "dueAt",
  changed_at AS "changedAt", version, body`

const read = ({ body, ...row }: Stored): Order => ({
  ...row,
  goodsMinor: BigInt(row.goodsMinor),
  discountMinor: BigInt(row.discountMinor),
  pointsMinor: BigInt(row.pointsMinor),
  shippingMinor: BigInt(row.shippingMinor),
  totalMinor: BigInt(row.totalMinor),
  paidMinor: BigInt(row.paidMinor),
  refundedMinor: BigInt(row.refundedMinor),
  returnedMinor: BigInt(row.returnedMinor),
  body: orderBody.parse(JSON.parse(body)),
})

const keySql = sql(
  'commerce.order_key_take',
  'INSERT INTO commerce.order_key (workspace_id, key, digest, order_id) VALUES ($1, $2, $3, $4::uuid) ON CONFLICT DO NOTHING',
)
const keyFindSql = sql(
  'commerce.order_key_find',
  'SELECT digest, order_id::text AS "orderId" FROM commerce.order_key WHERE workspace_id = $1 AND key = $2',
)
/** Takes a key for an order, waiting for another that has it; null where it is ours, else what it stands for. */
export async function takeOrderKey(
  tx: WorkspaceTx,
  asked: { key: string; digest: string; orderId: string },
): Promise<{ digest: string; orderId: string } | null> {
  const { key, digest, orderId } = asked
  if ((await tx.change(keySql(tx.workspaceId, key, digest, orderId))) === 1) return null
  return (await tx.rows<{ digest: string; orderId: string }>(keyFindSql(tx.workspaceId, key)))[0] ?? null
}

const insertSql = sql(
  'commerce.order_insert',
  `INSERT INTO commerce.order_head (workspace_id, id, number, birth_id, channel, kind, state, store_id, receipt_id, currency,
     goods_minor, discount_minor, points_minor, shipping_minor, total_minor, paid_minor, refunded_minor, returned_minor,
     reservation_id,
     is_told, is_rewarded, at, due_at, changed_at, version, body)
   VALUES ($1, $2::uuid, $3, $4::uuid, $5, $6, $7, $8, $9, $10, $11::bigint, $12::bigint, $13::bigint, $14::bigint,
     $15::bigint, $16::bigint, $17::bigint, $18::bigint, $19::uuid, $20, $21, $22, $23, $24, $25, $26)
   ON CONFLICT (workspace_id, number) DO NOTHING`,
)
/** @returns false where another order has the number */
export async function insertOrder(tx: WorkspaceTx, o: Order): Promise<boolean> {
  const sums = minors.map((one) => String(o[`${one}Minor`]))
  const put = insertSql(
    ...[
      tx.workspaceId,
      o.id,
      o.number,
      o.birth,
      o.channel,
      o.kind,
      o.state,
      o.storeId,
      o.receiptId,
      o.currency,
    ],
    ...sums,
    ...[
      o.reservationId,
      o.isTold,
      o.isRewarded,
      o.at,
      o.dueAt,
      o.changedAt,
      o.version,
      JSON.stringify(o.body),
    ],
  )
  return (await tx.change(put)) === 1
}

const saveSql = sql(
  'commerce.order_save',
  `UPDATE commerce.order_head SET birth_id = $3::uuid, state = $4, total_minor = $5::bigint, paid_minor = $6::bigint,
     refunded_minor = $7::bigint, returned_minor = $8::bigint, is_told = $9, is_rewarded = $10, due_at = $11,
     changed_at = $12, version = version + 1, body = $13
   WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** Writes what can change of an order that this transaction has locked. */
export async function saveOrder(tx: WorkspaceTx, o: Order): Promise<void> {
  const sums = [o.totalMinor, o.paidMinor, o.refundedMinor, o.returnedMinor].map(String)
  const { isTold, isRewarded, dueAt, changedAt } = o
  await tx.change(
    saveSql(
      ...[tx.workspaceId, o.id, o.birth, o.state],
      ...sums,
      ...[isTold, isRewarded, dueAt, changedAt, JSON.stringify(o.body)],
    ),
  )
}

const lockSql = sql(
  'commerce.order_lock',
  `SELECT ${columns} FROM commerce.order_head WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)
export async function lockOrder(tx: WorkspaceTx, id: string): Promise<Order | null> {
  const [row] = await tx.rows<Stored>(lockSql(tx.workspaceId, id))
  return row === undefined ? null : read(row)
}

const findSql = sql(
  'commerce.order_find',
  `SELECT ${columns} FROM commerce.order_head WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findOrder(tx: WorkspaceTx, id: string): Promise<Order | null> {
  const [row] = await tx.rows<Stored>(findSql(tx.workspaceId, id))
  return row === undefined ? null : read(row)
}

const byNumberSql = sql(
  'commerce.order_by_number',
  `SELECT ${columns} FROM commerce.order_head WHERE workspace_id = $1 AND (number = $2 OR receipt_id = $2)
    ORDER BY at DESC, id LIMIT 5`,
)
/** By its number or its receipt's, the newest first. */
export const findByNumber = async (tx: WorkspaceTx, text: string): Promise<Order[]> =>
  (await tx.rows<Stored>(byNumberSql(tx.workspaceId, text))).map(read)

export interface OrderFilter {
  storeId: string | null
  states: readonly string[] | null
  kinds: readonly string[] | null
  births: readonly string[] | null
  ids: readonly string[] | null
  before: { at: number; id: string } | null
  limit: number
}

const listSql = sql(
  'commerce.order_list',
  `SELECT ${columns} FROM commerce.order_head
    WHERE workspace_id = $1 AND ($2::text IS NULL OR store_id = $2) AND ($3::text[] IS NULL OR state = ANY ($3))
      AND ($4::text[] IS NULL OR kind = ANY ($4)) AND ($5::uuid[] IS NULL OR birth_id = ANY ($5))
      AND ($6::uuid[] IS NULL OR id = ANY ($6)) AND ($7::bigint IS NULL OR (at, id) < ($7, $8::uuid))
    ORDER BY at DESC, id DESC LIMIT $9`,
)
/** The newest first. */
export async function listOrders(tx: WorkspaceTx, o: OrderFilter): Promise<Order[]> {
  const texts = (list: readonly string[] | null) => (list === null ? null : pgArray.text(list))
  const { before, limit } = o
  const asked = listSql(
    ...[tx.workspaceId, o.storeId, texts(o.states), texts(o.kinds), texts(o.births), texts(o.ids)],
    ...[before?.at ?? null, before?.id ?? null, limit],
  )
  return (await tx.rows<Stored>(asked)).map(read)
}

const dueWorkspacesSql = sql(
  'commerce.order_due_workspaces',
  'SELECT DISTINCT workspace_id AS id FROM commerce.order_head WHERE due_at <= $1 ORDER BY workspace_id',
)
/** Whose orders are due; for the worker's role, which sees all. */
export const listDueWorkspaces = (tx: Tx, at: number): Promise<{ id: string }[]> =>
  tx.rows<{ id: string }>(dueWorkspacesSql(at))

const dueSql = sql(
  'commerce.order_due',
  'SELECT id::text AS id FROM commerce.order_head WHERE workspace_id = $1 AND due_at <= $2 ORDER BY due_at, id LIMIT $3',
)
export const listDue = async (tx: WorkspaceTx, at: number, limit: number): Promise<string[]> =>
  (await tx.rows<{ id: string }>(dueSql(tx.workspaceId, at, limit))).map((row) => row.id)

const unnamedSql = sql(
  'commerce.order_unnamed',
  `SELECT workspace_id AS "workspaceId", id::text AS id, body::json ->> 'anonymousId' AS "anonymousId" FROM commerce.order_head
    WHERE birth_id IS NULL AND body LIKE '%"anonymousId":"%' AND at > $1 ORDER BY at DESC LIMIT $2`,
)
/** Of devices that identity had not seen, the newest first; for the worker's role, which sees all. */
export const listUnnamed = (
  tx: Tx,
  since: number,
  most: number,
): Promise<{ workspaceId: string; id: string; anonymousId: string }[]> => tx.rows(unnamedSql(since, most))

const boughtSql = sql(
  'commerce.order_bought',
  `SELECT 1 AS one FROM commerce.order_head WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
      AND state NOT IN ('awaiting_payment', 'expired', 'cancelled', 'no_show') LIMIT 1`,
)
export const hasBought = async (tx: WorkspaceTx, births: readonly string[]): Promise<boolean> =>
  (await tx.rows(boughtSql(tx.workspaceId, pgArray.plain(births)))).length > 0

const numbersSql = sql(
  'commerce.order_numbers',
  'SELECT number, receipt_id AS "receiptId" FROM commerce.order_head WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])',
)
/** What orders of these births are called, receipts included. */
export async function listNumbers(tx: WorkspaceTx, births: readonly string[]): Promise<Set<string>> {
  const rows = await tx.rows<{ number: string; receiptId: string | null }>(
    numbersSql(tx.workspaceId, pgArray.plain(births)),
  )
  return new Set(
    rows.flatMap(({ number, receiptId }) => (receiptId === null ? [number] : [number, receiptId])),
  )
}
