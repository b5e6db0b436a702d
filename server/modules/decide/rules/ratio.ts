/** How sure one is to be before saying that shares do not fit: one false word in a hundred experiments, however often one looks. */
const alpha = 0.01
/** How strongly the expected shares are believed at first, in people: sharpest at some ten thousand. */
const belief = 1_000

export interface RatioCheck {
  readonly isMismatch: boolean
  /** Evidence against the planned shares: its mean is 1 where they hold. */
  readonly evidence: number
}

/**
 * Do people fall to arms as planned? Where they do not, something loses people of one arm, and no figure is to be believed.
 * Dirichlet-multinomial against the planned shares (Lindon and Malek 2022): may be looked at after every person.
 * @param counts people by arm
 * @param weights as planned, in the same order
 */
export function checkRatio(counts: readonly number[], weights: readonly number[]): RatioCheck {
  const people = counts.reduce((sum, one) => sum + one, 0)
  const total = weights.reduce((sum, one) => sum + one, 0)
  let log = logGamma(belief) - logGamma(belief + people)
  for (const [i, count] of counts.entries()) {
    const share = (weights[i] ?? 0) / total
    const prior = belief * share
    log += logGamma(prior + count) - logGamma(prior) - count * Math.log(share)
  }
  return { isMismatch: log >= Math.log(1 / alpha), evidence: Math.exp(Math.min(log, 700)) }
}

/** Natural logarithm of the gamma function of x > 0: Stirling's series where it is exact to twelve digits. */
export function logGamma(x: number): number {
  let shift = 0
  let at = x
  for (; at < 12; at++) shift -= Math.log(at)
  const r = 1 / at ** 2
  const series = (1 / 12 - r * (1 / 360 - r * (1 / 1_260 - r / 1_680))) / at
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series
}
