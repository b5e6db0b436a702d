import { findMisfit, isMeant } from '../../rules/condition.ts'
import type { Occasion, PaidLine } from '../../service/ports.ts'
import type { EarnRule, Tier } from '../schema.ts'
import type { Terms } from './terms.ts'

type Paid = Pick<PaidLine, 'productId' | 'categories' | 'quantity' | 'paidMinor'>

export interface Part {
  kind: 'base' | 'factor' | 'tier' | 'bonus'
  /** Of the rule or the tier; empty for the base. */
  name: string
  points: number
}

/** Keeps every sum of points inside what a screen, a column and a JSON number hold. */
const most = 1_000_000_000n

const hundredths = (factor: number) => BigInt(Math.round(factor * 100))

/**
 * Points of one purchase. So many for so much paid, line by line; of the factors that speak of a line the greatest counts,
 * times that of the tier. The whole purchase is summed up exactly and rounded down once; bonuses come on top.
 */
export function earn(
  terms: Terms,
  lines: readonly Paid[],
  { occasion, tierId }: { occasion: Occasion; tierId: string | null },
): { points: number; parts: Part[] } {
  const total = lines.reduce((sum, one) => sum + one.paidMinor, 0n)
  if (total <= 0n || total < terms.minimumMinor) return { points: 0, parts: [] }
  const { programme, perMinor } = terms
  const live = programme.rules.filter((one) => findMisfit(one.when, occasion, tierId) === null)
  const tier = programme.tiers?.list.find((one) => one.id === tierId) ?? null
  const exact = listShares(lines, live, tier)
  const whole = (share: bigint) => (share * BigInt(programme.earn.points)) / (perMinor * 10_000n)
  // Rounded as a running sum, so that the parts add up to what the purchase earns.
  let run = 0n
  const parts = exact.map(({ kind, name, share }): Part => {
    const before = whole(run)
    run += share
    return { kind, name, points: Number(whole(run) - before) }
  })
  parts.push(...listBonuses(lines, live))
  const points = parts.reduce((sum, one) => sum + BigInt(one.points), 0n)
  return { points: Number(points < most ? points : most), parts: parts.filter((one) => one.points > 0) }
}

type Share = Omit<Part, 'points'> & { share: bigint }

/** What base, rules and tier make of what was paid, in ten-thousandths of a minor unit. */
function listShares(lines: readonly Paid[], rules: readonly EarnRule[], tier: Tier | null): Share[] {
  const shares = new Map<string, Share>()
  const add = (share: Share) => {
    const known = shares.get(share.kind + share.name)
    shares.set(share.kind + share.name, { ...share, share: share.share + (known?.share ?? 0n) })
  }
  const ofTier = hundredths(tier?.factor ?? 1)
  add({ kind: 'base', name: '', share: 0n })
  for (const line of lines) {
    const best = findBest(line, rules)
    const ofRule = best === null ? 100n : hundredths(best.factor)
    add({ kind: 'base', name: '', share: line.paidMinor * 10_000n })
    if (best !== null)
      add({ kind: 'factor', name: best.name, share: line.paidMinor * (ofRule - 100n) * 100n })
    if (tier !== null)
      add({ kind: 'tier', name: tier.name, share: line.paidMinor * ofRule * (ofTier - 100n) })
  }
  return [...shares.values()]
}

/** The greatest factor that speaks of the line; the first of equals. */
function findBest(line: Paid, rules: readonly EarnRule[]): { name: string; factor: number } | null {
  let best: { name: string; factor: number } | null = null
  for (const { name, when, effect } of rules)
    if (effect.kind === 'factor' && isMeant(when, line) && (best === null || effect.factor > best.factor))
      best = { name, factor: effect.factor }
  return best
}

const listBonuses = (lines: readonly Paid[], rules: readonly EarnRule[]): Part[] =>
  rules.flatMap(({ name, when, effect }) => {
    if (effect.kind !== 'bonus') return []
    const meant = lines.filter((line) => line.paidMinor > 0n && isMeant(when, line))
    const pieces = meant.reduce((sum, line) => sum + line.quantity, 0)
    const times = effect.each === 'piece' ? pieces : Math.min(1, pieces)
    return times === 0 ? [] : [{ kind: 'bonus' as const, name, points: effect.points * times }]
  })
