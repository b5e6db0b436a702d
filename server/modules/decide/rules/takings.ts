import { halfWidth, type Interval } from './sequence.ts'

/** What the people of one group spent; whoever bought nothing is one of them, with nought. */
export interface Takings {
  readonly people: number
  readonly buyers: number
  /** Of all of them, and of the squares of what each spent: in one unit, minor units of one currency. */
  readonly sum: number
  readonly squares: number
}

/** With fewer in a group a mean of amounts says nothing: the interval is one of large numbers. */
export const leastPeople = 50

/**
 * How much more each of the reached spent than each of those held out, with an interval that may be looked at after every
 * person: the asymptotic confidence sequence of a difference of means (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2021,
 * "Time-uniform central limit theory and asymptotic confidence sequences", equation 8, as `halfWidth` has it), with the
 * variances of both groups as they were seen. Null where a group is too small, or nobody has bought yet.
 */
export function compareTakings(reached: Takings, heldOut: Takings, alpha = 0.05): Interval | null {
  if (Math.min(reached.people, heldOut.people) < leastPeople) return null
  const buyers = reached.buyers + heldOut.buyers
  if (buyers === 0) return null
  const usual = (reached.sum + heldOut.sum) / buyers
  const value = meanOf(reached) - meanOf(heldOut)
  const error = Math.sqrt(
    variance(reached, usual) / reached.people + variance(heldOut, usual) / heldOut.people,
  )
  const half = halfWidth(reached.people + heldOut.people, error, alpha)
  return { value, from: value - half, to: value + half }
}

export const meanOf = ({ people, sum }: Takings): number => (people === 0 ? 0 : sum / people)

/** One more person who spent what buyers do: a group in which nobody bought yet must not look certain of it. */
function variance({ people, sum, squares }: Takings, usual: number): number {
  const mean = (sum + usual) / (people + 1)
  return Math.max(0, (squares + usual ** 2) / (people + 1) - mean ** 2)
}
