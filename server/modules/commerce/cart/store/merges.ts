import { pgArray, sql, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Op } from '../rules/cart.ts'
import { readOps } from './documents.ts'

export interface Merge {
  knownId: string
  guestId: string
  ops: Op[]
  at: number
  undoneAt: number | null
}

const listSql = sql(
  'commerce.cart_merge_list',
  `SELECT known_id::text AS "knownId", guest_id::text AS "guestId", body, at, undone_at AS "undoneAt"
     FROM commerce.cart_merge
    WHERE workspace_id = $1 AND guest_id = ANY ($2::uuid[]) AND known_id = ANY ($2::uuid[]) ORDER BY at, guest_id`,
)
/** Merges of documents that are all of one person now. */
export async function listMerges(tx: WorkspaceTx, ids: readonly string[]): Promise<Merge[]> {
  const rows = await tx.rows<Omit<Merge, 'ops'> & { body: string }>(
    listSql(tx.workspaceId, pgArray.plain(ids)),
  )
  return rows.map(({ body, ...row }) => ({ ...row, ops: readOps(body) }))
}

const putSql = sql(
  'commerce.cart_merge_put',
  `INSERT INTO commerce.cart_merge (workspace_id, known_id, guest_id, strategy, body, at)
   VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
)
export const putMerge = (
  tx: WorkspaceTx,
  { knownId, guestId, ops, at }: Omit<Merge, 'undoneAt'>,
  strategy: string,
): Promise<number> => tx.change(putSql(tx.workspaceId, knownId, guestId, strategy, JSON.stringify(ops), at))

const undoSql = sql(
  'commerce.cart_merge_undo',
  `UPDATE commerce.cart_merge SET undone_at = $4
    WHERE workspace_id = $1 AND known_id = $2 AND guest_id = $3 AND undone_at IS NULL`,
)
export const markUndone = (tx: WorkspaceTx, { knownId, guestId }: Merge, at: number): Promise<number> =>
  tx.change(undoSql(tx.workspaceId, knownId, guestId, at))

const settingSql = sql(
  'commerce.cart_setting',
  'SELECT merge_strategy AS strategy FROM commerce.cart_setting WHERE workspace_id = $1',
)
export async function findStrategy(tx: WorkspaceTx): Promise<string | null> {
  return (await tx.rows<{ strategy: string }>(settingSql(tx.workspaceId)))[0]?.strategy ?? null
}

const putSettingSql = sql(
  'commerce.cart_setting_put',
  `INSERT INTO commerce.cart_setting (workspace_id, merge_strategy) VALUES ($1, $2)
   ON CONFLICT (workspace_id) DO UPDATE SET merge_strategy = excluded.merge_strategy`,
)
export const putStrategy = (tx: WorkspaceTx, strategy: string): Promise<number> =>
  tx.change(putSettingSql(tx.workspaceId, strategy))
