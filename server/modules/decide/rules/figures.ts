import type { Arm, ClosedArm, OutcomeKind } from '../schema.ts'
import { type GuardVerdict, judgeGuards } from './guards.ts'
import { checkRatio } from './ratio.ts'
import { compareShares, type Interval, rateOf } from './sequence.ts'

/** People by arm, as they were counted. */
export interface ArmCount {
  readonly arm: string
  readonly exposed: number
  readonly crossed: number
  readonly outcomes: Readonly<Record<OutcomeKind, number>>
}

export interface ArmFigures {
  readonly id: string
  readonly label: string
  readonly weight: number
  readonly exposed: number
  readonly converted: number
  readonly rate: number
  /** How much more often people of this arm reached the goal than those of the first; null for the first itself. */
  readonly difference: Interval | null
  readonly guards: readonly GuardVerdict[]
  /** The guard that closed it. */
  readonly closedBy: string | null
}

export interface Figures {
  readonly arms: readonly ArmFigures[]
  readonly exposed: number
  /** People who met more than one arm, for two customers turned out to be one. They count for the first they met. */
  readonly crossed: number
  /** People do not fall to the arms as planned: no figure is to be believed before it is known why. */
  readonly isMismatch: boolean
  /** An arm that is better than the first for certain, the best of them; null: none is yet. */
  readonly leader: string | null
}

const alpha = 0.05

const nobody: Omit<ArmCount, 'arm'> = {
  ...{ exposed: 0, crossed: 0 },
  outcomes: { goal: 0, complaint: 0, unsubscribe: 0, bounce: 0 },
}

/** What is to be said of an experiment, however often it is asked. */
export function readFigures(
  arms: readonly Arm[],
  closed: readonly ClosedArm[],
  counts: readonly ArmCount[],
): Figures {
  const of = (id: string) => counts.find((one) => one.arm === id) ?? nobody
  const shareOf = (id: string) => ({ people: of(id).exposed, did: of(id).outcomes.goal })
  const base = shareOf(arms[0]?.id ?? '')
  // Arms are held against the first: they share the chance of a false word.
  const each = alpha / Math.max(1, arms.length - 1)
  const shown = arms.map(({ id, label, weight }, i): ArmFigures => {
    const { exposed, outcomes } = of(id)
    const figures = {
      ...{ reached: exposed, complaints: outcomes.complaint, unsubscribes: outcomes.unsubscribe },
      ...{
        bounces: outcomes.bounce,
        converted: shareOf(id),
        heldOut: i === 0 ? { people: 0, did: 0 } : base,
      },
    }
    return {
      ...{ id, label, weight, exposed, converted: outcomes.goal, rate: rateOf(shareOf(id)) },
      difference: i === 0 ? null : compareShares(shareOf(id), base, each),
      guards: judgeGuards(figures, { sides: arms.length }),
      closedBy: closed.find((one) => one.arm === id)?.guard ?? null,
    }
  })
  const { isMismatch } = checkRatio(
    arms.map(({ id }) => of(id).exposed),
    arms.map(({ weight }) => weight),
  )
  return {
    arms: shown,
    exposed: shown.reduce((sum, one) => sum + one.exposed, 0),
    crossed: counts.reduce((sum, one) => sum + one.crossed, 0),
    isMismatch,
    leader: isMismatch ? null : findLeader(shown),
  }
}

function findLeader(arms: readonly ArmFigures[]): string | null {
  const better = arms.filter((one) => one.closedBy === null && (one.difference?.from ?? 0) > 0)
  return better.toSorted((a, b) => b.rate - a.rate)[0]?.id ?? null
}
