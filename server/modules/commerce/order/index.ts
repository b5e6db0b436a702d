/**
 * Order: what was bought at any desk (page, app, till, phone), kept, picked, handed over, sent, paid, and what came back.
 * Nouns: order, line, act, pick-up code, return. Rows about a person are keyed by birth. Facts in: carts, tills, payments.
 * Facts out: Order Completed, Sale Completed, Pickup Ready and their kin, through the log.
 */
import type { Tx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import type { OrderSide } from '../payment/index.ts'
import type { HasBought } from '../service/ports.ts'
import type { AnyShopRoute, ShopFeed } from '../service/shop-route.ts'
import { createOrderRoutes } from './routes.ts'
import { readLink } from './rules/link.ts'
import type { OrderView } from './schema.ts'
import { endDue, hold, takePaid } from './service/acts.ts'
import { type OrderDeps, system } from './service/deps.ts'
import { tellScreens } from './service/move-on.ts'
import { createNamingLoop } from './service/name-orders.ts'
import { makePayLink, showPage } from './service/orders.ts'
import { noteParcel, type ParcelNews } from './service/parcels.ts'
import { findOrders } from './service/read.ts'
import { listWalks, type ScanWalk } from './service/scans.ts'
import { statusUrlOf } from './service/status-url.ts'
import { createOrderFeed, createOrderShopRoutes } from './shop-routes.ts'
import { findOrder, hasBought, listDue, listDueWorkspaces } from './store/orders.ts'
import { exportOrders, forgetBuyer } from './store/privacy.ts'
import { eraseScans, exportScans } from './store/scans.ts'

export type { OrderView } from './schema.ts'
export type { OrderDeps } from './service/deps.ts'
export type { ParcelNews } from './service/parcels.ts'
export type { ScanWalk } from './service/scans.ts'
export { backMark } from './service/status-url.ts'

export interface FoundPage {
  workspaceId: string
  order: OrderView
  /** Where it is to be fetched. */
  store: { name: string; address: string | null } | null
  /** It waits to be paid, and the last try did not go through. */
  isDeclined: boolean
  /** Back to the shop she came from; null where nobody said, or it is none of this shop's. */
  shopUrl: string | null
}

/** The page of one order, for whoever holds its link. */
export interface OrderPages {
  /** Whose link it is, and what whoever bought reads. Null where it is none of ours, or the order is gone. */
  peek(token: string): Promise<{ workspaceId: string; orderId: string; language: Language | null } | null>
  find(token: string, language: Language): Promise<FoundPage | null>
  /** A page where what is due is paid. @throws payment_settled, payment_provider_down */
  pay(token: string): Promise<string>
  urlOf(workspaceId: string, orderId: string): string
}

export interface OrderRoom {
  routes: AnyRoute[]
  shopRoutes: AnyShopRoute[]
  /** For open screens of the shop. */
  shopFeed: ShopFeed
  loops: Loop[]
  /** What somebody typed or scanned: number, receipt, pick-up code. The newest first. */
  find(workspaceId: string, text: string): Promise<{ id: string; customerId: string | null }[]>
  pages: OrderPages
  /** Who goes through a store with scan and go. */
  listWalks(workspaceId: string, asked: { storeId: string; language: Language }): Promise<ScanWalk[]>
  /** A carrier told where a parcel is. */
  noteParcel(news: ParcelNews): Promise<void>
  /** For payments. */
  side: OrderSide
  hasBought: HasBought
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export const createOrders = (deps: OrderDeps): OrderRoom => ({
  routes: createOrderRoutes(deps),
  shopRoutes: createOrderShopRoutes(deps),
  shopFeed: createOrderFeed(deps),
  loops: [createDueLoop(deps), createNamingLoop(deps)],
  find: (workspaceId, text) => deps.db.inWorkspace(workspaceId, (tx) => findOrders(tx, text)),
  pages: createPages(deps),
  listWalks: (workspaceId, asked) => listWalks(deps, workspaceId, asked),
  noteParcel: (news) => noteParcel(deps, news),
  side: createSide(deps),
  hasBought,
  privacy: {
    exportFor: async (...asked) => ({
      ...(await exportOrders(...asked)),
      'commerce.scan': await exportScans(...asked),
    }),
    erase: async (...asked) => (await forgetBuyer(...asked)) + (await eraseScans(...asked)),
  },
})

const dueAtOnce = 50
const pauseMs = 1_000

/** Ends what was not paid or not fetched in time. */
const createDueLoop = (deps: OrderDeps): Loop => ({
  id: 'commerce.orders',
  pauseMs,
  async turn() {
    let isMore = false
    const now = deps.clock.now()
    await tryEach(await deps.worker.inPlatform((tx) => listDueWorkspaces(tx, now)), async ({ id }) => {
      const due = await deps.db.inWorkspace(id, (tx) => listDue(tx, now, dueAtOnce))
      isMore ||= due.length === dueAtOnce
      // One that cannot be ended keeps nobody else's pieces and points.
      await tryEach(due, (orderId) => endDue(deps, id, orderId))
    })
    return isMore
  },
})

const createPages = (deps: OrderDeps): OrderPages => ({
  async peek(token) {
    const link = readLink(deps.secret, token)
    if (link === null) return null
    const order = await deps.db.inWorkspace(link.workspaceId, (tx) => findOrder(tx, link.orderId))
    return order && { ...link, language: order.body.language }
  },
  async find(token, language) {
    const link = readLink(deps.secret, token)
    if (link === null) return null
    const { workspaceId, orderId } = link
    return { workspaceId, ...(await showPage(deps, workspaceId, { id: orderId, language })) }
  },
  async pay(token) {
    const link = readLink(deps.secret, token)
    if (link === null) return '/'
    const by = { kind: 'customer', id: 'link', name: null } as const
    return (await makePayLink(deps, link.workspaceId, { id: link.orderId, method: null, by })).url
  },
  urlOf: (workspaceId, orderId) => statusUrlOf(deps, workspaceId, orderId),
})

function createSide(deps: OrderDeps): OrderSide {
  const turnOf = (tx: Parameters<OrderSide['lock']>[0]) => {
    const later: (() => void)[] = []
    const turn = { tx, now: deps.clock.now(), by: system, after: (one: () => void) => void later.push(one) }
    const run = () => {
      for (const one of later) one()
    }
    return { turn, run }
  }
  return {
    async lock(tx, orderId) {
      await hold(tx, orderId)
    },
    async onPaid(tx, news) {
      const { turn, run } = turnOf(tx)
      await takePaid(deps, turn, news)
      return run
    },
    async onDeclined(tx, orderId) {
      const { turn, run } = turnOf(tx)
      const { order } = await hold(tx, orderId)
      await tellScreens(deps, turn, order, [])
      return run
    },
  }
}
