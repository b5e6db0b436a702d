/**
 * Loyalty: points in a ledger of double entry, held and spent exactly once however many tills ask, tiers that follow from
 * purchases alone, rewards, the card whose code changes every half minute. Nouns: programme, lot, entry, account, tier,
 * reward, redemption. Facts in: checkouts, through `Redemption`. Facts out: Points Earned, Spent, Expiring, Expired,
 * Corrected, Loyalty Tier Changed.
 */
import type { Tx, WorkspaceTx } from '../../../platform/db/index.ts'
import type { AnyRoute } from '../../../platform/http/route.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import type { Redemption } from '../service/ports.ts'
import type { AnyShopRoute, ShopFeed } from '../service/shop-route.ts'
import { createLoyaltyRoutes } from './routes.ts'
import type { LoyaltyDeps } from './service/deps.ts'
import { givePoints, type PointsGift } from './service/give-points.ts'
import { createLoyaltyLoop } from './service/loop.ts'
import { createRedemption } from './service/redeem.ts'
import { scanWallet } from './service/wallet.ts'
import { createLoyaltyFeed, createLoyaltyShopRoutes } from './shop-routes.ts'
import { erasePoints, exportPoints } from './store/privacy.ts'

export { findTier, hasEarned } from './service/read-terms.ts'

export interface Loyalty {
  routes: AnyRoute[]
  shopRoutes: AnyShopRoute[]
  /** Points that are given for no purchase, once for their ref. */
  givePoints(tx: WorkspaceTx, gift: PointsGift): Promise<void>
  /** For open screens of the shop. */
  shopFeed: ShopFeed
  loops: Loop[]
  redemption: Redemption
  /** Whose card a till has scanned. @throws wallet_unread, wallet_stale, wallet_used, not_found */
  scanWallet(workspaceId: string, scan: { code: string; till: string }): Promise<{ customerId: string }>
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export const createLoyalty = (deps: LoyaltyDeps): Loyalty => ({
  routes: createLoyaltyRoutes(deps),
  givePoints: (tx, gift) => givePoints(deps, tx, gift),
  shopRoutes: createLoyaltyShopRoutes(deps),
  shopFeed: createLoyaltyFeed(deps),
  loops: [createLoyaltyLoop(deps)],
  redemption: createRedemption(deps),
  scanWallet: (workspaceId, scan) => scanWallet(deps, workspaceId, scan),
  privacy: { exportFor: exportPoints, erase: erasePoints },
})
