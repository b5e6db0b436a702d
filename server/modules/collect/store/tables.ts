/** What collect keeps of a workspace. Its log is the platform's. */
export const collectTables = {
  /** Made again by the pipeline from the log. */
  derived: ['collect.event_id', 'collect.tally', 'collect.quarantine'],
  /** Written at the door: no rebuild makes them again. */
  kept: ['collect.accepted', 'collect.refusal', 'collect.source', 'collect.source_minute'],
} as const
