import { journeyGraph } from '@splot/contract/journey/graph'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { waitUntilBlocked } from '../../../tests/testkit/blocked.ts'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import {
  hearAgain,
  hourMs,
  makeEvent,
  openSurroundings,
  personOf,
  putLive,
  type Surroundings,
  start,
  takeBatch,
  workspaceId,
} from './journey.testkit.ts'
import { readGraph } from './rules/compile.ts'
import { isSameRun } from './rules/same-run.ts'
import { makeWebhookSecret, signCall } from './rules/signature.ts'
import { createEndLoop, moveDue } from './service/due.ts'
import { enterDue } from './service/entries.ts'
import { forgive } from './service/guard.ts'
import { createDraft, getJourney, saveDraft } from './service/journeys.ts'
import { approve, askApproval, launch, pause, pauseAll, resume, resumeAll, stop } from './service/launch.ts'
import { drainOutbox } from './service/outbox.ts'
import { askReplay, callOffReplay, createReplayLoop, getReplay } from './service/replays.ts'
import { enterNamed } from './service/runs.ts'
import { createVersions } from './service/versions.ts'
import { insertOutbox } from './store/outbox.ts'
import { eraseRows, exportRows } from './store/privacy.ts'
import { listOfPerson } from './store/runs.ts'

/** What moves journeys besides events: calendars, other systems, second persons, and what is kept of people how long. */
let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

const dayMs = 24 * hourMs
const olga = { kind: 'member', id: 'm1', name: 'Olga' } as const
const jan = { kind: 'member', id: 'm2', name: 'Jan' } as const

const depsOf = (room: Surroundings) => ({
  ...room.deps,
  versions: createVersions(room.deps),
  listBlocks: async () => [],
  forgive: (tx: WorkspaceTx, id: string) => forgive(room.deps, tx, id),
})
const inside = <T>(act: (tx: WorkspaceTx) => Promise<T>): Promise<T> => pg.app.inWorkspace(workspaceId, act)
const runsOf = (person: string) => inside((tx) => listOfPerson(tx, workspaceId, person, 10))

const waiting = { start: 'w', nodes: [{ id: 'w', type: 'wait', options: { hours: 48 } }] } as const

it('a day of theirs brings people in at its hour, page by page, once a year; a schedule those of its segment', async () => {
  const born = Array.from({ length: 501 }, (_, i) => personOf(5_000 + i)).sort()
  const asked: { days: readonly string[]; after: string | null }[] = []
  const page = (after: string | null) => born.filter((one) => after === null || one > after).slice(0, 500)
  const room = openSurroundings(pg)
  const deps = {
    ...depsOf(room),
    profile: {
      ...room.deps.profile,
      listBirthsByDate: async (
        _tx: unknown,
        o: { key: string; days: readonly string[]; after: string | null },
      ) => {
        if (o.key === 'nameday') return [personOf(7_001)]
        asked.push({ days: o.days, after: o.after })
        return page(o.after)
      },
    },
    segment: { ...room.deps.segment, members: { page: async () => [personOf(7_000)] } },
  } as unknown as ReturnType<typeof depsOf>
  const draw = (name: string, entry: object) =>
    createDraft(
      deps,
      workspaceId,
      { name, graph: { ...base, ...structuredClone(waiting), entry } as never },
      olga,
    )
  const date = await draw('Urodziny', {
    ...{ kind: 'date', trait: 'birthday', offsetDays: -3, time: '09:00', isYearly: true },
  })
  const daily = await draw('Codziennie', {
    ...{ kind: 'schedule', segmentId: hashToUuid('readers'), every: { kind: 'day', time: '13:00' } },
  })
  const midnight = await draw('Imieniny', {
    ...{ kind: 'date', trait: 'nameday', offsetDays: 0, time: '00:00', isYearly: true },
  })
  for (const { id } of [date, daily, midnight])
    await launch(deps, workspaceId, { id, revision: 1, sample: 100, actor: olga })
  expect(await enterDue(deps)).toBe(false)
  // 13:00 in Warsaw is an hour after noon; the next day begins at five past midnight.
  room.tick(hourMs)
  await enterDue(deps)
  expect(await runsOf(personOf(7_000))).toMatchObject([{ journeyId: daily.id, node: 'w' }])
  room.tick(12 * hourMs)
  while (await enterDue(deps));
  expect(asked.map((one) => one.days)).toEqual([['-11-27'], ['-11-27']])
  expect(asked.map((one) => one.after)).toEqual([null, born[499]])
  // Midnight of that day is over by five minutes: she goes on at once, not a day late.
  expect(await runsOf(personOf(7_001))).toMatchObject([{ arrivedAt: room.now(), state: 't', seq: 1 }])
  const [first] = await runsOf(born[0] ?? '')
  // Taken in at night, taken further at nine.
  expect(first).toMatchObject({ journeyId: date.id, wakeAt: start + 21 * hourMs })
  const { people } = await inside((tx) =>
    tx
      .rows<{ people: number }>({
        text: 'SELECT count(*)::int AS people FROM journey.enrollment WHERE journey_id = $1',
        values: [date.id],
      })
      .then(([row]) => row ?? { people: 0 }),
  )
  expect(people).toBe(501)
  // Three days of standstill: each of them has its turn, once; what goes by a schedule goes once.
  asked.length = 0
  room.tick(72 * hourMs)
  while (await enterDue(deps));
  expect([...new Set(asked.map((one) => one.days.join()))]).toEqual(['-11-28', '-11-29', '-11-30'])
  // Days of a pause are not looked for later.
  asked.length = 0
  await pause(deps, workspaceId, { id: date.id, actor: olga })
  room.tick(72 * hourMs)
  await resume(deps, workspaceId, { id: date.id, actor: olga })
  while (await enterDue(deps));
  expect([...new Set(asked.map((one) => one.days.join()))]).toEqual(['-12-03'])
})

