import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDifferences, listDerivedTables, type Query, takeFingerprint } from './kit/fingerprint.ts'
import { actAtRandom } from './kit/operator.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G7: profiles and identities are a rebuild of the log. After a random life with merges, splits, shared devices,
 * restarts and batches of any size, the log alone is copied into an empty schema and taken through the pipeline anew,
 * with empty caches and other batches: every derived table is equal, row for row.
 */
const { random } = openSeed('g07-rebuild')

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

async function live(world: World, events: number): Promise<{ merges: number; splits: number }> {
  const life = new ShopLife({
    random: random.fork(),
    name: 'r',
    people: 150,
    now: () => world.clock.now(),
    sharedShare: 0.1,
  })
  const acts = { merges: 0, splits: 0 }
  for (let sent = 0; sent < events; ) {
    const batch = life.events(random.between(1, 300))
    await world.accept([...batch, ...batch.filter(() => random.chance(0.05))])
    sent += batch.length
    world.clock.advance(random.int(6 * 3_600_000))
    while (random.chance(0.6) && (await world.turn()));
    if (random.chance(0.5)) {
      await world.drain()
      const act = await actAtRandom(world, random)
      if (act) acts[act]++
    }
    if (random.chance(0.1)) world.boot(random.between(1, 1_000))
  }
  await world.drain()
  return acts
}

/** Where the warehouse would be told another customer than PostgreSQL knows. */
function listFalseOverrides(world: World): Promise<object[]> {
  return world.query(
    `SELECT o.birth_id FROM identity.override o JOIN identity.identifier i USING (workspace_id, birth_id)
     WHERE o.root_id <> i.root_service`,
  )
}

/** The log, the keys of what is sealed, and nothing else, into the other world. */
async function copyLog(from: World, to: World): Promise<number> {
  const rows = await from.query<Record<string, unknown>>('SELECT * FROM platform.log ORDER BY pos')
  for (const row of rows)
    await to.query(
      `INSERT INTO platform.log (pos, workspace_id, kind, source_id, received_at, sent_at, meta, body)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      ['pos', 'workspace_id', 'kind', 'source_id', 'received_at', 'sent_at', 'meta', 'body'].map(
        (name) => row[name],
      ),
    )
  await to.query('UPDATE platform.log_head SET next = $1', [rows.length + 1])
  for (const table of ['seal.workspace_key', 'seal.birth_key'])
    for (const row of await from.query<{ line: string }>(
      `SELECT row_to_json(t)::text AS line FROM ${table} t`,
    ))
      await to.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json) ON CONFLICT DO NOTHING`,
        [row.line],
      )
  return rows.length
}

/** The workspace's settings change meanwhile: what was bought before must stay what it was. */
async function changeCurrency(world: World, currency: string): Promise<void> {
  const actor = { kind: 'system', id: 'test', name: 'Test' } as const
  await world.app.workspace.workspaces.change('default', { currency }, actor)
  world.app.workspace.keys.forget()
}

const listCurrencies = (world: World): Promise<{ currency: string }[]> =>
  world.query('SELECT currency FROM profile.order_event GROUP BY currency ORDER BY currency')

test('G7: a rebuild gives no old amount a new currency', { timeout: limitMs(60_000) }, async () => {
  const world = await World.open({ engine, database: 'g07_money', random: random.fork() })
  const again = await World.open({ engine, database: 'g07_money_again', random: random.fork() })
  for (const [i, currency] of ['PLN', 'EUR', 'CZK'].entries()) {
    await changeCurrency(world, currency)
    const order = { type: 'track', event: 'Order Completed', userId: 'u1', messageId: `m${i}` }
    await world.accept([{ ...order, properties: { order_id: `o${i}`, total: 10 } }])
    await world.drain()
  }
  await copyLog(world, again)
  await again.drain()
  const expected = ['CZK', 'EUR', 'PLN'].map((currency) => ({ currency }))
  expect(await listCurrencies(world)).toEqual(expected)
  expect(await listCurrencies(again)).toEqual(expected)
  const [left, right] = [world, again].map((one) => one.query.bind(one) as typeof one.query) as [Query, Query]
  expect(await findDifferences(left, right, await listDerivedTables(left))).toEqual([])
  for (const one of [world, again]) await one.close()
})

test('G7: rebuilt from the log into an empty schema, every derived row is equal', {
  timeout: limitMs(240_000),
}, async () => {
  const world = await World.open({ engine, database: 'g07_live', random: random.fork(), batchSize: 70 })
  const acts = await live(world, scale(6_000))
  const again = await World.open({ engine, database: 'g07_again', random: random.fork(), batchSize: 1_000 })
  const records = await copyLog(world, again)
  await again.drain()
  const query = world.query.bind(world) as typeof world.query
  const tables = await listDerivedTables(query)
  const original = await takeFingerprint(query, tables)
  const rebuilt = await takeFingerprint(again.query.bind(again) as typeof again.query, tables)
  tell('g07', {
    records,
    ...acts,
    tables: tables.length,
    rows: Object.values(original).reduce((sum, one) => sum + one.rows, 0),
  })
  // It must have seen something in every room, or it proves nothing.
  for (const table of [
    'identity.identifier',
    'identity.link',
    'identity.merge_log',
    'profile.stated',
    'profile.order_event',
    'consent.record',
    'consent.signal',
    'consent.frequency',
  ])
    expect(original[table]?.rows, table).toBeGreaterThan(0)
  expect(acts.merges + acts.splits).toBeGreaterThan(0)
  const asked = [world, again].map((one) => one.query.bind(one) as typeof one.query) as [Query, Query]
  expect((await findDifferences(...asked, tables)).slice(0, 20)).toEqual([])
  expect(rebuilt).toEqual(original)
  for (const one of [world, again]) expect(await listFalseOverrides(one)).toEqual([])
  await world.close()
  await again.close()
})
