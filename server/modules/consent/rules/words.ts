/** The closed lists of the room: those of the contract, and what the gate makes of them. */
import { type ConsentChannel, consentChannels } from '@splot/contract/consent-words'
import { type GateReason, gateReasons } from '@splot/contract/reasons'

export {
  type Basis,
  bases,
  type ConsentAct as Act,
  type ConsentChannel,
  consentActs as acts,
  consentChannels,
  type PurposeLens,
  purposeLenses as lenses,
} from '@splot/contract/consent-words'

const known: ReadonlySet<unknown> = new Set(consentChannels)
export const isConsentChannel = (value: unknown): value is ConsentChannel => known.has(value)

/** Channels that end at the device that spoke, so that its own word is enough there. `any` = no channel at all. */
export const deviceChannels: ReadonlySet<string> = new Set(['push', 'onsite', 'ads', 'any'])

/** Which identifiers a channel's address is one of; a channel that is not here has addresses of its own. */
export const addressKinds: Readonly<Partial<Record<ConsentChannel, 'email' | 'phone'>>> = {
  email: 'email',
  sms: 'phone',
  phone_human: 'phone',
  phone_automated: 'phone',
}

/** What caps count together. */
export const channelGroups = ['messages', 'calls', 'popups', 'letters', 'ads'] as const
export type ChannelGroup = (typeof channelGroups)[number]

export const groupOf: Readonly<Record<ConsentChannel, ChannelGroup>> = {
  email: 'messages',
  sms: 'messages',
  push: 'messages',
  messenger: 'messages',
  phone_human: 'calls',
  phone_automated: 'calls',
  onsite: 'popups',
  post: 'letters',
  ads: 'ads',
  any: 'messages',
}

/** What keeps a grant from being one. */
export const flaws = ['wording_missing', 'unproven', 'incomplete'] as const
export type Flaw = (typeof flaws)[number]

/** Every purpose, or every channel: in withdrawals, objections and choices of frequency. */
export const everything = '*'

export type Reason = GateReason
/** In the order in which the gate says them: that of the contract. */
export const reasons = Object.keys(gateReasons) as [Reason, ...Reason[]]

const rank: ReadonlyMap<Reason, number> = new Map(reasons.map((reason, i) => [reason, i]))
export const compareReasons = (a: Reason, b: Reason): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
