import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { passTime, pump } from './kit/pump.ts'
import { limitMs, openSeed, tell } from './kit/seed.ts'
import { findCustomer, grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G22: a channel that is dead, and a workspace with most of the load, do not slow others. How long one workspace's messages
 * take from their turn to the hand-over is measured alone, then beside a dead channel and a long queue of another.
 */
const { random } = openSeed('g22-nobody-slows-others')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let quiet: string[]
let loud: string[]

async function furnish(workspaceId: string, count: number): Promise<string[]> {
  await world.app.workspace.workspaces.ensure(workspaceId, workspaceId)
  const key = await world.key(workspaceId)
  const emails = Array.from({ length: count }, (_, i) => `${workspaceId}.${i}@example.pl`)
  await world.accept(
    emails.map((email) => grant({ email }, { at: world.clock.now() - 60_000 })),
    key,
  )
  await world.drain()
  return Promise.all(emails.map(async (email) => String(await findCustomer(world, email))))
}

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g22', random: random.fork() })
  quiet = await furnish('quiet', 12)
  loud = await furnish('loud', 108)
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

/** Milliseconds each of the quiet workspace's messages took, on the test's clock. */
async function measure(name: string, o: { isLoud: boolean; isDead: boolean }): Promise<number[]> {
  const { clock } = world
  const provider = makeProvider({ at: 'email', now: () => clock.now() })
  provider.behave = async ({ address }) => {
    if (!o.isDead || !address.startsWith('loud')) return null
    await clock.sleep(30_000)
    return { state: 'failed', reason: 'unreachable', isRetryable: true }
  }
  const office = openPostOffice(world, [provider.channel])
  if (o.isLoud)
    await office.request(
      loud.map((birth, seq) => ({ run: `${name}-loud`, seq, birth })),
      'loud',
    )
  const began = new Map<string, number>()
  let isOver = false
  // The loop as the server runs it: a turn now and then, lines by themselves.
  const running = (async () => {
    while (!isOver) {
      await office.deliver.loops[0]?.turn()
      await clock.sleep(50)
    }
  })()
  const asking = (async () => {
    await clock.sleep(300)
    for (const [seq, birth] of quiet.entries()) {
      began.set(`splot:${name}:${seq}`, clock.now())
      await office.request([{ run: name, seq, birth }], 'quiet')
      await clock.sleep(100)
    }
    for (let left = 200; left > 0 && (await office.states(name)).s !== quiet.length; left--) {
      const { s = 0 } = await statesOf(name)
      if (s === quiet.length) break
      await clock.sleep(100)
    }
    isOver = true
  })()
  await pump(world, Promise.all([running, asking]), 10)
  return provider.handed.flatMap(({ key, at }) => {
    const from = began.get(key)
    return from === undefined ? [] : [at - from]
  })
}

const statesOf = async (run: string) => {
  const rows = await world.query<{ state: string; n: number }>(
    'SELECT state::text, count(*)::int AS n FROM deliver.message WHERE run = $1 GROUP BY 1',
    [run],
  )
  return Object.fromEntries(rows.map((row) => [row.state, row.n]))
}

const sortTimes = (times: readonly number[]) => [...times].sort((a, b) => a - b)
const middle = (times: readonly number[]) => sortTimes(times)[Math.floor(times.length / 2)] ?? Number.NaN
const longest = (times: readonly number[]) => sortTimes(times).at(-1) ?? Number.NaN
/** Steps of the clock are coarse beside the times measured, and a busy machine scatters them: so much says nothing. */
const grainMs = { middle: 150, longest: 800 }

describe('G22', () => {
  test('a dead channel and a workspace with nine tenths of the load', {
    timeout: limitMs(150_000),
  }, async () => {
    const alone = await measure('alone', { isLoud: false, isDead: false })
    const beside = await measure('beside', { isLoud: true, isDead: false })
    await passTime(world, 100)
    const dead = await measure('dead', { isLoud: true, isDead: true })
    for (const times of [alone, beside, dead]) expect(times.length).toBe(quiet.length)
    const figures = { alone: middle(alone), beside: middle(beside), dead: middle(dead) }
    tell('g22', { ...figures, longest: Math.max(longest(beside), longest(dead)) })
    for (const times of [beside, dead]) {
      expect(middle(times)).toBeLessThanOrEqual(middle(alone) * 1.2 + grainMs.middle)
      expect(longest(times)).toBeLessThanOrEqual(longest(alone) * 1.2 + grainMs.longest)
    }
  })
})