const base = {
  format: 1,
  goal: null,
  exits: [],
  holdOutPercent: 0,
  priority: 50,
  plan: null,
  comments: [],
  reEntry: { rule: { kind: 'once' }, isAlone: true, restDays: 0 },
} as const

it('all that was paused together goes on together; what somebody or a guard had paused before stays as it is', async () => {
  const room = openSurroundings(pg)
  const deps = depsOf(room)
  const draw = (name: string) =>
    createDraft(
      deps,
      workspaceId,
      { name, graph: { ...base, ...structuredClone(waiting), entry: { kind: 'call' } } as never },
      olga,
    )
  const [first, second, before] = [await draw('Pierwsza'), await draw('Druga'), await draw('Wstrzymana')]
  for (const { id } of [first, second, before])
    await launch(deps, workspaceId, { id, revision: 1, sample: 100, actor: olga })
  await pause(deps, workspaceId, { id: before.id, actor: olga })
  const stateOf = ({ id }: { id: string }) =>
    inside(async (tx) => {
      const { state, note } = await getJourney(tx, id)
      return [state, note]
    })
  expect(await pauseAll(deps, workspaceId, jan)).toBeGreaterThanOrEqual(2)
  expect(await stateOf(first)).toEqual(['paused', 'emergency'])
  expect(await resumeAll(deps, workspaceId, jan)).toBeGreaterThanOrEqual(2)
  expect([await stateOf(first), await stateOf(second)]).toEqual([
    ['live', null],
    ['live', null],
  ])
  expect(await stateOf(before)).toEqual(['paused', 'person'])
  expect(await resumeAll(deps, workspaceId, jan)).toBe(0)
  // Nor where a guard paused it again after all were looked at.
  const late = resume(deps, workspaceId, { id: before.id, actor: jan, note: 'emergency' })
  await expect(late).rejects.toMatchObject({ code: 'journey_state' })
  for (const { id } of [first, second, before]) await stop(deps, workspaceId, { id, actor: olga })
})

