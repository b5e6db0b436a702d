import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Payments } from '../../payment/index.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Guesses } from '../../service/guesses.ts'
import type { Author, Checkout, Redemption, ShowCart } from '../../service/ports.ts'
import type { OrderStock } from '../../stock/index.ts'

export interface OrderDeps
  extends Pick<
    CommerceDeps,
    | 'db'
    | 'worker'
    | 'clock'
    | 'ids'
    | 'logger'
    | 'live'
    | 'secret'
    | 'audit'
    | 'settingsOf'
    | 'graph'
    | 'nameCustomers'
    | 'listTold'
    | 'origin'
    | 'sendOrderLetter'
    | 'languageOf'
  > {
  stock: OrderStock
  payments: Payments
  checkout: Checkout
  /** What lies in the cart of whoever shops. */
  showCart: ShowCart
  redemption: Redemption
  /** Of codes of pick-ups, by whoever stands at a till. */
  guesses: Guesses
}

/** The order's own transaction, and what is done once it has committed. */
export interface Turn {
  tx: WorkspaceTx
  now: number
  by: Author
  after(run: () => void): void
  /** It was heard from the log: it is not told there again. */
  isHeard?: boolean
}

export const system: Author = { kind: 'system', id: 'clock', name: null }

/** Runs a turn and then, once it has committed, what was left for afterwards. */
export async function inTurn<T>(
  deps: OrderDeps,
  workspaceId: string,
  by: Author,
  run: (turn: Turn) => Promise<T>,
): Promise<T> {
  const later: (() => void)[] = []
  const result = await deps.db.inWorkspace(workspaceId, (tx) =>
    run({ tx, now: deps.clock.now(), by, after: (one) => later.push(one) }),
  )
  for (const one of later) one()
  return result
}
