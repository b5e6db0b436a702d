import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSlots } from '../../server/modules/deliver/service/send/slots.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { pump } from './kit/pump.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { findCustomer, grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G22: a channel that is dead, and a workspace with most of the load, do not slow others. How long one workspace's messages
 * take from their turn to the hand-over is measured alone, beside a long queue of another, and beside one whose channel is
 * dead: in turns, in an order drawn by lot. Time is the test's own and stands while the machine works: a transaction holds
 * one of the server's few connections for so long, a provider answers after so long, and what is measured is who waits
 * for whom. How fast the machine is, and what else it does, is no part of it.
 */
const { random } = openSeed('g22-nobody-slows-others')
const quietCount = 12
const stepMs = 5
const transactionMs = 5
const answerMs = 60
/** How often the loop looks for what is due: a message may come right after a look. */
const lookMs = 50
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let quiet: string[]
let loud: string[]

let atWork = 0
const connections = createSlots(4)

async function work<T>(run: () => Promise<T>): Promise<T> {
  atWork++
  try {
    return await run()
  } finally {
    atWork--
  }
}

/** A transaction of the sender: time goes by while it holds its connection, and stands while the machine does the work. */
function takeTime<T>(run: () => Promise<T>): Promise<T> {
  return connections(async () => {
    await world.clock.sleep(transactionMs)
    return work(run)
  })
}

const timed = (db: Db): Db => ({
  inWorkspace: (id, run) => takeTime(() => db.inWorkspace(id, run)),
  inWorkspaces: (ids, run) => takeTime(() => db.inWorkspaces(ids, run)),
  derive: (ids, run) => takeTime(() => db.derive(ids, run)),
  inPlatform: (run) => takeTime(() => db.inPlatform(run)),
  [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
})

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
  quiet = await furnish('quiet', quietCount)
  loud = await furnish('loud', 108)
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

const kinds = ['alone', 'beside', 'dead'] as const
type Kind = (typeof kinds)[number]

/** Milliseconds each of the quiet workspace's messages took, on the test's clock. */
async function measure(name: string, kind: Kind): Promise<number[]> {
  const { clock } = world
  const provider = makeProvider({ at: 'email', now: () => clock.now() })
  const over = new AbortController()
  provider.behave = async ({ address }) => {
    const isDead = kind === 'dead' && address.startsWith('loud')
    await clock.sleep(isDead ? 30_000 : answerMs, over.signal)
    return isDead ? { state: 'failed', reason: 'unreachable', isRetryable: true } : null
  }
  const office = openPostOffice(world, [provider.channel], (given) => ({
    ...given,
    db: timed(given.db),
    accept: (...about) => work(() => given.accept(...about)),
  }))
  if (kind !== 'alone')
    await office.request(
      loud.map((birth, seq) => ({ run: `${name}-loud`, seq, birth })),
      'loud',
    )
  const began = new Map<string, number>()
  // The loop as the server runs it: a turn now and then, lines by themselves.
  const running = (async () => {
    while (!over.signal.aborted) {
      await office.deliver.loops[0]?.turn()
      await clock.sleep(lookMs)
    }
  })()
  const asking = (async () => {
    await clock.sleep(300)
    for (const [seq, birth] of quiet.entries()) {
      began.set(`splot:${name}:${seq}`, clock.now())
      await office.request([{ run: name, seq, birth }], 'quiet')
      await clock.sleep(100)
    }
    for (let left = 200; left > 0 && (await office.states(name)).s !== quiet.length; left--)
      await clock.sleep(100)
    over.abort()
  })()
  const isStill = () => atWork === 0
  await pump(world, Promise.all([running, asking]), stepMs, isStill)
  await pump(world, Promise.resolve(office.deliver[Symbol.asyncDispose]()), stepMs, isStill)
  // What is left of the others' queue is no load of the next measurement.
  await world.query(`DELETE FROM deliver.message WHERE workspace_id = 'loud'`)
  return provider.handed.flatMap(({ key, at }) => {
    const from = began.get(key)
    return from === undefined ? [] : [at - from]
  })
}

const rounds = scale(3)

/** By nearest rank. */
const rank = (times: readonly number[], share: number) =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * share) - 1] ?? Number.NaN

/**
 * The guarantee speaks of the 99th of a hundred. Of fewer messages than that it is the slowest alone, and the slowest of a
 * machine that does other things too is chance: the suite asks for the 95th, the long run at night for what is promised.
 */
const share = quietCount * rounds >= 300 ? 0.99 : 0.95
/** Beyond this nothing excuses the slowest: somebody waited for somebody else. */
const stallMs = 300

describe('G22', () => {
  test('a dead channel and a workspace with nine tenths of the load', {
    timeout: limitMs(300_000),
  }, async () => {
    const times: Record<Kind, number[]> = { alone: [], beside: [], dead: [] }
    for (let round = 0; round < rounds; round++)
      for (const kind of random.shuffle(kinds)) times[kind].push(...(await measure(`${kind}${round}`, kind)))
    for (const kind of kinds) expect(times[kind].length, kind).toBe(quietCount * rounds)
    const { alone } = times
    for (const kind of ['beside', 'dead'] as const) {
      const figures = { share, alone: rank(alone, share), [kind]: rank(times[kind], share) }
      tell(`g22 ${kind}`, { ...figures, longestAlone: rank(alone, 1), longest: rank(times[kind], 1) })
      // A fifth more at most; within one look of the loop nothing can be told apart.
      expect(rank(times[kind], share), kind).toBeLessThanOrEqual(rank(alone, share) * 1.2 + lookMs)
      expect(rank(times[kind], 1), kind).toBeLessThanOrEqual(rank(alone, 1) * 1.2 + stallMs)
    }
  })
})
