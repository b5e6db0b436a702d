import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Step } from '../../server/modules/collect/index.ts'
import { hashToUuid } from '../../server/platform/ids.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { type SentEvent, ShopLife } from './kit/shop-life.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G4: one messageId has exactly one effect for as long as the event is retained. Ids are sent one to five times, in any
 * order, over restarts, failed transactions and 400 days of a clock of the test's own.
 */
const { random } = openSeed('g04-one-effect-per-message')
const unique = scale(12_000)
const days = 400

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** Now and then the connection breaks in the middle of a batch: all of it must be rolled back, and then done again. */
function makeBreaker(): Step & { breaks: number } {
  let runs = 0
  const step = {
    name: 'breaker',
    // The next batch of its transaction is begun with before it breaks this one.
    isLong: true,
    breaks: 0,
    async run() {
      if (++runs % 25 !== 0) return
      step.breaks++
      throw Object.assign(new Error('connection terminated'), { code: '08006' })
    },
  }
  return step
}

async function turn(world: World): Promise<boolean> {
  return world.turn().catch((error: unknown) => {
    if (error instanceof Error && /terminated/.test(error.message)) return true
    throw error
  })
}

test('G4: effects = unique ids over restarts, broken transactions and 400 days', {
  timeout: limitMs(240_000),
}, async () => {
  const breaker = makeBreaker()
  const world = await World.open({ engine, database: 'g04', random: random.fork(), planted: [breaker] })
  const life = new ShopLife({ random: random.fork(), name: 'a', people: 2_000, now: () => world.clock.now() })
  const sends = random.shuffle(
    life.events(unique).flatMap((event) => Array.from({ length: random.between(1, 5) }, () => event)),
  )
  let restarts = 0
  let batches = 0
  let sent = 0
  while (sent < sends.length) {
    const batch = sends.slice(sent, sent + random.between(1, 500))
    await world.accept(batch.map((event) => ({ ...event, sentAt: undefined })))
    sent += batch.length
    world.clock.advance(Math.ceil((days * 86_400_000 * batch.length) / sends.length))
    while (random.chance(0.6) && (await turn(world)));
    if (++batches % 20 === 0) {
      world.boot(random.between(1, 1_000))
      restarts++
    }
  }
  while (await turn(world));
  await check(world, sends)
  tell('g04', { unique, sent, restarts, brokenTransactions: breaker.breaks, days })
  expect(restarts).toBeGreaterThan(2)
  expect(breaker.breaks).toBeGreaterThan(2)
  await world.close()
})

/** Each id once, and from the first place in the log that carries it. */
async function check(world: World, sends: readonly SentEvent[]): Promise<void> {
  const rows = await world.query<{ id_hash: string; pos: string }>(
    'SELECT id_hash, pos FROM collect.event_id',
  )
  const first = new Map<string, number>()
  sends.forEach((event, i) => {
    const hash = hashToUuid(event.messageId)
    if (!first.has(hash)) first.set(hash, i + 1)
  })
  expect(rows.length).toBe(unique)
  expect(rows.filter((row) => first.get(row.id_hash) !== Number(row.pos))).toEqual([])
  const timeline = await world.query<{ pos: string }>('SELECT pos FROM profile.timeline ORDER BY pos')
  expect(timeline.map((row) => Number(row.pos))).toEqual([...first.values()].sort((a, b) => a - b))
  const seen = await world.query<{ events: string }>('SELECT sum(events) AS events FROM profile.presence')
  expect(Number(seen[0]?.events)).toBe(unique)
  expect(await world.app.collect.getTally('default')).toMatchObject({
    accepted: sends.length,
    applied: unique,
    duplicate: sends.length - unique,
    quarantined: 0,
    pending: 0,
  })
}

test('G4: the same id in two workspaces is two messages', async () => {
  const world = await World.open({ engine, database: 'g04_two', random: random.fork() })
  await world.app.workspace.workspaces.ensure('other', 'Other')
  const event = { type: 'track', event: 'Product Viewed', messageId: 'same', anonymousId: 'somebody' }
  for (const key of [await world.key('default'), await world.key('other')])
    await world.accept([event, event], key)
  await world.drain()
  for (const workspace of ['default', 'other'])
    expect(await world.app.collect.getTally(workspace)).toMatchObject({
      accepted: 2,
      applied: 1,
      duplicate: 1,
    })
  await world.close()
})
