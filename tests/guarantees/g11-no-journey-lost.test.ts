import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  hearAgain,
  hourMs,
  makeEvent,
  noteMoments,
  openSurroundings,
  personOf,
  putLive,
  type Surroundings,
  start,
  takeBatch,
  workspaceId,
} from '../../server/modules/journey/journey.testkit.ts'
import { moveDue, moveStorms, type Storms } from '../../server/modules/journey/service/due.ts'
import { migrate } from '../../server/modules/journey/service/migrate.ts'
import { createVersions } from '../../server/modules/journey/service/versions.ts'
import { listDueJourneys } from '../../server/modules/journey/store/journeys.ts'
import { listOfPerson } from '../../server/modules/journey/store/runs.ts'
import { listSteps } from '../../server/modules/journey/store/steps.ts'
import { listTallies } from '../../server/modules/journey/store/tallies.ts'
import { hashToUuid } from '../../server/platform/ids.ts'
import { openTestDatabase, type TestDatabase } from '../testkit/database.ts'
import { Crash, crashing, drawGraph, Reference } from './kit/journey-model.ts'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'

/**
 * G10 and G11: no journey is lost or stuck, no step is taken twice. Runs, doors, merges and versions on a real database; then
 * drawn journeys and lives, the process ending at any statement, beside a reference of one thread in memory.
 */
let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 600_000)
afterAll(() => pg.close())

let room: Surroundings
let count = 0
let journeyId = ''
beforeEach(async () => {
  room = openSurroundings(pg)
  journeyId = hashToUuid(`journey ${count++}`)
  await stopAll()
})

/** Each test has the only journey that hears. */
const stopAll = () =>
  pg.app.inWorkspace(workspaceId, (tx) =>
    tx.change({
      text: `UPDATE journey.journey SET state = 'stopped' WHERE workspace_id = $1`,
      values: [workspaceId],
    }),
  )

/** Cart left, an hour, a mail, a day in which she may buy, a second mail. */
const cart = {
  entry: { kind: 'event', match: { event: 'Cart Updated' } },
  start: 'hour',
  exits: [{ kind: 'bought' }],
  reEntry: { rule: { kind: 'each' }, isAlone: true, restDays: 0 },
  nodes: [
    { id: 'hour', type: 'wait', options: { hours: 1 }, next: { on: 'first' } },
    { id: 'first', type: 'mail', next: { on: 'listen' } },
    {
      id: 'listen',
      type: 'listen',
      options: { event: 'Email Opened', hours: 24 },
      next: { happened: 'end', timeout: 'second' },
    },
    { id: 'second', type: 'mail', next: { on: 'end' } },
    { id: 'end', type: 'goal' },
  ],
} as const

const runsOf = (person: string) =>
  pg.app.inWorkspace(workspaceId, (tx) => listOfPerson(tx, workspaceId, person, 100))
const due = async () => {
  const deps = { ...room.deps, versions: createVersions(room.deps) }
  while (await moveDue(deps));
}

