import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMessage } from '../guarantees/kit/content-calls.ts'
import {
  makeProvider,
  openPostOffice,
  type PostOffice,
  type Provider,
} from '../guarantees/kit/post-office.ts'
import { limitMs, Random } from '../guarantees/kit/seed.ts'
import { findCustomer, grant, idsOf } from '../guarantees/kit/shopper.ts'
import { openEngine, World } from '../guarantees/kit/world.ts'

/**
 * S6: the abandoned cart. An hour after a cart is left an e-mail goes out, the next day another; it ends in the second in
 * which she buys, in any channel, and what waits for the morning never leaves. On a clock of the test's own.
 */
const hourMs = 3_600_000
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let office: PostOffice
let mail: Provider
let journeyId = ''
let key = ''
let count = 0

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 's06', random: new Random(6) })
  const scopes = [
    ...(['content:write', 'content:publish', 'customers:read', 'events:write'] as const),
    ...(['journeys:read', 'journeys:write', 'journeys:launch'] as const),
  ]
  key = (
    await world.app.workspace.keys.create({ kind: 'secret', workspaceId: 'default', name: 's06', scopes })
  ).key
  // The launch asks whether mail can leave at all; where it goes here is the test's own provider.
  await world.query(
    `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
     VALUES ('default', 'email-smtp', $1, '{}', true, 1, 0, 's06')`,
    [JSON.stringify({ host: 'smtp.example.pl', fromAddress: 'sklep@example.pl', fromName: 'Tkalnia' })],
  )
  mail = makeProvider({ id: 'recording-mail', at: 'email', now: () => world.clock.now() })
  office = openPostOffice(world, [mail.channel])
}, limitMs(120_000))
afterAll(async () => {
  await office?.deliver[Symbol.asyncDispose]()
  await world?.close()
  await engine?.close()
})

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const reply = await world.carryOut(world.call(method, `/api/v1${path}`, body, key))
  expect(reply.status, `${method} ${path}: ${reply.text}`).toBeLessThan(300)
  return reply.json as T
}

const hear = async (email: string, event: string, properties: object = {}) => {
  const timestamp = new Date(world.clock.now()).toISOString()
  const context = { externalIds: idsOf(email), channel: event === 'Sale Completed' ? 'pos' : 'web' }
  await world.accept([{ type: 'track', event, messageId: `s06-${count++}`, timestamp, properties, context }])
  await world.drain()
}

/** Time passes: whoever's turn has come goes on, what may leave leaves. */
async function pass(hours: number): Promise<void> {
  world.clock.advance(hours * hourMs)
  const clockwork = world.app.loops.find(({ id }) => id === 'journeys.due')
  while ((await clockwork?.turn()) === true);
  await office.drain()
  await world.drain()
}

const mailsTo = (email: string) => mail.handed.filter(({ address }) => address === email).length
const path = async (email: string) => {
  const id = await findCustomer(world, email)
  const { items } = await call<{
    items: { state: string; isGoal: boolean; says: string; steps: { outcome: string }[] }[]
  }>('GET', `/customers/${id}/journeys`)
  return items[0]
}

test('a marketer draws it and launches it', async () => {
  const { id: content } = await call<{ id: string }>('POST', '/content', {
    ...{ kind: 'message', name: 'Koszyk czeka', document: makeMessage('koszyk') },
  })
  const published = await world.fetch(
    new Request(`http://world.test/api/v1/content/${content}/publish`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-match': '"1"' },
      body: '{}',
    }),
  )
  expect(published.status, await published.text()).toBe(200)
  const options = { channel: 'email', content, purpose: 'marketing' }
  const hours = (amount: number) => ({ time: { amount, unit: 'hours' } })
  const graph = {
    entry: { kind: 'event', match: { event: 'Cart Updated' } },
    ...{ start: 'hour', exits: [{ kind: 'bought' }, { kind: 'withdrew' }] },
    reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 0 },
    nodes: [
      { id: 'hour', type: 'wait-time', options: hours(1), next: { next: 'first' } },
      { id: 'first', type: 'message', options, next: { sent: 'day', skipped: null } },
      { id: 'day', type: 'wait-time', options: hours(24), next: { next: 'second' } },
      { id: 'second', type: 'message', options, next: {} },
    ],
  }
  const drawn = await call<{ id: string; revision: number }>('POST', '/journeys', {
    name: 'Porzucony koszyk',
    graph,
  })
  journeyId = drawn.id
  const live = await call<{ state: string }>('POST', `/journeys/${journeyId}/launch`, {
    revision: drawn.revision,
  })
  expect(live.state).toBe('live')
  for (const email of ['anna@example.pl', 'bea@example.pl', 'cleo@example.pl', 'nie@example.pl'])
    if (email !== 'nie@example.pl') await world.accept([grant({ email }, { at: world.clock.now() - 1_000 })])
  await world.drain()
})

