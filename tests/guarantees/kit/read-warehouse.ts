/**
 * Reads a warehouse that no server holds open, in a process of its own: `read-warehouse.ts FOLDER SQL` prints one
 * JSON line a row.
 */
import { silentLogger } from '../../../server/platform/logger.ts'
import { openWarehouse } from '../../../server/platform/warehouse/index.ts'

const [folder = '', query = ''] = process.argv.slice(2)
const warehouse = await openWarehouse({ path: folder, clickhouseUrl: null, log: silentLogger })
for (const row of await warehouse.read(query)) process.stdout.write(`${JSON.stringify(row)}\n`)
await warehouse[Symbol.asyncDispose]()
