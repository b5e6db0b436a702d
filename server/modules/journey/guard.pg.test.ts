import { nodes } from '@splot/plugins/registry'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { createDecide, type Decide } from '../decide/index.ts'
import {
  hourMs,
  makeEvent,
  openSurroundings,
  personOf,
  putLive,
  takeBatch,
  testNodes,
  workspaceId,
} from './journey.testkit.ts'
import { insideRoute } from './routes/inside.ts'
import type { Run } from './schema.ts'
import type { JourneyDeps } from './service/deps.ts'
import { createEndLoop, moveDue } from './service/due.ts'
import { createGuardLoop, forgive } from './service/guard.ts'
import { resume } from './service/launch.ts'
import { sayReason } from './service/path.ts'
import { readRevenue } from './service/revenue.ts'
import { createVersions } from './service/versions.ts'
import { findJourney } from './store/journeys.ts'
import { insertRuns } from './store/runs.ts'
import { insertSteps } from './store/steps.ts'
import { insertTasks, listTasks, putTaskAct } from './store/tasks.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

it('a journey that does harm is paused, says why, and goes on when a person says so', async () => {
  const room = openSurroundings(pg)
  const deps = {
    ...room.deps,
    listBlocks: async () => [],
    forgive: (tx: WorkspaceTx, id: string) => forgive(room.deps, tx, id),
  }
  const id = hashToUuid('a journey that is watched')
  await putLive(pg.app, id, { nodes: [] })
  const loop = createGuardLoop(deps)
  const look = async (figures: Partial<typeof room.figures>) => {
    Object.assign(room.figures, figures)
    await loop.turn()
    const row = await pg.app.inWorkspace(workspaceId, (tx) => findJourney(tx, id))
    return [row?.state, row?.note ?? null]
  }
  expect(await look({ reached: 1_000, complaints: 2 })).toEqual(['live', null])
  expect(await look({ complaints: 14 })).toEqual(['paused', 'guard_complaints'])
  await resume(deps, workspaceId, { id, actor: { kind: 'member', id: 'm', name: 'Olga' } })
  expect(await look({})).toEqual(['live', null])
  expect(await look({ reached: 2_000, complaints: 30 })).toEqual(['paused', 'guard_complaints'])
})

it('a task stands with its reason, is taken in hand, taken over, and ended once with what came of it', async () => {
  const id = hashToUuid('a journey that asks for a call')
  await putLive(pg.app, id, { nodes: [] })
  const [run, birth] = [hashToUuid('her run'), hashToUuid('she')]
  const asked = {
    ...{
      run,
      seq: 1,
      journeyId: id,
      birth,
      desk: 'store',
      storeId: null,
      title: 'Zadzwoń',
      note: '',
      dueAt: 5,
    },
  }
  await pg.app.inWorkspace(workspaceId, async (tx) => {
    await insertTasks(tx, workspaceId, [asked, { ...asked, seq: 2, dueAt: 3, desk: 'agent' }], 1)
    await insertTasks(tx, workspaceId, [asked], 2)
    const came = { at: 1, kind: 'i', node: 'start', output: null, because: 'event' } as const
    await insertSteps(tx, workspaceId, [{ run, seq: 0, ...came, until: null, effects: null }])
    const list = (state: string, desk: string | null, storeId: string | null = null) =>
      listTasks(tx, { state, desk, storeId, limit: 10 })
    expect((await list('open', null)).map((one) => one.desk)).toEqual(['agent', 'store'])
    const own = { ...asked, seq: 3, dueAt: 4, storeId: 'KRK1' }
    await insertTasks(tx, workspaceId, [own], 1)
    const ofStore = async (storeId: string) => (await list('open', 'store', storeId)).map((one) => one.seq)
    expect([await ofStore('KRK1'), await ofStore('WAW1')]).toEqual([[3, 1], [1]])
    const [task] = await list('open', 'store', 'WAW1')
    expect(task).toMatchObject({ journeyName: 'J', entered: 'event', takenBy: null })
    const put = (state: 'taken' | 'done', by: string, outcome: string | null = null) =>
      putTaskAct(tx, task?.id ?? '', { state, by, outcome, at: 9 })
    expect([await put('taken', 'Ola'), await put('taken', 'Jan')]).toEqual([id, id])
    expect(await put('done', 'Jan', 'Przyjdzie jutro')).toBe(id)
    expect([await put('done', 'Ola'), await put('taken', 'Ola')]).toEqual([null, null])
    const ended = { takenBy: 'Jan', endedBy: 'Jan', outcome: 'Przyjdzie jutro' }
    expect([await list('open', 'store', 'WAW1'), await list('done', 'store')]).toMatchObject([[], [ended]])
  })
})

