import { channels } from '@splot/plugins/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeProvider, openPostOffice, type PostOffice, type Provider } from './kit/post-office.ts'
import { openSeed } from './kit/seed.ts'
import { say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** Where devices are reached follows what they say, and what waits on the site waits for its owner alone. */
const { random } = openSeed('push-and-shelf')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let push: Provider
let office: PostOffice
/** For whom what stands in a slot was chosen; null for a stranger. */
const fittedTo: (string | null)[] = []

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'push_shelf', random: random.fork() })
  push = makeProvider({ id: 'recording-push', at: 'push', now: () => world.clock.now() })
  const onSite = channels.filter((one) => one.id === 'on-site')
  office = openPostOffice(world, [push.channel, ...onSite], (given) => ({
    ...given,
    content: {
      ...given.content,
      listSlotTexts: async ({ birth }) => {
        fittedTo.push(birth)
        return []
      },
    },
  }))
})
afterAll(async () => {
  await office.deliver[Symbol.asyncDispose]()
  await world.close()
  await engine.close()
})

let count = 0
/** What a browser or an app says, so many seconds ago. */
async function hear(anonymousId: string, event: string, agoS: number, more: object = {}): Promise<void> {
  const timestamp = new Date(world.clock.now() - agoS * 1_000).toISOString()
  await world.accept([
    { type: 'track', event, messageId: `push-${count++}`, anonymousId, timestamp, ...more },
  ])
  await world.drain()
}

const addresses = (anonymousId: string) =>
  world.query<{ address: string; platform: string; keys: string; gone: boolean }>(
    `SELECT p.address, p.platform, p.keys, p.is_gone AS gone FROM deliver.push_address p
     JOIN identity.identifier i ON i.workspace_id = p.workspace_id AND i.birth_id = p.birth_id
     WHERE i.kind = 'anonymous_id' AND i.value = $1 ORDER BY p.address`,
    [anonymousId],
  )

const birthOf = async (anonymousId: string) =>
  (
    await world.query<{ birth: string }>(
      `SELECT birth_id::text AS birth FROM identity.identifier WHERE kind = 'anonymous_id' AND value = $1`,
      [anonymousId],
    )
  )[0]?.birth ?? ''

/** Something she waits for: nobody's consent is asked. Or an offer: hers is. */
async function send(
  run: string,
  channel: 'push' | 'onsite',
  anonymousId: string,
  { purpose = 'service', ...ready }: Record<string, string>,
) {
  const lane = purpose === 'service' ? ('transactional' as const) : ('marketing' as const)
  const birth = await birthOf(anonymousId)
  await office.request([{ purpose, lane, itemId: '', version: 1, run, birth, channel, ready }])
  await office.drain()
  await world.drain()
}

const keys = (auth: string) => ({ p256dh: 'BNcRdreALRFXTkOO', auth })

describe('addresses of devices', () => {
  test('a browser’s follow the last word, whatever order the words come in', async () => {
    const endpoint = 'https://push.example/s/1'
    const properties = (auth: string) => ({ properties: { endpoint, ...keys(auth) } })
    await hear('browser', 'Push Subscribed', 300, properties('first'))
    expect(await addresses('browser')).toEqual([
      { address: endpoint, platform: 'web', keys: JSON.stringify(keys('first')), gone: false },
    ])
    await hear('browser', 'Push Unsubscribed', 100, { properties: { endpoint } })
    expect(await addresses('browser')).toMatchObject([{ gone: true }])
    // It was said before she left, and came later.
    await hear('browser', 'Push Subscribed', 200, properties('late'))
    expect(await addresses('browser')).toMatchObject([{ gone: true }])
    await hear('browser', 'Push Subscribed', 50, properties('new'))
    expect(await addresses('browser')).toMatchObject([{ keys: JSON.stringify(keys('new')), gone: false }])
  })

  test('an app’s token comes with anything it says, and goes with its leave', async () => {
    const context = { context: { device: { token: 'a'.repeat(64), type: 'ios' } } }
    await hear('phone', 'Application Opened', 300, context)
    expect(await addresses('phone')).toMatchObject([{ platform: 'ios', gone: false }])
    await hear('phone', 'Push Unsubscribed', 200, context)
    expect(await addresses('phone')).toMatchObject([{ gone: true }])
  })

  test('one the push service does not know any more is not written to again', async () => {
    const endpoint = 'https://push.example/s/2'
    await hear('tablet', 'Push Subscribed', 60, { properties: { endpoint, ...keys('k') } })
    await send('push-1', 'push', 'tablet', { title: 'Paczka czeka', body: 'Odbierz ją w sklepie' })
    expect(push.handed.map((one) => one.address)).toEqual([endpoint])
    push.behave = () => ({ state: 'failed', isRetryable: false, reason: 'address_gone' })
    await send('push-2', 'push', 'tablet', { title: 'Paczka czeka', body: 'Ostatni dzień' })
    expect(await addresses('tablet')).toMatchObject([{ gone: true }])
    push.behave = () => null
    await send('push-3', 'push', 'tablet', { title: 'Paczka wraca', body: '' })
    expect(push.handed.length).toBe(1)
    expect(await office.states('push-3')).toEqual({ r: 1 })
  })
})

