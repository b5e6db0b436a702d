import { findMisfit, isMeant } from '../../rules/condition.ts'
import type { Basket, BasketLine, CouponOutcome, Discounts, Occasion } from '../../service/ports.ts'
import type { PoolBody } from '../schema.ts'
import type { PoolTerms } from './pool.ts'
import type { Reason } from './reasons.ts'
import { spread } from './spread.ts'

/** A coupon somebody put in: what its pool says, and what speaks against it whatever is bought. */
export interface Candidate {
  code: string
  name: string
  /** Null where nobody knows the code. */
  pool: { body: PoolBody; terms: PoolTerms } | null
  refused: Reason | null
}

export interface Buyer {
  occasion: Occasion
  tier: string | null
  hasBought: boolean
}

type Fit = Candidate & { pool: NonNullable<Candidate['pool']> }

/** How many coupons one basket is looked at with. */
const mostCoupons = 20

/**
 * What coupons make of a basket. Each is looked at by itself; then those that go together are chosen: an exclusive one
 * alone, or all combinable ones with the best of those of which only the best counts, whichever takes more off; of equals
 * what was put in first. Within the choice free pieces come first, then percents of what is left, then amounts, so a
 * coupon never takes off what another has taken.
 */
export function decide(basket: Basket, candidates: readonly Candidate[], buyer: Buyer): Discounts {
  const judged = candidates.map((one, place) => ({
    one,
    reason: place >= mostCoupons ? ('coupon_too_many' as const) : judge(basket, one, buyer),
  }))
  const fits = judged.flatMap(({ one, reason }) => (reason === null && hasPool(one) ? [one] : []))
  const chosen = choose(basket, fits)
  const outcome = ({ one, reason }: (typeof judged)[number]): CouponOutcome => {
    const discountMinor = chosen.ofCoupon.get(one.code) ?? null
    const isIn = chosen.coupons.some((own) => own.code === one.code)
    const why = reason ?? loses(one, chosen.coupons)
    return {
      code: one.code,
      name: one.name,
      texts: one.pool?.body.texts,
      discountMinor: isIn ? discountMinor : null,
      refused: isIn ? null : why,
    }
  }
  return {
    coupons: judged.map(outcome),
    ofLine: chosen.ofLine,
    totalMinor: chosen.totalMinor,
    isShippingFree: chosen.isShippingFree,
  }
}

const hasPool = (one: Candidate): one is Fit => one.pool !== null

const loses = (one: Candidate, winners: readonly Fit[]): Reason =>
  one.pool?.body.stacking === 'best' && winners.every((won) => won.pool.body.stacking !== 'exclusive')
    ? 'coupon_beaten'
    : 'coupon_stands_alone'

const reasonOf = {
  early: 'coupon_not_yet',
  late: 'coupon_over',
  place: 'coupon_not_here',
  day: 'coupon_not_today',
  tier: 'coupon_tier',
} as const

/** Why a coupon does not count for this basket and buyer, others left aside; null where it does. */
function judge(basket: Basket, one: Candidate, { occasion, tier, hasBought }: Buyer): Reason | null {
  if (one.pool === null || one.refused !== null) return one.refused ?? 'coupon_unknown'
  const { body, terms } = one.pool
  const misfit = findMisfit(body.when, occasion, tier)
  if (misfit !== null) return reasonOf[misfit]
  const isPersonal = body.isForFirst || body.perPerson !== null
  if (isPersonal && occasion.births.length === 0) return 'coupon_needs_customer'
  if (body.isForFirst && hasBought) return 'coupon_first_only'
  const meant = listMeant(basket, body)
  if (meant.length === 0) return 'coupon_no_goods'
  if (meant.reduce((sum, line) => sum + sumOf(line), 0n) < terms.minimumMinor) return 'coupon_minimum'
  const { effect } = terms
  if (effect.kind === 'free_product' && !basket.lines.some((line) => line.sku === effect.sku))
    return 'coupon_product_missing'
  return null
}

