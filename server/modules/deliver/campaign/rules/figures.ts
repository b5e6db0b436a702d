/** Where somebody fell out: named in no way we know, left out before the queue, refused at the gate, failed, too late. */
export const skipGroups = ['list', 'left_out', 'refused', 'failed', 'expired'] as const
export type SkipGroup = (typeof skipGroups)[number]

/** What became of messages, with people behind each. */
export const figures = [
  'sent',
  'delivered',
  'opened',
  'clicked',
  'unsubscribed',
  'bounced',
  'complained',
] as const
export type Figure = (typeof figures)[number]
