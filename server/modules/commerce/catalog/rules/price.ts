/** From then on it costs so much, in minor units of one currency. */
export interface PriceStep {
  fromAt: number
  minor: bigint
}

/** What a promotion does to a price. */
export type Effect =
  | { kind: 'percent'; basisPoints: number }
  | { kind: 'amount'; minor: bigint; currency: string }
  | { kind: 'price'; minor: bigint; currency: string }

export interface PricePromotion {
  id: string
  fromAt: number
  /** The first instant at which it counts no longer; null: until it is ended. */
  untilAt: number | null
  effect: Effect
}

export interface EffectivePrice {
  minor: bigint
  /** Before the promotion. */
  regularMinor: bigint
  promotionId: string | null
}

const isOn = (one: PricePromotion, at: number) =>
  one.fromAt <= at && (one.untilAt === null || at < one.untilAt)

/** The price after this effect; it never rises by one and never falls below nought. Halves of a grosz round up. */
export function reduce(minor: bigint, effect: Effect, currency: string): bigint {
  if (effect.kind === 'percent') return (minor * BigInt(10_000 - effect.basisPoints) + 5_000n) / 10_000n
  if (effect.currency !== currency) return minor
  if (effect.kind === 'price') return effect.minor < minor ? effect.minor : minor
  return effect.minor < minor ? minor - effect.minor : 0n
}

/**
 * What it costs at an instant; null before its first price. Of several promotions the one that is best for the customer
 * counts, of equal ones the first by id: they do not add up.
 * @param steps in the order of time
 */
export function priceAt(
  steps: readonly PriceStep[],
  promotions: readonly PricePromotion[],
  currency: string,
  at: number,
): EffectivePrice | null {
  const step = steps.findLast((one) => one.fromAt <= at)
  if (step === undefined) return null
  let best: EffectivePrice = { minor: step.minor, regularMinor: step.minor, promotionId: null }
  for (const one of promotions) {
    if (!isOn(one, at)) continue
    const minor = reduce(step.minor, one.effect, currency)
    const isBetter = minor < best.minor || (minor === best.minor && one.id < (best.promotionId ?? ''))
    if (isBetter) best = { ...best, minor, promotionId: one.id }
  }
  return best
}

/** What it cost, promotions included, as steps that differ from the one before. */
export function listEffectiveSteps(
  steps: readonly PriceStep[],
  promotions: readonly PricePromotion[],
  currency: string,
): PriceStep[] {
  const instants = [
    ...steps.map((one) => one.fromAt),
    ...promotions.flatMap((one) => [one.fromAt, ...(one.untilAt === null ? [] : [one.untilAt])]),
  ].sort((a, b) => a - b)
  const found: PriceStep[] = []
  for (const fromAt of instants) {
    const price = priceAt(steps, promotions, currency, fromAt)
    if (price !== null && price.minor !== found.at(-1)?.minor) found.push({ fromAt, minor: price.minor })
  }
  return found
}

const omnibusMs = 30 * 86_400_000

export interface Reduction {
  /** When the price fell to what it is. */
  since: number
  /** The lowest price of the 30 days before, or since the product was first offered. */
  lowestMinor: bigint
}

/**
 * The reference beside a reduced price, as article 6a of Directive 98/6/EC asks (in Poland: art. 4 of the act of 9 May 2014
 * on information about prices): the lowest price of the 30 days before the reduction. Each further reduction is one of its
 * own. Null where the price did not fall.
 * @param steps effective prices in the order of time, each different from the one before
 */
export function findReduction(steps: readonly PriceStep[], at: number): Reduction | null {
  const now = steps.findLastIndex((one) => one.fromAt <= at)
  const [current, before] = [steps[now], steps[now - 1]]
  if (current === undefined || before === undefined || before.minor <= current.minor) return null
  const since = current.fromAt
  let lowestMinor = before.minor
  for (let i = now - 1; i >= 0; i--) {
    const step = steps[i]
    const endedAt = steps[i + 1]?.fromAt ?? since
    if (step === undefined || endedAt <= since - omnibusMs) break
    if (step.minor < lowestMinor) lowestMinor = step.minor
  }
  return { since, lowestMinor }
}

export type PriceVerdict = { kind: 'unchanged' | 'fixed' } | { kind: 'added' | 'moved'; fromAt: number }

/**
 * May this price enter the history? What has been asked of customers stays as it was; only a price to come can be moved.
 * What was asked before this system knew the variant is told to it; since then it is known, and a price that is said to hold
 * from an hour ago holds from now on: nobody was asked it before.
 * @param asked `fromAt` null: from now on, or, where a price began this very millisecond, from the next
 * @param knownSince when the first price of the variant was told here
 */
export function judgePrice(
  steps: readonly PriceStep[],
  asked: { minor: bigint; fromAt: number | null },
  { now, knownSince = now }: { now: number; knownSince?: number },
): PriceVerdict {
  const { minor, fromAt } = asked
  const same = steps.find((one) => one.fromAt === fromAt)
  if (same !== undefined && same.minor === minor) return { kind: 'unchanged' }
  if (same !== undefined)
    return same.fromAt > now ? { kind: 'moved', fromAt: same.fromAt } : { kind: 'fixed' }
  if (fromAt !== null && (fromAt > now || fromAt < knownSince)) return { kind: 'added', fromAt }
  const inForce = steps.findLast((one) => one.fromAt <= now)
  if (inForce?.minor === minor) return { kind: 'unchanged' }
  return { kind: 'added', fromAt: inForce?.fromAt === now ? now + 1 : now }
}
