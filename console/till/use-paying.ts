import { useRef } from 'react'
import type { Language } from '../app/api.ts'
import { nowMs } from '../app/browser/clock.ts'
import { ApiError } from '../app/client.ts'
import { useWords } from '../i18n/t.ts'
import { readLink } from './connection.ts'
import type { Counter } from './counter.ts'
import type { Home } from './home.ts'
import { type QueuedSale, queueSale } from './queue.ts'
import {
  type Checkout,
  type Line,
  makeOrder,
  type OrderBody,
  type Payment,
  type Sale,
  subtract,
} from './sale.ts'
import { emptyCartOf, type Order, placeOrder } from './till-api.ts'
import type { LiveCart } from './use-cart.ts'
import type { Queue } from './use-queue.ts'

export interface Sold {
  number: string | null
  total: string
  /** What coupons took off, and what points paid: lines, these and the total add up. */
  discount: string
  byPoints: string
  change: string | null
  lines: readonly Pick<Line, 'sku' | 'name' | 'variant' | 'quantity' | 'price'>[]
  /** What she reads, where it is known: her receipt is in it. */
  language: Language | null
  currency: string
  customerName: string | null
  soldAt: number
  /** Made without a network: it joins later. */
  isQueued: boolean
}

export interface Paid {
  pay(payment: {
    payments: readonly Payment[]
    points: number
    total: string
    change: string | null
  }): Promise<Sold>
  /** An order that waits for a payment by link. */
  order(): Promise<Order>
}

interface Paying {
  home: Home
  queue: Queue
  cart: LiveCart
  counter: Counter
  sale: Sale
  begin(): void
}

/** What was sent, or is to be sent first: its body decides what the key stands for. */
interface Tried {
  id: string
  body: OrderBody
}

/** The end of a sale: paid here, or by a link that she opens. */
export function usePaying(deps: Paying): Paid {
  const { t } = useWords()
  const tried = useRef<Tried | null>(null)
  const ordered = useRef<Tried | null>(null)
  const { home, queue, counter, sale, begin } = deps
  const { storeId, tillId } = home
  return {
    async pay({ payments, points, total, change }) {
      const soldAt = nowMs()
      const bought = { ...sale, lines: counter.lines }
      const common = { storeId, tillId, payments, soldAt }
      // What was sent once is sent again as it was: its answer may have been lost, and the sale must not count twice.
      const again = tried.current?.id === sale.id ? tried.current.body : null
      const body =
        again ??
        (readLink().isOnline
          ? makeOrder(bought, { ...common, cart: findCart(deps, points), reason: null })
          : // Told line by line, at the prices that she saw.
            makeOrder(bought, { ...common, cart: null, reason: t('till.offlineReason') }))
      const queued = queueSale(bought, { body, soldAt, total })
      const order = readLink().isOnline ? await send(queued, tried) : null
      if (order === null) await queue.add(queued)
      // Begun without a network: what she bought still lies in her cart. The sale counts all the same.
      else if (body.cartId === null) await emptyCartOf(queued, storeId).catch(() => undefined)
      begin()
      return {
        ...{ number: order?.number ?? null, total, change, currency: sale.currency, soldAt },
        ...{ discount: counter.discount, byPoints: subtract(counter.total, total, sale.currency) },
        ...{ lines: nameFor(order, counter.lines), language: order?.language ?? null },
        ...{ customerName: sale.customer?.name ?? null, isQueued: order === null },
      }
    },
    async order() {
      const { id } = sale
      const cart = findCart(deps, 0)
      const made = makeOrder(sale, { storeId, tillId, payments: [], cart, soldAt: nowMs(), reason: null })
      // As with a sale: where an answer was lost, the very same order is asked for again.
      const again = ordered.current?.id === id ? ordered.current.body : null
      const body: OrderBody = again ?? { ...made, delivery: { kind: 'pickup', storeId } }
      ordered.current = { id, body }
      const { order } = await placeOrder(id, body).catch((error: unknown) => {
        if (error instanceof ApiError && error.status > 0 && error.status < 500) ordered.current = null
        throw error
      })
      begin()
      return order
    },
  }
}

/** The lines as she reads them. */
const nameFor = (order: Order | null, lines: readonly Line[]): Sold['lines'] =>
  lines.map((line) => {
    const sold = order?.lines.find((one) => one.sku === line.sku)
    return { ...line, ...(order?.language && sold?.words?.[order.language]) }
  })

/** @returns the order; null where the server did not answer. Throws its refusal. */
async function send({ id, body }: QueuedSale, tried: { current: Tried | null }): Promise<Order | null> {
  tried.current = { id, body }
  try {
    const { order } = await placeOrder(id, { ...body, sentAt: new Date(nowMs()).toISOString() })
    return order
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 0
    if (status === 0) return null
    // Refused as a whole: the next try may be another one. After a fault of the server nobody knows.
    if (status < 500) tried.current = null
    throw error
  }
}

/** Her cart, where it is what is paid for. */
const findCart = ({ counter, cart }: Paying, points: number): Checkout['cart'] =>
  counter.isLive && cart.view !== null
    ? {
        id: cart.view.id,
        version: cart.view.version,
        coupons: counter.coupons.map((one) => one.code),
        points,
      }
    : null
