import type { CommerceDeps } from '../../service/deps.ts'
import type { CouponHolds, GiveCoupon, HasPool, ListCouponsOf } from '../../service/ports.ts'

/** What loyalty asks of the room of coupons. */
export type LoyaltyDeps = CommerceDeps & {
  coupons: CouponHolds
  give: GiveCoupon
  listCouponsOf: ListCouponsOf
  hasPool: HasPool
}