it('who is inside is listed page by page: whom an error holds, then who waits, whose turn is next first', async () => {
  const { deps, now } = openSurroundings(pg)
  const id = hashToUuid('a journey with people inside')
  await putLive(pg.app, id, { nodes: [] })
  const stand = (n: number, part: Partial<Run>): Run => ({
    ...{ id: hashToUuid(`inside ${n}`), journeyId: id, version: 1, birth: personOf(n), root: personOf(n) },
    ...{ unit: personOf(n), enteredAt: now(), arrivedAt: now(), since: now(), endedAt: null, seq: 0 },
    ...{ state: 't', wakeAt: now() + n * hourMs, isControl: false, isGoal: false, node: 'w', reason: null },
    ...{ waits: null, kept: null, context: { in: {}, given: {} }, zone: null, ...part },
  })
  const runs = [
    ...[5, 3, 4, 1].map((n) => stand(n, {})),
    stand(2, { state: 'h', wakeAt: null, reason: 'broken' }),
    stand(6, { state: 'd', wakeAt: null, endedAt: now() }),
    stand(7, { node: 'x' }),
  ]
  await pg.app.inWorkspace(workspaceId, (tx) => insertRuns(tx, workspaceId, runs))
  const route = insideRoute(deps)
  const list = async (query: { node?: string; cursor?: string }) => {
    const asked = { params: { id }, query: { limit: 2, ...query }, workspaceId, actor: { scopes: new Set() } }
    return (await route.handle({ ...asked, language: 'pl' } as never)) as {
      items: { customer: string; heldBy: string | null }[]
      nextCursor: string | null
    }
  }
  const seen: number[] = []
  const numberOf = new Map(runs.map(({ root }, i) => [root, [5, 3, 4, 1, 2, 6, 7][i] ?? 0]))
  let cursor: string | null = null
  do {
    const page = await list({ node: 'w', ...(cursor === null ? {} : { cursor }) })
    seen.push(...page.items.map((one) => numberOf.get(one.customer) ?? 0))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toEqual([2, 1, 3, 4, 5])
  expect((await list({ node: 'x' })).items).toMatchObject([{ customer: personOf(7), heldBy: null }])
})

/** A mail to whoever goes a way; `mode` of the split is the experiment's. */
const twoWays = (experiment: string, lane: 'marketing' | 'transactional') => {
  const arms = ['a', 'b'].map((id) => ({ id, label: id, weight: 50 }))
  const mail = { type: 'message', options: { content: 'item', lane } }
  return {
    entry: { kind: 'event', match: { event: 'Signed Up' } },
    start: 's',
    nodes: [
      {
        ...{ id: 's', type: 'split', options: { mode: 'experiment', experiment, arms } },
        next: { a: 'mail', b: 'more' },
      },
      { id: 'mail', ...mail },
      { id: 'more', ...mail },
    ],
  } as const
}

it('a split goes as the experiment says; whoever is left alone walks on, gets nothing and is not counted', async () => {
  const held = new Set([personOf(1)])
  const decide: Decide = createDecide({
    ...openSurroundings(pg).deps,
    ...{ onHoldOut: async () => {}, holdPipeline: async () => {} },
  })
  const room = openSurroundings(pg, {
    ...{ nodes, decide: { assign: decide.assign, listHeldOut: async () => held } },
  })
  const ask = async (path: string, method: string, body: object, id = '') => {
    const route = decide.routes.find((one) => one.path === path && one.method === method)
    const actor = { kind: 'member', id: 'm', name: 'Olga' }
    // The routes are data: a test calls what they call.
    return (await route?.handle({ params: { id }, body, workspaceId, actor } as never)) as { id: string }
  }
  const arms = twoWays('', 'marketing').nodes[0].options.arms
  const draft = {
    name: 'Ton',
    hypothesis: '',
    layer: '',
    segmentId: null,
    goal: { kind: 'purchase' },
    windowDays: 14,
  }
  const { id } = await ask('/api/v1/experiments', 'POST', { ...draft, arms })
  await ask('/api/v1/experiments/{id}/start', 'POST', { coverage: 100 }, id)
  const people = Array.from({ length: 12 }, (_, i) => personOf(i + 1))
  const play = async (journey: string, lane: 'marketing' | 'transactional') => {
    await putLive(pg.app, hashToUuid(journey), structuredClone(twoWays(id, lane)) as never)
    room.messages.length = 0
    await takeBatch(
      pg.db,
      room,
      people.map((one) => makeEvent(one, 'Signed Up', { at: room.now() })),
    )
    return new Set(
      room.messages.filter((one) => one.journeyId === hashToUuid(journey)).map((one) => one.birth),
    )
  }
  expect(await play('tests a tone', 'marketing')).toEqual(new Set(people.slice(1)))
  const met = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ birth: string; arm: string; node: string }>({
      text: `SELECT x.birth_id::text AS birth, x.arm, s.output AS node FROM decide.exposure x
        JOIN journey.enrollment e ON e.birth_id = x.birth_id JOIN journey.step s ON s.enrollment_id = e.id AND s.node = 's'
        AND s.kind = 'n' WHERE x.experiment_id = $1`,
      values: [id],
    }),
  )
  expect(met.map((one) => one.birth).sort()).toEqual(people.slice(1).sort())
  expect(met.every((one) => one.arm === one.node)).toBe(true)
  expect(new Set(met.map((one) => one.arm)).size).toBe(2)
  expect(await play('tells of an order', 'transactional')).toEqual(new Set(people))
})

