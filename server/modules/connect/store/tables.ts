/** What connect keeps of a workspace; nothing of it is made from the log. */
export const connectTables = [
  'connect.inventory',
  'connect.alias',
  'connect.figure',
  'connect.delivery',
  'connect.door',
  'connect.connection',
] as const
