import { placeUnit } from '@splot/contract/hash'

/** One way of doing it. Weights are shares of those who take part; they are never changed while people come in. */
export interface Arm {
  readonly id: string
  readonly weight: number
}

/** Room that experiments share so that nobody is in two of them: each takes a part of [0, 1). */
export interface Slice {
  readonly namespace: string
  readonly from: number
  readonly to: number
}

export interface Split {
  /** Its own for every experiment: so that the places of one person in two of them say nothing of each other. */
  readonly salt: string
  readonly arms: readonly Arm[]
  /** The share that takes part, 0 to 1. Raising it keeps everybody where she is. */
  readonly coverage: number
  readonly slice?: Slice
}

/**
 * The arm of a unit, the same for ever; null where she takes no part. Who takes part and which arm she gets are drawn by
 * different salts: else a ramp would fill one arm after the other.
 */
export function assignArm({ salt, arms, coverage, slice }: Split, unit: string): string | null {
  if (slice !== undefined && !isWithin(placeUnit(`namespace:${slice.namespace}`, unit), slice)) return null
  if (placeUnit(`${salt}:coverage`, unit) >= coverage) return null
  const whole = arms.reduce((sum, { weight }) => sum + weight, 0)
  let left = placeUnit(salt, unit) * whole
  for (const { id, weight } of arms) {
    if (left < weight) return id
    left -= weight
  }
  // What rounding leaves over belongs to the last arm that anybody gets.
  return arms.findLast(({ weight }) => weight > 0)?.id ?? null
}

/** Is she one of those nothing is done for, so that the others can be compared with her? @param share 0 to 1 */
export const isHeldOut = (salt: string, unit: string, share: number): boolean =>
  placeUnit(`${salt}:holdout`, unit) < share

const isWithin = (place: number, { from, to }: Slice): boolean => from <= place && place < to
