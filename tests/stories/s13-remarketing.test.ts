import { type DestinationStandIn, sha256 } from '@splot/contract/plugin/destination-suite.testkit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMeta } from '../../plugins/destinations/meta-audiences/meta.testkit.ts'
import { officer, speakAs } from '../guarantees/kit/officer.ts'
import { limitMs, Random } from '../guarantees/kit/seed.ts'
import { findCustomer, grant, idsOf, say } from '../guarantees/kit/shopper.ts'
import { openEngine, World } from '../guarantees/kit/world.ts'

/**
 * S13: remarketing. Visitors of a category become an audience at an ad platform: hashed, and only those who said yes to
 * ads. Whoever buys, or takes her yes back, is taken out within minutes; the platform's own delay is shown.
 */
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let meta: DestinationStandIn
let key = ''
let audienceId = ''
let segmentId = ''
let count = 0

interface Audience {
  id: string
  state: string
  counts: Record<'wanted' | 'told' | 'waiting' | 'withoutConsent' | 'withoutIdentifier' | 'leaving', number>
  destination: { delay: { minutes: number; says: string }; isEnabled: boolean }
  reasons: { code: string; says: string; people: number }[]
  fault: { code: string; says: string } | null
  toldAt: string | null
}

const condition = {
  kind: 'all',
  of: [
    {
      ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1 },
      ...{ window: 'ever', where: [{ property: 'category', op: 'is', value: 'Buty' }] },
    },
    {
      kind: 'not',
      of: {
        kind: 'event',
        events: ['Order Completed'],
        measure: 'count',
        op: 'gte',
        value: 1,
        window: 'ever',
      },
    },
  ],
}

beforeAll(async () => {
  engine = await openEngine()
  meta = await openMeta()
  const port = new URL(String(meta.settings.url)).port
  world = await World.open({
    ...{ engine, database: 's13', random: new Random(13), egressAllow: [`127.0.0.1:${port}`] },
  })
  const scopes = [
    ...(['customers:read', 'events:write', 'segments:read', 'segments:manage'] as const),
    ...(['campaigns:read', 'campaigns:launch', 'channels:read'] as const),
  ]
  const { keys } = world.app.workspace
  key = (await keys.create({ kind: 'secret', workspaceId: 'default', name: 's13', scopes })).key
  // Settings of a platform are an administrator's: no key saves them.
  const settings = { settings: { ...meta.settings }, isEnabled: true }
  await speak('saveAdDestination', { params: { id: 'meta-audiences' }, body: settings })
}, limitMs(120_000))
afterAll(async () => {
  await world?.app.adAudiences[Symbol.asyncDispose]()
  await world?.close()
  await meta?.[Symbol.asyncDispose]()
  await engine?.close()
})

const speak = speakAs(() => world)

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const reply = await world.carryOut(world.call(method, `/api/v1${path}`, body, key))
  expect(reply.status, `${method} ${path}: ${reply.text}`).toBeLessThan(300)
  return reply.json as T
}
const look = () => call<Audience>('GET', `/ad-audiences/${audienceId}`)

const hear = async (...events: object[]) => {
  await world.accept(events)
  await world.drain()
}

const does = (email: string, event: string, properties: object = {}) => ({
  ...{ type: 'track', event, messageId: `s13-${count++}`, properties },
  timestamp: new Date(world.clock.now()).toISOString(),
  context: { externalIds: idsOf(email), channel: 'web' },
})
const views = (email: string, category = 'Buty') =>
  does(email, 'Product Viewed', { product_id: 'p-1', category })

const ads = { properties: { purpose: 'ads', consent_channel: 'ads', wording_id: 'ads' } }
const agrees = (email: string) => grant({ email }, { ...ads, at: world.clock.now() })
const withdraws = (email: string) => say('Consent Withdrawn', { email }, { ...ads, at: world.clock.now() })

