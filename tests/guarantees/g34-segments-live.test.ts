import type { Condition } from '@splot/contract/segment/condition'
import type { LeafOf } from '@splot/contract/segment/leaves'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NormalEvent } from '../../server/modules/collect/index.ts'
import { createCalendar } from '../../server/modules/segment/rules/calendar.ts'
import { nameTrait } from '../../server/modules/segment/rules/causes.ts'
import { noFacts } from '../../server/modules/segment/rules/facts.ts'
import { holds } from '../../server/modules/segment/rules/reference.ts'
import { hourMs, rollCondition, startMs } from '../../server/modules/segment/segment.testkit.ts'
import { speakAs } from './kit/officer.ts'
import { actAtRandom } from './kit/operator.ts'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'
import { ShopLife } from './kit/shop-life.ts'
import { grant } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G34, G7: who is in a segment is what the whole log says at this moment: after random lives with merges, splits, restarts,
 * batches of any size and timers, for segments that were there before the first event and for those made amid it.
 */
const { random } = openSeed('g34-segments-live')

let engine: Awaited<ReturnType<typeof openEngine>>
beforeAll(async () => {
  engine = await openEngine()
})
afterAll(() => engine.close())

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Segments of a world, made as its routes make them. */
class Segments {
  readonly conditions: Condition[] = []
  readonly world: World

  constructor(world: World) {
    this.world = world
  }

  async make(dice: Random): Promise<void> {
    await this.add(
      rollCondition(
        dice,
        this.conditions.map((_, i) => idOf(i)),
      ),
    )
  }

  async add(condition: Condition): Promise<void> {
    const id = idOf(this.conditions.length)
    this.conditions.push(condition)
    await this.world.query(
      `INSERT INTO segment.segment (workspace_id, id, name, description, folder, state, version, next_version, created_at,
         created_by, changed_at) VALUES ('default', $1, 'Segment', '', '', 'live', 0, 1, 0, 'test', 0)`,
      [id],
    )
    await this.world.query(`INSERT INTO segment.version VALUES ('default', $1, 1, $2, '', 0, 'test')`, [
      id,
      JSON.stringify(condition),
    ])
    await this.stamp()
  }

  /** What a rebuild clears is made again. */
  async forgetMemory(): Promise<void> {
    for (const table of ['trace', 'memory', 'next_eval']) await this.world.query(`TRUNCATE segment.${table}`)
    await this.stamp()
  }

  private stamp(): Promise<object[]> {
    return this.world.query(
      `INSERT INTO segment.stamp AS s VALUES ('default', 1) ON CONFLICT (workspace_id) DO UPDATE SET stamp = s.stamp + 1`,
    )
  }
}

/** Timers and builds, once each. */
async function runLoops(world: World): Promise<boolean> {
  let hasMore = false
  for (const loop of world.app.segment.loops) hasMore = (await loop.turn()) || hasMore
  return hasMore
}

async function settle(world: World): Promise<void> {
  await world.drain()
  while (await runLoops(world));
}

interface Told {
  pos: number
  event: NormalEvent
}

/** Every customer's events, read from the log. */
async function readLives(world: World): Promise<Map<string, Told[]>> {
  const rows = await world.query<{ pos: string; root: string }>(
    `SELECT t.pos, i.root_service AS root FROM profile.timeline t JOIN identity.identifier i USING (workspace_id, birth_id)`,
  )
  const roots = new Map(rows.map(({ pos, root }) => [Number(pos), root]))
  const lives = new Map<string, Told[]>()
  const all = await world.query<{ root: string }>(
    'SELECT DISTINCT root_service AS root FROM identity.identifier',
  )
  for (const { root } of all) lives.set(root, [])
  for (const record of await world.base.log.readRange(1, await world.base.log.head())) {
    const root = roots.get(record.pos)
    const read = world.app.collect.readRecord(record)
    if (root !== undefined && read !== null) lives.get(root)?.push({ pos: record.pos, event: read.event })
  }
  return lives
}

function tellTraits(life: readonly Told[]): Map<string, unknown> {
  const traits = new Map<string, unknown>()
  for (const { event } of [...life].sort((a, b) => a.event.ts - b.event.ts || a.pos - b.pos))
    for (const [key, value] of Object.entries(event.traits ?? {})) {
      if (value === null) traits.delete(nameTrait(key))
      else traits.set(nameTrait(key), value)
    }
  return traits
}

