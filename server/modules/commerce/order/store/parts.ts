import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import { lineBody, type OrderLine } from '../rules/order.ts'
import type { OrderState } from '../schema.ts'

interface StoredLine extends Omit<OrderLine, 'unitMinor' | 'regularMinor' | 'paidMinor' | 'body'> {
  orderId: string
  unitMinor: string
  regularMinor: string
  paidMinor: string
  body: string
}

const insertLinesSql = sql(
  'commerce.order_lines_insert',
  `INSERT INTO commerce.order_line (workspace_id, order_id, line, ord, sku, product_id, store_id, quantity, kept, returned,
     short, unit_minor, regular_minor, paid_minor, body)
   SELECT $1, $2::uuid, line, ord, sku, "productId", "storeId", quantity, kept, returned, short, "unitMinor", "regularMinor",
          "paidMinor", body
     FROM json_to_recordset($3::json) AS r(line text, ord int, sku text, "productId" text, "storeId" text, quantity int,
       kept int, returned int, short int, "unitMinor" bigint, "regularMinor" bigint, "paidMinor" bigint, body text)`,
)
export async function insertLines(
  tx: WorkspaceTx,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> {
  const rows = lines.map(({ unitMinor, regularMinor, paidMinor, body, ...rest }, ord) => ({
    ...{ ...rest, ord, unitMinor: String(unitMinor), regularMinor: String(regularMinor) },
    ...{ paidMinor: String(paidMinor), body: JSON.stringify(body) },
  }))
  await tx.change(insertLinesSql(tx.workspaceId, orderId, JSON.stringify(rows)))
}

const saveLinesSql = sql(
  'commerce.order_lines_save',
  `UPDATE commerce.order_line l SET kept = r.kept, returned = r.returned, short = r.short
     FROM unnest($3::text[], $4::int[], $5::int[], $6::int[]) AS r(line, kept, returned, short)
    WHERE l.workspace_id = $1 AND l.order_id = $2::uuid AND l.line = r.line`,
)
/** What was kept, came back, was not on the books, of lines of an order that this transaction has locked. */
export async function saveLines(
  tx: WorkspaceTx,
  orderId: string,
  lines: readonly OrderLine[],
): Promise<void> {
  const names = pgArray.text(lines.map((one) => one.line))
  const [kept, returned, short] = [
    pgArray.plain(lines.map((one) => one.kept)),
    pgArray.plain(lines.map((one) => one.returned)),
    pgArray.plain(lines.map((one) => one.short)),
  ]
  await tx.change(saveLinesSql(tx.workspaceId, orderId, names, kept, returned, short))
}

const linesSql = sql(
  'commerce.order_lines',
  `SELECT order_id::text AS "orderId", line, sku, product_id AS "productId", store_id AS "storeId", quantity, kept, returned,
          short, unit_minor::text AS "unitMinor", regular_minor::text AS "regularMinor", paid_minor::text AS "paidMinor", body
     FROM commerce.order_line WHERE workspace_id = $1 AND order_id = ANY ($2::uuid[]) ORDER BY order_id, ord`,
)
/** Lines by order. */
export async function listLines(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, OrderLine[]>> {
  const found = new Map<string, OrderLine[]>(ids.map((id) => [id, []]))
  for (const { orderId, body, ...row } of await tx.rows<StoredLine>(
    linesSql(tx.workspaceId, pgArray.plain(ids)),
  )) {
    const [unitMinor, regularMinor] = [BigInt(row.unitMinor), BigInt(row.regularMinor)]
    const line = { ...row, unitMinor, regularMinor, paidMinor: BigInt(row.paidMinor) }
    found.get(orderId)?.push({ ...line, body: lineBody.parse(JSON.parse(body)) })
  }
  return found
}

export interface Step {
  act: string
  state: OrderState
  at: number
  byKind: string
  byId: string
  byName: string | null
}

const stepSql = sql(
  'commerce.order_step_add',
  `INSERT INTO commerce.order_step (workspace_id, order_id, n, act, state, at, by_kind, by_id, by_name)
   SELECT $1, $2::uuid, 1 + count(*), $3, $4, $5, $6, $7, $8 FROM commerce.order_step
    WHERE workspace_id = $1 AND order_id = $2::uuid`,
)
/** Appends to the history of an order that this transaction has locked or made. */
export async function addStep(tx: WorkspaceTx, orderId: string, s: Step): Promise<void> {
  await tx.change(stepSql(tx.workspaceId, orderId, s.act, s.state, s.at, s.byKind, s.byId, s.byName))
}

const stepsSql = sql(
  'commerce.order_steps',
  `SELECT act, state, at, by_kind AS "byKind", by_id AS "byId", by_name AS "byName" FROM commerce.order_step
    WHERE workspace_id = $1 AND order_id = $2::uuid ORDER BY n`,
)
export const listSteps = (tx: WorkspaceTx, orderId: string): Promise<Step[]> =>
  tx.rows<Step>(stepsSql(tx.workspaceId, orderId))

const codeSql = sql(
  'commerce.pickup_code_take',
  `INSERT INTO commerce.pickup_code (workspace_id, store_id, code, order_id) VALUES ($1, $2, $3, $4::uuid)
   ON CONFLICT DO NOTHING`,
)
/** @returns false where another order in this store has the code */
export const takeCode = async (
  tx: WorkspaceTx,
  asked: { storeId: string; code: string; orderId: string },
): Promise<boolean> =>
  (await tx.change(codeSql(tx.workspaceId, asked.storeId, asked.code, asked.orderId))) === 1

const dropCodeSql = sql(
  'commerce.pickup_code_drop',
  'DELETE FROM commerce.pickup_code WHERE workspace_id = $1 AND order_id = $2::uuid',
)
export const dropCode = (tx: WorkspaceTx, orderId: string): Promise<number> =>
  tx.change(dropCodeSql(tx.workspaceId, orderId))

const codeOfSql = sql(
  'commerce.pickup_code_of',
  'SELECT code FROM commerce.pickup_code WHERE workspace_id = $1 AND order_id = $2::uuid',
)
export const findCode = async (tx: WorkspaceTx, orderId: string): Promise<string | null> =>
  (await tx.rows<{ code: string }>(codeOfSql(tx.workspaceId, orderId)))[0]?.code ?? null

const byCodeSql = sql(
  'commerce.pickup_code_find',
  `SELECT order_id::text AS id FROM commerce.pickup_code
    WHERE workspace_id = $1 AND code = $2 AND ($3::text IS NULL OR store_id = $3)`,
)
/** Orders that wait under a code, in one store or in all. */
export const listByCode = async (tx: WorkspaceTx, code: string, storeId: string | null): Promise<string[]> =>
  (await tx.rows<{ id: string }>(byCodeSql(tx.workspaceId, code, storeId))).map((row) => row.id)

export interface ReturnRow {
  id: string
  key: string
  storeId: string | null
  refundMinor: bigint
  at: number
  body: string
}

const insertReturnSql = sql(
  'commerce.order_return_insert',
  `INSERT INTO commerce.order_return (workspace_id, order_id, id, key, store_id, refund_minor, at, body)
   VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6::bigint, $7, $8)`,
)
export async function insertReturn(tx: WorkspaceTx, orderId: string, r: ReturnRow): Promise<void> {
  const { id, key, storeId, refundMinor, at, body } = r
  await tx.change(insertReturnSql(tx.workspaceId, orderId, id, key, storeId, String(refundMinor), at, body))
}

const returnsSql = sql(
  'commerce.order_returns',
  `SELECT id::text AS id, key, store_id AS "storeId", refund_minor::text AS "refundMinor", at, body
     FROM commerce.order_return WHERE workspace_id = $1 AND order_id = $2::uuid ORDER BY at, id`,
)
export async function listReturns(tx: WorkspaceTx, orderId: string): Promise<ReturnRow[]> {
  const rows = await tx.rows<Omit<ReturnRow, 'refundMinor'> & { refundMinor: string }>(
    returnsSql(tx.workspaceId, orderId),
  )
  return rows.map((row) => ({ ...row, refundMinor: BigInt(row.refundMinor) }))
}

const settingsSql = sql(
  'commerce.order_settings_find',
  'SELECT body FROM commerce.order_settings WHERE workspace_id = $1',
)
export const findSettings = async (tx: WorkspaceTx): Promise<string | null> =>
  (await tx.rows<{ body: string }>(settingsSql(tx.workspaceId)))[0]?.body ?? null

const putSettingsSql = sql(
  'commerce.order_settings_put',
  `INSERT INTO commerce.order_settings (workspace_id, body, changed_at) VALUES ($1, $2, $3)
   ON CONFLICT (workspace_id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at`,
)
export const putSettings = (tx: WorkspaceTx, body: string, at: number): Promise<number> =>
  tx.change(putSettingsSql(tx.workspaceId, body, at))
