/** Tables with rows of a workspace, those that lean on others first. */
export const contentTables = [
  'content.slot_rules',
  'content.banner',
  'content.series_part',
  'content.series',
  'content.form_confirmation',
  'content.page_address',
  'content.form_version',
  'content.form',
  'content.picture',
  'content.use',
  'content.decision',
  'content.version',
  'content.item',
  'content.brand',
] as const
