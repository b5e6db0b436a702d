import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { nowMs } from '../app/browser/clock.ts'
import { makeId } from '../app/browser/make-id.ts'
import { ApiError } from '../app/client.ts'
import { useWords } from '../i18n/t.ts'
import { tell, tellFailure, tellWithUndo } from '../kit/tell.ts'
import { readLink, useLink } from './connection.ts'
import type { Home } from './home.ts'
import { queueSale } from './queue.ts'
import {
  type Article,
  addArticle,
  type Line,
  makeOrder,
  type OrderBody,
  type Payment,
  type Sale,
  setQuantity,
  startSale,
  sumUp,
} from './sale.ts'
import { changeCart, type Order, placeOrder } from './till-api.ts'
import type { TillDb } from './till-db.ts'
import { type LiveCart, useCart } from './use-cart.ts'
import type { Queue } from './use-queue.ts'

/** What is paid for: her own cart where the server is there, else what this till holds. */
export interface Counter {
  lines: readonly (Line & { by: string | null; isSoldOut: boolean })[]
  goods: string
  saved: string
  discount: string
  total: string
  pieces: number
  coupons: readonly { code: string; name: string; discount: string | null; refused: string | null }[]
  notices: readonly string[]
  /** Coupons and points need the server, and a cart that it knows. */
  isLive: boolean
}

export interface Sold {
  number: string | null
  total: string
  change: string | null
  lines: readonly Line[]
  currency: string
  customerName: string | null
  soldAt: number
  /** Made without a network: it joins later. */
  isQueued: boolean
}

export interface Till {
  sale: Sale
  counter: Counter
  add(article: Article): void
  setPieces(sku: string, quantity: number): void
  addCoupon(code: string): Promise<void>
  removeCoupon(code: string): void
  /** She stands at the till: her cart joins what was scanned for her, or begins with it. */
  meet(customer: { id: string; name: string }): Promise<void>
  /** She goes without buying: her cart stays hers. */
  endVisit(): void
  park(): Promise<void>
  resume(sale: Sale): Promise<void>
  parked: readonly Sale[]
  pay(payment: {
    payments: readonly Payment[]
    points: number
    total: string
    change: string | null
  }): Promise<Sold>
  /** An order that waits for a payment by link. */
  order(): Promise<Order>
}

interface Deps {
  db: TillDb | null
  home: Home
  currency: string
  queue: Queue
}

/** One sale at a time, and everything that can be done with it. */
export function useTill({ db, home, currency, queue }: Deps): Till {
  const { t } = useWords()
  const { isOnline } = useLink()
  const [sale, setSale] = useState(() => startSale(makeId(), nowMs(), currency))
  // Begun or gone on without a network: it stays this till's own until it is paid.
  const [isAlone, setAlone] = useState(false)
  const cart = useCart(sale.customer !== null && !isAlone ? sale.customer.id : null, home.storeId)
  const parking = useParking(db)
  const isLive = sale.customer !== null && !isAlone
  const counter = useMemo(() => (isLive ? countCart(cart) : countSale(sale)), [isLive, cart, sale])
  const begin = useCallback(() => {
    setSale(startSale(makeId(), nowMs(), currency))
    setAlone(false)
  }, [currency])
  const sales = useRef(sale)
  sales.current = sale

  /** The network went while her cart was open: what lies in it goes on here. */
  const standAlone = useCallback(() => {
    setSale((now) => ({ ...now, lines: cart.view === null ? now.lines : linesOf(cart.view) }))
    setAlone(true)
  }, [cart.view])
  useEffect(() => {
    if (isLive && !isOnline) standAlone()
  }, [isLive, isOnline, standAlone])

  const changeLive = (run: () => Promise<unknown>, otherwise: () => void) =>
    void run().catch((error: Error) => {
      if (!(error instanceof ApiError) || error.status !== 0) return tellFailure(error, t('till.failed'))
      standAlone()
      otherwise()
    })
  const add = (article: Article) => {
    const here = () => setSale((now) => addArticle({ ...now, currency: article.currency }, article))
    if (!isLive) return here()
    changeLive(() => cart.change({ kind: 'add', sku: article.sku, quantity: 1 }), here)
  }
  const setPieces = (sku: string, quantity: number) => {
    const before = counter.lines.find((one) => one.sku === sku)
    const put = (pieces: number) => {
      const here = () => setSale((now) => setQuantity(now, sku, pieces))
      if (!isLive) return here()
      changeLive(() => cart.change({ kind: 'set', sku, quantity: pieces }), here)
    }
    const old = sale
    put(quantity)
    if (quantity > 0 || before === undefined) return
    const back = () => (isLive ? put(before.quantity) : setSale(old))
    tellWithUndo(t('till.removed', { name: before.name }), { label: t('action.undo'), run: back })
  }
  const meet: Till['meet'] = async (customer) => {
    if (!isOnline) {
      setAlone(true)
      setSale((now) => ({ ...now, customer }))
      return
    }
    const { lines, id } = sales.current
    const adds = lines.map(({ sku, quantity }, place) => ({
      ...{ id: `${id}-add-${place}`, kind: 'add' as const },
      ...{ sku, quantity },
    }))
    if (adds.length > 0) await changeCart(customer.id, home.storeId, adds)
    setAlone(false)
    setSale((now) => ({ ...now, customer, lines: [] }))
  }
  const payments = usePaying({ home, queue, cart, counter, sale, begin })
  return {
    ...{ sale, counter, add, setPieces, meet, endVisit: begin, parked: parking.parked, ...payments },
    async addCoupon(code) {
      const view = await cart.change({ kind: 'coupon_add', code })
      const taken = view.coupons.find((one) => one.code.toUpperCase() === code.toUpperCase())
      if (taken?.refused != null) tell(t('till.couponRefused', { code }))
    },
    removeCoupon: (code) =>
      changeLive(
        () => cart.change({ kind: 'coupon_remove', code }),
        () => undefined,
      ),
    async park() {
      // Hers is on the server, and on her phone: nothing to be put aside here.
      if (!isLive && sale.lines.length > 0) await parking.put(sale)
      begin()
    },
    async resume(parked) {
      await parking.take(parked.id)
      setSale(parked)
      setAlone(parked.customer !== null)
    },
  }
}

