import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
