import { afterAll, beforeAll, expect, test } from 'vitest'
import { merge, split } from './kit/operator.ts'
import { takePortraits } from './kit/portrait.ts'
import { limitMs, openSeed, Random, scale, tell } from './kit/seed.ts'
import { type Person, ShopPeople } from './kit/shop-people.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G17: a merge is reversible, and a shared device never joins two people who signed in. Two worlds live the same seeded
 * life; in one of them customers are merged and, after more of that life, parted again: both tell the same of everybody.
 */
const { seed, random } = openSeed('g17-merge-reversible')
const people = 24
const guests = 24

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** Something the person, or the guest, does: views, traits, orders; each on devices of her own. */
function makeAct(dice: Random, count: number, nowMs: number): Record<string, unknown> {
  const isGuest = dice.chance(0.5)
  const who = dice.int(isGuest ? guests : people)
  const names = isGuest
    ? { anonymousId: `guest-${who}` }
    : { userId: `user-${who}`, ...(dice.chance(0.5) ? { anonymousId: `web-${who}-${dice.int(2)}` } : {}) }
  const base = {
    ...names,
    messageId: `m-${count}`,
    timestamp: new Date(nowMs - dice.int(3) * 3_600_000).toISOString(),
  }
  const kind = dice.int(4)
  if (kind === 0)
    return { ...base, type: 'identify', traits: { city: dice.pick(['Łódź', 'Gdynia']), size: dice.int(9) } }
  if (kind === 1) return { ...base, type: 'page', properties: {} }
  if (kind === 2)
    return { ...base, type: 'track', event: 'Product Viewed', properties: { category: 'Swetry' } }
  const order = {
    order_id: `o-${isGuest}-${who}-${dice.int(3)}`,
    total: `${dice.int(500)}.99`,
    currency: 'PLN',
  }
  return { ...base, type: 'track', event: 'Order Completed', properties: order }
}

async function live(
  worlds: readonly World[],
  dice: Random,
  o: { from: number; count: number },
): Promise<void> {
  for (let i = 0; i < o.count; i++) {
    const act = makeAct(dice, o.from + i, worlds[0]?.clock.now() ?? 0)
    const step = dice.int(60_000)
    for (const world of worlds) {
      await world.accept([act])
      world.clock.advance(step)
    }
    if (dice.chance(0.1)) for (const world of worlds) await world.drain()
  }
  for (const world of worlds) await world.drain()
}

async function findBirth(world: World, value: string): Promise<string | null> {
  const rows = await world.query<{ id: string }>(
    'SELECT birth_id AS id FROM identity.identifier WHERE value = $1',
    [value],
  )
  return rows[0]?.id ?? null
}

/** Joins guests to people, some of them several; merges in the order they were made. */
async function joinSome(world: World, dice: Random): Promise<{ mergeId: string; id: string }[]> {
  const made: { mergeId: string; id: string }[] = []
  for (let guest = 0; guest < guests; guest++) {
    if (!dice.chance(0.7)) continue
    const a = await findBirth(world, `guest-${guest}`)
    const b = await findBirth(
      world,
      dice.chance(0.8) ? `user-${dice.int(people)}` : `guest-${dice.int(guests)}`,
    )
    if (a === null || b === null || a === b) continue
    const reply = await merge(world, [a, b])
    if (reply.status === 200) made.push({ mergeId: String(reply.json.mergeId), id: a })
    else expect(reply.json.code, reply.text).toMatch(/^merge_(same|conflict)$/)
  }
  return made
}

test('G17: merged, lived on, parted: everybody is who she would have been', {
  timeout: limitMs(180_000),
}, async () => {
  for (let round = 0; round < scale(2); round++) {
    const plain = await World.open({ engine, database: `g17_plain${round}`, random: new Random(seed) })
    const world = await World.open({ engine, database: `g17_merged${round}`, random: new Random(seed) })
    await live([plain, world], random.fork(), { from: 0, count: 250 })
    const before = await takePortraits(world)
    expect(before).toEqual(await takePortraits(plain))
    const made = await joinSome(world, random)
    expect(made.length).toBeGreaterThan(3)
    expect(Object.keys(await takePortraits(world)).length).toBe(Object.keys(before).length - made.length)
    await live([plain, world], random.fork(), { from: 250, count: 250 })
    for (const { mergeId, id } of random.shuffle(made)) {
      const reply = await split(world, id, { mergeId })
      expect(reply.status, reply.text).toBe(200)
      expect(reply.json.ids).toHaveLength(2)
    }
    expect(await takePortraits(world)).toEqual(await takePortraits(plain))
    tell('g17', { round, merges: made.length, customers: Object.keys(before).length })
    await plain.close()
    await world.close()
  }
})