it('a call to another system is signed, told again under its id where it failed, and given up where it is forbidden', async () => {
  const answers = [503, 200]
  const calls: { body: string; headers: Record<string, string> }[] = []
  const room = openSurroundings(pg, {
    egress: {
      checkUrl: async () => undefined,
      call: async (asked: (typeof calls)[number]) => {
        calls.push(asked)
        return { status: answers.shift() ?? 200, headers: {}, body: new Uint8Array() }
      },
    } as never,
  })
  const deps = depsOf(room)
  const row = {
    run: hashToUuid('a run that calls'),
    seq: 16,
    kind: 'webhook',
    journeyId: hashToUuid('calls'),
  }
  const body = JSON.stringify({ url: 'https://erp.example/hook', data: { a: 1 } })
  await inside((tx) => insertOutbox(tx, workspaceId, [{ ...row, birth: personOf(60), body }], room.now()))
  const state = async () => {
    const [found] = await inside((tx) =>
      tx.rows<{ state: string; result: string; attempts: number; body: string }>({
        text: 'SELECT state::text, result, attempts::int, body FROM journey.outbox WHERE run = $1',
        values: [row.run],
      }),
    )
    return found
  }
  await drainOutbox(deps, true)
  expect(await state()).toMatchObject({ state: 'p', result: '503', attempts: 1, body })
  await drainOutbox(deps, true)
  expect(calls).toHaveLength(1)
  room.tick(10_000)
  await drainOutbox(deps, true)
  expect(await state()).toMatchObject({ state: 's', result: '200', attempts: 2, body: '{}' })
  const [first, second] = calls
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  const secret = makeWebhookSecret('install', workspaceId)
  const signed = { id: `splot:${row.run}:16`, now: room.now(), body: second?.body ?? '' }
  expect(second?.headers).toMatchObject(signCall(secret, signed))
})

it('a system that hangs keeps the calls of no other workspace waiting', async () => {
  let letGo = () => {}
  const answered = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const called: string[] = []
  const room = openSurroundings(pg, {
    egress: {
      checkUrl: async () => undefined,
      call: async ({ url }: { url: string }) => {
        called.push(url)
        // The first one hangs until the other was called.
        await (called.length === 1 ? answered : letGo())
        return { status: 200, headers: {}, body: new Uint8Array() }
      },
    } as never,
  })
  for (const one of [workspaceId, 'w-other'])
    await pg.app.inWorkspace(one, (tx) => {
      const row = {
        run: hashToUuid(`a run of ${one}`),
        seq: 1,
        kind: 'webhook',
        journeyId: hashToUuid('calls'),
      }
      const body = JSON.stringify({ url: `https://${one}.example/hook`, data: {} })
      return insertOutbox(tx, one, [{ ...row, birth: personOf(61), body }], room.now())
    })
  await drainOutbox(depsOf(room), true)
  expect(called.sort()).toEqual(['https://default.example/hook', 'https://w-other.example/hook'])
})

it('a workspace whose calls cannot even be read keeps those of no other waiting', async () => {
  const room = openSurroundings(pg)
  const deps = depsOf(room)
  for (const one of [workspaceId, 'w-other'])
    await pg.app.inWorkspace(one, (tx) => {
      const run = hashToUuid(`a run of ${one} that waits`)
      const row = {
        run,
        seq: 1,
        kind: 'webhook',
        journeyId: hashToUuid('calls'),
        birth: personOf(62),
        body: '{}',
      }
      return insertOutbox(tx, one, [row], room.now())
    })
  const asked: string[] = []
  const db = {
    ...deps.db,
    async inWorkspace(id: string) {
      asked.push(id)
      throw new TypeError('unreadable')
    },
  } as unknown as typeof deps.db
  await expect(drainOutbox({ ...deps, db }, false)).rejects.toThrow('unreadable')
  expect(asked.toSorted()).toEqual([workspaceId, 'w-other'])
})

