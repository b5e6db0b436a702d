/** What connect keeps of a workspace; nothing of it is made from the log. */
export const connectTables = [
  'connect.import_parcel',
  'connect.import_lot',
  'connect.import_product',
  'connect.import_fault',
  'connect.import',
  'connect.inventory',
  'connect.alias',
  'connect.figure',
  'connect.delivery',
  'connect.door',
  'connect.connection',
] as const
