import { eventMatch } from '@splot/contract/journey/match'
import { z } from 'zod'
import type { Guard } from './rules/guards.ts'

export const experimentStates = ['draft', 'running', 'stopped', 'finished'] as const
export type ExperimentState = (typeof experimentStates)[number]

/** One side of an experiment. Its id stands in journeys: it does not change. */
export const arm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/, 'small letters, digits and hyphens'),
  label: z.string().trim().min(1).max(60),
  weight: z.number().positive().max(100),
})
export type Arm = z.output<typeof arm>

/** The first is what is done today: the others are compared with it. */
export const arms = z
  .array(arm)
  .min(2)
  .max(8)
  .refine((list) => new Set(list.map((one) => one.id)).size === list.length, 'arms_twice')

/** What shows that an arm works. */
export const goal = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('purchase') }),
  z.strictObject({ kind: z.literal('event'), match: eventMatch.omit({ same: true }) }),
  z.strictObject({ kind: z.literal('segment'), segmentId: z.uuid() }),
])
export type Goal = z.output<typeof goal>

/** What is written down of those exposed: the goal, and what guards look at. */
export const outcomeKinds = ['goal', 'complaint', 'unsubscribe', 'bounce'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]

/** Parts of a layer, from (included) to (excluded), in ten-thousandths. */
export type Slots = readonly (readonly [from: number, to: number])[]

/** An arm that did harm for certain, and which guard said so. */
export interface ClosedArm {
  readonly arm: string
  readonly guard: Guard
  /** Milliseconds. */
  readonly at: number
}

/** Times in milliseconds. */
export interface Experiment {
  readonly id: string
  readonly name: string
  readonly hypothesis: string
  /** Empty: a layer of its own. */
  readonly layer: string
  readonly phase: number
  readonly previousId: string | null
  readonly state: ExperimentState
  readonly arms: readonly Arm[]
  readonly segmentId: string | null
  readonly goal: Goal
  readonly windowDays: number
  readonly slots: Slots
  readonly closed: readonly ClosedArm[]
  readonly winner: string | null
  readonly note: string | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly createdAt: number
  readonly createdBy: string
  readonly updatedAt: number
}

/** Why somebody goes the way she goes. Only who is `in_test` is counted. */
export type AssignReason = 'in_test' | 'winner' | 'not_running' | 'outside_audience' | 'outside_coverage'

export interface Assigned {
  readonly arm: string
  readonly label: string
  readonly because: AssignReason
}

/** The part of all customers that is left alone, to see what all marketing together brings. */
export interface HoldOut {
  readonly percent: number
  readonly salt: string
  /** 0: for ever the same people. */
  readonly periodDays: number
  readonly since: number
  readonly reason: string
  readonly changedAt: number
  readonly changedBy: string
}
