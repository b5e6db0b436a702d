import type { z } from 'zod'
import type { Bilingual } from '../language.ts'

/** What every plugin says of itself; its settings form is drawn from `config`. */
export interface Plugin<Config> {
  readonly id: string
  readonly label: Bilingual
  readonly config: z.ZodType<Config>
}

export interface ReceivedRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export type NodeDecision =
  | { readonly kind: 'next'; readonly output: string }
  | { readonly kind: 'wait'; readonly until: number }
  | { readonly kind: 'exit'; readonly reason: string }

/** One step of a journey: pure, the time is an argument (milliseconds since the epoch). */
export interface JourneyNode<Config, State, Input> extends Plugin<Config> {
  readonly category: string
  readonly outputs: readonly string[]
  decide(state: State, input: Input, now: number): NodeDecision
}

/** One figure or table over the warehouse. */
export interface Report<Params, Row> extends Plugin<Params> {
  readonly row: z.ZodType<Row>
  query(params: Params): string
  explain(params: Params): Bilingual
}