const sumOf = ({ unitMinor, quantity }: BasketLine) => unitMinor * BigInt(quantity)

const listMeant = ({ lines }: Basket, body: PoolBody): BasketLine[] =>
  lines.filter((line) => isMeant(body.when, line) && (body.isForReduced || line.promotionId === null))

interface Choice {
  coupons: readonly Fit[]
  ofCoupon: Map<string, bigint>
  ofLine: Map<string, bigint>
  totalMinor: bigint
  isShippingFree: boolean
}

function choose(basket: Basket, fits: readonly Fit[]): Choice {
  const of = (stacking: PoolBody['stacking']) => fits.filter((one) => one.pool.body.stacking === stacking)
  const inOrder = (set: readonly Fit[]) => fits.filter((one) => set.includes(one))
  const beside = of('combinable')
  const together = of('best').length === 0 ? [beside] : of('best').map((one) => inOrder([...beside, one]))
  const choices = [...together, ...of('exclusive').map((one) => [one])].map((set) => compute(basket, set))
  const firstPlace = ({ coupons }: Choice) =>
    Math.min(...coupons.map((one) => fits.indexOf(one)), fits.length)
  return choices.reduce((best, one) => {
    if (one.totalMinor !== best.totalMinor) return one.totalMinor > best.totalMinor ? one : best
    if (one.isShippingFree !== best.isShippingFree) return one.isShippingFree ? one : best
    return firstPlace(one) < firstPlace(best) ? one : best
  })
}

const rank = { free_product: 0, percent: 1, amount: 2, free_shipping: 3 } as const

/** What coupons that go together take off, one after another. */
function compute(basket: Basket, coupons: readonly Fit[]): Choice {
  const left = new Map(basket.lines.map((line) => [line.line, sumOf(line)]))
  const ofCoupon = new Map<string, bigint>()
  const ofLine = new Map<string, bigint>()
  const turn = [...coupons].sort((a, b) => rank[a.pool.terms.effect.kind] - rank[b.pool.terms.effect.kind])
  for (const coupon of turn) {
    let taken = 0n
    for (const [line, minor] of takeOff(basket, coupon.pool, left)) {
      left.set(line, (left.get(line) ?? 0n) - minor)
      ofLine.set(line, (ofLine.get(line) ?? 0n) + minor)
      taken += minor
    }
    ofCoupon.set(coupon.code, taken)
  }
  const totalMinor = [...ofLine.values()].reduce((sum, one) => sum + one, 0n)
  const isShippingFree = coupons.some((one) => one.pool.terms.effect.kind === 'free_shipping')
  return { coupons, ofCoupon, ofLine, totalMinor, isShippingFree }
}

/** What one coupon takes off each line, of what is left of it. */
function takeOff(
  basket: Basket,
  { body, terms: { effect } }: Fit['pool'],
  left: ReadonlyMap<string, bigint>,
): ReadonlyMap<string, bigint> {
  if (effect.kind === 'free_shipping') return new Map()
  if (effect.kind === 'free_product') {
    const line = basket.lines.find((one) => one.sku === effect.sku)
    const open = line === undefined ? 0n : (left.get(line.line) ?? 0n)
    return line === undefined
      ? new Map()
      : new Map([[line.line, line.unitMinor < open ? line.unitMinor : open]])
  }
  const lines = listMeant(basket, body).map(({ line }) => ({ line, leftMinor: left.get(line) ?? 0n }))
  if (effect.kind === 'amount') return spread(lines, effect.minor)
  const whole = lines.reduce((sum, one) => sum + one.leftMinor, 0n)
  // Half a minor unit is to her good.
  const percent = (whole * effect.basisPoints + 5_000n) / 10_000n
  const { mostMinor } = effect
  return spread(lines, mostMinor !== null && mostMinor < percent ? mostMinor : percent)
}
