/** How a change of what a person allows was made, and by whom. */
const made = ['obtained_by', 'proof', 'member_id', 'agent_name'] as const

/** What of it belongs to the person or to the member who noted it. */
export const consentPii = ['proof', 'member_id', 'agent_name'] as const

/** A yes: to which purpose, over which channel, in which words. */
export const grantProperties = [
  'purpose',
  'consent_channel',
  'wording_id',
  'wording_version',
  'wording_language',
  'wording_hash',
  'notice_version',
  'valid_until',
  ...made,
] as const

/** A no, or the end of one: without a purpose or a channel it means all of them. */
export const refusalProperties = ['purpose', 'consent_channel', 'reason', ...made] as const

/** The start or the end of a restriction of processing. */
export const restrictionProperties = ['reason', ...made] as const