it('what needs a second person does not start without one; stopped, everybody inside leaves', async () => {
  const room = openSurroundings(pg)
  const deps = depsOf(room)
  const graph = { ...base, ...structuredClone(waiting), entry: { kind: 'event', match: { event: 'A' } } }
  const { id } = await createDraft(
    deps,
    workspaceId,
    { name: 'Za zgodą', graph: graph as never, needsSecond: true },
    olga,
  )
  const go = () => launch(deps, workspaceId, { id, revision: 1, sample: 100, actor: olga })
  await expect(go()).rejects.toMatchObject({ code: 'approval_missing' })
  await expect(approve(deps, workspaceId, { id, revision: 1, actor: jan })).rejects.toMatchObject({
    code: 'approval_missing',
  })
  await askApproval(deps, workspaceId, { id, revision: 1, actor: olga })
  await expect(approve(deps, workspaceId, { id, revision: 1, actor: olga })).rejects.toMatchObject({
    code: 'approval_own',
  })
  // Nor does who drew it, whoever asks.
  await askApproval(deps, workspaceId, { id, revision: 1, actor: jan })
  await expect(approve(deps, workspaceId, { id, revision: 1, actor: olga })).rejects.toMatchObject({
    code: 'approval_own',
  })
  await askApproval(deps, workspaceId, { id, revision: 1, actor: olga })
  await approve(deps, workspaceId, { id, revision: 1, actor: jan })
  // Filed away it is what it was; a note makes it another revision of the same, which stands approved, whoever wrote it.
  const drawn = readGraph((await inside((tx) => getJourney(tx, id))).draft)
  const save = (given: object) =>
    saveDraft(deps, workspaceId, {
      ...{ id, revision: 1, name: 'Za zgodą', graph: drawn, needsSecond: true, actor: jan },
      ...given,
    })
  expect(await save({ folder: 'zima' })).toMatchObject({ revision: 1, approvedOf: 1, folder: 'zima' })
  const noted = { ...drawn, comments: [{ id: 'c', text: 'Uwaga', at: { x: 1, y: 2 } }] }
  expect(await save({ graph: noted })).toMatchObject({
    ...{ revision: 2, approvedOf: 2, askedOf: 2, drawnBy: 'm1', folder: 'zima' },
  })
  // Somebody filed it meanwhile: nobody's drawing is refused for that; of a drawing it is.
  expect(await save({ graph: noted, folder: 'lato' })).toMatchObject({ revision: 2, folder: 'lato' })
  await expect(save({})).rejects.toMatchObject({ code: 'revision_changed' })
  expect(await launch(deps, workspaceId, { id, revision: 2, sample: 100, actor: olga })).toMatchObject({
    ...{ state: 'live', version: 1 },
  })
  const launched = (await inside((tx) => getJourney(tx, id))).draft
  expect(isSameRun(launched, JSON.stringify(drawn))).toBe(true)
  const longer = { ...noted, nodes: drawn.nodes.map((one) => ({ ...one, options: { hours: 49 } })) }
  expect(isSameRun(launched, JSON.stringify(longer))).toBe(false)
  expect(await save({ revision: 2, graph: longer })).toMatchObject({
    revision: 3,
    approvedOf: 2,
    drawnBy: 'm2',
  })
  const ida = personOf(70)
  await takeBatch(pg.db, room, [makeEvent(ida, 'A', { at: room.now() })])
  expect(await runsOf(ida)).toMatchObject([{ state: 't' }])
  await stop(deps, workspaceId, { id, actor: olga })
  await createEndLoop(deps).turn()
  expect(await runsOf(ida)).toMatchObject([{ state: 'x', reason: 'stopped', wakeAt: null }])
  const anew = launch(deps, workspaceId, { id, revision: 3, sample: 100, actor: olga })
  await expect(anew).rejects.toMatchObject({ code: 'journey_state' })
})

it('who were in once are one by one event, and were in once; parted again each of them still was', async () => {
  const room = openSurroundings(pg)
  const id = hashToUuid('a journey of three who are one')
  await putLive(pg.app, id, {
    entry: { kind: 'event', match: { event: 'Three' } },
    ...{ reEntry: { rule: { kind: 'once' } }, ...waiting },
    nodes: [...waiting.nodes],
  })
  const [first = '', ...others] = [90, 91, 92].map(personOf).sort()
  const event = (birth: string) => makeEvent(birth, 'Three', { at: room.now(), root: birth })
  await takeBatch(pg.db, room, others.map(event))
  const change = (kind: 'merged' | 'split', root: (loser: string) => string) =>
    others.map((loser) => ({
      ...{ workspaceId, kind, winner: first, loser, pos: 1 },
      moved: [{ birth: loser, root: root(loser) }],
    }))
  await takeBatch(
    pg.db,
    room,
    [],
    change('merged', () => first),
  )
  expect((await runsOf(first)).map(({ state }) => state).sort()).toEqual(['t', 'x'])
  await takeBatch(pg.db, room, [event(first)])
  expect(await runsOf(first)).toHaveLength(2)
  await takeBatch(
    pg.db,
    room,
    [],
    change('split', (loser) => loser),
  )
  room.tick(30 * dayMs)
  await moveDue(depsOf(room))
  await takeBatch(pg.db, room, others.map(event))
  for (const other of others) expect(await runsOf(other)).toHaveLength(1)
})

