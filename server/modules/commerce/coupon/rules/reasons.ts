import type { ErrorCode } from '../../../../platform/errors.ts'

/** Why a coupon is not taken; each is a code of the error table, with its words in Polish and English. */
export const reasons = [
  'coupon_unknown',
  'coupon_mistyped',
  'coupon_too_many',
  'coupon_guessing',
  'coupon_off',
  'coupon_used',
  'coupon_not_yours',
  'coupon_not_yet',
  'coupon_over',
  'coupon_not_here',
  'coupon_not_today',
  'coupon_tier',
  'coupon_needs_customer',
  'coupon_first_only',
  'coupon_no_goods',
  'coupon_minimum',
  'coupon_product_missing',
  'coupon_stands_alone',
  'coupon_beaten',
  'coupon_currency',
] as const satisfies readonly ErrorCode[]
export type Reason = (typeof reasons)[number]
