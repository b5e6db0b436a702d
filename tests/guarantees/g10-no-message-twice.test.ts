import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Db } from '../../server/platform/db/index.ts'
import { makeProvider, openPostOffice, type Provider } from './kit/post-office.ts'
import { limitMs, openSeed, tell } from './kit/seed.ts'
import { findCustomer, grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G10: whatever await of the sender the process dies at, a message of the at-most-once class reaches the provider once at
 * most, an unknown outcome is listed and is never more than what was under way, and nothing is lost. What is at-least-once
 * goes again under the same key. Every await is met: the run is repeated with the crash one point later until none is left.
 */
const { random } = openSeed('g10-no-message-twice')

class Crash extends Error {}

/** Dies at the n-th point and at every one after it, as a process does. */
function makeFate(dieAt: number) {
  const points: string[] = []
  return {
    points,
    point(name: string) {
      points.push(name)
      if (points.length >= dieAt) throw new Crash(name)
    },
  }
}
type Fate = ReturnType<typeof makeFate>

function haunt(db: Db, fate: Fate): Db {
  const around =
    (verb: 'inWorkspace' | 'inWorkspaces') =>
    async (which: never, run: (tx: never) => Promise<unknown>): Promise<never> => {
      fate.point('before the transaction')
      const result = await db[verb](which, async (tx) => {
        const made = await run(tx as never)
        fate.point('before COMMIT')
        return made
      })
      fate.point('after COMMIT')
      return result as never
    }
  return { ...db, inWorkspace: around('inWorkspace'), inWorkspaces: around('inWorkspaces') }
}

describe('G10', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  let world: World
  let people: { id: string; email: string }[]
  beforeAll(async () => {
    engine = await openEngine()
    world = await World.open({ engine, database: 'g10', random: random.fork() })
    const emails = Array.from({ length: 6 }, (_, i) => `klientka.${i}@example.pl`)
    await world.accept(emails.map((email) => grant({ email }, { at: world.clock.now() - 60_000 })))
    await world.drain()
    people = await Promise.all(
      emails.map(async (email) => ({ email, id: String(await findCustomer(world, email)) })),
    )
  })
  afterAll(async () => {
    await world.close()
    await engine.close()
  })

  const ask = (run: string) => [
    ...people.map(({ id }, seq) => ({ run: `${run}-m`, seq, birth: id })),
    ...people.slice(0, 3).map(({ id }, seq) => ({
      run: `${run}-t`,
      seq,
      birth: id,
      lane: 'transactional' as const,
      purpose: 'service',
    })),
  ]

  /** One life that ends at a point, and the next that finds what it left. */
  async function liveTwice(round: number, dieAt: number) {
    const run = `r${round}`
    const fate = makeFate(dieAt)
    const { now } = world.clock
    const provider = makeProvider({
      at: 'email',
      now: now.bind(world.clock),
      point: (name) => fate.point(name),
    })
    const doomed = openPostOffice(world, [provider.channel], (given) => ({
      ...given,
      db: haunt(given.db, fate),
      content: {
        ...given.content,
        renderFor: async (...asked) => {
          fate.point('before rendering')
          return given.content.renderFor(...asked)
        },
      },
      accept: async (events) => {
        fate.point('before telling')
        await given.accept(events)
        fate.point('after telling')
      },
    }))
    await openPostOffice(world, []).request(ask(run))
    await doomed.drain().catch(() => {})
    const inFlight = (await doomed.states(run)).h ?? 0
    const heir = makeProvider({ at: 'email', now: now.bind(world.clock) })
    const office = openPostOffice(world, [heir.channel])
    for (let turn = 0; turn < 40; turn++) {
      world.clock.advance(turn === 0 ? 61_000 : 5_000)
      await office.drain()
      const { p = 0, h = 0 } = await office.states(run)
      if (p + h === 0) break
    }
    return { run, fate, inFlight, office, handed: [...provider.handed, ...heir.handed] }
  }

  test('a crash at every await of the sender', { timeout: limitMs(120_000) }, async () => {
    let [dieAt, met] = [1, 0]
    const unknowns: number[] = []
    for (; ; dieAt++) {
      const { run, fate, inFlight, office, handed } = await liveTwice(dieAt, dieAt)
      const count = (lane: string) =>
        countKeys(handed.filter((one) => one.key.startsWith(`splot:${run}-${lane}:`)))
      const states = await office.states(`${run}-m`)
      const where = `died at ${dieAt}: ${fate.points.at(-1)}`
      // Marketing: once at most; what is unknown was under way; nothing is anything else.
      expect(Math.max(0, ...count('m').values()), where).toBeLessThanOrEqual(1)
      expect((states.s ?? 0) + (states.u ?? 0), where).toBe(people.length)
      expect(states.u ?? 0, where).toBeLessThanOrEqual(inFlight)
      expect(count('m').size, where).toBeGreaterThanOrEqual(states.s ?? 0)
      // Transactional: each is sent, and twice only under one key, which the provider drops.
      expect(await office.states(`${run}-t`), where).toEqual({ s: 3 })
      expect(count('t').size, where).toBe(3)
      unknowns.push(states.u ?? 0)
      if (fate.points.length < dieAt) break
      met++
    }
    await world.drain()
    const [told] = await world.query<{ n: number; sent: number }>(
      `SELECT (SELECT count(DISTINCT body::json ->> 'messageId')::int FROM platform.log WHERE body LIKE '%Email Sent%') AS n,
         (SELECT count(*)::int FROM deliver.message WHERE state = 's') AS sent`,
    )
    // What is sent is told of, also where the process died between the two.
    expect(told?.n).toBe(told?.sent)
    tell('g10', { awaits: met, unknown: unknowns.reduce((sum, one) => sum + one, 0) })
    expect(met).toBeGreaterThan(15)
    expect(unknowns.some((one) => one > 0)).toBe(true)
  })

  test('asked for twice is asked for once, and all states add up', async () => {
    const provider: Provider = makeProvider({ at: 'email', now: () => world.clock.now() })
    const office = openPostOffice(world, [provider.channel])
    const list = people.map(({ id }, seq) => ({ run: 'twice', seq, birth: id, campaignId: 'c-twice' }))
    const stranger = {
      run: 'twice',
      seq: 99,
      birth: '00000000-0000-7000-8000-000000000001',
      campaignId: 'c-twice',
    }
    expect(await office.request([...list, stranger])).toBe(people.length + 1)
    expect(await office.request(list)).toBe(0)
    const rival = openPostOffice(world, [provider.channel])
    await world.carryOut(Promise.all([office.deliver.drain(), rival.deliver.drain()]))
    expect(provider.handed.length).toBe(people.length)
    const progress = await world.base.web.inWorkspace('default', (tx) =>
      office.deliver.queue.progress({ tx, workspaceId: 'default' }, { campaignId: 'c-twice' }),
    )
    const { requested, pending, handed, sent, failed, refused, expired, unknown } = progress
    expect(requested).toBe(pending + handed + sent + failed + refused + expired + unknown)
    expect(progress).toMatchObject({ requested: 7, sent: 6, refused: 1 })
    expect(progress.reasons).toEqual([{ state: 'refused', reason: 'erased', messages: 1 }])
  })
})

function countKeys(handed: readonly { key: string }[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { key } of handed) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
