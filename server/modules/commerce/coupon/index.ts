/**
 * Coupons: what a code takes off, to whom, when and beside what; a code is used as often as it may be, exactly, however many
 * try at once. Nouns: pool, code, use. Facts in: none. Facts out: Coupon Given, Coupon Applied.
 */
import type { Tx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { CommerceDeps } from '../service/deps.ts'
import { createGuesses } from '../service/guesses.ts'
import type {
  CouponHolds,
  FindDiscounts,
  FindTier,
  GiveCoupon,
  HasBought,
  HasPool,
  ListCouponsOf,
} from '../service/ports.ts'
import { createCouponRoutes } from './routes.ts'
import { createGiveCoupon, listCouponsOf } from './service/give.ts'
import { createCouponHolds, createFindDiscounts } from './service/redeem.ts'
import { findPool } from './store/pools.ts'
import { eraseCoupons, exportCoupons } from './store/uses.ts'

export { listPools } from './store/pools.ts'

export interface Coupons {
  routes: AnyRoute[]
  findDiscounts: FindDiscounts
  holds: CouponHolds
  give: GiveCoupon
  listOf: ListCouponsOf
  hasPool: HasPool
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

/** Unknown codes one customer may try in a while. */
const mostGuesses = 20
const whileMs = 10 * 60_000

export function createCoupons(
  deps: CommerceDeps,
  ports: { findTier: FindTier; hasBought: HasBought },
): Coupons {
  const own = { ...ports, guesses: createGuesses({ most: mostGuesses, whileMs }) }
  return {
    routes: createCouponRoutes(deps),
    findDiscounts: createFindDiscounts(own),
    holds: createCouponHolds(own),
    give: createGiveCoupon(deps),
    listOf: listCouponsOf,
    hasPool: async (tx, id) => (await findPool(tx, id)) !== null,
    privacy: { exportFor: exportCoupons, erase: eraseCoupons },
  }
}