it('who is let in while she becomes part of another comes in as that other', async () => {
  const room = openSurroundings(pg)
  const id = hashToUuid('a journey of a race')
  await putLive(pg.app, id, { entry: { kind: 'call' }, ...waiting, nodes: [...waiting.nodes] })
  const [winner = '', loser = '', late = ''] = [87, 88, 89].map(personOf).sort()
  const merge = (one: string) =>
    takeBatch(...[pg.db, room, []], [
      {
        ...{ workspaceId, kind: 'merged', winner, loser: one, pos: 1 },
        moved: [{ birth: one, root: winner }],
      },
    ])
  const named = (birth: string) => ({
    ...{ journeyId: id, birth, root: birth, key: birth, by: 'api', at: room.now(), context: {} },
  })
  let merging = Promise.resolve()
  await inside(async (tx) => {
    await enterNamed(depsOf(room), tx, [named(loser)])
    merging = merge(loser)
    await waitUntilBlocked(pg, merging)
  })
  await merging
  expect(await runsOf(winner)).toMatchObject([{ birth: loser, state: 't' }])
  // And who she is was read before, the journey waited for after.
  const graph = { listClusters: async () => [{ birthId: late, root: winner, kind: 'user_id', value: '' }] }
  const deps = { ...depsOf(room), graph } as unknown as ReturnType<typeof depsOf>
  expect(await inside((tx) => enterNamed(deps, tx, [named(late)]))).toMatchObject([{ reason: 'inside' }])
  expect(await runsOf(late)).toEqual([])
})

it('who became part of another has left no segment, nor whom a new version met outside: they do not come in', async () => {
  const room = openSurroundings(pg)
  const id = hashToUuid('a journey of those who left')
  const segmentId = hashToUuid('a segment they were in')
  await putLive(pg.app, id, {
    ...{ entry: { kind: 'segment', segmentId, change: 'left' }, ...waiting },
    nodes: [...waiting.nodes],
  })
  const [winner = '', loser = '', leaver = '', built = ''] = [95, 96, 97, 98].map(personOf).sort()
  const left = (root: string, kind: 'merge' | 'build' = 'merge') => ({
    ...{ segmentId, version: 1, root, birth: root, isEntry: false, at: room.now(), seq: 1, cause: { kind } },
  })
  const merged = { workspaceId, kind: 'merged', winner, loser, pos: 1 } as const
  const change = { ...merged, moved: [{ birth: loser, root: winner }] }
  const flips = [left(loser), left(leaver), left(built, 'build')]
  await hearAgain(pg.db, room, [makeEvent(leaver, 'Seen', { at: room.now() })], [change], flips)
  for (const one of [loser, winner, built]) expect(await runsOf(one)).toEqual([])
  expect(await runsOf(leaver)).toMatchObject([{ state: 't' }])
})

it('all that is kept of her comes out with her data and goes with it; what ended long ago goes by itself', async () => {
  const room = openSurroundings(pg)
  const deps = depsOf(room)
  const id = hashToUuid('a journey that is over')
  const entry = { kind: 'event', match: { event: 'Z' } } as const
  const nodes = [
    { id: 'm', type: 'mail', next: { on: 'g' } },
    { id: 'g', type: 'goal' },
  ]
  await putLive(pg.app, id, { entry, start: 'm', nodes })
  const [kept, held, erased] = [personOf(80), personOf(81), personOf(82)]
  for (const one of [kept, held, erased])
    await takeBatch(pg.db, room, [makeEvent(one, 'Z', { at: room.now() })])
  const exported = await inside((tx) => exportRows(tx, workspaceId, [erased]))
  expect(
    Object.entries(exported)
      .flatMap(([table, rows]) => (rows.length > 0 ? [table] : []))
      .sort(),
  ).toEqual([...['journey.enrollment', 'journey.entry_guard', 'journey.step']])
  await inside((tx) => eraseRows(tx, workspaceId, [erased]))
  const after = await inside((tx) => exportRows(tx, workspaceId, [erased]))
  expect(Object.values(after).flat()).toEqual([])
  // Thirteen months later: not while a rule of coming again may ask when she left, nor whoever is on hold.
  const prune = () => inside((tx) => room.journeys.prune({ tx, workspaceId }, room.now(), [held]))
  expect(await prune()).toBe(0)
  room.tick(402 * dayMs)
  expect(await prune()).toBeGreaterThan(0)
  expect(await runsOf(kept)).toEqual([])
  expect(await runsOf(held)).toMatchObject([{ state: 'd', isGoal: true }])
  const left = await inside((tx) => exportRows(tx, workspaceId, [kept]))
  expect([left['journey.step'], left['journey.entry_guard']]).toMatchObject([[], [{}]])
  await moveDue(deps)
})

