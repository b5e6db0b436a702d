import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { limitMs, openSeed } from './kit/seed.ts'
import { findCustomer, grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** The rate a workspace has typed into a channel's settings holds, whatever the channel itself would bear. */
const { random } = openSeed('sending-rate')
const perSecond = 10
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'rate', random: random.fork() })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

test('sixty messages at ten a second take five seconds and more, and no second sees a crowd', {
  timeout: limitMs(60_000),
}, async () => {
  const { clock } = world
  const provider = makeProvider({ at: 'email', now: () => clock.now(), concurrency: 8, isSettable: true })
  const office = openPostOffice(world, [provider.channel])
  await world.query(
    `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
     VALUES ('default', 'recording', $1, '{}', true, 1, 1, 'x')`,
    [JSON.stringify({ perSecond })],
  )
  const emails = Array.from({ length: 60 }, (_, i) => `klient.${i}@example.pl`)
  await world.accept(emails.map((email) => grant({ email }, { at: clock.now() - 60_000 })))
  await world.drain()
  const births = await Promise.all(emails.map(async (email) => String(await findCustomer(world, email))))
  await office.request(births.map((birth, seq) => ({ run: 'rate', seq, birth })))
  let isDone = false
  const sending = office.drain().finally(() => {
    isDone = true
  })
  while (!isDone) {
    clock.advance(20)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await sending
  const times = provider.handed.map((one) => one.at).sort((a, b) => a - b)
  expect(times.length).toBe(emails.length)
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(5_000)
  // A second's worth may have been saved up; beyond it no second sees more than its rate.
  for (const from of times)
    expect(times.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(2 * perSecond)
  await office.deliver[Symbol.asyncDispose]()
})
