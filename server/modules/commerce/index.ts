/**
 * Commerce: what is sold, where, and how much of it there is: catalog, location (stores), stock; the rules of the cart.
 * Nouns: product, variant, price, promotion, store, level, movement, reservation, cart. Rows about a person are keyed by
 * birth, so that a merge and a split need nothing here.
 * Facts in: feeds of shops, warehouses and tills, through the API. Facts out: what changes, through the log.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import { createCartLoop, eraseDocuments, exportDocuments } from './cart/index.ts'
import { createCatalogRoutes, showPromotions } from './catalog/index.ts'
import { createStoreRoutes } from './location/index.ts'
import { hasEarned, type Loyalty } from './loyalty/index.ts'
import type { OrderPages, OrderRoom } from './order/index.ts'
import type { PaymentRoom, SandboxPage } from './payment/index.ts'
import { composeLoyalty } from './service/compose-loyalty.ts'
import { composeOrders } from './service/compose-orders.ts'
import { composeShopping } from './service/compose-shopping.ts'
import type { CommerceDeps } from './service/deps.ts'
import { createFeeds, type Feeds } from './service/feeds.ts'
import { createGoods, type Goods, type GoodsAsked } from './service/goods.ts'
import type { FindDiscounts, GiveCoupon, Redemption } from './service/ports.ts'
import { createShelf, type Shelf } from './service/shelf.ts'
import type { AnyShopRoute } from './service/shop-route.ts'
import { createFactLoop } from './service/tell-facts.ts'
import type { Shoppers } from './shopper/index.ts'
import { createStockLoop, createStockRoutes, stockPrivacy } from './stock/index.ts'
import { eraseFacts, exportFacts } from './store/facts.ts'
import { createWishLoop } from './wishlist/index.ts'

export { listCategories, nameProducts } from './catalog/index.ts'
export { listPools } from './coupon/index.ts'
export { listStores, listStoresNear, nameStores } from './location/index.ts'
export { backMark, type OrderPages, type OrderView, type ParcelNews } from './order/index.ts'
export { type Press, presses, type SandboxPage } from './payment/index.ts'
export { listAwaitedStock, type StockAsked } from './service/awaited-stock.ts'
export type { CommerceDeps, WishNews } from './service/deps.ts'
export type { Goods, GoodsAsked } from './service/goods.ts'
export type { Article, Shelf } from './service/shelf.ts'
export type { AnyShopRoute, Shopper, ShopRequest } from './service/shop-route.ts'
export { commerceTables } from './store/tables.ts'

export interface Commerce {
  routes: AnyRoute[]
  /** What a shop's page asks, behind the door of shoppers. */
  shopRoutes: AnyShopRoute[]
  shoppers: Pick<Shoppers, 'read'>
  /** Gives back what is kept beyond its time. */
  loops: Loop[]
  /** Where rooms after this one bring rows of other systems. */
  feeds: Feeds
  /** What a till sells from. */
  shelf: Shelf
  /** Where providers tell what became of payments. */
  handle: PaymentRoom['handle']
  /** Pages of orders, for whoever holds a link. */
  orderPages: OrderPages
  /** Who goes through a store with scan and go. */
  listWalks: OrderRoom['listWalks']
  /** A carrier told where a parcel is. */
  noteParcel: OrderRoom['noteParcel']
  sandboxPage: SandboxPage
  /** What was typed or scanned: number, receipt, pick-up code. */
  findOrders: OrderRoom['find']
  /** Coupons and points of a checkout. */
  redemption: Redemption
  /** A code of a pool becomes hers, once for its ref. @throws SplotError not_found, coupon_off, coupon_pool_general */
  giveCoupon: GiveCoupon
  /** Points for no purchase, once for their ref. @throws SplotError not_found, programme_none */
  givePoints: Loyalty['givePoints']
  /** What coupons would take off now. */
  findDiscounts: FindDiscounts
  /** Whose card a till has scanned. @throws wallet_unread, wallet_stale, wallet_used, not_found */
  scanWallet: Loyalty['scanWallet']
  /** What messages and pages may show one person of what is sold; of a stranger what her page tells. @throws not_found */
  readGoods(asked: GoodsAsked): Promise<Goods>
  /** Ids of the newest promotions. */
  listPromotionIds(workspaceId: string): Promise<string[]>
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createCommerce(deps: CommerceDeps): Commerce {
  const points = composeLoyalty(deps, {
    // Orders from before this room are known by the points they earned.
    hasBought: async (tx, births) => (await orders.hasBought(tx, births)) || (await hasEarned(tx, births)),
  })
  const { findDiscounts, shopFeed, redemption } = points
  const shopping = composeShopping(deps, {
    findDiscounts,
    order: (asked) => orders.shopFeed(asked),
    loyalty: shopFeed,
  })
  const orders = composeOrders(deps, {
    ...{ checkout: shopping.checkout, redemption, showCart: shopping.showCart },
  })
  return {
    routes: [
      ...createCatalogRoutes(deps),
      ...createStoreRoutes(deps),
      ...createStockRoutes(deps),
      ...shopping.routes,
      ...points.routes,
      ...orders.routes,
    ],
    shopRoutes: [...shopping.shopRoutes, ...points.shopRoutes, ...orders.shopRoutes],
    shoppers: shopping.shoppers,
    loops: [
      createStockLoop(deps),
      createFactLoop(deps),
      createCartLoop(deps),
      createWishLoop(deps),
      ...points.loops,
      ...orders.loops,
    ],
    feeds: createFeeds(deps),
    shelf: createShelf(deps),
    handle: orders.handle,
    orderPages: orders.pages,
    listWalks: orders.listWalks,
    noteParcel: orders.noteParcel,
    sandboxPage: orders.sandboxPage,
    findOrders: orders.find,
    redemption,
    findDiscounts,
    giveCoupon: points.giveCoupon,
    givePoints: points.givePoints,
    scanWallet: points.scanWallet,
    readGoods: createGoods({ ...deps, listCouponsOf: points.listCouponsOf }),
    listPromotionIds: async (workspaceId) => (await showPromotions(deps, workspaceId)).map(({ id }) => id),
    privacy: joinPrivacy([
      stockPrivacy(deps),
      factPrivacy,
      documentPrivacy,
      ...points.privacies,
      orders.privacy,
    ]),
  }
}

const documentPrivacy: Commerce['privacy'] = { exportFor: exportDocuments, erase: eraseDocuments }

const factPrivacy: Commerce['privacy'] = {
  exportFor: async (...asked) => ({ 'commerce.fact': await exportFacts(...asked) }),
  erase: eraseFacts,
}

/** What the small rooms hold of a person, as one. */
function joinPrivacy(rooms: readonly Commerce['privacy'][]): Commerce['privacy'] {
  return {
    async exportFor(...asked) {
      const tables: Record<string, object[]> = {}
      for (const room of rooms) Object.assign(tables, await room.exportFor(...asked))
      return tables
    },
    async erase(...asked) {
      let gone = 0
      for (const room of rooms) gone += await room.erase(...asked)
      return gone
    },
  }
}
