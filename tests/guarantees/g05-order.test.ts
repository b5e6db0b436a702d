import { afterAll, beforeAll, expect, test } from 'vitest'
import { pause } from './kit/installation.ts'
import { merge } from './kit/operator.ts'
import { readLog, readPeople, type ToldPerson } from './kit/reference-model.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G5: effects per person follow the accepted order, late events are repaired by event time. 64 connections send at
 * once, one event in five is late, customers are merged in between; what the API then tells of every person equals a
 * reference model that reads the log front to back.
 */
const { random } = openSeed('g05-order')
const people = scale(400)
const perConnection = scale(120)

/** An operator waits for the pipeline: the clock must not run away meanwhile. */
let isActing = false
let sent = 0
/** Merges come after so many events; senders run ahead of them by one phase at most. */
const phase = Math.floor((64 * perConnection) / 12)
let mergeAt = phase

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** Sends one connection's events one after the other; many of them share a millisecond. */
async function connect(world: World, name: string): Promise<void> {
  const dice = random.fork()
  for (let i = 0; i < perConnection; i++) {
    while (sent >= mergeAt + phase) await pause(1)
    const person = dice.int(people)
    const late = dice.chance(0.2) ? dice.int(40) * 3_600_000 : dice.int(3) * 1_000
    const event = {
      messageId: `${name}-${i}`,
      ...(dice.chance(0.5) ? { userId: `user-${person}` } : { anonymousId: `web-${person}` }),
      timestamp: new Date(Math.floor((world.clock.now() - late) / 1_000) * 1_000).toISOString(),
    }
    const reply = await world.send(...shape(event, dice.int(3), dice.int(1_000), person))
    if (reply.status !== 200) throw new Error(`Refused: ${reply.status} ${reply.text}`)
    sent++
    if (!isActing && dice.chance(0.02)) world.clock.advance(dice.int(60_000))
  }
}

function shape(
  event: Record<string, unknown>,
  kind: number,
  value: number,
  person: number,
): [string, object] {
  if (kind === 0) return ['/v1/identify', { ...event, traits: { city: `city-${value}`, size: value } }]
  if (kind === 1) return ['/v1/page', { ...event, properties: { path: `/${value}` } }]
  const properties = { order_id: `o-${person}-${value % 5}`, total: `${value}.50`, currency: 'PLN' }
  return ['/v1/track', { ...event, event: 'Order Completed', properties }]
}

/** The two halves of each person, known by her device and by her account, are joined sooner or later by an operator. */
async function mergeAll(world: World, joined: Set<number>): Promise<void> {
  for (let person = 0; person < people; person++) {
    if (joined.has(person) || !random.chance(0.03)) continue
    const births = await world.query<{ birth_id: string }>(
      'SELECT birth_id FROM identity.identifier WHERE value IN ($1, $2) ORDER BY kind',
      [`user-${person}`, `web-${person}`],
    )
    if (births.length < 2) continue
    isActing = true
    const reply = await merge(
      world,
      births.map((row) => row.birth_id),
    )
    isActing = false
    expect(reply.status, reply.text).toBe(200)
    joined.add(person)
  }
}

test('G5: 64 connections, late events and merges in between: the fold is the reference model', {
  timeout: limitMs(240_000),
}, async () => {
  const world = await World.open({ engine, database: 'g05', random: random.fork(), batchSize: 97 })
  const joined = new Set<number>()
  let isSending = true
  const sending = Promise.all(Array.from({ length: 64 }, (_, c) => connect(world, `c${c}`))).finally(() => {
    isSending = false
  })
  while (isSending) {
    await world.turn()
    if (sent >= mergeAt) {
      await mergeAll(world, joined)
      mergeAt += phase
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  await sending
  await world.drain()
  const told = readPeople(await readLog(world), (name) => {
    const person = Number(name.split('-')[1])
    return joined.has(person) ? `person-${person}` : name
  })
  let inversions = 0
  for (const [, person] of told) inversions += await compare(world, person)
  tell('g05', {
    connections: 64,
    events: 64 * perConnection,
    people: told.size,
    merged: joined.size,
    inversions,
  })
  expect(joined.size).toBeGreaterThan(people / 20)
  expect(inversions).toBe(0)
  await world.close()
})

/** Differences between what the API tells and what the model says; 0 is right. */
async function compare(world: World, person: ToldPerson): Promise<number> {
  const [kind, value] = person.names[0]?.startsWith('user-')
    ? ['user_id', person.names[0]]
    : ['anonymous_id', person.names[0] ?? '']
  const reply = await world.call('GET', `/api/v1/customers/lookup?kind=${kind}&value=${value}`)
  const { id, traits, computed } = reply.json as {
    id: string
    traits: Record<string, unknown>
    computed: Record<string, unknown>
  }
  expect(traits).toEqual(person.traits)
  expect(computed).toMatchObject({
    events: person.timeline.length,
    orders: person.orders,
    revenue: person.revenueMinor === 0 ? [] : [{ currency: 'PLN', minor: person.revenueMinor }],
    firstSeenAt: person.firstSeenAt,
    lastSeenAt: person.lastSeenAt,
  })
  const ids: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = await world.call(
      'GET',
      `/api/v1/customers/${id}/timeline?limit=200${cursor && `&cursor=${cursor}`}`,
    )
    ids.push(...(page.json.items as { messageId: string }[]).map((item) => item.messageId))
    cursor = page.json.nextCursor as string | null
  }
  return ids.filter((messageId, i) => person.timeline[i] !== messageId).length
}
