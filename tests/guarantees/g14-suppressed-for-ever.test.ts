import { afterAll, beforeAll, expect, test } from 'vitest'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'
import { claimAll, findCustomer, grant, idsOf, reasonOf, request, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G14: a suppressed address is never contacted, even after its person was erased and somebody imports her again. Random
 * lives of a few addresses against a model that remembers, by address, what was ever said against it.
 */
const { random } = openSeed('g14-suppressed-for-ever')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g14', random: random.fork() })
  await world.drain()
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

/** As a request of the data subject ends: every room forgets the births, the last first. */
async function erase(email: string): Promise<void> {
  const root = await findCustomer(world, email)
  if (root === null) return
  const { consent, profile, identity } = world.app
  await world.base.web.inWorkspace('default', async (tx) => {
    const births = (await identity.graph.listBirths(tx, 'default', root, 'service')).map((one) => one.birthId)
    for (const room of [consent, profile, identity]) await room.privacy.erase(tx, 'default', births)
  })
  identity.resetCaches()
}

/** What was said against an address, and when. Nothing but her own later yes lifts a withdrawal or an erasure. */
interface Told {
  /** Bounced, complained: for ever. */
  isDead: boolean
  erasedAt: number
  /** Erased, or refused while nobody was known by it. */
  blockedAt: number
  refusedAt: number
  allowedAt: number
  importedAt: number
}

type Act = (email: string, told: Told, now: number) => Promise<void>

const tellWorld = async (event: Record<string, unknown>) => {
  await world.accept([event])
  await world.drain()
}

const acts: Readonly<Record<string, Act>> = {
  async grant(email, told, now) {
    told.allowedAt = now
    await tellWorld(grant({ email }, { at: now }))
  },
  async import(email, told, now) {
    told.importedAt = now
    await tellWorld(grant({ email }, { at: now, properties: { obtained_by: 'import', proof: 'list 7' } }))
  },
  async withdraw(email, told, now) {
    told.refusedAt = now
    if ((await findCustomer(world, email)) === null) told.blockedAt = now
    await tellWorld(say('Consent Withdrawn', { email }, { at: now }))
  },
  async bounce(email, told, now) {
    told.isDead = true
    const properties = { suppression: 'bounce' }
    await tellWorld({
      ...say('Address Suppressed', {}, { at: now }),
      properties,
      context: { externalIds: idsOf(email) },
    })
  },
  async complain(email, told, now) {
    told.isDead = true
    told.refusedAt = now
    if ((await findCustomer(world, email)) === null) told.blockedAt = now
    await tellWorld(say('Email Marked as Spam', { email }, { at: now }))
  },
  async erase(email, told, now) {
    if ((await findCustomer(world, email)) === null) return
    told.erasedAt = now
    told.blockedAt = now
    told.allowedAt = 0
    told.importedAt = 0
    told.refusedAt = 0
    await erase(email)
  },
}

function pickAct(dice: Random): string {
  if (dice.chance(0.08)) return dice.pick(['bounce', 'complain'])
  return dice.pick(['grant', 'import', 'import', 'withdraw', 'erase'])
}

test('G14: no contact to whoever refused, bounced or was erased, whatever is imported later', {
  timeout: limitMs(120_000),
}, async () => {
  world.clock.advance(4 * 3_600_000)
  const day = 24 * 3_600_000
  let [sent, kept, afterErasure] = [0, 0, 0]
  for (let address = 0; address < scale(14); address++) {
    const email = `anna-${address}@example.pl`
    const told: Told = { isDead: false, erasedAt: 0, blockedAt: 0, refusedAt: 0, allowedAt: 0, importedAt: 0 }
    for (let i = 0; i < 9; i++) {
      world.clock.advance(day)
      await acts[pickAct(random)]?.(email, told, world.clock.now())
      world.clock.advance(1_000)
      const customer = await findCustomer(world, email)
      const id = customer ?? '00000000-0000-7000-8000-000000000000'
      const [claim] = await claimAll(world, [request(id, email)])
      const latestYes = Math.max(told.allowedAt, told.importedAt)
      const isLive = latestYes > told.refusedAt && latestYes > 0
      // Then only she herself opens the address again.
      const isOpen = told.blockedAt === 0 || told.allowedAt > told.blockedAt
      const mayBe = !told.isDead && isLive && isOpen
      if (claim?.answer.ok !== mayBe) expect({ email, told, answer: claim?.answer }).toBe(mayBe)
      if (claim?.answer.ok === true) sent++
      else kept++
      if (told.erasedAt > 0 && told.importedAt > told.erasedAt && claim?.answer.ok === false) afterErasure++
    }
  }
  tell('g14', { sent, kept, afterErasure })
  expect(sent).toBeGreaterThan(5)
  expect(afterErasure).toBeGreaterThan(0)
})

test('G14: erased and imported again, with proof: never contacted, not even under another account', async () => {
  const email = 'ewa@example.pl'
  await world.accept([grant({ email, userId: 'old' })])
  await world.drain()
  expect(await reasonOf(world, email)).toBe('ok')
  await erase(email)
  expect(await reasonOf(world, email)).toBe('erased')
  world.clock.advance(3_600_000)
  const again = { properties: { obtained_by: 'import', proof: 'the old list' } }
  await world.accept([grant({ email, userId: 'new' }, again)])
  await world.drain()
  expect(await reasonOf(world, email)).toBe('suppressed')
  const rows = await world.query<{ line: string }>('SELECT t::text AS line FROM consent.suppression t')
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.map((row) => row.line).join()).not.toMatch(/@|ewa/)
})

test('G14: a bounced address takes no service message either, whoever it belongs to next', async () => {
  const email = 'jan@example.pl'
  const event = say('Address Suppressed', {}, {})
  await world.accept([
    { ...event, properties: { suppression: 'bounce' }, context: { externalIds: idsOf(email) } },
  ])
  await world.drain()
  const basis = { kind: 'contract', reference: 'order o1' } as const
  expect(await reasonOf(world, email, { purpose: 'service', basis })).toBe('suppressed')
  await erase(email)
  await world.accept([grant({ email, userId: 'next' })])
  await world.drain()
  expect(await reasonOf(world, email)).toBe('suppressed')
})
