import type pg from 'pg'
import type { DbAddress, ForeignAddress } from './address.ts'
import type { Engine } from './index.ts'
import { withClient } from './store-cluster.ts'
import { dropOldPages, rewriteTables } from './store-purge.ts'

const configOf = (address: DbAddress | ForeignAddress): pg.ClientConfig =>
  'connectionString' in address ? { connectionString: address.connectionString } : address

/**
 * Takes the bytes of deleted rows out of the files. Each table is locked while it is written anew (about ten seconds a
 * gigabyte). A foreign server's write-ahead log and archives are its administrator's.
 * @returns how many tables were written anew
 */
export async function purgeEngine(
  engine: Pick<Engine, 'kind' | 'address'>,
  also: readonly string[],
): Promise<number> {
  const tables = await withClient(configOf(engine.address('owner')), (client) => rewriteTables(client, also))
  if (engine.kind === 'embedded') await withClient(configOf(engine.address('root')), dropOldPages)
  return tables
}
