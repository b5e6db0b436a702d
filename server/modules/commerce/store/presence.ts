import { sql, type WorkspaceTx } from '../../../platform/db/index.ts'

/** Whether anything is there. */
export interface Presence {
  products: boolean
  stores: boolean
  stock: boolean
}

const presenceSql = sql(
  'commerce.presence',
  `SELECT EXISTS (SELECT 1 FROM commerce.product WHERE workspace_id = $1) AS products,
     EXISTS (SELECT 1 FROM commerce.store WHERE workspace_id = $1) AS stores,
     EXISTS (SELECT 1 FROM commerce.stock WHERE workspace_id = $1) AS stock`,
)
export const findPresence = async (tx: WorkspaceTx): Promise<Presence> =>
  (await tx.rows<Presence>(presenceSql(tx.workspaceId)))[0] ?? {
    products: false,
    stores: false,
    stock: false,
  }
