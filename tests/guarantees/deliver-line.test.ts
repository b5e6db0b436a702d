import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { openSeed } from './kit/seed.ts'
import { findCustomer, grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** One message that cannot go holds up, and spoils, no other. */
const { random } = openSeed('deliver-line')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'line', random: random.fork() })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

const now = () => world.clock.now()
const service = { purpose: 'service', lane: 'transactional', channel: 'push' } as const

/** The birth of a browser or an app that lets itself be notified. */
async function subscribe(anonymousId: string, properties: object): Promise<string> {
  const messageId = `subscribe-${anonymousId}`
  await world.accept([{ type: 'track', event: 'Push Subscribed', messageId, anonymousId, properties }])
  await world.drain()
  const [row] = await world.query<{ birth: string }>(
    'SELECT birth_id::text AS birth FROM deliver.push_address ORDER BY pos DESC LIMIT 1',
  )
  return row?.birth ?? ''
}

describe('notifications', () => {
  const app = () => subscribe(`app-${random.hex(8)}`, { token: `t-${random.hex(8)}`, platform: 'android' })
  const page = () => {
    const keys = { p256dh: random.hex(8), auth: random.hex(4) }
    return subscribe(`page-${random.hex(8)}`, { endpoint: `https://push.example/${random.hex(8)}`, ...keys })
  }
  const web = makeProvider({ id: 'web', at: 'push', addressKind: 'push_endpoint', now })
  const mobile = makeProvider({ id: 'mobile', at: 'push', addressKind: 'push_token', now })

  test('a device that no channel reaches is passed over, the others are told', async () => {
    const office = openPostOffice(world, [web.channel])
    const births = [await app(), await page()]
    await office.request(births.map((birth, seq) => ({ run: 'unreached', seq, birth, ...service })))
    await office.drain()
    expect(await office.states('unreached')).toEqual({ r: 1, s: 1 })
  })

  test('whose run has met its goal meanwhile is told nothing any more, the others are', async () => {
    const office = openPostOffice(world, [web.channel], (given) => ({
      ...given,
      listFulfilled: async (_tx, runs) => new Set(runs.filter((one) => one === 'goal met')),
    }))
    const births = [await page(), await page()]
    await office.request(births.map((birth, i) => ({ run: `goal ${['met', 'far'][i]}`, birth, ...service })))
    await office.drain()
    const rows = await world.query(
      "SELECT run, state::text, reason FROM deliver.message WHERE run LIKE 'goal%'",
    )
    expect(rows.toSorted((a, b) => (String(a.run) < String(b.run) ? -1 : 1))).toEqual([
      { run: 'goal far', state: 's', reason: null },
      { run: 'goal met', state: 'r', reason: 'outside_audience' },
    ])
  })

  test('a device whose channel is paused waits for it, the others are told', async () => {
    const office = openPostOffice(world, [web.channel, mobile.channel])
    const births = [await app(), await page()]
    await world.query(
      `INSERT INTO deliver.hold (workspace_id, kind, id, state, reason, detail, at)
       VALUES ('default', 'channel', 'mobile', 'paused', 'auth_failed', '{}', 1)`,
    )
    await office.request(births.map((birth, seq) => ({ run: 'paused', seq, birth, ...service })))
    await office.drain()
    expect(await office.states('paused')).toEqual({ p: 1, s: 1 })
    await world.query('DELETE FROM deliver.hold')
    world.clock.advance(60_000)
    await office.drain()
    expect(await office.states('paused')).toEqual({ s: 2 })
    expect(mobile.handed.length).toBe(1)
  })
})

test('a fault of ours while a message is made spoils none: it is made again', async () => {
  const provider = makeProvider({ at: 'email', now })
  let faults = 1
  const office = openPostOffice(world, [provider.channel], (given) => ({
    ...given,
    content: {
      ...given.content,
      renderFor: async (...asked) => {
        if (faults-- > 0) throw new Error('the database went away')
        return given.content.renderFor(...asked)
      },
    },
  }))
  await world.accept([grant({ email: 'ala@example.pl' }, { at: now() - 60_000 })])
  await world.drain()
  const birth = String(await findCustomer(world, 'ala@example.pl'))
  await office.request([{ run: 'faulty', birth }])
  await office.drain()
  expect(await office.states('faulty')).toEqual({ p: 1 })
  await office.drain()
  expect(await office.states('faulty')).toEqual({ s: 1 })
})

