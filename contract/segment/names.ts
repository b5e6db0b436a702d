/** Closed lists of conditions, without the schema library: pages are drawn from them. */

/** Comparisons of a number with a number. */
export const numberOps = ['gte', 'gt', 'eq', 'neq', 'lte', 'lt'] as const
export type NumberOp = (typeof numberOps)[number]

/** In place of a store's id: the one she chose, or visits most. */
export const ownStore = '@own'

/** Traits the profile computes; amounts in major units of the workspace's currency, times by age. */
export const computedTraits = [
  'orders',
  'revenue',
  'average_order',
  'value_12m',
  'recency_days',
  'recency_score',
  'frequency_score',
  'monetary_score',
  'events',
  'stage',
  'favourite_category',
  'favourite_device',
  'favourite_store',
  'last_channel',
] as const
export type ComputedTrait = (typeof computedTraits)[number]

/** Those that are amounts. */
export const moneyTraits: ReadonlySet<ComputedTrait> = new Set(['revenue', 'average_order', 'value_12m'])

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const
export type CalendarUnit = (typeof calendarUnits)[number]

/** Of the amounts of an event: what it says itself, else what the workspace's was when it came; nothing where nobody knows. */
export const currencyProperty = '@currency'

/** Steps of a sequence: what an event may be of them is kept in one byte. */
export const mostSteps = 8