function useParking(db: TillDb | null) {
  const [parked, setParked] = useState<readonly Sale[]>([])
  const reload = useCallback(async () => setParked((await db?.list('parked')) ?? []), [db])
  useEffect(() => {
    void reload()
  }, [reload])
  return {
    parked,
    put: async (sale: Sale) => {
      await db?.put('parked', [sale])
      await reload()
    },
    take: async (id: string) => {
      await db?.remove('parked', id)
      await reload()
    },
  }
}

interface Paying {
  home: Home
  queue: Queue
  cart: LiveCart
  counter: Counter
  sale: Sale
  begin(): void
}

function usePaying({ home, queue, cart, counter, sale, begin }: Paying): Pick<Till, 'pay' | 'order'> {
  const { t } = useWords()
  const { storeId, tillId } = home
  const tried = useRef<{ id: string; body: OrderBody } | null>(null)
  const asked = (points: number) =>
    counter.isLive && cart.view !== null
      ? {
          id: cart.view.id,
          version: cart.view.version,
          coupons: counter.coupons.map((one) => one.code),
          points,
        }
      : null
  return {
    async pay({ payments, points, total, change }) {
      const soldAt = nowMs()
      const bought = { ...sale, lines: counter.lines }
      const common = { storeId, tillId, payments, soldAt }
      const sold = {
        ...{ total, change, lines: counter.lines, currency: sale.currency, soldAt },
        customerName: sale.customer?.name ?? null,
      }
      // What was sent once is sent again as it was: its answer may have been lost, and the sale must not count twice.
      const again = tried.current?.id === sale.id ? tried.current.body : null
      const queueIt = async (body: OrderBody): Promise<Sold> => {
        await queue.add(queueSale(bought, { body, soldAt, total }))
        begin()
        return { ...sold, number: null, isQueued: true }
      }
      // Told line by line, at the prices that she saw.
      if (!readLink().isOnline)
        return queueIt(again ?? makeOrder(bought, { ...common, cart: null, reason: t('till.offlineReason') }))
      const body = again ?? makeOrder(bought, { ...common, cart: asked(points), reason: null })
      tried.current = { id: sale.id, body }
      try {
        const { order } = await placeOrder(sale.id, { ...body, sentAt: new Date(nowMs()).toISOString() })
        begin()
        return { ...sold, number: order.number, isQueued: false }
      } catch (error) {
        if (error instanceof ApiError && error.status === 0) return queueIt(body)
        // Refused as a whole: the next try may be another one.
        tried.current = null
        throw error
      }
    },
    async order() {
      const body = makeOrder(sale, {
        storeId,
        tillId,
        payments: [],
        cart: asked(0),
        soldAt: nowMs(),
        reason: null,
      })
      const { order } = await placeOrder(sale.id, { ...body, delivery: { kind: 'pickup', storeId } })
      begin()
      return order
    },
  }
}

const linesOf = (view: NonNullable<LiveCart['view']>): Line[] =>
  view.lines
    .filter((one) => one.isForSale)
    .map(({ sku, productId, name, variant, picture, quantity, price, regular }) => ({
      ...{ sku, productId, name, variant, picture, quantity, price, regular },
    }))

function countCart({ view }: LiveCart): Counter {
  if (view === null)
    return {
      ...{ lines: [], goods: '0.00', saved: '0.00', discount: '0.00', total: '0.00', pieces: 0 },
      ...{ coupons: [], notices: [], isLive: true },
    }
  const { totals, lines, coupons, notices, currency } = view
  const sums = sumUp(linesOf(view), currency)
  return {
    lines: lines.map((one) => ({
      ...one,
      by: one.by.kind === 'customer' ? 'customer' : one.by.name,
      isSoldOut: !one.isForSale,
    })),
    ...{ goods: totals.goods, discount: totals.discount, total: totals.total },
    ...{
      pieces: sums.pieces,
      saved: sums.saved,
      coupons,
      notices: notices.map((one) => one.text),
      isLive: true,
    },
  }
}

function countSale({ lines, currency }: Sale): Counter {
  const { goods, saved, pieces } = sumUp(lines, currency)
  return {
    lines: lines.map((one) => ({ ...one, by: null, isSoldOut: false })),
    ...{ goods, saved, pieces, total: goods, discount: '0.00', coupons: [], notices: [], isLive: false },
  }
}
