/** What experiments keep of a workspace: none of it is made again from the log, or whoever was shown one side might meet the other. */
export const decideTables = [
  'decide.experiment',
  'decide.exposure',
  'decide.outcome',
  'decide.hold_out',
] as const
