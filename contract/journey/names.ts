/** Closed lists of journeys, without the schema library: pages are drawn from them. */

/** How a message of a journey reaches a person, in consent's words; `phone_human` is a row of the dialler. */
export const journeyChannels = ['email', 'sms', 'push', 'onsite', 'messenger', 'post', 'phone_human'] as const
export type JourneyChannel = (typeof journeyChannels)[number]

/** Whose desk a task lands on. */
export const taskDesks = ['store', 'agent', 'consultant'] as const
/** Which store a task of stores is for: every one, the customer's own, or one that was chosen. */
export const taskPlaces = ['all', 'hers', 'chosen'] as const

export const durationUnits = ['minutes', 'hours', 'days', 'weeks', 'months'] as const

/** Why a run ends before its end. The first four look after themselves; events are heard in the second they come. */
export const standardExits = ['bought', 'withdrew', 'complained', 'detractor'] as const

export const kpis = ['conversions', 'orders', 'revenue', 'clicks', 'leads'] as const
