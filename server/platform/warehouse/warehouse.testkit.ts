/** A process of its own that uses a warehouse, for the tests of its exit and its death. */
import { silentLogger } from '../logger.ts'
import { openWarehouse } from './index.ts'

const [path = '', end = 'close'] = process.argv.slice(2)
const warehouse = await openWarehouse({ path, clickhouseUrl: null, log: silentLogger })
await warehouse.exec(
  `CREATE TABLE IF NOT EXISTS seen (seq UInt64) ENGINE = MergeTree ORDER BY seq
   SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000`,
)
await warehouse.insert('seen', ['{"seq":1}', '{"seq":2}'], { token: 'seen:1-2' })
const rows = await warehouse.read<{ n: string }>('SELECT count() AS n FROM seen')
process.stdout.write(`${rows[0]?.n}\n`)
if (end === 'die') process.kill(process.pid, 'SIGKILL')
await warehouse[Symbol.asyncDispose]()