/** @returns how many answers were compared */
async function compare(world: World, conditions: readonly Condition[]): Promise<number> {
  const rows = await world.query<{ id: string; root: string }>(
    'SELECT segment_id AS id, root_id AS root FROM segment.member ORDER BY 1, 2',
  )
  const stored = new Set(rows.map(({ id, root }) => `${id} ${root}`))
  const lives = await readLives(world)
  const moment = { now: world.clock.now(), calendar: createCalendar('Europe/Warsaw') }
  const wrong: string[] = []
  for (const [root, events] of lives) {
    const known = new Set<string>()
    const facts = { ...noFacts(root), traits: tellTraits(events) }
    for (const [i, condition] of conditions.entries()) {
      const isIn = holds(condition, { events, facts, isIn: (id) => known.has(id) }, moment)
      if (isIn) known.add(idOf(i))
      if (stored.delete(`${idOf(i)} ${root}`) !== isIn)
        wrong.push(`${root} ${isIn ? 'belongs in' : 'does not belong in'} ${i}: ${JSON.stringify(condition)}`)
    }
  }
  expect(wrong.slice(0, 3)).toEqual([])
  // Nobody is in who is not there any more.
  expect([...stored]).toEqual([])
  return lives.size * conditions.length
}

/** Members, their count, what each customer's row says, and the history tell the same. */
async function checkBooks(world: World): Promise<void> {
  const counts = await world.query(
    'SELECT segment_id AS id, count(*)::int AS n FROM segment.member GROUP BY 1 ORDER BY 1',
  )
  const tallies = await world.query(
    'SELECT segment_id AS id, members::int AS n FROM segment.tally WHERE members <> 0 ORDER BY 1',
  )
  const flips = await world.query(
    `SELECT segment_id AS id, sum(CASE WHEN is_entry THEN 1 ELSE -1 END)::int AS n FROM segment.flip
     GROUP BY 1 HAVING sum(CASE WHEN is_entry THEN 1 ELSE -1 END) <> 0 ORDER BY 1`,
  )
  const standings = await world.query(
    `SELECT m.id::uuid AS id, count(*)::int AS n FROM segment.standing s, unnest(string_to_array(s.members, ' ')) AS m(id)
     GROUP BY 1 ORDER BY 1`,
  )
  expect(tallies).toEqual(counts)
  expect(flips).toEqual(counts)
  expect(standings).toEqual(counts)
}

test('G34: members are what the log says, whatever happened and whenever the segment was made', {
  timeout: limitMs(60_000),
}, async () => {
  const world = await World.open({ engine, database: 'g34_live', random: random.fork(), batchSize: 40 })
  world.clock.advance(startMs - world.clock.now())
  const life = new ShopLife({
    random: random.fork(),
    name: 's',
    people: 25,
    now: () => world.clock.now(),
    sharedShare: 0.1,
  })
  const segments = new Segments(world)
  for (let i = 0; i < 6; i++) await segments.make(random)
  // A build has begun, and life goes on before the log is read in.
  for (let i = 0; i < 3; i++) {
    await world.accept(life.events(30))
    await world.drain()
    await runLoops(world)
  }
  let checks = 0
  for (let round = 0; round < scale(12); round++) {
    await world.accept(life.events(random.between(1, 40)))
    while (random.chance(0.7) && (await world.turn()));
    if (random.chance(0.3)) await runLoops(world)
    world.clock.advance(random.int(30) * hourMs)
    if (random.chance(0.4)) {
      await world.drain()
      await actAtRandom(world, random)
    }
    if (random.chance(0.3)) await segments.make(random)
    // What a process knew is gone: in the middle of a build, between a batch and a timer.
    if (random.chance(0.3)) world.boot(random.between(1, 200))
    if (random.chance(0.5)) await runLoops(world)
    if (round % 3 !== 2) continue
    await settle(world)
    checks += await compare(world, segments.conditions)
  }
  await checkBooks(world)
  await segments.forgetMemory()
  await settle(world)
  checks += await compare(world, segments.conditions)
  await checkBooks(world)
  // Held against the log on the way, again and again: nobody ever stood elsewhere.
  expect(await world.query('SELECT DISTINCT mended FROM segment.checked')).toEqual([{ mended: 0 }])
  tell('g34-segments-live', { checks, segments: segments.conditions.length })
  await world.close()
})

