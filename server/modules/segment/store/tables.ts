/** What segment keeps of a workspace. */
export const segmentTables = {
  /** Made again from the log. Standings and members stay: a rebuild finds them as they were, or says what differs. */
  derived: ['segment.trace', 'segment.memory', 'segment.next_eval', 'segment.stirred', 'segment.woken'],
  kept: [
    'segment.segment',
    'segment.version',
    'segment.stamp',
    'segment.tally',
    'segment.standing',
    'segment.member',
    'segment.flip',
    'segment.checked',
  ],
} as const
