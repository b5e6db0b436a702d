/** The closed lists of the room. What is not here does not exist for the gate. */

/** How an act reaches a person, as the law tells them apart: a call by a person is not a call by a machine. */
export const consentChannels = [
  'email',
  'sms',
  'push',
  'phone_human',
  'phone_automated',
  'messenger',
  'post',
  'onsite',
  'ads',
  'any',
] as const
export type ConsentChannel = (typeof consentChannels)[number]

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

/** What the processing rests on: article 6 of the GDPR. */
export const bases = ['consent', 'contract', 'legal_obligation', 'legitimate_interest'] as const
export type Basis = (typeof bases)[number]

export const lenses = ['service', 'marketing', 'ads'] as const
export type PurposeLens = (typeof lenses)[number]

export const acts = [
  'grant',
  'renew',
  'confirm',
  'withdraw',
  'object',
  'unobject',
  'restrict',
  'unrestrict',
] as const
export type Act = (typeof acts)[number]

/** What keeps a grant from being one. */
export const flaws = ['wording_missing', 'unproven', 'incomplete'] as const
export type Flaw = (typeof flaws)[number]

/** Every purpose, or every channel: in withdrawals, objections and choices of frequency. */
export const everything = '*'

/** Why the gate says no, in the order in which it says so. */
export const reasons = [
  'unknown_purpose',
  'erased',
  'lagging',
  'moving',
  'already_handed',
  'no_address',
  'suppressed',
  'restricted',
  'objected',
  'withdrawn',
  'no_consent',
  'expired',
  'unconfirmed',
  'unverified',
  'unproven',
  'wording_missing',
  'no_basis',
  'outside_audience',
  'lapsed',
  'quiet_hours',
  'capped',
] as const
export type Reason = (typeof reasons)[number]

const rank: ReadonlyMap<Reason, number> = new Map(reasons.map((reason, i) => [reason, i]))
export const compareReasons = (a: Reason, b: Reason): number => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)