describe('a run', () => {
  it('waits, asks for its messages once, and ends', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const anna = personOf(1)
    await takeBatch(pg.db, room, [makeEvent(anna, 'Cart Updated', { at: room.now() })])
    expect(await runsOf(anna)).toMatchObject([{ state: 't', node: 'hour', wakeAt: start + hourMs, seq: 1 }])
    await due()
    expect(room.messages).toEqual([])
    room.tick(hourMs)
    await due()
    await due()
    expect(room.messages).toMatchObject([{ birth: anna, itemId: 'item', version: 1, seq: 3 * 16 }])
    expect(await runsOf(anna)).toMatchObject([{ state: 'e', node: 'listen' }])
    room.tick(24 * hourMs)
    await due()
    expect(room.messages).toHaveLength(2)
    const [run] = await runsOf(anna)
    expect(run).toMatchObject({ state: 'd', isGoal: true, reason: 'goal', wakeAt: null })
    const steps = await pg.app.inWorkspace(workspaceId, (tx) => listSteps(tx, workspaceId, [run?.id ?? '']))
    expect(steps.map(({ kind, node, output }) => `${kind} ${node} ${output ?? ''}`.trim())).toEqual([
      ...['x end goal', 'n second on', 'n listen timeout', 'w listen', 'n first on'],
      ...['n hour on', 'w hour', 'i hour'],
    ])
  })

  it('of a crowd that is due at once is taken on by two transactions, everybody once', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const people = Array.from({ length: 3_500 }, (_, i) => personOf(10_000 + i))
    await takeBatch(
      pg.db,
      room,
      people.map((one) => makeEvent(one, 'Cart Updated', { at: room.now() })),
    )
    room.tick(hourMs)
    const deps = { ...room.deps, versions: createVersions(room.deps) }
    const storms: Storms = new Map()
    // One finds out that it is a storm; then two at a time, each in its own turn.
    expect(await moveDue(deps, storms)).toBe(true)
    expect([...storms]).toEqual([[journeyId, workspaceId]])
    const [first, second] = [moveDue(deps, storms), moveStorms(deps, storms)]
    expect(await Promise.all([first, second])).toEqual([true, true])
    expect(room.messages).toHaveLength(3_000)
    expect(await moveStorms(deps, storms)).toBe(false)
    expect([...storms]).toEqual([])
    expect(room.messages.map(({ birth }) => birth).sort()).toEqual(people.sort())
    const tallies = await pg.app.inWorkspace(workspaceId, (tx) => listTallies(tx, workspaceId, [journeyId]))
    expect(tallies).toContainEqual(expect.objectContaining({ what: 'out:hour:on', n: people.length }))
  })

  it('ends in the batch in which she buys, in whatever order it comes, and what waits for her is called back', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const [bea, cleo] = [personOf(2), personOf(3)]
    await takeBatch(pg.db, room, [makeEvent(bea, 'Cart Updated', { at: room.now() })])
    room.tick(hourMs)
    await due()
    await takeBatch(pg.db, room, [
      makeEvent(bea, 'Sale Completed', { at: room.now() }),
      makeEvent(cleo, 'Cart Updated', { at: room.now() }),
      makeEvent(cleo, 'Order Completed', { at: room.now() }),
    ])
    expect(await runsOf(bea)).toMatchObject([{ state: 'x', reason: 'bought', wakeAt: null }])
    expect(await runsOf(cleo)).toMatchObject([{ state: 'x', reason: 'bought' }])
    expect(room.cancelled).toHaveLength(2)
    expect(room.messages).toHaveLength(1)
    // An older purchase, heard late, is no news to a cart left after it.
    const dora = personOf(4)
    await takeBatch(pg.db, room, [
      makeEvent(dora, 'Cart Updated', { at: room.now() }),
      makeEvent(dora, 'Order Completed', { at: room.now() - hourMs }),
    ])
    expect(await runsOf(dora)).toMatchObject([{ state: 't' }])
  })

  it('ends by its goal as soon as that is true, whatever it waits for', async () => {
    const reached = new Set<string>()
    const evaluate = async (_: unknown, __: unknown, roots: readonly string[]) =>
      new Map(roots.map((root) => [root, reached.has(root)]))
    room = openSurroundings(pg, { segment: { ...room.deps.segment, evaluate } })
    const goal = { kind: 'segment', segment: 'bought-shoes' } as const
    await putLive(pg.app, journeyId, { ...structuredClone(cart), goal } as never)
    const [jola, kama] = [personOf(40), personOf(41)]
    for (const one of [jola, kama])
      await takeBatch(pg.db, room, [makeEvent(one, 'Cart Updated', { at: room.now() })])
    reached.add(jola)
    for (const one of [jola, kama])
      await takeBatch(pg.db, room, [makeEvent(one, 'Page Viewed', { at: room.now() })])
    expect(await runsOf(jola)).toMatchObject([{ state: 'd', isGoal: true, reason: 'goal', node: 'hour' }])
    expect(await runsOf(kama)).toMatchObject([{ state: 't' }])
    // By time alone: asked again when her turn comes, before anything is sent.
    reached.add(kama)
    room.tick(hourMs)
    await due()
    expect(await runsOf(kama)).toMatchObject([{ isGoal: true }])
    expect(room.messages).toEqual([])
  })

  it.each([0, 50])(
    'reaches its goal by what happened since she came in alone, %i %% held out',
    async (percent) => {
      const goal = {
        ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { since: 'entry' } },
      } as const
      const graph = { ...structuredClone(cart), goal, exits: [], holdOutPercent: percent }
      await putLive(pg.app, journeyId, graph as never)
      const people = Array.from({ length: 8 }, (_, i) => personOf(700 + percent + i))
      for (const one of people)
        await takeBatch(pg.db, room, [
          makeEvent(one, 'Order Completed', { at: room.now() - 600_000 }),
          makeEvent(one, 'Cart Updated', { at: room.now() }),
          // What is heard late happened before all the same.
          makeEvent(one, 'Sale Completed', { at: room.now() - 300_000 }),
        ])
      const standing = await Promise.all(people.map(async (one) => (await runsOf(one))[0]))
      expect(standing.map((run) => run?.state)).toEqual(people.map(() => 't'))
      expect(new Set(standing.map((run) => run?.isControl)).size).toBe(percent === 0 ? 1 : 2)
      room.tick(60_000)
      for (const one of people)
        await takeBatch(pg.db, room, [makeEvent(one, 'Sale Completed', { at: room.now() })])
      for (const one of people)
        expect(await runsOf(one)).toMatchObject([{ state: 'd', isGoal: true, reason: 'goal' }])
    },
  )

  it('is woken by what it waits for, also where that has overtaken it', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const ewa = personOf(5)
    await takeBatch(pg.db, room, [makeEvent(ewa, 'Cart Updated', { at: room.now() })])
    room.tick(hourMs)
    await due()
    room.tick(hourMs)
    await takeBatch(pg.db, room, [makeEvent(ewa, 'Email Opened', { at: room.now() })])
    expect(await runsOf(ewa)).toMatchObject([{ state: 'd', isGoal: true }])
    expect(room.messages).toHaveLength(1)
    const fay = personOf(6)
    await takeBatch(pg.db, room, [makeEvent(fay, 'Cart Updated', { at: room.now() })])
    room.tick(hourMs)
    room.tick(60_000)
    // It came while the clockwork was late: the wait looks back to when the step before was over.
    room.moments.push({
      ...{ birth: fay, ts: room.now() - 30_000, pos: 9_999_999, channel: 'w' },
      event: makeEvent(fay, 'Email Opened', { at: room.now() - 30_000 }).event as never,
    })
    await due()
    expect(await runsOf(fay)).toMatchObject([{ state: 'd', isGoal: true }])
  })
})

