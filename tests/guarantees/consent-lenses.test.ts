import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openSeed } from './kit/seed.ts'
import { findCustomer, grant, reasonOf, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * The lenses of identity: what somebody refuses for marketing or ads is no longer joined for it, from the moment it is folded;
 * a new yes joins it again; the desk's own view never changes.
 */
const { random } = openSeed('consent-lenses')
type Lens = 'service' | 'marketing' | 'ads'
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let person = 0
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'lenses', random: random.fork() })
  // Noon: nothing here is about quiet hours.
  world.clock.advance(4 * 3_600_000)
})
afterAll(async () => {
  await world.close()
  await engine.close()
})
beforeEach(() => {
  person++
})

const tellWorld = async (...events: Record<string, unknown>[]) => {
  world.clock.advance(1_000)
  await world.accept(events)
  await world.drain()
}

/** A customer of three identifiers: an account, an e-mail, a device that browsed before she signed in. */
async function arrive() {
  const who = { email: `ola-${person}@example.pl`, userId: `ola-${person}`, anonymousId: `device-${person}` }
  await tellWorld(
    { type: 'page', messageId: `p${person}`, anonymousId: who.anonymousId },
    {
      type: 'identify',
      messageId: `i${person}`,
      userId: who.userId,
      anonymousId: who.anonymousId,
      context: { externalIds: [{ type: 'email', id: who.email, collection: 'users', encoding: 'none' }] },
    },
  )
  return who
}

/** The kinds that stand together with this e-mail. */
async function kindsOf(email: string, lens: Lens): Promise<string[]> {
  const births = await world.base.web.inWorkspace('default', (tx) =>
    world.app.identity.graph.listBirthsByIdentifier(tx, 'default', { kind: 'email', value: email }, lens),
  )
  return births.map((one) => one.kind).sort()
}

const processing = { purpose: 'profiling', consent_channel: 'any' }
const all = ['anonymous_id', 'email', 'user_id']

test('a device that refuses profiling parts from her for marketing and ads, and comes back with a new yes', async () => {
  const { email, anonymousId } = await arrive()
  for (const lens of ['service', 'marketing', 'ads'] as const) expect(await kindsOf(email, lens)).toEqual(all)
  await tellWorld(say('Consent Withdrawn', { anonymousId }, { properties: processing }))
  expect(await kindsOf(email, 'service')).toEqual(all)
  expect(await kindsOf(email, 'marketing')).toEqual(['email', 'user_id'])
  expect(await kindsOf(email, 'ads')).toEqual(['email', 'user_id'])
  await tellWorld(grant({ anonymousId }, { properties: processing }))
  expect(await kindsOf(email, 'marketing')).toEqual(all)
})

test('a refusal of ads leaves marketing joined', async () => {
  const { email, anonymousId } = await arrive()
  const ads = { purpose: 'ads', consent_channel: 'ads' }
  await tellWorld(say('Consent Withdrawn', { anonymousId }, { properties: ads }))
  expect(await kindsOf(email, 'marketing')).toEqual(all)
  expect(await kindsOf(email, 'ads')).toEqual(['email', 'user_id'])
})

test('an objection to everything parts everything; a refused newsletter parts nothing', async () => {
  const { email, userId } = await arrive()
  await tellWorld(say('Consent Withdrawn', { email }, {}))
  expect(await kindsOf(email, 'marketing')).toEqual(all)
  await tellWorld(
    say(
      'Objection Raised',
      { email, userId },
      { properties: { purpose: undefined, consent_channel: undefined } },
    ),
  )
  expect(await kindsOf(email, 'marketing')).toEqual(['email'])
  expect(await kindsOf(email, 'service')).toEqual(all)
})

test('the narrower view has a customer of its own, whose id is one of her births', async () => {
  const { email, anonymousId } = await arrive()
  const before = await findCustomer(world, email)
  await tellWorld(say('Consent Withdrawn', { anonymousId }, { properties: processing }))
  await world.base.web.inWorkspace('default', async (tx) => {
    const find = (lens: Lens) =>
      world.app.identity.graph.findByIdentifier(
        tx,
        'default',
        { kind: 'anonymous_id', value: anonymousId },
        lens,
      )
    const [wide, narrow] = [await find('service'), await find('marketing')]
    expect(wide?.id).toBe(before)
    expect(narrow?.id).toBe(narrow?.birth)
    expect(await world.app.identity.graph.findRoot(tx, 'default', narrow?.birth ?? '', 'marketing')).toBe(
      narrow?.birth,
    )
  })
})

test('the gate: a no counts wherever it was said, a yes no longer at a birth its purpose does not join', async () => {
  const { email, anonymousId, userId } = await arrive()
  await tellWorld(grant({ userId }))
  expect(await reasonOf(world, email)).toBe('ok')
  await tellWorld(say('Consent Withdrawn', { userId }, { properties: processing }))
  // Her yes was the account's; for marketing the account is nobody this e-mail belongs to any more.
  expect(await reasonOf(world, email)).toBe('no_consent')
  await tellWorld(grant({ email }))
  expect(await reasonOf(world, email)).toBe('ok')
  await tellWorld(say('Consent Withdrawn', { userId }))
  expect(await reasonOf(world, email)).toBe('withdrawn')
  expect(anonymousId).not.toBe('')
})