/** Seconds pass: timers fall due, what is to be told is told. */
async function pass(seconds = 5): Promise<void> {
  world.clock.advance(seconds * 1_000)
  for (const loop of world.app.segment.loops) while (await loop.turn());
  await world.carryOut(world.app.adAudiences.drain())
}

const hashes = (...emails: string[]) => emails.map((email) => sha256(email)).sort()
const members = () => [...meta.members].sort()

test('S13: visitors of a category become an audience, hashed, only those who said yes', async () => {
  await hear(
    ...['ola', 'iga', 'ewa'].map((name) => views(`${name}@example.pl`)),
    views('jan@example.pl', 'Torby'),
  )
  await hear(agrees('ola@example.pl'), agrees('iga@example.pl'), agrees('jan@example.pl'))
  segmentId = (await call<{ id: string }>('POST', '/segments', { name: 'Oglądają buty', condition })).id
  const made = await call<Audience>('POST', '/ad-audiences', {
    ...{ name: 'Buty', destinationId: 'meta-audiences', target: meta.target, segmentId },
    identifiers: ['email', 'phone'],
  })
  audienceId = made.id
  await pass()
  expect(members()).toEqual(hashes('ola@example.pl', 'iga@example.pl'))
  const { counts, fault } = await look()
  expect(fault).toBeNull()
  expect(counts).toMatchObject({ wanted: 3, told: 2, waiting: 0, withoutConsent: 1, leaving: 0 })
  // Of her who said nothing there is no hash to be found anywhere.
  const known = await world.query<{ hash: string }>('SELECT hash FROM deliver.ad_told ORDER BY hash')
  expect(known.map((row) => row.hash)).toEqual(hashes('ola@example.pl', 'iga@example.pl'))
})

test('S13: the console says how long the platform itself takes', async () => {
  const { destination, toldAt } = await look()
  expect(destination.delay.minutes).toBe(24 * 60)
  expect(destination.delay.says).toMatch(/24 /)
  expect(toldAt).not.toBeNull()
})

test('S13: a later visitor joins by herself', async () => {
  await hear(agrees('zoe@example.pl'), views('zoe@example.pl'))
  await pass()
  expect(members()).toEqual(hashes('ola@example.pl', 'iga@example.pl', 'zoe@example.pl'))
})

test('S13: she buys, and is taken out', async () => {
  await hear(does('ola@example.pl', 'Order Completed', { order_id: 'Z-1', total: 100, currency: 'PLN' }))
  await pass()
  expect(members()).toEqual(hashes('iga@example.pl', 'zoe@example.pl'))
})

test('S13: she takes her yes back, and is taken out though she still looks at shoes', async () => {
  await hear(withdraws('iga@example.pl'))
  await pass()
  expect(members()).toEqual(hashes('zoe@example.pl'))
  expect((await look()).counts).toMatchObject({ told: 1, withoutConsent: 2 })
})

test('S13: while the platform is busy nothing is lost, and it is told again', async () => {
  meta.behave('busy')
  await hear(agrees('una@example.pl'), views('una@example.pl'), withdraws('zoe@example.pl'))
  await pass()
  expect(await look()).toMatchObject({
    fault: { code: expect.stringMatching(/rate_limited|provider_error/) },
  })
  meta.behave('well')
  await pass(60)
  expect(members()).toEqual(hashes('una@example.pl'))
  expect(await look()).toMatchObject({ fault: null, counts: { told: 1, leaving: 0 } })
})

test('S13: joined by an account, she is told by both her addresses', async () => {
  const visitor = { userId: 'u-13', context: { externalIds: idsOf('una@example.pl') } }
  await hear(agrees('una.nowa@example.pl'), {
    ...does('una.nowa@example.pl', 'Product Viewed', { product_id: 'p-2', category: 'Torby' }),
    userId: 'u-13',
  })
  await hear({ type: 'identify', messageId: `s13-${count++}`, ...visitor })
  await pass()
  expect(await findCustomer(world, 'una.nowa@example.pl')).toBe(await findCustomer(world, 'una@example.pl'))
  expect(members()).toEqual(hashes('una@example.pl', 'una.nowa@example.pl'))
})