const oneMail = {
  entry: { kind: 'event', match: { event: 'Crowd Came' } },
  start: 'wait',
  nodes: [
    { id: 'wait', type: 'wait', options: { hours: 1 }, next: { on: 'mail' } },
    { id: 'mail', type: 'message', options: { content: 'item' }, next: { sent: 'rest', skipped: 'rest' } },
    { id: 'rest', type: 'wait', options: { hours: 100 }, next: {} },
  ],
} as const

/** So many people wait in a journey of its own for a message that is due now. */
async function openCrowd(name: string, given: Partial<JourneyDeps['hands']>, people: readonly string[]) {
  const room = openSurroundings(pg, { nodes: [...testNodes, ...nodes] })
  const id = hashToUuid(name)
  await putLive(pg.app, id, structuredClone(oneMail) as never)
  await takeBatch(
    pg.db,
    room,
    people.map((one) => makeEvent(one, 'Crowd Came', { at: room.now() })),
  )
  room.tick(hourMs)
  const deps = { ...room.deps, hands: { ...room.deps.hands, ...given } }
  const ready = { ...deps, versions: createVersions(deps) }
  const runs = () =>
    pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows<{ birth: string; state: string; reason: string | null; node: string }>({
        text: 'SELECT birth_id::text AS birth, state::text, reason, node FROM journey.enrollment WHERE journey_id = $1',
        values: [id],
      }),
    )
  const skipped = () =>
    pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows<{ because: string; n: number }>({
        text: `SELECT s.because, count(*)::int AS n FROM journey.step s JOIN journey.enrollment e ON e.id = s.enrollment_id
          WHERE e.journey_id = $1 AND s.output = 'skipped' GROUP BY 1 ORDER BY 1`,
        values: [id],
      }),
    )
  const stop = () =>
    pg.app.inWorkspace(workspaceId, (tx) =>
      tx.change({ text: `UPDATE journey.journey SET state = 'stopped' WHERE id = $1`, values: [id] }),
    )
  return { room, ready, runs, skipped, stop }
}

const crowd = (from: number, count: number) => Array.from({ length: count }, (_, i) => personOf(from + i))

