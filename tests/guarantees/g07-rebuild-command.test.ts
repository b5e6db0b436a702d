import { afterAll, expect, test } from 'vitest'
import { callApi, sendBatch } from './kit/client.ts'
import { listDerivedTables, type Query, takeFingerprint } from './kit/fingerprint.ts'
import { drain, Installation, type ServerProcess } from './kit/installation.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { readWarehouse } from './kit/warehouse.ts'

/**
 * G7, as an operator does it: `splot rebuild` on an installation that has lived. Every derived table is as before, and
 * so is what the warehouse says of every customer, merges and splits followed.
 */
const { random } = openSeed('g07-rebuild-command')
const installation = new Installation()
afterAll(() => installation[Symbol.asyncDispose]())

async function takePicture(): Promise<{
  tables: number
  picture: Awaited<ReturnType<typeof takeFingerprint>>
}> {
  const client = await installation.connect()
  const query: Query = async (text, values) => (await client.query(text, values)).rows
  try {
    const tables = await listDerivedTables(query)
    return { tables: tables.length, picture: await takeFingerprint(query, tables) }
  } finally {
    await client.end()
  }
}

interface Line {
  root: string
  rows: string
  messages: string
}

/** Events by the customer they belong to now. */
const readCustomers = () =>
  readWarehouse<Line>(
    installation.dataDir,
    `SELECT toString(dictGetOrDefault('birth_root', 'root_id', birth_id, root_id)) AS root, count() AS rows,
       uniqExact(message_id) AS messages FROM event GROUP BY root ORDER BY root`,
  )

async function mergeSome(server: ServerProcess, key: string): Promise<number> {
  const list = await callApi(server.url, key, { path: '/api/v1/customers?limit=100' })
  const ids = random.shuffle((list.json.items as { id: string }[]).map((item) => item.id))
  let merges = 0
  for (let i = 0; i + 1 < ids.length && merges < 12; i += 2) {
    const body = { ids: [ids[i], ids[i + 1]], reason: 'the same person' }
    const reply = await callApi(server.url, key, { method: 'POST', path: '/api/v1/customers/merge', body })
    if (reply.status !== 200) continue
    merges++
    const { id, mergeId } = reply.json
    if (merges % 3 === 0)
      await callApi(server.url, key, {
        method: 'POST',
        path: `/api/v1/customers/${id}/split`,
        body: { mergeId },
      })
  }
  return merges
}

test('G7: splot rebuild makes every derived table and the warehouse as they were', {
  timeout: limitMs(180_000),
}, async () => {
  let server = await installation.start()
  const key = await installation.key('secret')
  const life = new ShopLife({
    random: random.fork(),
    name: 'w',
    people: 120,
    now: () => Date.now(),
    sharedShare: 0.05,
  })
  let merges = 0
  const total = scale(3_000)
  for (let sent = 0; sent < total; ) {
    const events = life.events(random.between(50, 300))
    expect(await sendBatch(server.url, key, [...events, ...events.slice(0, 10)])).toBe(true)
    sent += events.length
    if (random.chance(0.3)) {
      await drain(server.url, { isWarehouseToo: false })
      merges += await mergeSome(server, key)
    }
  }
  await drain(server.url)
  const before = await takePicture()
  await server.stop()
  const customersBefore = await readCustomers()
  const done = await installation.cli('rebuild')
  expect(done.code, done.stderr).toBe(0)
  server = await installation.start()
  await drain(server.url)
  const after = await takePicture()
  await server.stop()
  const customersAfter = await readCustomers()
  tell('g07-rebuild-command', { tables: before.tables, customers: customersBefore.length, merges })
  expect(merges).toBeGreaterThan(0)
  expect(after.picture).toEqual(before.picture)
  expect(customersAfter).toEqual(customersBefore)
  expect(customersBefore.filter((line) => line.rows !== line.messages)).toEqual([])
})
