import type { z } from 'zod'
import type { Channel } from '../channels.ts'
import type { Bilingual } from '../language.ts'
import type { OrderRole } from '../order.ts'

/** The six verbs of Segment's specification. */
export type CallType = 'track' | 'identify' | 'page' | 'screen' | 'group' | 'alias'

export type EventCategory =
  | 'call-verbs'
  | 'commerce'
  | 'till'
  | 'store'
  | 'message'
  | 'conversation'
  | 'service'
  | 'lead'
  | 'loyalty'
  | 'app'
  | 'account'
  | 'touch'
  | 'consent'

/** An event as a sender posts it to `/v1/track` and its sisters. */
export interface SentEvent {
  readonly type: CallType
  readonly messageId: string
  readonly timestamp: string
  readonly event?: string
  readonly name?: string
  readonly userId?: string
  readonly anonymousId?: string
  readonly previousId?: string
  readonly groupId?: string
  readonly properties?: Readonly<Record<string, unknown>>
  readonly traits?: Readonly<Record<string, unknown>>
  readonly context?: Readonly<Record<string, unknown>>
}

export interface EventDef {
  /** Title Case, object then action: the `event` of a track call; for the other verbs the verb's own name. */
  readonly name: string
  readonly type: CallType
  /** Older spellings that mean the same (first e-commerce specification of Segment). */
  readonly aliases?: readonly string[]
  /** The channel where neither the sender nor a property says otherwise. */
  readonly channel?: Channel
  /** The channel by the value of one property, for events that many desks send. */
  readonly channelBy?: { readonly property: string; readonly values: Readonly<Record<string, Channel>> }
  readonly category: EventCategory
  readonly summary: Bilingual
  /** Loose: only wrong prices, currencies, quantities and products are refused. */
  readonly properties: z.ZodObject
  /** Paths of personal data or free text in properties (traits for identify and group); `$` = any index. */
  readonly pii: readonly string[]
  readonly order?: OrderRole
  readonly example: SentEvent
}

/** Declares one event of the contract; a file of its own beside this one, listed in `registry.gen.ts`. */
export const defineEvent = (definition: EventDef): EventDef => definition