describe('the door', () => {
  it('lets her in by its rule, a sample of people only, and nobody by what a rebuild tells again', async () => {
    const once = { ...structuredClone(cart), reEntry: { rule: { kind: 'once' }, isAlone: true, restDays: 0 } }
    await putLive(pg.app, journeyId, once as never)
    const gina = personOf(10)
    const event = makeEvent(gina, 'Cart Updated', { at: room.now() })
    await takeBatch(pg.db, room, [event, makeEvent(gina, 'Cart Updated', { at: room.now() })])
    expect(await runsOf(gina)).toHaveLength(1)
    await takeBatch(pg.db, room, [makeEvent(gina, 'Order Completed', { at: room.now() })])
    await takeBatch(pg.db, room, [makeEvent(gina, 'Cart Updated', { at: room.now() })])
    expect(await runsOf(gina)).toHaveLength(1)
    const other = hashToUuid(`journey ${count++}`)
    await putLive(pg.app, other, structuredClone(cart) as never)
    await takeBatch(pg.db, room, [event])
    expect(await runsOf(gina)).toHaveLength(1)
    const sampled = hashToUuid(`journey ${count++}`)
    await putLive(pg.app, sampled, structuredClone(cart) as never, { sample: 30 })
    const people = Array.from({ length: 300 }, (_, i) => personOf(1_000 + i))
    await takeBatch(
      pg.db,
      room,
      people.map((one) => makeEvent(one, 'Cart Updated', { at: room.now() })),
    )
    const rows = await pg.app.inWorkspace(workspaceId, (tx) => listTallies(tx, workspaceId, [sampled]))
    const entered = rows.find(({ what }) => what === 'entered')?.n ?? 0
    expect(entered).toBeGreaterThan(50)
    expect(entered).toBeLessThan(140)
  })

  it('lets nobody in by what is told of the past, and a till that was without a network a day at most', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const [ola, pola] = [personOf(50), personOf(51)]
    await takeBatch(pg.db, room, [
      makeEvent(ola, 'Cart Updated', { at: room.now() - 700 * 24 * hourMs }),
      makeEvent(ola, 'Cart Updated', { at: room.now() - 25 * hourMs }),
      makeEvent(pola, 'Cart Updated', { at: room.now() - 23 * hourMs }),
    ])
    expect(await runsOf(ola)).toEqual([])
    expect(await runsOf(pola)).toMatchObject([{ enteredAt: room.now() - 23 * hourMs }])
  })

  it('people who turn out to be one go on in one run, the one further along; parted again, each run follows its birth', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const [web, card] = [personOf(20), personOf(21)]
    await takeBatch(pg.db, room, [makeEvent(web, 'Cart Updated', { at: room.now() })])
    room.tick(hourMs)
    await due()
    await takeBatch(pg.db, room, [makeEvent(card, 'Cart Updated', { at: room.now() })])
    const merged = {
      workspaceId,
      kind: 'merged' as const,
      winner: web,
      loser: card,
      moved: [{ birth: card, root: web }],
      pos: 1,
    }
    await takeBatch(pg.db, room, [], [merged])
    const both = await runsOf(web)
    expect(both.map(({ birth, state, reason }) => [birth, state, reason]).sort()).toEqual(
      [
        [web, 'e', null],
        [card, 'x', 'merged'],
      ].sort(),
    )
    const parted = {
      workspaceId,
      kind: 'split' as const,
      winner: web,
      loser: card,
      moved: [{ birth: card, root: card }],
      pos: 2,
    }
    await takeBatch(pg.db, room, [], [parted])
    expect(await runsOf(web)).toMatchObject([{ birth: web, state: 'e' }])
    const wakeAt = room.now() + hourMs
    expect(await runsOf(card)).toMatchObject([
      { birth: card, state: 't', node: 'hour', wakeAt, kept: null, endedAt: null },
    ])
    // What she did while another run stood for hers counts for hers, too.
    await takeBatch(pg.db, room, [], [{ ...merged, pos: 3 }])
    room.tick(60_000)
    noteMoments(room, [makeEvent(card, 'Sale Completed', { at: room.now() })])
    await takeBatch(pg.db, room, [], [{ ...parted, pos: 4 }])
    expect(await runsOf(card)).toMatchObject([{ birth: card, state: 'x', reason: 'bought' }])
    expect(await runsOf(web)).toMatchObject([{ birth: web, state: 'e' }])
  })

  it('joined in any order and parted in any other, everybody waits as if nothing had been', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const { random } = openSeed('g11-no-journey-lost')
    const people = Array.from({ length: 5 }, (_, i) => personOf(900 + i))
    for (const one of people) {
      await takeBatch(pg.db, room, [makeEvent(one, 'Cart Updated', { at: room.now() })])
      if (random.chance(0.5)) room.tick(hourMs)
      await due()
    }
    const stand = async () =>
      (await Promise.all(people.map(runsOf)))
        .flat()
        .map(({ birth, root, node, state, wakeAt, waits, kept }) => ({
          ...{ birth, root, node, state, wakeAt, waits, kept },
        }))
    const before = await stand()
    const root = new Map(people.map((one) => [one, one]))
    const change = async (
      kind: 'merged' | 'split',
      ids: { winner: string; loser: string },
      births: string[],
    ) => {
      const to = kind === 'merged' ? ids.winner : ids.loser
      for (const birth of births) root.set(birth, to)
      const moved = births.map((birth) => ({ birth, root: to }))
      await takeBatch(pg.db, room, [], [{ workspaceId, kind, ...ids, moved, pos: 0 }])
    }
    for (;;) {
      const [winner, loser] = random.shuffle([...new Set(root.values())])
      if (winner === undefined || loser === undefined) break
      await change(
        'merged',
        { winner, loser },
        people.filter((one) => root.get(one) === loser),
      )
    }
    const [whole = ''] = root.values()
    expect((await runsOf(whole)).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
    for (const loser of random.shuffle(people.filter((one) => one !== whole)))
      await change('split', { winner: whole, loser }, [loser])
    expect(await stand()).toEqual(before)
  })
})

