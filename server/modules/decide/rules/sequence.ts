/** People of one group, and how many of them did it. */
export interface Share {
  readonly people: number
  readonly did: number
}

export interface Interval {
  readonly value: number
  readonly from: number
  readonly to: number
}

/** People at which the interval is as narrow as it can be made. */
const tunedTo = 5_000

/**
 * Half the width of an asymptotic confidence sequence: it may be looked at after every single person, for ever, and leaves
 * the truth out with probability `alpha` at most (Waudby-Smith et al. 2021, equation 8).
 * @param n people of both groups
 * @param error standard error of the estimate at `n`
 */
export function halfWidth(n: number, error: number, alpha: number): number {
  if (n === 0) return Number.POSITIVE_INFINITY
  const rho = Math.sqrt((-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / tunedTo)
  const spread = n * rho ** 2 + 1
  return (
    Math.sqrt(n) * error * Math.sqrt(((2 * spread) / (n * rho) ** 2) * Math.log(Math.sqrt(spread) / alpha))
  )
}

/** How much more often the reached did it than those held out: a difference of shares, with its always-valid interval. */
export function compareShares(reached: Share, heldOut: Share, alpha = 0.05): Interval {
  const value = rateOf(reached) - rateOf(heldOut)
  if (reached.people === 0 || heldOut.people === 0) return { value, from: -1, to: 1 }
  const error = Math.sqrt(variance(reached) / reached.people + variance(heldOut) / heldOut.people)
  const half = halfWidth(reached.people + heldOut.people, error, alpha)
  return { value, from: Math.max(-1, value - half), to: Math.min(1, value + half) }
}

/** Multiples of the limit that a breach is looked for at: one of them is never far from the truth. */
const multiples = [1.25, 1.5, 2, 3, 5, 8, 13]

/**
 * Evidence against "the share is at most `limit`": its expectation is 1 at most however often one looks, as long as that
 * holds, so that 1/alpha is reached with probability `alpha` at most (Ville). A mean of likelihood ratios.
 */
export function weighBreach({ people, did }: Share, limit: number): number {
  const worse = multiples.map((times) => limit * times).filter((rate) => rate < 1)
  const ratios = worse.map((rate) =>
    Math.exp(did * Math.log(rate / limit) + (people - did) * Math.log((1 - rate) / (1 - limit))),
  )
  return ratios.length === 0 ? 0 : ratios.reduce((sum, one) => sum + one, 0) / ratios.length
}

export const rateOf = ({ people, did }: Share): number => (people === 0 ? 0 : did / people)

/** A share of none or of all still varies: one more of each kind keeps a lucky start from looking certain. */
function variance({ people, did }: Share): number {
  const rate = (did + 1) / (people + 2)
  return rate * (1 - rate)
}
