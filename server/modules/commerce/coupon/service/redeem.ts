import { toDecimal } from '@splot/contract/money'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { explainError, SplotError } from '../../../../platform/errors.ts'
import type { Guesses } from '../../service/guesses.ts'
import type {
  Basket,
  CouponHolds,
  Discounts,
  FindDiscounts,
  FindTier,
  HasBought,
  Occasion,
} from '../../service/ports.ts'
import { putFacts } from '../../store/facts.ts'
import { type Candidate, decide } from '../rules/decide.ts'
import { reasons } from '../rules/reasons.ts'
import { lockCodes } from '../store/codes.ts'
import { holdCodes, lockOpen, settleCodes, type UseRow } from '../store/uses.ts'
import { giveBack } from './give-back.ts'
import { readCandidates, spell } from './read-candidates.ts'

// Whoever needs several locks takes the person before codes, and codes in one order: nobody waits in a ring.

export interface RedeemDeps {
  findTier: FindTier
  hasBought: HasBought
  guesses: Guesses
}

const none: Discounts = { coupons: [], ofLine: new Map(), totalMinor: 0n, isShippingFree: false }

/** What the coupons of a basket would take off now. Reserves nothing. */
export const createFindDiscounts =
  (deps: RedeemDeps): FindDiscounts =>
  async (tx, basket, occasion) => {
    if (basket.coupons.length === 0) return none
    const candidates = await readCandidates(tx, { basket, occasion, isForUse: false }, deps.guesses)
    return decideFor(deps, tx, { basket, occasion, candidates })
  }

async function decideFor(
  { findTier, hasBought }: RedeemDeps,
  tx: WorkspaceTx,
  asked: { basket: Basket; occasion: Occasion; candidates: readonly Candidate[] },
): Promise<Discounts> {
  const { basket, occasion, candidates } = asked
  const { births, at } = occasion
  const bodies = candidates.flatMap(({ pool }) => (pool === null ? [] : [pool.body]))
  const asksTier = births.length > 0 && bodies.some((body) => body.when.tiers.length > 0)
  const asksFirst = births.length > 0 && bodies.some((body) => body.isForFirst)
  return decide(basket, candidates, {
    occasion,
    tier: asksTier ? await findTier(tx, births, at) : null,
    hasBought: asksFirst ? await hasBought(tx, births) : false,
  })
}

export const createCouponHolds = (deps: RedeemDeps): CouponHolds => ({
  async hold(tx, { ref, basket, occasion }) {
    if (basket.coupons.length === 0) return none
    const candidates = await readCandidates(tx, { basket, occasion, isForUse: true }, deps.guesses)
    const discounts = await decideFor(deps, tx, { basket, occasion, candidates })
    refuseBroken(discounts, basket.seenRefused)
    const known = new Map(candidates.map((one) => [one.code, one]))
    const taken = discounts.coupons.flatMap(({ code, discountMinor }) => {
      const { row, pool } = known.get(code) ?? {}
      // What found nothing to take off is hers for another day.
      const isIdle = discountMinor === 0n && pool?.terms.effect.kind !== 'free_shipping'
      return discountMinor === null || row == null || isIdle
        ? []
        : [{ code, poolId: row.poolId, discountMinor }]
    })
    const { channel, at, births } = occasion
    await holdCodes(tx, { ref, channel, at, birth: births[0] ?? null, currency: basket.currency }, taken)
    return discounts
  },
  async settle(tx, settled) {
    const uses = await lockOpen(tx, settled.ref)
    if (uses.length === 0) return
    const codes = uses.map((one) => one.code)
    await lockCodes(tx, codes)
    await settleCodes(tx, settled, codes)
    if (settled.isSpent)
      await putFacts(
        tx,
        uses.map((use) => makeApplied(use, settled)),
      )
  },
  giveBack,
})

/** Which coupons lose against others is no obstacle: she has seen which of them count. */
function refuseBroken({ coupons }: Discounts, seenRefused: readonly string[] = []): void {
  const lost = new Set<string | null>([null, 'coupon_stands_alone', 'coupon_beaten'])
  const seen = new Set(seenRefused.map(spell))
  const at = coupons.findIndex((one) => !lost.has(one.refused) && !seen.has(one.code))
  const reason = reasons.find((one) => one === coupons[at]?.refused)
  if (reason === undefined) return
  const word = (language: 'pl' | 'en') => {
    const { title, hint } = explainError(reason, language)
    return `${coupons[at]?.code}: ${title}. ${hint}`
  }
  throw new SplotError('coupon_refused', {
    path: `body.coupons.${at}`,
    hint: { pl: word('pl'), en: word('en') },
  })
}

const makeApplied = (
  use: UseRow,
  { ref, shownAs = ref, at }: { ref: string; shownAs?: string; at: number },
) => ({
  id: `coupon-applied:${ref}:${use.code}`,
  ...{ birth: use.birth, event: 'Coupon Applied', channel: use.channel, at },
  properties: {
    ...{ order_id: shownAs, coupon_id: use.code, currency: use.currency },
    discount: toDecimal(BigInt(use.discountMinor), use.currency),
  },
})