describe('a new version', () => {
  it('moves those inside by a map, after a dry run that tells who stands where', async () => {
    await putLive(pg.app, journeyId, structuredClone(cart) as never)
    const [hela, iza] = [personOf(30), personOf(31)]
    await takeBatch(pg.db, room, [makeEvent(hela, 'Cart Updated', { at: room.now() })])
    room.tick(hourMs)
    await due()
    await takeBatch(pg.db, room, [makeEvent(iza, 'Cart Updated', { at: room.now() })])
    const next = {
      ...structuredClone(cart),
      nodes: [
        { id: 'hour', type: 'wait', options: { hours: 1 }, next: { on: 'other' } },
        { id: 'other', type: 'wait', options: { hours: 2 }, next: { on: 'end' } },
        { id: 'end', type: 'goal' },
      ],
    }
    await putLive(pg.app, journeyId, next as never, { n: 2 })
    const deps = { ...room.deps, versions: createVersions(room.deps) }
    const asked = { id: journeyId, actor: { kind: 'member', id: 'm', name: 'M' } } as const
    const tried = await migrate(deps, workspaceId, { ...asked, map: {}, isDryRun: true })
    expect(tried).toMatchObject({ version: 2, moved: 0 })
    expect(tried.moves.find(({ node }) => node === 'listen')).toMatchObject({ isKnown: false, people: 1 })
    await expect(migrate(deps, workspaceId, { ...asked, map: {}, isDryRun: false })).rejects.toMatchObject({
      code: 'journey_map',
    })
    const done = await migrate(deps, workspaceId, { ...asked, map: { listen: 'other' }, isDryRun: false })
    expect(done.moved).toBe(2)
    // Whose step is as it was waits to the same moment; who was moved begins to wait where she is now.
    expect(await runsOf(iza)).toMatchObject([{ version: 2, node: 'hour', wakeAt: room.now() + hourMs }])
    await due()
    expect(await runsOf(hela)).toMatchObject([{ version: 2, node: 'other', wakeAt: room.now() + 2 * hourMs }])
    room.tick(3 * hourMs)
    await due()
    expect(await runsOf(hela)).toMatchObject([{ state: 'd', isGoal: true }])
  })
})