const bought: LeafOf<'event'> = {
  ...{ kind: 'event', events: ['Order Completed'], measure: 'count', op: 'gte', value: 1, window: 'ever' },
}

/** What is remembered of everybody is gone, and what was in is out, without a word. */
async function breakSomebody(world: World): Promise<void> {
  await settle(world)
  await world.query(`UPDATE segment.memory SET rings = ''`)
  await world.query(`UPDATE segment.standing SET truths = '', members = ''`)
  for (const table of ['member', 'tally', 'flip']) await world.query(`DELETE FROM segment.${table}`)
}

/** Somebody was in for a moment, so many days ago. */
async function rememberVisit(world: World, days: number): Promise<void> {
  const at = world.clock.now() - days * 24 * hourMs
  for (const isEntry of [true, false])
    await world.query(
      `INSERT INTO segment.flip (workspace_id, segment_id, version, root_id, is_entry, at, seq, cause)
       VALUES ('default', $1, 1, $2, $3, $4, 1, '{"kind":"timer"}')`,
      [idOf(0), idOf(999), isEntry, at],
    )
}

/** Day after day each segment is looked at, until everybody was. @returns how often somebody was mended */
async function checkAll(world: World, { conditions }: Segments): Promise<number> {
  const [known] = await world.query<{ n: number }>('SELECT count(*)::int AS n FROM identity.identifier')
  let mended = 0
  for (let round = 0; round < (known?.n ?? 0) / 20 + 2; round++) {
    world.clock.advance(25 * hourMs)
    for (const _ of conditions) await runLoops(world)
    await settle(world)
    const [sum] = await world.query<{ n: number }>('SELECT sum(mended)::int AS n FROM segment.checked')
    mended += sum?.n ?? 0
  }
  return mended
}

test('whoever is put on a list beside the log is in at once; what is forgotten is found within a day', {
  timeout: limitMs(60_000),
}, async () => {
  const world = await World.open({ engine, database: 'g34_woken', random: random.fork(), batchSize: 40 })
  world.clock.advance(startMs - world.clock.now())
  const life = new ShopLife({
    ...{ random: random.fork(), name: 'w', people: 4, now: () => world.clock.now(), sharedShare: 0 },
  })
  await world.accept(life.events(20))
  await world.drain()
  const list = idOf(77)
  await world.query(
    `INSERT INTO deliver.audience_list (workspace_id, id, name, source, is_read, rows, people, has_consents, created_at, created_by)
     VALUES ('default', $1, 'Lista', 'typed', true, 0, 0, false, 0, 'test')`,
    [list],
  )
  const segments = new Segments(world)
  await segments.add({ kind: 'list', list })
  await segments.add({ kind: 'not', of: bought })
  await settle(world)
  const [known] = await world.query<{ birth: string; root: string }>(
    'SELECT birth_id AS birth, root_service AS root FROM identity.identifier ORDER BY 1 LIMIT 1',
  )
  const { birth = '', root } = known ?? {}
  const members = () =>
    world.query('SELECT root_id AS root FROM segment.member WHERE segment_id = $1', [idOf(0)])
  for (const isIn of [true, false]) {
    await world.base.web.inWorkspace('default', async (tx) => {
      await world.app.campaigns.changeList(tx, { listId: list, birth, isIn })
      await world.app.segment.touch({ tx, workspaceId: 'default' }, [birth])
    })
    await settle(world)
    expect(await members()).toEqual(isIn ? [{ root }] : [])
  }
  const now = () => world.query('SELECT segment_id, root_id FROM segment.member ORDER BY 1, 2')
  const before = await now()
  await breakSomebody(world)
  for (const days of [401, 300]) await rememberVisit(world, days)
  expect(await checkAll(world, segments)).toBeGreaterThan(0)
  expect(await now()).toEqual(before)
  await checkBooks(world)
  // Who came and went is told for 400 days.
  const old = await world.query('SELECT is_entry FROM segment.flip WHERE at < $1 ORDER BY n', [
    world.clock.now() - 299 * 24 * hourMs,
  ])
  expect(old).toEqual([{ is_entry: true }, { is_entry: false }])
  await world.close()
})

