/** What a control of the side panel is, where the shape alone does not say it. */
export const nodeFieldKinds = [
  'condition',
  'content',
  'segment',
  'list',
  'audience',
  'journey',
  'coupon',
  'experiment',
  'store',
  'purpose',
  'event',
  'duration',
  'time',
  'weekdays',
  'channels',
  'date',
] as const
export type NodeFieldKind = (typeof nodeFieldKinds)[number]