/** Customers with more than one account, or more than one card: there must never be any. */
function listJoinedPeople(world: World): Promise<object[]> {
  return world.query(
    `SELECT root_service AS root, array_agg(value ORDER BY value) AS people FROM identity.identifier
     WHERE kind IN ('user_id', 'card') GROUP BY root_service, kind HAVING count(*) > 1`,
  )
}

test('G17: a shared device never joins two people who signed in', { timeout: limitMs(120_000) }, async () => {
  const world = await World.open({ engine, database: 'g17_shared', random: random.fork(), batchSize: 37 })
  const accounts = 60
  for (let i = 0; i < scale(1_500); i++) {
    const person = random.int(accounts)
    const isCard = random.chance(0.2)
    await world.accept([
      {
        type: 'track',
        event: 'Product Viewed',
        messageId: `s-${i}`,
        ...(isCard ? { context: { loyaltyCard: `card-${person}` } } : { userId: `user-${person}` }),
        anonymousId: `device-${random.int(12)}`,
        timestamp: new Date(world.clock.now() - random.int(5) * 86_400_000).toISOString(),
      },
    ])
    if (random.chance(0.02)) world.clock.advance(random.int(40) * 86_400_000)
    if (random.chance(0.05)) {
      await world.drain()
      expect(await listJoinedPeople(world)).toEqual([])
    }
  }
  await world.drain()
  expect(await listJoinedPeople(world)).toEqual([])
  const [seen] = await world.query<{ n: string }>(
    `SELECT count(*) AS n FROM identity.identifier WHERE kind = 'user_id'`,
  )
  expect(Number(seen?.n)).toBe(accounts)
  await world.close()
})

/** People with an account and guests of a browser, each met in a store. */
async function meet(world: World, shop: ShopPeople, round: number): Promise<Person[]> {
  const met: Person[] = []
  for (let i = 0; i < 3; i++)
    for (const [kind, name] of [
      ['userId', `person-${round}-${i}`],
      ['anonymousId', `guest-${round}-${i}`],
    ] as const) {
      const names = { [kind]: name }
      await shop.visit({ names }, 'KRK1')
      await world.drain()
      met.push({ name, names, birth: (await findBirth(world, name)) ?? '' })
    }
  return met
}

async function each<T>(people: readonly Person[], look: (one: Person) => Promise<T>): Promise<T[]> {
  const seen: T[] = []
  for (const one of people) seen.push(await look(one))
  return seen
}

const isGuest = ({ names }: Person) => 'anonymousId' in names

/** Every guest turns out to be somebody; several may be the same person. @returns how to part them again */
async function joinGuests(world: World, dice: Random, people: readonly Person[]) {
  const members = people.filter((one) => !isGuest(one))
  return each(people.filter(isGuest), async (guest) => {
    const reply = await merge(world, [guest.birth, dice.pick(members).birth])
    expect(reply.status, reply.text).toBe(200)
    return { guest, mergeId: String(reply.json.mergeId) }
  })
}

/** What comes while they are one is told of the birth it names. @returns what each has got */
const liveOn = (shop: ShopPeople, people: readonly Person[]) =>
  each(people, async (one) => {
    await shop.give(one, 7)
    const coupon = await shop.giveCoupon(one)
    return { coupon, order: await shop.order(one, { sku: 'hat-1', quantity: 1, points: 0 }) }
  })

test('G17: cart, wishes, points, coupons, orders and visits of two who were one are each her own again', {
  timeout: limitMs(120_000),
}, async () => {
  const dice = random.fork()
  const world = await World.open({ engine, database: 'g17_shop', random: dice.fork() })
  const shop = await ShopPeople.open(world)
  for (let round = 0; round < scale(2); round++) {
    const people = await meet(world, shop, round)
    // Where they live on as one, nobody spends: what one owes the next points of both would pay.
    const isLiving = round % 2 === 1
    for (let i = 0; i < 40; i++) await shop.act(dice, dice.pick(people), !isLiving)
    await shop.settle()
    const [before, own] = [await each(people, shop.portray), await each(people, shop.own)]
    const joined = await joinGuests(world, dice, people)
    // Whoever looks makes one cart of two.
    expect(await each(people, shop.portray)).not.toEqual(before)
    const came = isLiving ? await liveOn(shop, people) : []
    for (const { guest, mergeId } of dice.shuffle(joined))
      expect((await split(world, guest.birth, { mergeId })).status).toBe(200)
    if (!isLiving) expect(await each(people, shop.portray)).toEqual(before)
    const after = await each(people, shop.own)
    const expected = own.map(({ orders, coupons, points }, i) => {
      const more = came[i]
      return {
        orders: [...orders, ...(more?.order ? [more.order] : [])].sort(),
        coupons: [...coupons, ...(more === undefined ? [] : [more.coupon])].sort(),
        points: points + (more === undefined ? 0 : 7),
      }
    })
    expect(after).toEqual(expected)
    tell('g17-shop', { round, people: people.length, orders: own.flatMap((one) => one.orders).length })
  }
  await world.close()
})