describe('G10, G11: whatever ends whenever, each step is taken once and nobody is lost', () => {
  const { random } = openSeed('g11-no-journey-lost')

  /** Lives hours of some people in a drawn journey, the process ending at random; then all that is told of them. */
  async function live(chance: Random, first: string | null, crashesAt: () => boolean) {
    const graph = drawGraph(chance, first)
    const people = Array.from({ length: 12 }, (_, i) => hashToUuid(`${journeyId} ${i}`))
    const reference = new Reference(journeyId, graph)
    const db = { messages: room.messages }
    const faults = {
      crashesAt,
      mark() {
        const length = db.messages.length
        return () => {
          db.messages.length = length
        }
      },
    }
    const app = crashing(pg.app, faults)
    room = openSurroundings({ app, db: crashing(pg.db, faults) })
    db.messages = room.messages
    await putLive(pg.app, journeyId, graph)
    const insist = async (run: () => Promise<unknown>) => {
      for (;;)
        try {
          return await run()
        } catch (error) {
          if (!(error instanceof Crash)) throw error
        }
    }
    const deps = { ...room.deps, versions: createVersions(room.deps) }
    for (let hour = 0; hour < 48; hour++) {
      const events = people.flatMap((one) => {
        const name = chance.pick(['A', 'B', 'Buy', '', '', '', ''])
        return name === '' ? [] : [makeEvent(one, name, { at: room.now() })]
      })
      for (const { event, birth } of events)
        if (event !== null && birth !== null) reference.hear(birth, event, room.now())
      noteMoments(room, events)
      await insist(() => hearAgain(crashing(pg.db, faults), room, events))
      // A turn that broke off is taken up by the next, a moment later.
      const isDue = async () => (await pg.db.inPlatform((tx) => listDueJourneys(tx, room.now()))).length > 0
      while (await isDue()) await insist(() => moveDue(deps))
      reference.tick(room.now())
      room.tick(hourMs)
    }
    for (const person of people) {
      const runs = (await runsOf(person)).toReversed()
      const steps = await pg.app.inWorkspace(workspaceId, (tx) =>
        listSteps(
          tx,
          workspaceId,
          runs.map(({ id }) => id),
        ),
      )
      const told = runs.map(({ id }) =>
        steps
          .flatMap(({ run, at, kind, node, output }) => (run === id ? [{ at, kind, node, output }] : []))
          .toReversed(),
      )
      const inOrder = (list: readonly object[][]) => list.map((one) => JSON.stringify(one)).sort()
      expect(inOrder(told)).toEqual(inOrder(reference.tell(person)))
      for (const run of runs)
        if (run.endedAt === null) expect(run.wakeAt).toBeGreaterThanOrEqual(room.now() - hourMs)
    }
    const names = room.messages.map(({ run, seq }) => `${run} ${seq}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names).toHaveLength(reference.mails.length)
    return names.length
  }

  it('drawn journeys, lived by chance, go as one thread in memory says', {
    timeout: limitMs(60_000),
  }, async () => {
    let mails = 0
    for (let life = 0; life < scale(4); life++) {
      await stopAll()
      journeyId = hashToUuid(`drawn ${count++}`)
      const chance = random.fork()
      mails += await live(chance, life === 0 ? 'mail' : null, () => chance.chance(1 / 80))
    }
    tell('journeys lived', { messages: mails })
    expect(mails).toBeGreaterThan(0)
  })
})