test('whoever left a cart is written to, twice; whoever allows nothing is passed over, and it says why', async () => {
  await hear('anna@example.pl', 'Cart Updated', { cart_id: 'c1' })
  await hear('nie@example.pl', 'Cart Updated', { cart_id: 'c2' })
  await pass(0.9)
  expect(mail.handed).toHaveLength(0)
  await pass(0.2)
  expect([mailsTo('anna@example.pl'), mailsTo('nie@example.pl')]).toEqual([1, 0])
  expect((await path('nie@example.pl'))?.steps.some(({ outcome }) => /zgod|consent/i.test(outcome))).toBe(
    true,
  )
  await pass(24)
  expect(mailsTo('anna@example.pl')).toBe(2)
})

test('bought at the till: the second never leaves', async () => {
  await hear('bea@example.pl', 'Cart Updated', { cart_id: 'c3' })
  await pass(1)
  expect(mailsTo('bea@example.pl')).toBe(1)
  await hear('bea@example.pl', 'Sale Completed', { receipt_id: 'p-1', total: '199.00', currency: 'PLN' })
  expect(await path('bea@example.pl')).toMatchObject({ state: 'left' })
  await pass(48)
  expect(mailsTo('bea@example.pl')).toBe(1)
})

test('what waits for the end of the quiet hours is called back, too', async () => {
  // Late in the evening: the hour is over at night.
  const clock = new Date(world.clock.now())
  const evening = Date.UTC(clock.getUTCFullYear(), clock.getUTCMonth(), clock.getUTCDate() + 1, 20)
  world.clock.advance(evening - world.clock.now())
  await hear('cleo@example.pl', 'Cart Updated', { cart_id: 'c4' })
  await pass(1)
  expect(mailsTo('cleo@example.pl')).toBe(0)
  await hear('cleo@example.pl', 'Order Completed', { order_id: 'o-1', total: '99.00', currency: 'PLN' })
  await pass(12)
  expect(mailsTo('cleo@example.pl')).toBe(0)
  const [row] = await world.query<{ state: string; reason: string }>(
    `SELECT state::text, reason FROM deliver.message ORDER BY requested_at DESC LIMIT 1`,
  )
  expect(row).toEqual({ state: 'e', reason: 'left_journey' })
  const report = await call<{ entered: number; exits: { reason: string; people: number }[] }>(
    'GET',
    `/journeys/${journeyId}/report`,
  )
  expect(report.entered).toBe(4)
  expect(report.exits.find(({ reason }) => reason === 'bought')?.people).toBe(2)
})

test('what she bought before she came in is no success of the journey; what she buys since is', async () => {
  const goal = {
    ...{
      kind: 'all',
      of: [{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { since: 'entry' } }],
    },
  }
  const entry = { kind: 'event', match: { event: 'Geofence Entered' } }
  const waits = { id: 'week', type: 'wait-time', options: { time: { amount: 7, unit: 'days' } }, next: {} }
  const drawn = await call<{ id: string; revision: number }>('POST', '/journeys', {
    name: 'W pobliżu',
    graph: { entry, goal, start: 'week', nodes: [waits], holdOutPercent: 50 },
  })
  await call('POST', `/journeys/${drawn.id}/launch`, { revision: drawn.revision })
  const people = Array.from({ length: 8 }, (_, i) => `gosc${i}@example.pl`)
  for (const email of people)
    await hear(email, 'Sale Completed', { receipt_id: `przed ${email}`, total: '99.00' })
  world.clock.advance(600_000)
  for (const email of people) await hear(email, 'Geofence Entered')
  for (const email of people) await hear(email, 'Page Viewed')
  const goals = async () => Promise.all(people.map(async (email) => (await path(email))?.isGoal))
  expect(await goals()).toEqual(people.map(() => false))
  world.clock.advance(1_000)
  for (const email of people)
    await hear(email, 'Sale Completed', { receipt_id: `po ${email}`, total: '49.00' })
  expect(await goals()).toEqual(people.map(() => true))
})
