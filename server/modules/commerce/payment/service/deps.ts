import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { tillMethods } from '../schema.ts'

/** What was really paid for an order. */
export interface PaidNews {
  orderId: string
  amountMinor: bigint
  /** In another currency than the order's: none of it counts, all of it goes back. */
  isOther: boolean
  provider: string
  at: number
}

/** What payments ask of orders; each verb in the transaction under way. */
export interface OrderSide {
  /** Locks the order: whoever changes payments of it holds it, so that nobody waits in a ring. */
  lock(tx: WorkspaceTx, orderId: string): Promise<void>
  /** @returns what is to be done after COMMIT */
  onPaid(tx: WorkspaceTx, news: PaidNews): Promise<() => void>
  onDeclined(tx: WorkspaceTx, orderId: string): Promise<() => void>
}

export type PaymentDeps = Pick<
  CommerceDeps,
  | 'db'
  | 'worker'
  | 'clock'
  | 'ids'
  | 'logger'
  | 'secret'
  | 'audit'
  | 'payments'
  | 'network'
  | 'sealer'
  | 'origin'
> & { orders: OrderSide }

export type TillMethod = (typeof tillMethods)[number]
