import type { Effect, WaitFor } from '@splot/contract/plugin/node'
import type { NormalEvent } from '../collect/index.ts'

export const journeyStates = ['draft', 'live', 'paused', 'stopped'] as const
export type JourneyState = (typeof journeyStates)[number]

/** t waits for a time, e for an event or a segment too, d done, x left before the end, h held by an error. */
export type RunState = 't' | 'e' | 'd' | 'x' | 'h'

/** A bag of values. pii */
export type Bag = Readonly<Record<string, unknown>>

/** One person's way through one journey. Times in milliseconds. */
export interface Run {
  readonly id: string
  readonly journeyId: string
  readonly version: number
  /** The identifier that brought her in: the run follows it when people are joined or parted. */
  readonly birth: string
  readonly root: string
  /** Her canonical id when she came in: splits and hold-outs go by it for good. */
  readonly unit: string
  readonly enteredAt: number
  readonly arrivedAt: number
  readonly since: number
  readonly wakeAt: number | null
  readonly endedAt: number | null
  readonly seq: number
  readonly state: RunState
  readonly isControl: boolean
  readonly isGoal: boolean
  readonly node: string
  readonly reason: string | null
  readonly waits: readonly WaitFor[] | null
  readonly kept: Bag | null
  /** `in`: what brought her in; `given`: what the run gave her, for its messages. */
  readonly context: { readonly in: Bag; readonly given: Bag }
  readonly zone: string | null
}

/** What happened at one step: a row of her history. */
export interface StepLine {
  readonly seq: number
  readonly at: number
  /** i came in, n went on, w began to wait, x ended, m moved to another version, h held. */
  readonly kind: 'i' | 'n' | 'w' | 'x' | 'm' | 'h'
  readonly node: string
  readonly output: string | null
  readonly because: string | null
  readonly until: number | null
  readonly effects: string | null
}

/** Something a step asks for. Its `seq` is the step's and its place within it: with the run it names it for good. */
export interface Asked {
  readonly seq: number
  readonly effect: Effect
}

/** What a person did, or what happened to her: journeys hear it. */
export type Signal = EventSignal | FlipSignal

export interface EventSignal {
  readonly kind: 'event'
  readonly root: string
  readonly birth: string
  /** Where the log holds it. */
  readonly pos: number
  readonly event: NormalEvent
}

export interface FlipSignal {
  readonly kind: 'flip'
  readonly root: string
  readonly birth: string
  readonly segmentId: string
  readonly change: 'entered' | 'left'
  readonly at: number
  /** A new version of the segment met her as she is: nothing happened to her. */
  readonly isBuilt: boolean
}

/** Effects of one step at most: their places fit into the number of the step. */
export const effectsAtOnce = 16
