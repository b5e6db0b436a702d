import type { z } from 'zod'
import type { Effect, JourneyChannel } from '../journey/effect.ts'
import type { EventMatch } from '../journey/match.ts'
import type { Bilingual, Lang } from '../language.ts'
import type { Condition } from '../segment/condition.ts'

export type { Effect, JourneyChannel } from '../journey/effect.ts'

/** Where the palette shows it. */
export const nodeCategories = ['wait', 'decide', 'message', 'give', 'change', 'end'] as const
export type NodeCategory = (typeof nodeCategories)[number]

/** A way out of a node. Its id stands in graphs: it does not change once it was drawn with. */
export interface NodeOutput {
  readonly id: string
  readonly label: Bilingual
}

/** A length of time. Minutes and hours are elapsed time; days, weeks and months are her calendar's. */
export interface Duration {
  readonly amount: number
  readonly unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months'
}

/** Her own calendar. A local time the clocks skip becomes the next valid minute, one they repeat the first of the two. */
export interface Calendar {
  readonly zone: string
  add(at: number, duration: Duration): number
  /** The first instant, at `from` or later, at which her clock shows this time, on one of these weekdays (1 = Monday). */
  next(from: number, time: string, weekdays?: readonly number[]): number
  /** The instant of a local date and time of hers: `2026-12-24`, `09:00`. */
  at(date: string, time: string): number
  /** Her date at an instant: `2026-12-24`. */
  date(at: number): string
}

/** An event somebody waits for, as it came. */
export interface Heard {
  readonly name: string
  readonly at: number
  /** pii */
  readonly properties: Readonly<Record<string, unknown>>
}

/** What a node wants to know before it decides; the runner asks each kind once for all who stand in line. */
export interface Questions {
  /** Does it hold for her now? */
  readonly conditions?: readonly Condition[]
  /** Has it happened since then? The first such event answers: it may have overtaken her. */
  readonly events?: readonly { readonly match: EventMatch; readonly since: number }[]
  /** What the gate would say now about these channels. */
  readonly reach?: { readonly purpose: string; readonly channels: readonly JourneyChannel[] }
  /** How she answers to each channel, and how people do. */
  readonly engagement?: readonly JourneyChannel[]
  /** What became of the message this node asked for when it began to wait. */
  readonly outcome?: true
  /** Which side of these experiments is hers: asked only when she goes on at once, for it is written down. */
  readonly experiments?: readonly string[]
}

/** `open`: nothing stands against it; quiet hours only delay and are open too. Else the gate's reason: `no_consent`. */
export type Reach = string

export interface Engagement {
  readonly sent: number
  readonly opened: number
  readonly clicked: number
}

export type MessageOutcome = 'pending' | 'sent' | 'failed' | 'refused' | 'expired' | 'unknown'

/** Answers, in the order of the questions. */
export interface Facts {
  readonly conditions: readonly boolean[]
  readonly events: readonly (Heard | null)[]
  readonly reach: ReadonlyMap<JourneyChannel, Reach>
  /** Her own figures over the last 180 days, and everybody's. */
  readonly engagement: ReadonlyMap<JourneyChannel, { readonly hers: Engagement; readonly all: Engagement }>
  readonly outcome: { readonly state: MessageOutcome; readonly reason: string | null } | null
  /** Null: there is no such experiment. */
  readonly experiments: readonly (AssignedArm | null)[]
}

/** A side of an experiment, and why it is hers: only who is `in_test` is compared. */
export interface AssignedArm {
  readonly arm: string
  readonly label: string
  readonly because: 'in_test' | 'winner' | 'not_running' | 'outside_audience' | 'outside_coverage'
}

/** Why the node is asked: null = she has just come. */
export type Woken =
  | { readonly by: 'timer' }
  | { readonly by: 'event'; readonly event: Heard }
  | { readonly by: 'segment'; readonly segmentId: string; readonly change: 'entered' | 'left' }

/** What a node knows when it decides. Nothing else: so it can be played again and gives the same. */
export interface NodeInput<O> {
  readonly options: O
  readonly run: {
    readonly id: string
    readonly journeyId: string
    readonly enteredAt: number
    /** What brought her in: properties of the event, of the call. pii */
    readonly context: Readonly<Record<string, unknown>>
    /** She is held out: what the run asks for is not done. */
    readonly isControl: boolean
  }
  /** When she came to this node. */
  readonly arrivedAt: number
  /** When she left the step before: what happened since may have overtaken her. */
  readonly since: number
  readonly now: number
  readonly woken: Woken | null
  /** What the node kept when it began to wait; null on arrival. */
  readonly kept: Readonly<Record<string, unknown>> | null
  /** [0, 1): hash of journey, node and person, the same for ever. Splits and hold-outs go by it. */
  readonly share: number
  /** [0, 1): of this very step. */
  readonly chance: number
  readonly calendar: Calendar
  readonly facts: Facts
}

/** What she may wait for besides the time. */
export type WaitFor =
  | { readonly event: EventMatch }
  | { readonly segmentId: string; readonly change: 'entered' | 'left' }

/** A short code that says why: stands in her history. */
type Because = { readonly because?: string; readonly effects?: readonly Effect[] }

