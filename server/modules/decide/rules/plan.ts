import { halfWidth } from './sequence.ts'

export interface PlannedTest {
  /** How often the goal is reached as things are, 0 to 1, and the least difference worth finding. */
  readonly base: number
  readonly difference: number
  /** Of the arms, the first of which the others are compared with. */
  readonly weights: readonly number[]
}

/** The chance to find the difference where it is there. */
export const planPower = 0.8
/** The standard normal quantile of that chance. */
const powerZ = 0.8416
const alpha = 0.05
/** More people than any brand has: the difference is too small to be found. */
const mostPeople = 1e9

/**
 * People of all arms together with whom the test tells a difference of this size, in eight of ten cases at the latest; null:
 * no brand has so many. Of n people the estimate lies a normal spread around the truth, and the test speaks once the interval
 * it judges by leaves nought out (`halfWidth`: Waudby-Smith et al. 2021, equation 8): both must fit into the difference. More
 * than a test of one look would need (Fleiss, Levin and Paik 2003, section 4.2): the price of looking every day.
 */
export function planPeople({ base, difference, weights }: PlannedTest): number | null {
  const [first = 1, ...others] = weights
  // The smallest of the others is told last.
  const other = Math.min(...others)
  const pair = first + other
  const each = alpha / Math.max(1, others.length)
  const better = Math.min(1, base + difference)
  const isFound = (people: number): boolean => {
    const error = Math.sqrt(
      (base * (1 - base)) / ((people * first) / pair) + (better * (1 - better)) / ((people * other) / pair),
    )
    return halfWidth(people, error, each) + powerZ * error <= difference
  }
  let high = 2
  while (!isFound(high)) {
    high *= 2
    if (high > mostPeople) return null
  }
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (isFound(middle)) high = middle
    else low = middle
  }
  return Math.ceil((high * weights.reduce((sum, one) => sum + one, 0)) / pair)
}
