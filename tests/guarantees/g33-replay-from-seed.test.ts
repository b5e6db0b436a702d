import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeFingerprint } from './kit/fingerprint.ts'
import { actAtRandom } from './kit/operator.ts'
import { limitMs, openSeed, Random, scale, tell } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G33: a failed simulation is seen again from its seed. The whole server over a real PostgreSQL, on a clock and dice of
 * the test's own, lives the same seeded life twice: every answer and every row of every table is the same.
 */
const { seed } = openSeed('g33-replay-from-seed')

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** Lives one life and gives the hash of everything that could be seen of it, step by step. */
async function live(lifeSeed: number, database: string): Promise<{ trace: string; steps: string[] }> {
  const random = new Random(lifeSeed)
  const world = await World.open({ engine, database, random: random.fork(), batchSize: 50 })
  const life = new ShopLife({
    random: random.fork(),
    name: 's',
    people: 40,
    now: () => world.clock.now(),
    sharedShare: 0.1,
  })
  const steps: string[] = []
  const note = (what: string) => steps.push(createHash('sha256').update(what).digest('hex').slice(0, 16))
  for (let step = 0; step < scale(40); step++) {
    const dice = random.int(6)
    if (dice < 3) note((await world.send('/v1/batch', { batch: life.events(random.between(1, 40)) })).text)
    else if (dice === 3) world.clock.advance(random.int(86_400_000))
    else if (dice === 4) await world.drain()
    else {
      await world.drain()
      note(String(await actAtRandom(world, random)))
    }
    if (random.chance(0.05)) world.boot(random.between(1, 100))
    note(JSON.stringify(await lookAround(world, random)))
  }
  await world.drain()
  const tables = await world.query<{ name: string }>(
    `SELECT schemaname || '.' || quote_ident(tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
       AND tablename NOT LIKE 'event\\_id\\__' AND tablename <> 'migration' ORDER BY 1`,
  )
  note(
    JSON.stringify(
      await takeFingerprint(
        world.query.bind(world) as typeof world.query,
        tables.map((row) => row.name),
      ),
    ),
  )
  await world.close()
  return { trace: createHash('sha256').update(steps.join()).digest('hex'), steps }
}

/** What screens and the API tell of a few customers, as they would be read now. */
async function lookAround(world: World, random: Random): Promise<unknown[]> {
  const list = await world.call('GET', `/api/v1/customers?limit=${random.between(1, 20)}`)
  const items = (list.json.items ?? []) as { id: string }[]
  const one = items.length === 0 ? null : random.pick(items)
  return [list.text, one && (await world.call('GET', `/api/v1/customers/${one.id}`)).text]
}

test('G33: one seed, one life: two runs leave the same trace', { timeout: limitMs(240_000) }, async () => {
  for (let round = 0; round < scale(2); round++) {
    const first = await live(seed + round, `g33_a${round}`)
    const second = await live(seed + round, `g33_b${round}`)
    const parted = first.steps.findIndex((step, i) => step !== second.steps[i])
    expect(parted, `the runs of seed ${seed + round} part at step ${parted}`).toBe(-1)
    expect(second.trace).toBe(first.trace)
    tell('g33', { seed: seed + round, steps: first.steps.length, trace: first.trace.slice(0, 16) })
  }
  const other = await live(seed + 1_000, 'g33_other')
  expect(other.trace).not.toBe((await live(seed + 2_000, 'g33_another')).trace)
})