export type Decision =
  | (Because & {
      readonly kind: 'next'
      /** One of the node's outputs. Where nothing is drawn to it the run ends. */
      readonly output: string
      /** From here on nothing the run asks for is done: she is compared with. */
      readonly isControl?: true
    })
  | (Because & {
      readonly kind: 'wait'
      /** Asked again then at the latest. */
      readonly until: number
      readonly for?: readonly WaitFor[]
      readonly kept?: Readonly<Record<string, unknown>>
    })
  | (Because & {
      readonly kind: 'exit'
      readonly reason: string
      /** What the journey is there for was reached. */
      readonly isGoal?: true
    })

/** Names of what options point at, for sentences: by kind and id. */
export interface Names {
  readonly content: ReadonlyMap<string, string>
  readonly segments: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, string>
  readonly stores: ReadonlyMap<string, string>
  readonly journeys: ReadonlyMap<string, string>
  readonly coupons: ReadonlyMap<string, string>
  readonly purposes: ReadonlyMap<string, string>
  readonly experiments: ReadonlyMap<string, string>
  readonly audiences: ReadonlyMap<string, string>
}

/** What a graph leans on by a node's options: checked before a launch, and before such a thing is deleted. */
export interface Uses {
  readonly content?: readonly string[]
  readonly segments?: readonly string[]
  readonly lists?: readonly string[]
  readonly journeys?: readonly string[]
  readonly coupons?: readonly string[]
  readonly experiments?: readonly string[]
  /** At ad platforms. */
  readonly audiences?: readonly string[]
  /** URLs it calls. */
  readonly addresses?: readonly string[]
  /** Messages it may ask for, for the check against consents, caps and channels. */
  readonly messages?: readonly {
    readonly channel: JourneyChannel
    readonly purpose: string
    readonly itemId: string
    /** Marketing where nothing is said. */
    readonly lane?: 'marketing' | 'transactional'
  }[]
}

export interface NodeDefinition<C extends z.ZodObject> {
  readonly id: string
  readonly label: Bilingual
  /** One sentence for the palette. */
  readonly hint: Bilingual
  /** Name of an icon of the lucide set. */
  readonly icon: string
  readonly category: NodeCategory
  readonly options: C
  /** Never empty, unless she cannot go on from it. */
  outputs(options: z.output<C>): readonly NodeOutput[]
  /** Nothing is asked where it is left out. `kept` as in {@link NodeInput}. */
  asks?(
    options: z.output<C>,
    at: { readonly since: number; readonly now: number; readonly kept: NodeInput<unknown>['kept'] },
  ): Questions
  /** Pure: no clock, no chance, no state but what it is given. */
  decide(input: NodeInput<z.output<C>>): Decision
  /** True where it never lets her through in the same instant: a loop needs one. */
  waits?(options: z.output<C>): boolean
  /** The path it draws for a person who is held out; the same decision where it is left out. */
  uses?(options: z.output<C>): Uses
  /** What it does, as a sentence: stands on the canvas, in the check and on the customer's page. */
  explain(options: z.output<C>, lang: Lang, names: Names): string
}

/** A node as the server holds it: options are checked inside. */
export interface JourneyNode
  extends Omit<NodeDefinition<z.ZodObject>, 'outputs' | 'asks' | 'decide' | 'waits' | 'uses' | 'explain'> {
  /** The options as the node reads them, or where they do not fit. */
  read(
    options: unknown,
  ):
    | { readonly isOk: true; readonly options: NodeOptions }
    | { readonly isOk: false; readonly issues: readonly z.core.$ZodIssue[] }
  outputs(options: NodeOptions): readonly NodeOutput[]
  asks(options: NodeOptions, at: Parameters<NonNullable<NodeDefinition<z.ZodObject>['asks']>>[1]): Questions
  decide(input: NodeInput<NodeOptions>): Decision
  waits(options: NodeOptions): boolean
  uses(options: NodeOptions): Uses
  explain(options: NodeOptions, lang: Lang, names: Names): string
}

/** Options a node has read itself: only it knows what they are. */
export type NodeOptions = Readonly<Record<string, unknown>>

/** Declares a node of journeys. One folder, one export; nothing else of Splot is touched. */
export function defineNode<C extends z.ZodObject>(definition: NodeDefinition<C>): JourneyNode {
  const { id, label, hint, icon, category, options: shape } = definition
  // Options were read once, when the version was loaded: the cast gives back what `read` took.
  const own = (options: NodeOptions) => options as z.output<C>
  return {
    ...{ id, label, hint, icon, category, options: shape },
    read(options) {
      const read = shape.safeParse(options)
      return read.success ? { isOk: true, options: read.data } : { isOk: false, issues: read.error.issues }
    },
    outputs: (options) => definition.outputs(own(options)),
    asks: (options, at) => definition.asks?.(own(options), at) ?? {},
    // Not copied: what a node does not look at is not even worked out.
    decide: (input) => definition.decide(input as NodeInput<z.output<C>>),
    waits: (options) => definition.waits?.(own(options)) ?? false,
    uses: (options) => definition.uses?.(own(options)) ?? {},
    explain: (options, lang, names) => definition.explain(own(options), lang, names),
  }
}
