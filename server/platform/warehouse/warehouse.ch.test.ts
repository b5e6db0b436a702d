import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLogger } from '../logger.ts'
import { openAbsent } from './absent.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-warehouse-test-'))
const path = join(folder, 'chdb')
let warehouse: Warehouse

const DURABLE =
  'SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, non_replicated_deduplication_window = 1000'

function open(): Promise<Warehouse> {
  return openWarehouse({ path, clickhouseUrl: null, log: silentLogger })
}

async function count(table: string): Promise<number> {
  const [row] = await warehouse.read<{ n: string }>(`SELECT count() AS n FROM ${table}`)
  return Number(row?.n)
}

beforeAll(async () => {
  warehouse = await open()
})

afterAll(async () => {
  await warehouse[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

describe('values', () => {
  test('keep every digit, Polish letters and typed parameters', async () => {
    expect(warehouse.kind).toBe('chdb')
    expect(warehouse.version).toMatch(/^\d+\.\d+/)
    const [row] = await warehouse.read(
      "SELECT {big:UInt64} AS big, toDecimal64('1234567890.12', 2) AS price, {name:String} AS name",
      { big: '9007199254740993', name: "Żółć 'n' \\ \n koniec" },
    )
    expect(row).toEqual({ big: '9007199254740993', price: '1234567890.12', name: "Żółć 'n' \\ \n koniec" })
  })

  test('go in as JSON with 64-bit positions and milliseconds', async () => {
    await warehouse.exec(
      `CREATE TABLE typed (ts DateTime64(3), seq UInt64, props JSON) ENGINE = MergeTree ORDER BY seq ${DURABLE}`,
    )
    const line = {
      ts: 1_790_000_000_123,
      seq: '9007199254740993',
      props: { path: '/płaszcze', price: '1.10' },
    }
    await warehouse.insert('typed', JSON.stringify(line), { token: 'one' })
    const rows = await warehouse.read(
      'SELECT toUnixTimestamp64Milli(ts) AS at, seq, props.path.:String AS path FROM typed',
    )
    expect(rows).toEqual([{ at: '1790000000123', seq: '9007199254740993', path: '/płaszcze' }])
  })
})

describe('an insert', () => {
  beforeAll(() => warehouse.exec(`CREATE TABLE once (seq UInt64) ENGINE = MergeTree ORDER BY seq ${DURABLE}`))

  test('with a token seen before changes nothing, with a new one it counts', async () => {
    const lines = ['{"seq":1}', '{"seq":2}']
    for (let turn = 0; turn < 3; turn++) await warehouse.insert('once', lines, { token: 'log:1-2' })
    expect(await count('once')).toBe(2)
    await warehouse.insert('once', lines, { token: 'log:other' })
    expect(await count('once')).toBe(4)
  })

  test('is still the same one after a restart', async () => {
    const before = await count('once')
    await warehouse[Symbol.asyncDispose]()
    warehouse = await open()
    await warehouse.insert('once', ['{"seq":1}', '{"seq":2}'], { token: 'log:1-2' })
    expect(await count('once')).toBe(before)
  })

  test('may span more months than the engine takes by default', async () => {
    await warehouse.exec(
      `CREATE TABLE months (ts DateTime64(3, 'UTC'), seq UInt64) ENGINE = MergeTree
       PARTITION BY toYYYYMM(ts) ORDER BY seq ${DURABLE}`,
    )
    const lines = Array.from({ length: 104 }, (_, i) => JSON.stringify({ ts: i * 31 * 86_400_000, seq: i }))
    for (let turn = 0; turn < 2; turn++) await warehouse.insert('months', lines, { token: 'log:history' })
    expect(await count('months')).toBe(104)
  })

  test('of nothing is nothing', async () => {
    const before = await count('once')
    await warehouse.insert('once', [], { token: 'empty' })
    expect(await count('once')).toBe(before)
  })

  test('with a field the table lacks, or a broken line, is refused whole', async () => {
    const before = await count('once')
    await expect(
      warehouse.insert('once', ['{"seq":8}', '{"seq":9,"nope":1}'], { token: 'x' }),
    ).rejects.toThrow()
    await expect(warehouse.insert('once', ['{"seq":8}', '{"seq":'], { token: 'y' })).rejects.toThrow()
    expect(await count('once')).toBe(before)
  })

  test('does not wait behind a long query', async () => {
    const long = warehouse.read('SELECT sum(sipHash64(number)) AS s FROM numbers(40000000)')
    const begin = performance.now()
    await warehouse.insert('once', '{"seq":77}', { token: 'quick' })
    const insertMs = performance.now() - begin
    await long
    expect(insertMs).toBeLessThan(performance.now() - begin)
  })
})

describe('a process', () => {
  const script = fileURLToPath(new URL('./warehouse.testkit.ts', import.meta.url))

  function run(at: string, end: string): { status: number | null; signal: string | null; out: string } {
    const done = spawnSync(process.execPath, ['--conditions=source', '--import', 'tsx', script, at, end], {
      encoding: 'utf8',
    })
    return { status: done.status, signal: done.signal, out: done.stdout.trim() }
  }

  test('that used it ends with exit code 0; one that was killed left what it confirmed', () => {
    const at = join(folder, 'child')
    expect(run(at, 'die')).toEqual({ status: null, signal: 'SIGKILL', out: '2' })
    expect(run(at, 'close')).toEqual({ status: 0, signal: null, out: '2' })
  })
})

describe('migrations', () => {
  function room(name: string, files: Record<string, string>): { room: string; folder: string } {
    const at = join(folder, name)
    mkdirSync(join(at, 'ch'), { recursive: true })
    for (const [file, text] of Object.entries(files)) writeFileSync(join(at, 'ch', file), text)
    return { room: name, folder: at }
  }

  test('run once, in order, statement by statement', async () => {
    const files = {
      '0002_more.sql': '-- a second look;\nALTER TABLE a ADD COLUMN IF NOT EXISTS y UInt8;\n',
      '0001_first.sql': `CREATE TABLE IF NOT EXISTS a (x UInt8)\nENGINE = MergeTree ORDER BY x ${DURABLE};\n\nINSERT INTO a VALUES (1);\n`,
    }
    const sets = [room('collect', files)]
    expect(await migrateWarehouse(warehouse, sets, 1_790_000_000_000)).toEqual([
      'collect/0001_first',
      'collect/0002_more',
    ])
    expect(await migrateWarehouse(warehouse, sets, 1_790_000_000_000)).toEqual([])
    expect(await warehouse.read('SELECT x, y FROM a')).toEqual([{ x: 1, y: 0 }])
  })

  test('that changed after they ran are refused', async () => {
    const set = room('changed', { '0001_a.sql': 'SELECT 1;\n' })
    await migrateWarehouse(warehouse, [set], 1)
    writeFileSync(join(set.folder, 'ch', '0001_a.sql'), 'SELECT 2;\n')
    await expect(migrateWarehouse(warehouse, [set], 2)).rejects.toThrow(/changed\/0001_a was changed/)
  })

  test('that make a table which forgets what it confirmed are refused', async () => {
    const set = room('forgetful', {
      '0001_a.sql': 'CREATE TABLE forgetful (x UInt8) ENGINE = MergeTree ORDER BY x;\n',
    })
    await expect(migrateWarehouse(warehouse, [set], 1)).rejects.toThrow(/forgetful lacks fsync_after_insert/)
    await warehouse.exec('DROP TABLE forgetful')
  })
})

test('an absent warehouse says what is missing, and migrates nothing', async () => {
  const absent = openAbsent()
  expect(await migrateWarehouse(absent, [], 1)).toEqual([])
  await expect(absent.read('SELECT 1')).rejects.toMatchObject({ code: 'warehouse_absent' })
})
