/** What campaigns keep of a workspace: made by people, not from the log. */
export const campaignTables = [
  'deliver.campaign_result',
  'deliver.campaign_recipient',
  'deliver.campaign',
  'deliver.audience_row',
  'deliver.audience_list',
] as const
