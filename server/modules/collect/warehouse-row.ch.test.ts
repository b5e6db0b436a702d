import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogRecord } from '../../platform/event-log/index.ts'
import { silentLogger } from '../../platform/logger.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from '../../platform/warehouse/index.ts'
import { readEvent } from './rules/normalise.ts'
import { scanBody } from './rules/scan.ts'
import { makeWarehouseRow } from './rules/warehouse-row.ts'
import { countEvents, insertEvents } from './warehouse.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-row-test-'))
let warehouse: Warehouse

beforeAll(async () => {
  warehouse = await openWarehouse({ path: folder, clickhouseUrl: null, log: silentLogger })
  await migrateWarehouse(warehouse, [{ room: 'collect', folder: join(import.meta.dirname, 'migrations') }], 0)
})
afterAll(async () => {
  await warehouse[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const birth = '01890000-0000-7000-8000-000000000001'
const receivedAt = 1_790_000_000_000
let pos = 0

/** The row of an event that the door lets in. */
function makeRow(rest: string): string {
  const body = `{"type":"track","event":"X","messageId":"m${++pos}","userId":"u1",${rest}}`
  expect(scanBody(Buffer.from(body), false).fault).toBeNull()
  const sent = { sourceId: 's', receivedAt, sentAt: null }
  const read = readEvent({ ...sent, body: JSON.parse(body), userAgent: null, region: 'PL' })
  if (!read.ok) throw new Error(`refused: ${read.refusal.code}`)
  const record: LogRecord = { ...sent, pos, workspaceId: 'default', kind: 'event', meta: null, body }
  return makeWarehouseRow(record, read.event, birth, birth)
}

// One row that the engine refuses would hold up everybody's events for ever.
describe('a warehouse row of an event that was accepted', () => {
  it.each([
    ['a path written twice', '"properties":{"a.b":1,"a":{"b":2}}'],
    ['a path written twice in a list', '"properties":{"list":[{"x.y":1,"x":{"y":2}}]}'],
    ['an integer above 64 bits', '"properties":{"n":100000000000000000000}'],
    ['the least integer above 64 bits', '"properties":{"n":18446744073709551616}'],
    ['the greatest integer below 64 bits, as a double writes it', '"properties":{"n":-9223372036854775809}'],
    ['an integer far below zero', '"properties":{"deep":[{"n":-1e19}]}'],
    [
      'a campaign cut inside a character',
      `"context":{"campaign":{"name":"${'a'.repeat(199)}😀","source":"s"}}`,
    ],
  ])('goes in: %s', async (name, rest) => {
    const before = await countEvents(warehouse, 'default')
    await insertEvents(warehouse, [makeRow(rest)], name)
    expect((await countEvents(warehouse, 'default')).events).toBe(before.events + 1)
  })

  it('keeps numbers that fit as numbers, and a text of digits as it is', async () => {
    const row = makeRow(
      '"properties":{"a":9223372036854775000,"b":-1.5,"c":"x:12345678901234567890123","d":1e20,"e":1e300}',
    )
    expect(JSON.parse(row).props).toEqual({
      a: 9223372036854775000,
      b: -1.5,
      c: 'x:12345678901234567890123',
      d: '100000000000000000000',
      e: 1e300,
    })
  })
})