it('a replay is asked for, played behind the scenes page by page, told of, called off, and fails in sight', async () => {
  const room = openSurroundings(pg)
  const people = [personOf(8_000), personOf(8_001), personOf(8_002)]
  const nobodys = { events: [], facts: {}, isIn: () => false }
  const control = {
    ...{ describeContent: async () => new Map(), listOpenChannels: async () => new Set() },
    ...{ listCaps: async () => [], listSegments: async () => [], listLists: async () => [] },
    ...{
      listStores: async () => [],
      listCoupons: async () => [],
      listAudiences: async () => [],
      listExperiments: async () => [],
      listLanguages: async () => ['pl'],
    },
    estimatePeople: async () => people.length,
  }
  const own = {
    ...{ ...depsOf(room), control },
    consent: { listPurposes: async () => new Map(), countWilling: async () => 0 },
    profile: {
      listPositions: async () => [],
      // Ten days ago, and half a year ago.
      listTraitsOf: async () => [
        { birth: people[0], key: 'birthday', value: '"1990-11-13"' },
        { birth: people[1], key: 'birthday', value: '"1985-05-13T00:00:00Z"' },
      ],
    },
    reachOf: async () => new Map(),
    listRoots: async (_tx: unknown, { after }: { after: string | null }) => (after === null ? people : []),
    readHistories: async (_where: unknown, { roots }: { roots: readonly string[] }) =>
      new Map(roots.map((root) => [root, nobodys])),
    // Stand-ins have only what a replay calls.
  } as unknown as Parameters<typeof createReplayLoop>[0]
  const entry = { kind: 'date', trait: 'birthday', offsetDays: 0, time: '09:00', isYearly: true } as const
  const graph = journeyGraph.parse({ ...base, ...structuredClone(waiting), entry })
  const loop = createReplayLoop(own)
  const look = async (id: string) => {
    const { state, played, people: all, result } = await getReplay(own, workspaceId, id)
    return { state, played, all, entered: result === null ? null : JSON.parse(result).entered }
  }
  const { id } = await askReplay(own, workspaceId, graph)
  expect(await look(id)).toEqual({ state: 'w', played: 0, all: 0, entered: null })
  expect(await loop.turn()).toBe(true)
  expect(await look(id)).toEqual({ state: 'w', played: 0, all: 3, entered: null })
  while (await loop.turn());
  expect(await look(id)).toEqual({ state: 'd', played: 3, all: 3, entered: 1 })
  const off = await askReplay(own, workspaceId, graph)
  await loop.turn()
  await callOffReplay(own, workspaceId, off.id)
  while (await loop.turn());
  expect(await look(off.id)).toMatchObject({ state: 'c', entered: null })
  for (let i = 0; i < 6; i++) await askReplay(own, workspaceId, graph)
  await loop.turn()
  const theirs = await askReplay(own, 'w-other', graph)
  await loop.turn()
  expect(await getReplay(own, 'w-other', theirs.id)).toMatchObject({ state: 'w', people: 3 })
  while (await loop.turn());
  const ill = await askReplay(own, workspaceId, graph)
  const broken = createReplayLoop({ ...own, listRoots: () => Promise.reject(new Error('no disk')) })
  while (await broken.turn());
  expect(await look(ill.id)).toMatchObject({ state: 'f', entered: null })
  await expect(getReplay(own, workspaceId, personOf(1))).rejects.toMatchObject({ code: 'not_found' })
})
