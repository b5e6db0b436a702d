/**
 * What the small rooms of commerce ask of each other, as types alone: cart -> coupon for discounts, order -> cart, coupon
 * and loyalty at a checkout. `commerce/index.ts` hands each what it names; none imports another's inside.
 */
import type { CartView } from '@splot/contract/cart'
import type { Channel } from '@splot/contract/channels'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Language } from '../../../platform/errors.ts'
import type { Named } from '../rules/languages.ts'
import type { Shopper } from './shop-route.ts'

/** Who does something, as the customer and her timeline see it. */
export interface Author {
  kind: 'customer' | 'member' | 'key' | 'bot' | 'system'
  id: string
  /** As shown beside the change: `Olga, Kraków Kazimierz`. Null for the customer herself. */
  name: string | null
}

/** What somebody is about to buy: lines with the prices of this moment. Money in minor units. */
export interface Basket {
  currency: string
  lines: readonly BasketLine[]
  /** Codes of coupons put in, in the order they were. */
  coupons: readonly string[]
  /** Of these, what she was shown as not working: still not working, they stop no order. */
  seenRefused?: readonly string[]
}

export interface BasketLine {
  /** Names the line within its basket. */
  line: string
  sku: string
  productId: string
  name: string
  /** `rozmiar 38, kasztan`: options in the workspace's language. */
  variant: string
  categories: readonly string[]
  quantity: number
  /** Of one piece: what is asked for now, and before the promotion. */
  unitMinor: bigint
  regularMinor: bigint
  promotionId: string | null
}

/** Where and when it is bought: what rules of coupons and points look at. */
export interface Occasion {
  channel: Channel
  storeId: string | null
  at: number
  /** The store's zone, or the workspace's: "on Tuesdays" is the store's Tuesday. */
  timeZone: string
  /** All births of the customer in the service lens; none for a passer-by. */
  births: readonly string[]
}

export interface CouponOutcome {
  code: string
  name: string
  /** What it is called in other languages. */
  texts?: Named['texts']
  /** Null where it is not taken, with the reason's code. */
  discountMinor: bigint | null
  refused: string | null
}

/** What coupons make of a basket. The shares of the lines sum up to the discounts. */
export interface Discounts {
  coupons: readonly CouponOutcome[]
  /** Discount of each line, by its name. */
  ofLine: ReadonlyMap<string, bigint>
  totalMinor: bigint
  /** One of them pays the way to her. */
  isShippingFree: boolean
}

/** Coupon's: reads, reserves nothing. */
export type FindDiscounts = (tx: WorkspaceTx, basket: Basket, occasion: Occasion) => Promise<Discounts>

/**
 * Loyalty's and coupon's part of a checkout. Every verb runs in the caller's transaction and is done once for its `ref`.
 * `shownAs` is the order's number, by which everybody else's events name it; the ref where it is left out.
 */
export interface Redemption {
  /**
   * Takes coupons and points out of everybody else's reach until they are spent or given back, or their time is over.
   * Of the points no more than the programme lets this basket take: `points` tells how many. What is booked anew is booked
   * to the birth that the occasion names first.
   * @throws SplotError coupon_refused, points_short
   */
  hold(
    tx: WorkspaceTx,
    asked: { ref: string; basket: Basket; occasion: Occasion; points: number; until: number },
  ): Promise<{ discounts: Discounts; points: number; pointsMinor: bigint }>
  /**
   * The order is paid: what was held is spent; of somebody erased since nothing is held any more.
   * @throws SplotError redemption_over where its time was over before: keep `until` beyond the life of a payment
   */
  spend(tx: WorkspaceTx, ref: string, at: number, shownAs?: string): Promise<void>
  /** The order came to nothing: what was held is free again. */
  release(tx: WorkspaceTx, ref: string, at: number): Promise<void>
  /** Points for what was paid. @returns how many */
  earn(
    tx: WorkspaceTx,
    paid: { ref: string; shownAs?: string; lines: readonly PaidLine[]; occasion: Occasion },
  ): Promise<{ points: number; balance: number }>
  /** Some or all came back: points earned for it are taken, points spent on it given back, in proportion. */
  refund(
    tx: WorkspaceTx,
    back: {
      ref: string
      shownAs?: string
      returnRef: string
      lines: readonly PaidLine[]
      isWhole: boolean
      at: number
    },
  ): Promise<{ takenPoints: number; givenPoints: number }>
}

