import { compareShares, type Interval, rateOf, type Share, weighBreach } from './sequence.ts'

/** What may go wrong while something is tried on a sample. */
export const guards = ['complaints', 'unsubscribes', 'bounces', 'conversion'] as const
export type Guard = (typeof guards)[number]

/** Highest shares of those reached that are still borne, 0 to 1. */
export type Limits = Readonly<Record<Exclude<Guard, 'conversion'>, number>>

/** Mailbox providers begin to refuse a sender at three complaints in a thousand. */
export const usualLimits: Limits = { complaints: 0.003, unsubscribes: 0.02, bounces: 0.05 }

/** People so far; of those held out there may be none. */
export interface GuardFigures {
  readonly reached: number
  readonly complaints: number
  readonly unsubscribes: number
  readonly bounces: number
  readonly converted: Share
  readonly heldOut: Share
}

/**
 * `breached`: certain enough to stop by itself. `near`: above the limit, by what may still be chance. `early`: nothing speaks
 * against it, and so few were asked that nothing could. `held`: within its limit.
 */
export const guardStates = ['early', 'held', 'near', 'breached'] as const

export interface GuardVerdict {
  readonly guard: Guard
  readonly state: (typeof guardStates)[number]
  /** Of how many people it was taken. */
  readonly people: number
  /** Of how many at least it says something. */
  readonly needed: number
  readonly value: number
  /** The limit; for conversion the least that is borne: no difference. */
  readonly limit: number
  /** Of conversion alone: the difference with its interval. */
  readonly interval?: Interval
}

/**
 * With none among n people the true share may still be 3 / n (the rule of three, at 95 %: Hanley and Lippman-Hand, JAMA 249,
 * 1983): among fewer a guard could be at its limit and nothing have been seen of it.
 */
const leastPeople = (limit: number): number => Math.ceil(3 / limit)

/** Fewer than these on a side, and a difference between both is hardly more than chance. */
const leastCompared = 30

/** The chance to stop something harmless, over all guards and all looks together. */
const alpha = 0.05

/**
 * Each guard's verdict, in the order of `guards`. May be asked after every event: looking often does not make a false alarm
 * more likely.
 * @param sides how many are judged side by side: they share the chance of a false alarm
 */
export function judgeGuards(
  figures: GuardFigures,
  { limits = usualLimits, sides = 1 }: { limits?: Limits; sides?: number } = {},
): GuardVerdict[] {
  const each = alpha / guards.length / sides
  const upTo = (guard: keyof Limits): GuardVerdict => {
    const share = { people: figures.reached, did: figures[guard] }
    const limit = limits[guard]
    const value = rateOf(share)
    const isCertain = value > limit && weighBreach(share, limit) >= 1 / each
    const { people } = share
    const needed = leastPeople(limit)
    const within = people < needed ? 'early' : 'held'
    const state = isCertain ? 'breached' : value > limit ? 'near' : within
    return { guard, value, limit, state, people, needed }
  }
  const interval = compareShares(figures.converted, figures.heldOut, each)
  const { value } = interval
  const people = Math.min(figures.converted.people, figures.heldOut.people)
  const isEarly = people < leastCompared
  const state = interval.to < 0 ? 'breached' : isEarly ? 'early' : value < 0 ? 'near' : 'held'
  return [
    upTo('complaints'),
    upTo('unsubscribes'),
    upTo('bounces'),
    { guard: 'conversion', value, limit: 0, state, people, needed: leastCompared, interval },
  ]
}

/** The guard that stops it; null = it may go on. */
export const findBreach = (verdicts: readonly GuardVerdict[]): GuardVerdict | null =>
  verdicts.find(({ state }) => state === 'breached') ?? null
