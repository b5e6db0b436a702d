import { createOrders } from '../order/index.ts'
import { createPayments } from '../payment/index.ts'
import { createOrderStock } from '../stock/index.ts'
import type { CommerceDeps } from './deps.ts'
import { createGuesses } from './guesses.ts'
import type { Checkout, Redemption, ShowCart } from './ports.ts'

/** Wrong codes shown for one order in a while. */
const mostCodes = 4
const whileMs = 10 * 60_000

/** Orders and their payments: an order asks for money, the money tells the order. */
export function composeOrders(
  deps: CommerceDeps,
  ports: { checkout: Checkout; redemption: Redemption; showCart: ShowCart },
) {
  const payment = createPayments({
    ...deps,
    orders: {
      lock: (...asked) => order.side.lock(...asked),
      onPaid: (...asked) => order.side.onPaid(...asked),
      onDeclined: (...asked) => order.side.onDeclined(...asked),
    },
  })
  const order = createOrders({
    ...{ ...deps, ...ports, stock: createOrderStock(deps), payments: payment.payments },
    guesses: createGuesses({ most: mostCodes, whileMs }),
  })
  return {
    routes: [...order.routes, ...payment.routes],
    shopRoutes: order.shopRoutes,
    shopFeed: order.shopFeed,
    loops: [...order.loops, ...payment.loops],
    handle: payment.handle,
    sandboxPage: payment.sandboxPage,
    pages: order.pages,
    listWalks: order.listWalks,
    noteParcel: order.noteParcel,
    find: order.find,
    hasBought: order.hasBought,
    privacy: order.privacy,
  }
}
