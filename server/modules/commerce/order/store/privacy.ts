import { pgArray, sql, type Tx } from '../../../../platform/db/index.ts'

const hers = `SELECT id FROM commerce.order_head WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`

const exports = [
  [
    'commerce.order_head',
    `SELECT * FROM commerce.order_head WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) ORDER BY id`,
  ],
  [
    'commerce.order_line',
    `SELECT * FROM commerce.order_line WHERE workspace_id = $1 AND order_id IN (${hers}) ORDER BY order_id, ord`,
  ],
  [
    'commerce.order_step',
    `SELECT order_id, n, act, state, at, by_kind FROM commerce.order_step WHERE workspace_id = $1 AND order_id IN (${hers})
      ORDER BY order_id, n`,
  ],
  [
    'commerce.order_return',
    `SELECT * FROM commerce.order_return WHERE workspace_id = $1 AND order_id IN (${hers}) ORDER BY order_id, id`,
  ],
  [
    'commerce.payment_intent',
    `SELECT * FROM commerce.payment_intent WHERE workspace_id = $1 AND order_id IN (${hers}) ORDER BY order_id, id`,
  ],
  [
    'commerce.payment_refund',
    `SELECT * FROM commerce.payment_refund WHERE workspace_id = $1 AND order_id IN (${hers}) ORDER BY order_id, id`,
  ],
] as const

const statements = exports.map(([table, text]) => [table, sql(`export ${table}`, text)] as const)

/** Her orders with all that belongs to them; who of the shop's people did what is theirs. */
export async function exportOrders(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {}
  for (const [table, statement] of statements)
    tables[table] = await tx.rows<object>(statement(workspaceId, pgArray.plain(births)))
  return tables
}

const stepsSql = sql(
  'commerce.order_steps_erase',
  `UPDATE commerce.order_step SET by_id = '' WHERE workspace_id = $1 AND by_kind = 'customer' AND order_id IN (${hers})`,
)
const returnsSql = sql(
  'commerce.order_returns_erase',
  `UPDATE commerce.order_return SET body = (body::jsonb || '{"reason": null}')::text
    WHERE workspace_id = $1 AND order_id IN (${hers})`,
)
const headsSql = sql(
  'commerce.order_heads_erase',
  `UPDATE commerce.order_head SET birth_id = NULL, body = (body::jsonb ||
     '{"contact": null, "address": null, "shipment": null, "note": null, "anonymousId": null, "returnAsked": null}')::text
    WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)
/** What was sold stays in the books, nobody's from now on: accounting asks for it (Polish Accounting Act, art. 74). */
export async function forgetBuyer(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number> {
  const list = pgArray.plain(births)
  await tx.change(stepsSql(workspaceId, list))
  await tx.change(returnsSql(workspaceId, list))
  return tx.change(headsSql(workspaceId, list))
}
