/** What profile keeps of a workspace. */
export const profileTables = {
  /** Made again by the pipeline from the log. */
  derived: [
    'profile.timeline',
    'profile.presence',
    'profile.stated',
    'profile.dated',
    'profile.order_event',
    'profile.interest',
    'profile.mark',
    'profile.search',
    'profile.census',
  ],
} as const