describe('two providers of one channel', () => {
  const make = () => ({
    one: makeProvider({ id: 'one', at: 'sms', now, isSettable: true }),
    two: makeProvider({ id: 'two', at: 'sms', now, isSettable: true }),
  })
  const phone = async () => {
    const number = `+48600${String(100_000 + Math.floor(random.next() * 900_000))}`
    await world.accept([
      { type: 'identify', messageId: `sms-${number}`, userId: `u-${number}`, traits: { phone: number } },
    ])
    await world.drain()
    const [row] = await world.query<{ birth: string }>(
      `SELECT birth_id::text AS birth FROM identity.identifier WHERE kind = 'phone' AND value = $1`,
      [number],
    )
    return row?.birth ?? ''
  }
  const set = (...ids: string[]) =>
    world.query(
      `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
       SELECT 'default', id, '{}', '{}', true, 1, 1, 'test' FROM unnest($1::text[]) AS c(id) ON CONFLICT DO NOTHING`,
      [ids],
    )
  const ask = { ...service, channel: 'sms', ready: { text: 'Paczka czeka' } } as const
  afterEach(() => world.query(`DELETE FROM deliver.hold; DELETE FROM deliver.channel`))

  test('the second is used while the first cannot work', async () => {
    const { one, two } = make()
    await set('one', 'two')
    one.behave = () => ({ state: 'failed', reason: 'auth_failed', isRetryable: false })
    const office = openPostOffice(world, [one.channel, two.channel])
    const births = [await phone(), await phone(), await phone()]
    await office.request(births.map((birth, seq) => ({ run: 'second', seq, birth, ...ask })))
    await office.drain()
    world.clock.advance(2_000)
    await office.drain()
    expect(await office.states('second')).toEqual({ s: 3 })
    expect([one.handed.length, two.handed.length]).toEqual([0, 3])
  })

  test('what the first may have sent never goes through the second', async () => {
    const { one, two } = make()
    await set('one', 'two')
    let isDumb = true
    one.behave = () => (isDumb ? { state: 'unknown' } : null)
    const office = openPostOffice(world, [one.channel, two.channel])
    await office.request([{ run: 'once', birth: await phone(), ...ask }])
    await office.drain()
    expect(one.handed.length).toBe(1)
    await world.query(
      `INSERT INTO deliver.hold (workspace_id, kind, id, state, reason, detail, at)
       VALUES ('default', 'channel', 'one', 'paused', 'auth_failed', '{}', 1)`,
    )
    world.clock.advance(600_000)
    await office.drain()
    expect([await office.states('once'), two.handed.length]).toEqual([{ p: 1 }, 0])
    await world.query('DELETE FROM deliver.hold')
    isDumb = false
    world.clock.advance(600_000)
    await office.drain()
    expect([await office.states('once'), two.handed.length]).toEqual([{ s: 1 }, 0])
    expect(new Set(one.handed.map((handed) => handed.key)).size).toBe(1)
  })
})

test('a local server stands in for a provider only where none was set up', async () => {
  const { channels } = await import('@splot/plugins/registry')
  const sms = channels.filter((one) => one.id.startsWith('sms-'))
  const office = openPostOffice(world, sms)
  office.deliver.startSinks({})
  await office.deliver.sinksStarted()
  const [first] = sms
  await world.query(
    `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
     VALUES ('default', $1, '{}', '{}', false, 1, 1, 'test')`,
    [first?.id],
  )
  await world.accept([
    { type: 'identify', messageId: 'stand-in', userId: 'stand-in', traits: { phone: '+48600555444' } },
  ])
  await world.drain()
  const [row] = await world.query<{ birth: string }>(
    `SELECT birth_id::text AS birth FROM identity.identifier WHERE kind = 'phone' AND value = '+48600555444'`,
  )
  const birth = row?.birth ?? ''
  await office.request([{ run: 'stand-in', birth, ...service, channel: 'sms', ready: { text: 'x' } }])
  await office.drain()
  // Nobody carries it: it waits, or is refused, but is never said to be sent.
  expect((await office.states('stand-in')).s).toBeUndefined()
  await office.deliver[Symbol.asyncDispose]()
  await world.query('DELETE FROM deliver.channel')
})

test('what the log did not take is told later, by whoever runs then', async () => {
  const provider = makeProvider({ at: 'email', now })
  let refusals = 1
  const office = openPostOffice(world, [provider.channel], (given) => ({
    ...given,
    accept: async (events) => {
      if (refusals-- > 0) throw new Error('the log is full')
      await given.accept(events)
    },
  }))
  await world.accept([grant({ email: 'ela@example.pl' }, { at: now() - 60_000 })])
  await world.drain()
  const birth = String(await findCustomer(world, 'ela@example.pl'))
  await office.request([{ run: 'untold', birth }])
  await office.drain()
  const told = () => world.query(`SELECT 1 FROM platform.log WHERE body LIKE '%Email Sent%ela@example.pl%'`)
  expect([await office.states('untold'), (await told()).length]).toEqual([{ s: 1 }, 0])
  world.clock.advance(30_000)
  await office.drain()
  expect((await told()).length).toBe(1)
  expect(await world.query('SELECT 1 FROM deliver.telling')).toEqual([])
})
