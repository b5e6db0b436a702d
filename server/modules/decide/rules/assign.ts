import { placeUnit } from '@splot/contract/hash'
import type { Arm, Assigned, AssignReason, Experiment, HoldOut, Slots } from '../schema.ts'

/** Parts a layer is cut into: the least an experiment can take is a hundredth of a per cent. */
export const buckets = 10_000

/** Experiments of one layer share its places; one without a layer has all of its own. */
const layerSalt = ({ id, layer }: Pick<Experiment, 'id' | 'layer'>): string =>
  layer === '' ? `cover:${id}` : `layer:${layer}`

const bucketOf = (salt: string, unit: string): number => Math.floor(placeUnit(salt, unit) * buckets)

/** Is she among those on whom it is tried? Whoever is stays, for parts are only added. */
export function isCovered(experiment: Pick<Experiment, 'id' | 'layer' | 'slots'>, unit: string): boolean {
  const bucket = bucketOf(layerSalt(experiment), unit)
  return experiment.slots.some(([from, to]) => bucket >= from && bucket < to)
}

/** The arm whose part of [0, 1) a place falls into; parts are as wide as their weights. */
export function pickArm(arms: readonly Arm[], place: number): Arm | undefined {
  const at = place * arms.reduce((sum, one) => sum + one.weight, 0)
  let end = 0
  for (const one of arms) {
    end += one.weight
    if (at < end) return one
  }
  return arms.at(-1)
}

/** Her arm by hash alone: the same whoever asks and whenever. The id is the salt, so that one experiment tells nothing of another. */
export const drawArm = ({ id, arms }: Pick<Experiment, 'id' | 'arms'>, unit: string): Arm | undefined =>
  pickArm(arms, placeUnit(id, unit))

/** Where everybody goes who is in no test: the winner, or the first arm no guard has closed. */
export function findUsual({
  arms,
  winner,
  closed,
}: Pick<Experiment, 'arms' | 'winner' | 'closed'>): Arm | undefined {
  const isOpen = (one: Arm) => !closed.some((shut) => shut.arm === one.id)
  return arms.find((one) => one.id === winner) ?? arms.find(isOpen) ?? arms[0]
}

/** What is known of somebody who comes to an experiment. */
export interface Comer {
  /** Her canonical id. */
  readonly root: string
  /** The arm she met first; null: none yet. */
  readonly first: string | null
  readonly isInAudience: boolean
}

/**
 * Her arm, and why. Once exposed she keeps it as long as the experiment runs, whatever becomes of the audience or of who she is.
 * Null: it has no arms, which no experiment is stored with.
 */
export function assign(experiment: Experiment, { root, first, isInAudience }: Comer): Assigned | null {
  const say = (one: Arm | undefined, because: AssignReason): Assigned | null =>
    one === undefined ? null : { arm: one.id, label: one.label, because }
  const usual = findUsual(experiment)
  if (experiment.winner !== null) return say(usual, 'winner')
  if (experiment.state !== 'running') return say(usual, 'not_running')
  const met = experiment.arms.find((one) => one.id === first)
  if (met !== undefined) return say(met, 'in_test')
  if (!isInAudience) return say(usual, 'outside_audience')
  if (!isCovered(experiment, root)) return say(usual, 'outside_coverage')
  return say(drawArm(experiment, root), 'in_test')
}

/**
 * Parts for a larger share of a layer: what it has stays, the first free ones come to it.
 * @param others parts of the experiments that run beside it
 * @returns null where the layer has not so much left
 */
export function growSlots(own: Slots, others: readonly Slots[], wanted: number): Slots | null {
  const taken = [...own, ...others.flat()].toSorted((a, b) => a[0] - b[0])
  let missing = wanted - sizeOf(own)
  const grown = [...own]
  let free = 0
  for (const [from, to] of [...taken, [buckets, buckets] as const]) {
    const width = Math.min(missing, from - free)
    if (width > 0) {
      grown.push([free, free + width])
      missing -= width
    }
    free = Math.max(free, to)
  }
  return missing > 0 ? null : grown
}

export const sizeOf = (slots: Slots): number => slots.reduce((sum, [from, to]) => sum + to - from, 0)

const dayMs = 86_400_000

/** Is she left alone now? A larger share keeps those of a smaller one; a new period draws anew. */
export function isHeldOut({ percent, salt, periodDays, since }: HoldOut, unit: string, now: number): boolean {
  if (percent <= 0) return false
  const period = periodDays === 0 ? 0 : Math.floor((now - since) / (periodDays * dayMs))
  return placeUnit(`${salt}:${period}`, unit) * 100 < percent
}