test('S13: erased, she is taken out first, and then nothing knows of her', async () => {
  const id = await findCustomer(world, 'una@example.pl')
  await world.carryOut(
    world.app.erasure.erasePerson({ workspaceId: 'default', birth: id ?? '', by: officer }),
  )
  await pass()
  expect(members()).toEqual([])
  expect(await world.query('SELECT 1 FROM deliver.ad_told')).toEqual([])
})

test('S13: with an account and an address, her no is a missing consent, not a missing address; the card says why', async () => {
  const before = await look()
  const ida = idsOf('ida@example.pl')
  await hear(
    { type: 'identify', messageId: `s13-${count++}`, userId: 'u-14', context: { externalIds: ida } },
    { ...agrees('ida@example.pl'), userId: 'u-14' },
    { ...views('ida@example.pl'), userId: 'u-14' },
  )
  await pass()
  expect(members()).toEqual(hashes('ida@example.pl'))
  await hear({ ...withdraws('ida@example.pl'), userId: 'u-14' })
  await pass()
  expect(members()).toEqual([])
  const { counts, reasons } = await look()
  expect(counts).toMatchObject({
    withoutConsent: before.counts.withoutConsent + 1,
    withoutIdentifier: before.counts.withoutIdentifier,
  })
  expect(reasons.find((one) => one.code === 'withdrawn')).toEqual({
    ...{ code: 'withdrawn', says: expect.stringMatching(/Consent withdrawn|Zgoda wycofana/) },
    people: (before.reasons.find((one) => one.code === 'withdrawn')?.people ?? 0) + 1,
  })
  expect(reasons.reduce((sum, one) => sum + one.people, 0)).toBe(counts.withoutConsent)
})

test('S13: while the connection is off nobody is told, and the card says so', async () => {
  await hear(agrees('lea@example.pl'), views('lea@example.pl'))
  const put = (isEnabled: boolean) =>
    speak('saveAdDestination', {
      params: { id: 'meta-audiences' },
      body: { settings: { ...meta.settings }, isEnabled },
    })
  await put(false)
  await pass()
  expect(members()).toEqual([])
  expect(await look()).toMatchObject({ destination: { isEnabled: false }, counts: { waiting: 1 } })
  await put(true)
  await pass()
  expect(members()).toEqual(hashes('lea@example.pl'))
  expect(await look()).toMatchObject({ destination: { isEnabled: true }, counts: { waiting: 0 } })
  await hear(withdraws('lea@example.pl'))
  await pass()
})

test('S13: whoever marketing leaves alone is taken out at once, is said to be, and joins again after', async () => {
  const many = Array.from({ length: 25 }, (_, i) => `gosc${i}@example.pl`)
  await hear(...many.map(agrees), ...many.map((email) => views(email)))
  await pass()
  expect(members()).toEqual(hashes(...many))
  const leaveAlone = (percent: number) =>
    speak('putHoldOut', { body: { percent, periodDays: 0, reason: 'porównanie' } })
  await leaveAlone(20)
  await pass()
  const { counts, reasons } = await look()
  const alone = reasons.find((one) => one.code === 'held_out')
  expect(alone?.says).toMatch(/Left alone|Poza marketingiem/)
  expect(alone?.people).toBeGreaterThan(0)
  expect(counts.told).toBe(members().length)
  expect(counts.told).toBeLessThan(many.length)
  await leaveAlone(0)
  await pass()
  expect(members()).toEqual(hashes(...many))
  await hear(...many.map(withdraws))
  await pass()
})

test('S13: ended, the audience takes everybody out and is gone', async () => {
  await hear(agrees('eva@example.pl'), views('eva@example.pl'))
  await pass()
  expect(members()).toEqual(hashes('eva@example.pl'))
  await call('DELETE', `/ad-audiences/${audienceId}`)
  await pass()
  expect(members()).toEqual([])
  expect(await call('GET', '/ad-audiences')).toMatchObject({ items: [] })
})
