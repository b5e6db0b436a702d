/** What audiences keep of a workspace: of what platforms were told nothing is made again from the log. */
export const adTables = [
  'deliver.ad_told',
  'deliver.ad_put',
  'deliver.ad_member',
  'deliver.ad_audience',
  'deliver.ad_destination',
] as const
