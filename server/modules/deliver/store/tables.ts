import { adTables } from '../audience/store/tables.ts'
import { campaignTables } from '../campaign/store/tables.ts'

/** What deliver keeps of a workspace. */
export const deliverTables = {
  /** Made again by the pipeline from the log. */
  derived: ['deliver.push_address'],
  kept: [
    ...campaignTables,
    ...adTables,
    'deliver.channel',
    'deliver.message',
    'deliver.body',
    'deliver.attempt',
    'deliver.hold',
    'deliver.shelf',
    'deliver.tally',
    'deliver.campaign_tally',
    'deliver.telling',
    'deliver.settings',
  ],
} as const
