import type { ConsentChannel, GateRequest, NamedPurpose } from '../../consent/index.ts'
import type { RecipientData } from '../../content/index.ts'

export type Lane = 'transactional' | 'marketing'

/** One message to one person, as a room asks for it. Times in milliseconds since the epoch. */
export interface MessageRequest {
  /** A campaign's recipient, an enrollment, a test. Together with `seq` it is asked once, however often it comes. */
  run: string
  seq: number
  /** Any birth of the customer. */
  birth: string
  /** The gate's word; which plugin carries it is chosen when its turn comes. */
  channel: ConsentChannel
  purpose: string
  /** Marketing leaves at most once: an unknown outcome is never sent again. Transactional leaves at least once. */
  lane: Lane
  /** Published content; empty where `ready` holds the parts. */
  itemId: string
  version: number
  /** null = the customer's own. */
  language: 'pl' | 'en' | null
  notBefore: number
  expiresAt: number
  priority: number
  campaignId: string | null
  /** Small: what the template may see besides the customer (`order`, `coupon`, `products`, `links`). pii */
  data: Record<string, unknown>
  /** A fixed address; null = the customer's best one when its turn comes. pii */
  address: string | null
  /** The recipient's zone, where it is known. */
  zone: string | null
  /** What a service message rests on; the run itself where nothing is said. */
  basis?: GateRequest['basis']
  /** The parts of a message that needs no template: `subject`, `text`, `html`, `title`, `body`. pii */
  ready?: Readonly<Record<string, string>>
  /** A try-out to a member's own address, which is checked: nobody's consent is asked, nothing is counted. */
  isTest?: boolean
  /** Of a test: the customer as whoever asks for it may see her; in full where nothing is said. pii */
  shownAs?: Pick<RecipientData, 'customer' | 'recent'>
}

/** A test that names nobody stands in for a person nobody is; and whatever a test's links do, they do to nobody. */
export const nobody = '00000000-0000-7000-8000-000000000000'

/** How runs of try-outs begin. */
export const testRun = 'test:'

/** What a service message rests on, where nobody said more: that for whose sake it is sent. */
export function findBasis(purpose: NamedPurpose | undefined, run: string): GateRequest['basis'] {
  const kind = purpose?.basis ?? 'consent'
  return kind === 'consent' ? undefined : { kind, reference: run }
}

/** How a message stands, as one letter in the store. */
export const states = {
  p: 'pending',
  w: 'held',
  h: 'handed',
  s: 'sent',
  f: 'failed',
  r: 'refused',
  e: 'expired',
  u: 'unknown',
} as const

export type StateLetter = keyof typeof states
export type MessageState = (typeof states)[StateLetter]

export const letterOf = (state: MessageState): StateLetter => {
  for (const letter of Object.keys(states) as StateLetter[]) if (states[letter] === state) return letter
  return 'p'
}

/** People and times: one person may open twice. */
export interface Counted {
  people: number
  total: number
}

/** Where the messages of a campaign are: requested = the sum of all states, always. */
export interface Progress {
  requested: number
  /** Not their turn yet, or held. */
  pending: number
  /** Given to the provider, its answer not known yet. */
  handed: number
  sent: number
  failed: number
  refused: number
  expired: number
  unknown: number
  /** Reasons of what was refused, failed or expired, by state and reason. */
  reasons: { state: 'refused' | 'failed' | 'expired'; reason: string; messages: number }[]
  delivered: number
  opened: Counted
  clicked: Counted
  bounced: number
  complained: number
  unsubscribed: number
  /** Why it does not go on by itself; null = it does. */
  hold: Hold | null
}

export interface Hold {
  state: 'paused' | 'stopped'
  reason: string
  detail: Readonly<Record<string, unknown>>
  at: number
}
