/** What identity keeps of a workspace. */
export const identityTables = {
  /** Made again by the pipeline from the log. */
  derived: [
    'identity.override',
    'identity.merge_log',
    'identity.cannot_link',
    'identity.link',
    'identity.identifier',
  ],
  /** What outlives the log: no rebuild makes it again. */
  kept: ['identity.tombstone'],
} as const
