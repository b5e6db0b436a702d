import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { silentLogger } from '../logger.ts'
import { startClickhouseFront } from './clickhouse.testkit.ts'
import { isRowRefusal, migrateWarehouse, openWarehouse, type Warehouse } from './index.ts'

const DURABLE =
  'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000'
const folder = mkdtempSync(join(tmpdir(), 'splot-clickhouse-test-'))
let front: Awaited<ReturnType<typeof startClickhouseFront>>
let warehouse: Warehouse

beforeAll(async () => {
  front = await startClickhouseFront(join(folder, 'chdb'))
  warehouse = await openWarehouse({ path: '', clickhouseUrl: front.url, log: silentLogger })
})
afterAll(async () => {
  await warehouse[Symbol.asyncDispose]()
  await front[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const count = async () => Number((await warehouse.read<{ n: string }>('SELECT count() AS n FROM once'))[0]?.n)

test('a server behind CLICKHOUSE_URL keeps every digit, Polish letters and typed parameters', async () => {
  expect([warehouse.kind, warehouse.version]).toEqual(['clickhouse', expect.stringMatching(/^\d+\.\d+/)])
  const [row] = await warehouse.read(
    "SELECT {big:UInt64} AS big, toDecimal64('1234567890.12', 2) AS price, {name:String} AS name",
    { big: '9007199254740993', name: "Żółć 'n' \\ koniec" },
  )
  expect(row).toEqual({ big: '9007199254740993', price: '1234567890.12', name: "Żółć 'n' \\ koniec" })
})

test('a token seen before changes nothing there either; a refused row is told from a server that fails', async () => {
  await warehouse.exec(`CREATE TABLE once (seq UInt64) ENGINE = MergeTree ORDER BY seq ${DURABLE}`)
  const lines = ['{"seq":1}', '{"seq":2}']
  for (let turn = 0; turn < 3; turn++) await warehouse.insert('once', lines, { token: 'log:1-2' })
  expect(await count()).toBe(2)
  const refused = await warehouse
    .insert('once', ['{"seq":3}', '{"seq":"x"}'], { token: 'bad' })
    .catch((e) => e)
  expect([refused instanceof Error, isRowRefusal(refused), await count()]).toEqual([true, true, 2])
  const away = await openWarehouse({
    path: '',
    clickhouseUrl: 'http://127.0.0.1:1',
    log: silentLogger,
  }).catch((error: unknown) => error)
  expect([away instanceof Error, isRowRefusal(away)]).toEqual([true, false])
})

test('migrations run there once', async () => {
  const sets = [{ room: 'collect', folder: join(import.meta.dirname, '../../modules/collect/migrations') }]
  expect(await migrateWarehouse(warehouse, sets, 1)).toEqual([
    'collect/0001_events',
    'collect/0002_compact_parts',
    'collect/0003_old_parts',
    'collect/0004_currency',
  ])
  expect(await migrateWarehouse(warehouse, sets, 1)).toEqual([])
})
