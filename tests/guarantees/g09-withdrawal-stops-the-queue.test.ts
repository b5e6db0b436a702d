import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProvider, openPostOffice } from './kit/post-office.ts'
import { pump } from './kit/pump.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { findCustomer, grant, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G9: a withdrawal stops queued messages within a second, wherever they are: waiting, leased, let through by the gate or in
 * the hands of a slow channel. Two senders empty one queue while people withdraw at random; what a provider is handed
 * later than a second after a withdrawal was acknowledged is counted, and there is none. The long form is `bench withdraw`.
 */
const { random } = openSeed('g09-withdrawal-stops-the-queue')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g09', random: random.fork() })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

test('G9: nothing is handed over a second after a withdrawal was acknowledged', {
  timeout: limitMs(150_000),
}, async () => {
  const emails = Array.from({ length: scale(120) }, (_, i) => `klientka.${i}@example.pl`)
  await world.accept(emails.map((email) => grant({ email }, { at: world.clock.now() - 60_000 })))
  await world.drain()
  const births = await Promise.all(emails.map(async (email) => String(await findCustomer(world, email))))
  const { clock } = world
  // The channel dawdles before its first byte: half of the permits are over by then.
  const makeOffice = () => {
    const provider = makeProvider({ at: 'email', now: () => clock.now(), concurrency: 8 })
    provider.behave = async () => {
      await clock.sleep(random.int(900))
      return null
    }
    return { provider, office: openPostOffice(world, [provider.channel]) }
  }
  const senders = [makeOffice(), makeOffice()]
  const acknowledged = new Map<string, number>()
  const withdrawing = async () => {
    for (const email of random.shuffle(emails).slice(0, emails.length / 4)) {
      await clock.sleep(random.int(300))
      await world.accept([say('Consent Withdrawn', { email }, { at: clock.now() })])
      acknowledged.set(email, clock.now())
    }
  }
  const send = async () => {
    for (let turn = 0; turn < 200; turn++) {
      await Promise.all(senders.map(({ office }) => office.deliver.drain()))
      const { p = 0, h = 0 } = (await senders[0]?.office.states('g09')) ?? {}
      if (p + h === 0) return
      await clock.sleep(200)
    }
  }
  const areBothAtWork = () => senders.every(({ provider }) => provider.handed.length > 0)
  let rounds = 0
  // One claim may take all there is: a round in which one of the two came too late is followed by another.
  do {
    const asked = births.map((birth, i) => ({ run: 'g09', seq: rounds * births.length + i, birth }))
    await senders[0]?.office.request(asked)
    await pump(world, Promise.all([send(), rounds === 0 ? withdrawing() : null]), 10)
    rounds++
  } while (rounds < 4 && !areBothAtWork())
  const handed = senders.flatMap(({ provider }) => provider.handed)
  const late = handed.filter(
    (one) => one.at - (acknowledged.get(one.address) ?? Number.POSITIVE_INFINITY) > 1_000,
  )
  const states = (await senders[0]?.office.states('g09')) ?? {}
  tell('g09', { handed: handed.length, withdrawn: acknowledged.size, late: late.length, rounds, ...states })
  expect(late).toEqual([])
  // One message a person, whoever of the two sent it; and every one is accounted for.
  expect(new Set(handed.map((one) => one.key)).size).toBe(handed.length)
  expect((states.s ?? 0) + (states.r ?? 0)).toBe(emails.length * rounds)
  expect(states.s).toBe(handed.length)
  expect(states.r ?? 0).toBeGreaterThan(0)
  expect(areBothAtWork()).toBe(true)
})