test('an address suppressed by hand, a changed policy, a trait of another type: who is in follows each', {
  timeout: limitMs(60_000),
}, async () => {
  const world = await World.open({ engine, database: 'g34_beside', random: random.fork(), batchSize: 40 })
  world.clock.advance(startMs - world.clock.now())
  const segments = new Segments(world)
  await segments.add({ kind: 'reachable', channel: 'email' })
  await segments.add({ kind: 'consent', purpose: 'marketing', channel: 'email' })
  await segments.add({ kind: 'trait', trait: 'shoeSize', op: 'is', value: 38 })
  const say = speakAs(() => world)
  const email = 'maja@poczta.example'
  const identify = (shoeSize: unknown) => {
    const timestamp = new Date(world.clock.now()).toISOString()
    const traits = { email, shoeSize }
    return world.accept([{ type: 'identify', userId: 'maja', messageId: timestamp, timestamp, traits }])
  }
  const members = async () => {
    world.clock.advance(1_000)
    await settle(world)
    const rows = await world.query<{ id: string }>('SELECT segment_id AS id FROM segment.member ORDER BY 1')
    return rows.map(({ id }) => Number(id.slice(-2)))
  }
  await identify(38)
  await world.accept([grant({ email }, { at: world.clock.now() })])
  expect(await members()).toEqual([0, 1, 2])
  for (const [shoeSize, expected] of [
    ['38', [0, 1]],
    [
      [37, 38],
      [0, 1, 2],
    ],
    [{ eu: 38 }, [0, 1]],
    [38.0, [0, 1, 2]],
    [null, [0, 1]],
  ] as const) {
    await identify(shoeSize)
    expect(await members(), JSON.stringify(shoeSize)).toEqual(expected)
  }
  const address = { kind: 'email', value: email }
  await say('suppressAddress', { body: address })
  expect(await members()).toEqual([1])
  await say('releaseAddress', { body: address })
  expect(await members()).toEqual([0, 1])
  const channels = ['email', 'sms']
  const purpose = {
    basis: 'consent',
    lens: 'marketing',
    channels,
    name: { pl: 'Marketing', en: 'Marketing' },
  }
  const body = { ...purpose, isActive: false }
  await say('putPurpose', { params: { id: 'marketing' }, body })
  // What a policy may turn for everybody is built anew: only what looks at consents. What she said stays said.
  await world.app.segment.loops[0]?.turn()
  const rebuilt = await world.query<{ n: number }>(
    'SELECT right(id::text, 2)::int AS n FROM segment.segment WHERE next_version IS NOT NULL ORDER BY 1',
  )
  expect(rebuilt).toEqual([{ n: 0 }, { n: 1 }])
  expect(await members()).toEqual([0, 1])
  await checkBooks(world)
  await world.close()
})

test('whom a timer has settled the next batch takes as she is', { timeout: limitMs(60_000) }, async () => {
  const world = await World.open({ engine, database: 'g34_kept', random: random.fork(), batchSize: 40 })
  world.clock.advance(startMs - world.clock.now())
  const segments = new Segments(world)
  await segments.add({ ...bought, events: ['Product Viewed'], window: { last: { hours: 1 } } })
  await segments.add(bought)
  await settle(world)
  const members = () => world.query<{ id: string }>('SELECT segment_id AS id FROM segment.member ORDER BY 1')
  const tellOf = async (event: string) => {
    const at = world.clock.now()
    const timestamp = new Date(at).toISOString()
    await world.accept([{ type: 'track', event, userId: 'kept', messageId: `${event} ${at}`, timestamp }])
    await world.drain()
  }
  for (let day = 0; day < 2; day++) {
    await tellOf('Product Viewed')
    expect((await members())[0]).toEqual({ id: idOf(0) })
    world.clock.advance(2 * hourMs)
    await runLoops(world)
    await tellOf('Order Completed')
    expect(await members()).toEqual([{ id: idOf(1) }])
    await checkBooks(world)
  }
  await world.close()
})