export interface PaidLine extends BasketLine {
  /** For the whole line, after every discount. */
  paidMinor: bigint
}

/** Loyalty's: the id of the tier these births, one customer's, are in; null for none. Coupons ask it. */
export type FindTier = (tx: WorkspaceTx, births: readonly string[], at: number) => Promise<string | null>

/** Order's: has this customer bought before? Coupons for a first purchase ask it. */
export type HasBought = (tx: WorkspaceTx, births: readonly string[]) => Promise<boolean>

/** Coupon's part of a redemption: loyalty asks for it, so that one `ref` settles both. */
export interface CouponHolds {
  /** @throws SplotError coupon_refused */
  hold(tx: WorkspaceTx, asked: { ref: string; basket: Basket; occasion: Occasion }): Promise<Discounts>
  settle(
    tx: WorkspaceTx,
    settled: { ref: string; shownAs?: string; isSpent: boolean; at: number },
  ): Promise<void>
  /** All that was bought came back: coupons of pools that say so can be used again. */
  giveBack(tx: WorkspaceTx, back: { ref: string; at: number }): Promise<void>
}

/** Coupon's: is there such a pool? Rewards ask it. */
export type HasPool = (tx: WorkspaceTx, poolId: string) => Promise<boolean>

/** Coupon's: a code of a pool becomes hers, once for its `ref`. @throws SplotError not_found, coupon_off, coupon_pool_general */
export type GiveCoupon = (
  tx: WorkspaceTx,
  asked: { poolId: string; birth: string; ref: string; at: number; channel: Channel },
) => Promise<{ code: string; name: string; texts: Named['texts']; expiresAt: number | null }>

export interface OwnCoupon {
  code: string
  poolId: string
  name: string
  texts: Named['texts']
  expiresAt: number | null
}

/** Coupon's: what this customer can still use. */
export type ListCouponsOf = (tx: WorkspaceTx, births: readonly string[], at: number) => Promise<OwnCoupon[]>

/** Cart's part of a checkout: a single writer. */
export interface Checkout {
  /**
   * Locks a cart, checks that it is what the shopper saw, and returns it with prices and promotions of this moment.
   * @param asked.shopper where she buys herself: a cart that is not hers is not found, and a guest buys what her own device
   *   put in. Absent at a till or on the phone: there the whole cart is bought.
   * @returns `birth` null for a guest whom identity has not seen yet: her name in events is then `anonymousId`
   * @throws SplotError cart_changed, cart_empty, cart_line_gone, not_found
   */
  take(
    tx: WorkspaceTx,
    asked: { cartId: string; version: string | null; occasion: Occasion; shopper?: Shopper | undefined },
  ): Promise<{
    basket: Basket
    births: readonly string[]
    birth: string | null
    anonymousId: string | null
  }>
  /**
   * What was ordered leaves the cart of whoever ordered, so that it stays away from her should identity part her from others;
   * what was added since stays. @returns what its open screens listen for
   */
  empty(
    tx: WorkspaceTx,
    asked: {
      cartId: string
      orderId: string
      lines: readonly BasketLine[]
      by: Author
      shopper?: Shopper | undefined
    },
  ): Promise<readonly string[]>
}

/** What lies in the cart of whoever shops, as she sees it. */
export type ShowCart = (asker: {
  workspaceId: string
  language: Language
  shopper: Shopper
}) => Promise<CartView>
