import { createCoupons } from '../coupon/index.ts'
import { createLoyalty, findTier } from '../loyalty/index.ts'
import type { CommerceDeps } from './deps.ts'
import type { HasBought } from './ports.ts'

/** Coupons and points: each asks the other's port, a checkout asks both as one redemption. */
export function composeLoyalty(deps: CommerceDeps, { hasBought }: { hasBought: HasBought }) {
  const coupons = createCoupons(deps, { findTier, hasBought })
  const { holds, give, listOf, hasPool } = coupons
  const loyalty = createLoyalty({ ...deps, coupons: holds, give, listCouponsOf: listOf, hasPool })
  return {
    ...loyalty,
    findDiscounts: coupons.findDiscounts,
    listCouponsOf: listOf,
    giveCoupon: give,
    routes: [...loyalty.routes, ...coupons.routes],
    privacies: [loyalty.privacy, coupons.privacy],
  }
}
