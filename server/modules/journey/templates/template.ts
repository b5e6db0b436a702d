import type { JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { Bilingual } from '@splot/contract/language'
import type { Condition } from '@splot/contract/segment/condition'
import type { z } from 'zod'

/** What one message says, in one language. Liquid may ask for what content declares. */
export interface Said {
  readonly headline: string
  readonly message: string
  readonly offer?: string
  /** On the button: a letter without it cannot be published. */
  readonly action: string
}

/** A text a journey brings along, in content's words. */
export interface TemplateText {
  readonly name: Bilingual
  readonly purpose: 'marketing' | 'service'
  readonly channels: readonly ('email' | 'sms' | 'web_push' | 'app_push' | 'onsite')[]
  readonly pl: Said
  readonly en: Said
}

export interface TemplateSegment {
  readonly name: Bilingual
  readonly condition: Condition
}

/** A word in a graph that stands for something that is made, or chosen, when the journey is: `@text:first`. */
export type Stand = `@text:${string}` | `@segment:${string}` | '@coupon'

export type GraphInput = z.input<typeof journeyGraph>

/** A journey ready to begin with. */
export interface JourneyTemplate {
  readonly id: string
  readonly icon: string
  readonly name: Bilingual
  /** When it is good for. */
  readonly about: Bilingual
  readonly texts: Readonly<Record<string, TemplateText>>
  readonly segments: Readonly<Record<string, TemplateSegment>>
  graph(say: (text: Bilingual) => string): GraphInput
}

type NodeInput = NonNullable<GraphInput['nodes']>[number]

/** A node by its id, kind, options and ways: how templates are written. */
export const node = (
  id: string,
  type: string,
  options: NonNullable<NodeInput['options']> = {},
  next: NonNullable<NodeInput['next']> = {},
): NodeInput => ({ id, type, options, next })

export const time = (amount: number, unit: 'minutes' | 'hours' | 'days' | 'weeks') => ({ amount, unit })

/** A purchase in any channel since she came in: what templates are mostly for. */
export const boughtSince: Condition = {
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { since: 'entry' } },
}
export const boughtWithin = (days: number): Condition => ({
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { last: { days } } },
})

/** What most templates plan: so many conversions in so many days. */
export const plan = (days: number, stages: NonNullable<JourneyGraph['plan']>['stages'], target = 50) => ({
  ...{ kpi: 'conversions' as const, target, days, stages },
})