describe('messages that wait on the site', () => {
  const where = { workspaceId: 'default' }
  const titles = async (anonymousId: string, slots: readonly string[] = ['main']) =>
    (await office.deliver.shelf.list(where, { who: { anonymousId }, slots })).map((one) => one.title)

  test('are hers alone, newest first, in their slots, until she has seen them or they are over', async () => {
    for (const one of ['ada', 'ola']) await hear(one, 'Application Opened', 60)
    await send('shelf-1', 'onsite', 'ada', { title: 'Pierwsza', body: 'x' })
    world.clock.advance(1_000)
    await send('shelf-2', 'onsite', 'ada', { title: 'Druga', body: 'x' })
    expect(await titles('ada')).toEqual(['Druga', 'Pierwsza'])
    expect(await titles('ada', ['hero'])).toEqual([])
    expect(await titles('ola')).toEqual([])
    const birth = await birthOf('ada')
    const waiting = await office.deliver.shelf.list(where, { who: { birth }, slots: ['main'] })
    expect(waiting.map((one) => one.title)).toEqual(['Druga', 'Pierwsza'])
    const ids = waiting.map((one) => one.id)
    // Somebody else's word about them counts nothing, nor do ids that are none.
    await office.deliver.shelf.seen(where, { who: { anonymousId: 'ola' }, ids })
    await office.deliver.shelf.seen(where, { who: { anonymousId: 'ada' }, ids: ['x', ''] })
    expect((await titles('ada')).length).toBe(2)
    await office.deliver.shelf.seen(where, { who: { anonymousId: 'ada' }, ids: ids.slice(0, 1) })
    expect(await titles('ada')).toEqual(['Pierwsza'])
    world.clock.advance(2 * 86_400_000)
    expect(await titles('ada')).toEqual([])
  })

  test('are shown for as long as the gate lets them: a no that comes after they were put there hides them', async () => {
    const eva = { anonymousId: 'eva' }
    const fitting = { purpose: 'profiling', consent_channel: 'onsite', wording_id: 'profiling' }
    await hear('eva', 'Application Opened', 60)
    const look = () =>
      office.deliver.shelf.stands(where, {
        ...{ who: { anonymousId: 'eva' } },
        look: { slots: ['main'], about: null, store: null, language: 'pl' },
      })
    const granted = { ...fitting, obtained_by: 'banner', wording_version: 1 }
    await world.accept([say('Consent Granted', eva, { at: world.clock.now() - 50_000, properties: granted })])
    await world.drain()
    await look()
    await send('shelf-4', 'onsite', 'eva', { title: 'Dla Ciebie', body: 'x', purpose: 'profiling' })
    await send('shelf-5', 'onsite', 'eva', { title: 'Paczka czeka', body: 'x' })
    expect((await titles('eva')).sort()).toEqual(['Dla Ciebie', 'Paczka czeka'])
    await world.accept([say('Consent Withdrawn', eva, { properties: fitting })])
    await world.drain()
    expect(await titles('eva')).toEqual(['Paczka czeka'])
    // And what stands there for everybody is not fitted to her any more.
    await look()
    expect(fittedTo).toEqual([await birthOf('eva'), null])
    const [row] = await world.query<{ content: string }>(
      'SELECT content FROM deliver.shelf ORDER BY put_at DESC LIMIT 1',
    )
    expect(row?.content).toMatch(/^s1\./)
  })
})
