/** What journeys keep of a workspace: none of it is made again from the log, or everybody would be written to twice. */
export const journeyTables = [
  'journey.journey',
  'journey.version',
  'journey.enrollment',
  'journey.entry_guard',
  'journey.step',
  'journey.tally',
  'journey.task',
  'journey.outbox',
  'journey.heard',
  'journey.revenue',
  'journey.replay',
] as const
