import { afterAll, beforeAll, expect, test } from 'vitest'
import { merge, split } from './kit/operator.ts'
import { takePortraits } from './kit/portrait.ts'
import { limitMs, openSeed, Random, scale, tell } from './kit/seed.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * An import undone leaves no trace: two worlds live the same seeded life; into one of them files are imported on the way, of
 * people known, unknown and met only later, joining some who were apart. Once undone, both tell the same of everybody.
 */
const { seed, random } = openSeed('import-undone')
const people = 20

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

/** By which of her names somebody is met: an account, an e-mail, a phone, a browser, or two of them at once. */
function nameOne(dice: Random, who: number): Record<string, unknown> {
  const email = `osoba-${who}@example.pl`
  const kind = dice.int(5)
  if (kind === 0) return { userId: `user-${who}` }
  if (kind === 1) return { anonymousId: `web-${who}` }
  if (kind === 2) return { userId: `user-${who}`, anonymousId: `web-${who}` }
  if (kind === 3) return { context: { traits: { email } } }
  return { anonymousId: `web-${who}`, context: { traits: { email } } }
}

function makeAct(dice: Random, count: number, nowMs: number): Record<string, unknown> {
  const who = dice.int(people)
  const timestamp = new Date(nowMs - dice.int(3) * 3_600_000).toISOString()
  const base = { ...nameOne(dice, who), messageId: `m-${count}`, timestamp }
  const kind = dice.int(4)
  if (kind === 0)
    return {
      ...base,
      type: 'identify',
      traits: { city: dice.pick(['Łódź', 'Gdynia']), shoeSize: `${36 + dice.int(6)}` },
    }
  if (kind === 1) return { ...base, type: 'page', properties: {} }
  if (kind === 2)
    return { ...base, type: 'track', event: 'Product Viewed', properties: { category: 'Swetry' } }
  const properties = { order_id: `o-${who}-${dice.int(3)}`, total: `${dice.int(500)}.99`, currency: 'PLN' }
  return { ...base, type: 'track', event: 'Order Completed', properties }
}

/** Rows of an old system: it knows account, e-mail and phone of people together, some of whom nobody else has met. */
function makeRows(
  dice: Random,
  o: { file: number; count: number; nowMs: number },
): Record<string, unknown>[] {
  return Array.from({ length: o.count }, (_, i) => {
    const who = dice.int(people + 10)
    const traits = { email: `osoba-${who}@example.pl`, phone: `+4860000${String(1_000 + who)}` }
    const whose = dice.chance(0.5) ? { userId: `user-${who}` } : {}
    const head = { ...whose, messageId: `import-${o.file}-${i}`, timestamp: new Date(o.nowMs).toISOString() }
    if (dice.chance(0.3)) {
      const properties = { order_id: `old-${who}-${i}`, total: '99.00', currency: 'PLN' }
      return { ...head, type: 'track', event: 'Order Completed', properties, context: { traits } }
    }
    return { ...head, type: 'identify', traits: { ...traits, city: 'Radom', firstName: `Imię${who}` } }
  })
}

interface Lot {
  firstPos: number
  events: number
}

async function importRows(world: World, rows: readonly Record<string, unknown>[]): Promise<Lot> {
  const where = { workspaceId: 'default', desk: 'import:1', region: 'PL', currency: 'PLN' }
  const { firstPos, refused } = await world.app.collect.acceptEach(rows.map((body) => ({ ...where, body })))
  expect(refused).toEqual([])
  return { firstPos: firstPos ?? 0, events: rows.length }
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
  }
  for (const world of worlds) await world.drain()
}

const findBirth = async (world: World, value: string): Promise<string | null> =>
  (
    await world.query<{ id: string }>('SELECT birth_id AS id FROM identity.identifier WHERE value = $1', [
      value,
    ])
  )[0]?.id ?? null

/** An operator joins two in both worlds, and parts some of them again. */
async function operate(worlds: readonly World[], dice: Random): Promise<void> {
  const [a, b] = [`user-${dice.int(people)}`, `web-${dice.int(people)}`]
  const isParted = dice.chance(0.5)
  for (const world of worlds) {
    const ids = [await findBirth(world, a), await findBirth(world, b)]
    if (ids[0] === null || ids[1] === null) continue
    const reply = await merge(world, [ids[0] ?? '', ids[1] ?? ''])
    if (reply.status === 200 && isParted)
      await split(world, ids[0] ?? '', { mergeId: String(reply.json.mergeId) })
  }
}

const census = async (world: World): Promise<number> =>
  Number(
    (await world.query<{ customers: string }>('SELECT customers FROM profile.census'))[0]?.customers ?? 0,
  )

test('what an import brought, taken back, was never there', { timeout: limitMs(180_000) }, async () => {
  for (let round = 0; round < scale(1); round++) {
    const plain = await World.open({ engine, database: `undo_plain${round}`, random: new Random(seed) })
    const world = await World.open({ engine, database: `undo_import${round}`, random: new Random(seed) })
    const both = [plain, world]
    await live(both, random.fork(), { from: 0, count: 60 })
    await operate(both, random.fork())
    const lots = [await importRows(world, makeRows(random, { file: 1, count: 40, nowMs: world.clock.now() }))]
    await live(both, random.fork(), { from: 60, count: 60 })
    lots.push(await importRows(world, makeRows(random, { file: 2, count: 30, nowMs: world.clock.now() })))
    await live(both, random.fork(), { from: 120, count: 40 })
    const imported = await takePortraits(world)
    expect(imported).not.toEqual(await takePortraits(plain))
    for (const lot of lots.toReversed()) await world.app.undo.takeBack('default', [lot])
    expect(await takePortraits(world)).toEqual(await takePortraits(plain))
    expect(await census(world)).toBe(await census(plain))
    // And life goes on as if nothing had been.
    await live(both, random.fork(), { from: 160, count: 40 })
    expect(await takePortraits(world)).toEqual(await takePortraits(plain))
    tell('import-undone', { round, customers: Object.keys(imported).length })
    await plain.close()
    await world.close()
  }
})
