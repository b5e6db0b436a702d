import type { SentEvent } from '@splot/contract/events/event'

/** The systems of the brand that send from their own servers. */
export type Desk =
  | 'till'
  | 'call-centre'
  | 'chat'
  | 'mailing'
  | 'sms-gateway'
  | 'push-gateway'
  | 'store'
  | 'club'
  | 'service'
  | 'social'
  | 'post'

/** How an event reaches the server: one request of a page, the batches of a phone, the batches of a desk. */
export type Via =
  | { readonly kind: 'browser'; readonly userAgent: string }
  | { readonly kind: 'phone'; readonly userAgent: string; readonly deviceId: string }
  | { readonly kind: 'desk'; readonly desk: Desk }

/** The systems of the brand, each with a key of its own where there is one. */
export const sourceNames = [
  'web',
  'app',
  'till',
  'call-centre',
  'chat',
  'mailing',
  'beacon',
  'club',
  'import',
] as const
export type SourceName = (typeof sourceNames)[number]

const sourceOfDesk: Readonly<Record<Desk, SourceName>> = {
  till: 'till',
  'call-centre': 'call-centre',
  service: 'call-centre',
  chat: 'chat',
  social: 'chat',
  mailing: 'mailing',
  'sms-gateway': 'mailing',
  'push-gateway': 'mailing',
  post: 'mailing',
  store: 'beacon',
  club: 'club',
}

/** Which system sends it. */
export function sourceOf(via: Via): SourceName {
  if (via.kind === 'desk') return sourceOfDesk[via.desk]
  return via.kind === 'phone' ? 'app' : 'web'
}

/** A mistake made on purpose, and what the server is to make of it. */
export type Blunder = 'refused' | 'warned' | 'duplicate'

/** What is sent, but for its time: that is the moment of play. */
export type Body = Omit<SentEvent, 'messageId' | 'timestamp'> & { readonly messageId?: string }

export interface DayEvent {
  /** Milliseconds since the played day's midnight. */
  readonly at: number
  readonly via: Via
  readonly body: Body
  readonly blunder?: Blunder
  /** Milliseconds the sender's clock is wrong by. */
  readonly clockErrorMs?: number
}

export const minuteMs = 60_000
export const hourMs = 3_600_000

/** '9:36' -> milliseconds since midnight. */
export function timeOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * hourMs + minutes * minuteMs
}