it('in a storm the gate is asked of everybody, many at once, and whoever it shuts out goes on with the reason', async () => {
  const people = crowd(50_000, 1_200)
  const shut = new Set(people.filter((_, i) => i % 3 === 0))
  const asked: number[] = []
  const requested: string[] = []
  const { ready, skipped, stop } = await openCrowd(
    'a storm at the gate',
    {
      async reachOf(_where, { channels, births }) {
        asked.push(births.length)
        const say = (one: string) =>
          new Map(channels.map((channel) => [channel, shut.has(one) ? 'capped' : 'open']))
        return new Map(births.map((one) => [one, say(one)]))
      },
      async requestMessages(_where, list) {
        requested.push(...list.map((one) => one.birth))
        return list.length
      },
    },
    people,
  )
  while (await moveDue(ready));
  expect(asked.toSorted((a, b) => a - b)).toEqual([200, 1_000])
  expect(await skipped()).toEqual([{ because: 'capped', n: shut.size }])
  expect(requested.sort()).toEqual(people.filter((one) => !shut.has(one)).sort())
  await stop()
})

it('who cannot be moved is held in sight, also of several one after the other, nobody waits for them, and they leave when the journey is stopped', async () => {
  const people = crowd(60_000, 20)
  const ill = people.slice(7, 10)
  const { ready, runs, stop } = await openCrowd(
    'a journey with one who is ill',
    {
      async requestMessages(_where, list) {
        if (list.some(({ birth }) => ill.includes(birth))) throw new TypeError('this row cannot be written')
        return list.length
      },
    },
    people,
  )
  while (await moveDue(ready));
  const after = await runs()
  const held = after.filter(({ state }) => state === 'h')
  expect(held.map(({ birth }) => birth).sort()).toEqual(ill.toSorted())
  expect(new Set(held.map(({ reason, node }) => `${reason} ${node}`))).toEqual(new Set(['step_failed wait']))
  expect(after.filter(({ node }) => node === 'rest')).toHaveLength(people.length - ill.length)
  await stop()
  const ends = createEndLoop(ready)
  while (await ends.turn());
  expect(new Set((await runs()).map(({ state, reason }) => `${state} ${reason}`))).toEqual(
    new Set(['x stopped']),
  )
})

it('of three, two of whom are ill, the third gets on, wherever she stands', async () => {
  for (const sound of [0, 1, 2]) {
    const people = crowd(61_000 + 10 * sound, 3)
    const { ready, runs, stop } = await openCrowd(
      `a journey with two who are ill beside ${sound}`,
      {
        async requestMessages(_where, list) {
          if (list.some(({ birth }) => birth !== people[sound]))
            throw new TypeError('this row cannot be written')
          return list.length
        },
      },
      people,
    )
    while (await moveDue(ready));
    expect((await runs()).find(({ birth }) => birth === people[sound])).toMatchObject({ node: 'rest' })
    await stop()
  }
})

it('a stopped journey whose people cannot leave keeps nobody of another one in', async () => {
  const failing: Partial<JourneyDeps['hands']> = {
    async cancelMessages(_where, runs) {
      if (runs.length === 1) throw new TypeError('she cannot leave')
      return 0
    },
  }
  const sick = await openCrowd('a journey nobody can leave', failing, crowd(65_000, 1))
  await sick.stop()
  const sound = await openCrowd('a journey people leave', failing, crowd(66_000, 3))
  await sound.stop()
  await expect(createEndLoop(sound.ready).turn()).rejects.toThrow('cannot leave')
  expect((await sound.runs()).map(({ state }) => state)).toEqual(['x', 'x', 'x'])
  const mended = createEndLoop({ ...sound.ready, hands: sound.room.deps.hands })
  while (await mended.turn());
  expect(await sick.runs()).toMatchObject([{ state: 'x' }])
})

it('nobody is held where all of them fail, nor one whose turn has just come', async () => {
  const failing = {
    async requestMessages(): Promise<number> {
      throw new TypeError('nothing can be written')
    },
  }
  for (const people of [crowd(70_000, 5), crowd(71_000, 1)]) {
    const { ready, runs, stop } = await openCrowd(`all fail: ${people.length}`, failing, people)
    expect(await moveDue(ready)).toBe(false)
    expect(new Set((await runs()).map(({ state }) => state))).toEqual(new Set(['t']))
    await stop()
  }
})

