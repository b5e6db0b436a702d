import { Temporal } from 'temporal-polyfill'
import type { Programme, Tier } from '../schema.ts'
import type { Terms } from './terms.ts'

/** A purchase as tiers count it: what came back is no longer in it. */
export interface Counted {
  at: number
  points: number
  paidMinor: bigint
}

export interface TierState {
  tier: Tier | null
  /** Kept until then if nothing more is bought; null: for ever, or no tier. */
  until: number | null
  /** Points, or whole units paid, in the year that ends now. */
  reached: number
  next: Tier | null
}

const yearMs = 365 * 86_400_000

const addMonths = (at: number, months: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('UTC').add({ months }).epochMilliseconds

type Tiers = NonNullable<Programme['tiers']>

/** Between two changes the sum of a rolling year stays the same: from when, until when, and how much it is. */
function listSpans(counted: readonly Counted[], countOf: (one: Counted) => bigint) {
  const changes = counted.flatMap((one) => [
    { at: one.at, by: countOf(one) },
    { at: one.at + yearMs, by: -countOf(one) },
  ])
  changes.sort((a, b) => a.at - b.at)
  let sum = 0n
  return changes.map(({ at, by }, place) => {
    sum += by
    return { from: at, until: changes[place + 1]?.at ?? at, sum }
  })
}

/**
 * The tier of a customer, from what she bought alone: whoever reached it within a rolling year has it for as long as the
 * programme keeps it after the last moment at which she still had reached it. Nothing of it is stored, so it follows a
 * merge and a split by itself.
 */
export function findTierState(
  { unitMinor, programme }: Pick<Terms, 'unitMinor' | 'programme'>,
  counted: readonly Counted[],
  now: number,
): TierState {
  const { tiers } = programme
  if (tiers === null) return { tier: null, until: null, reached: 0, next: null }
  const unit = tiers.by === 'points' ? 1n : unitMinor
  const countOf = (one: Counted) => (tiers.by === 'points' ? BigInt(one.points) : one.paidMinor)
  const past = counted.filter((one) => one.at <= now)
  const spans = listSpans(past, countOf).filter((span) => span.from <= now)
  const ranked = [...tiers.list].sort((a, b) => b.from - a.from)
  const found = ranked.find((tier) => isKept(tier, endOfTier(tier, spans, unit, tiers), now)) ?? null
  const year = past.filter((one) => one.at > now - yearMs)
  const reached = Number(year.reduce((sum, one) => sum + countOf(one), 0n) / unit)
  const above = ranked.filter((tier) => tier.from > Math.max(reached, found?.from ?? -1))
  const until = found === null || found.from === 0 ? null : endOfTier(found, spans, unit, tiers)
  return { tier: found, until, reached, next: above.at(-1) ?? null }
}

const isKept = (tier: Tier, until: number | null, now: number) =>
  tier.from === 0 || (until !== null && until > now)

/** When a tier is no longer kept; null where it was never reached. */
function endOfTier(
  tier: Tier,
  spans: readonly { until: number; sum: bigint }[],
  unit: bigint,
  { keepMonths }: Tiers,
): number | null {
  const last = spans.findLast((span) => span.sum / unit >= BigInt(tier.from))
  return last === undefined ? null : addMonths(last.until, keepMonths)
}
