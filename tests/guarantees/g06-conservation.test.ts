import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Batch, Step } from '../../server/modules/collect/index.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G6: no acknowledged event vanishes. One event in a hundred is poison to a step; at every checkpoint
 * accepted = applied + duplicate + quarantined + pending, counted from the tables themselves.
 */
const { random } = openSeed('g06-conservation')
const total = scale(10_000)

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** A step with a defect: it throws on every event of the poisoned, until it is mended. */
function makeFault(poisoned: ReadonlySet<string>): Step & { isMended: boolean } {
  const step = {
    name: 'fault',
    isMended: false,
    async run(batch: Batch) {
      if (step.isMended) return
      for (const one of batch.events)
        if (one.outcome === 'pending' && one.event && poisoned.has(one.event.messageId))
          throw new TypeError('Cannot read properties of undefined')
    },
  }
  return step
}

interface Ledger {
  accepted: number
  applied: number
  duplicate: number
  quarantined: number
  pending: number
}

/** The law, counted from what stands in the tables and not from the counters alone. */
async function checkLaw(world: World): Promise<Ledger> {
  const tally = (await world.app.collect.getTally('default')) as Ledger
  expect(tally.accepted).toBe(tally.applied + tally.duplicate + tally.quarantined + tally.pending)
  const [row] = await world.query<Record<string, string>>(
    `SELECT (SELECT count(*) FROM platform.log) AS accepted,
       (SELECT count(*) FROM profile.timeline) AS applied,
       (SELECT count(*) FROM collect.quarantine) AS quarantined,
       (SELECT count(*) FROM platform.log
         WHERE pos >= (SELECT next_offset FROM platform.log_offset WHERE topic = 'pipeline')) AS pending`,
  )
  for (const name of ['accepted', 'applied', 'quarantined', 'pending'] as const)
    expect({ [name]: Number(row?.[name]) }).toEqual({ [name]: tally[name] })
  return tally
}

test('G6: the ledger balances at every checkpoint, and poison harms nobody else', {
  timeout: limitMs(240_000),
}, async () => {
  const poisoned = new Set<string>()
  const fault = makeFault(poisoned)
  const world = await World.open({ engine, database: 'g06', random: random.fork(), planted: [fault] })
  const life = new ShopLife({ random: random.fork(), name: 'c', people: 500, now: () => world.clock.now() })
  let checkpoints = 0
  let slowestTurnMs = 0
  for (let sent = 0; sent < total; ) {
    const events = life.events(random.between(1, 500))
    for (const event of events) if (random.chance(0.01)) poisoned.add(event.messageId)
    const again = events.filter(() => random.chance(0.05))
    for (const list of [events, again]) if (list.length > 0) await world.accept(list)
    sent += events.length
    while (random.chance(0.5)) {
      const begin = performance.now()
      await world.turn()
      slowestTurnMs = Math.max(slowestTurnMs, performance.now() - begin)
      await checkLaw(world)
      checkpoints++
    }
    if (random.chance(0.05)) world.boot(random.between(10, 1_000))
  }
  await world.drain()
  const ill = await checkLaw(world)
  expect(ill.pending).toBe(0)
  expect(ill.quarantined).toBeGreaterThanOrEqual(poisoned.size)
  fault.isMended = true
  await checkReplay(world, ill)
  tell('g06', { ...ill, poisoned: poisoned.size, checkpoints, slowestTurnMs: Math.round(slowestTurnMs) })
  await world.close()
})

/** Once the step is mended each quarantined event is replayed: it takes effect once, and the ledger still balances. */
async function checkReplay(world: World, ill: Ledger): Promise<void> {
  const before = await world.query<{ pos: string; code: string; detail: string }>(
    'SELECT pos, code, detail FROM collect.quarantine ORDER BY pos',
  )
  expect(before.filter((row) => row.code === '' || row.detail === '')).toEqual([])
  for (const row of before) await world.app.collect.replayQuarantined('default', Number(row.pos))
  await world.drain()
  const cured = (await world.app.collect.getTally('default')) as Ledger
  expect(cured.accepted).toBe(cured.applied + cured.duplicate + cured.quarantined + cured.pending)
  const ids = await world.query<{ ids: string; rows: string }>(
    'SELECT (SELECT count(*) FROM collect.event_id) AS ids, (SELECT count(*) FROM profile.timeline) AS rows',
  )
  const sentOnce = await world.query<{ n: string }>(
    `SELECT count(DISTINCT body::jsonb ->> 'messageId') AS n FROM platform.log`,
  )
  expect(Number(ids[0]?.ids)).toBe(Number(sentOnce[0]?.n))
  expect(Number(ids[0]?.rows)).toBe(Number(sentOnce[0]?.n))
  expect(cured.applied).toBeGreaterThan(ill.applied)
}