it('content that is not published skips its step and says so', async () => {
  const { room, ready, runs, skipped, stop } = await openCrowd(
    'a journey whose text was taken back',
    { findPublished: async () => null },
    crowd(80_000, 3),
  )
  while (await moveDue(ready));
  expect([await skipped(), room.messages]).toEqual([[{ because: 'no_content', n: 3 }], []])
  expect(new Set((await runs()).map(({ node }) => node))).toEqual(new Set(['rest']))
  expect([sayReason('no_content', 'pl'), sayReason('step_failed', 'en')]).not.toContain('no_content')
  await stop()
})

it('a message whose goal time alone has met is told of at its hand-over; others’ names are nobody’s', async () => {
  const room = openSurroundings(pg, {
    segment: {
      evaluate: async (_where: unknown, _condition: unknown, roots: readonly string[]) =>
        new Map(roots.map((one) => [one, one === personOf(90_000)])),
    } as unknown as JourneyDeps['segment'],
  })
  const id = hashToUuid('a journey with a goal')
  const goal = { kind: 'trait', trait: 'club', op: 'is', value: 'gold' }
  const graph = { ...structuredClone(oneMail), entry: { kind: 'event', match: { event: 'Goal Wanted' } } }
  await putLive(pg.app, id, graph as never)
  const people = crowd(90_000, 2)
  await takeBatch(
    pg.db,
    room,
    people.map((one) => makeEvent(one, 'Goal Wanted', { at: room.now() })),
  )
  await putLive(pg.app, id, { ...graph, goal } as never, { n: 2 })
  const runs = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ id: string; root: string }>({
      text: 'UPDATE journey.enrollment SET version = 2 WHERE journey_id = $1 RETURNING id::text, root::text',
      values: [id],
    }),
  )
  const names = [...runs.map((one) => `journey:${one.id}`), 'campaign:1', 'journey:of nobody']
  const met = await pg.app.inWorkspace(workspaceId, (tx) => room.journeys.listFulfilled(tx, names))
  const first = runs.find(({ root }) => root === personOf(90_000))
  expect([...met]).toEqual([`journey:${first?.id}`])
})

it('what people buy after they came in is counted once a person, beside those held out', async () => {
  const room = openSurroundings(pg)
  const id = hashToUuid('a journey that brings money')
  const graph = { ...structuredClone(oneMail), entry: { kind: 'event', match: { event: 'Came Along' } } }
  await putLive(pg.app, id, { ...graph, reEntry: { rule: { kind: 'each' }, isAlone: false } } as never)
  const people = crowd(95_000, 4)
  const [anna = '', bea = '', , dora = ''] = people
  const events = [...people, anna].map((one) => makeEvent(one, 'Came Along', { at: room.now() }))
  await takeBatch(pg.db, room, events)
  await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.change({
      text: 'UPDATE journey.enrollment SET is_control = true WHERE journey_id = $1 AND root = $2',
      values: [id, dora],
    }),
  )
  const order = (at: number, minor: bigint, currency = 'PLN') => ({ at, currency, minor })
  const [now, dayMs] = [room.now(), 24 * hourMs]
  const bought = new Map([
    [anna, [order(now - 1, 500n), order(now + dayMs, 2_000n), order(now + 31 * dayMs, 900n)]],
    [bea, [order(now + 2, 1_500n), order(now + 3, 700n, 'EUR')]],
    [dora, [order(now + dayMs, 300n)]],
  ])
  const listOutcomes = async () =>
    new Map(people.map((one) => [one, { births: [one], orders: bought.get(one) ?? [], leadAt: null }]))
  const deps = { ...room.deps, profile: { ...room.deps.profile, listOutcomes } }
  const { all } = (await readRevenue(deps, workspaceId, id)) ?? {}
  expect(all).toEqual({
    ...{ currency: 'PLN', otherOrders: 1 },
    reached: { people: 3, buyers: 2, sum: 3_500n, squares: 2_000 ** 2 + 1_500 ** 2 },
    heldOut: { people: 1, buyers: 1, sum: 300n, squares: 300 ** 2 },
  })
  // Kept, and found again by a look at once after it.
  bought.clear()
  expect((await readRevenue(deps, workspaceId, id))?.all).toEqual(all)
  expect(await readRevenue(deps, workspaceId, hashToUuid('nobody came'))).toBeNull()
})
