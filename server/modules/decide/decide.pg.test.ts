import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { systemClock } from '../../platform/clock.ts'
import type { Tx } from '../../platform/db/index.ts'
import { createTableLog, type EventLog } from '../../platform/event-log/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import type { Batch, BatchEvent } from '../collect/index.ts'
import { createDecide, type Decide } from './index.ts'
import { finish, ramp, start, stop } from './service/acts.ts'
import { type DecideDeps, within } from './service/deps.ts'
import { createExperiment, type Draft, getExperiment, saveExperiment } from './service/experiments.ts'
import { measure } from './service/figures.ts'
import { setHoldOut } from './service/hold-out.ts'
import { listMet } from './store/exposures.ts'

const workspaceId = 'default'
const topic = 'pipeline'
const actor = { kind: 'member', id: 'm', name: 'Olga' } as const
const draft: Draft = {
  ...{ name: 'Ton', hypothesis: '', layer: '', segmentId: null, goal: { kind: 'purchase' }, windowDays: 14 },
  arms: [
    { id: 'a', label: 'A', weight: 50 },
    { id: 'b', label: 'B', weight: 50 },
  ],
}
const dayMs = 86_400_000
const personOf = (n: number): string => hashToUuid(`person ${n}`)

let pg: TestDatabase
let deps: DecideDeps
let decide: Decide
let log: EventLog
let now = 1_000_000
let made = 0
/** How often it was said that others are left alone. */
let told = 0
const segments = new Map<string, string[]>()

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'decide' })
  log = createTableLog({ accept: pg.app, worker: pg.db, clock: systemClock })
  // Stand-ins have only what the room calls.
  deps = {
    ...{ db: pg.app, worker: pg.db, logger: silentLogger, audit: { record: async () => undefined } },
    clock: { now: () => now, monotonic: () => now, sleep: async () => undefined },
    ids: { uuid: () => hashToUuid(`experiment ${made++}`), secret: () => 's' },
    segment: { members: { listOf: async () => segments } },
    onHoldOut: async () => {
      told++
    },
    holdPipeline: (tx: Tx) => log.hold(tx, topic),
  } as unknown as DecideDeps
  decide = createDecide(deps)
}, 120_000)
afterAll(() => pg.close())
beforeEach(() => {
  now += 400 * dayMs
})

const run = async (given: Partial<Draft> = {}, coverage = 100): Promise<string> => {
  const { id } = await createExperiment(deps, workspaceId, { ...draft, ...given }, actor)
  await start(deps, workspaceId, { id, actor, coverage })
  return id
}
const meet = (id: string, roots: readonly string[], isSilent = false) =>
  pg.app.inWorkspace(workspaceId, async (tx) => {
    const comers = roots.map((root) => ({ experimentId: id, root, birth: root, isSilent }))
    return (await decide.assign({ tx, workspaceId }, comers)).map((one) => one?.arm ?? null)
  })
const figures = (id: string) =>
  pg.app.inWorkspace(workspaceId, async (tx) => measure(tx, await getExperiment(tx, id)))

let pos = 0
const event = (birth: string, name: string, at = now, root = birth): BatchEvent =>
  ({
    record: { pos: pos++, workspaceId },
    event: { name, ts: at, properties: {}, channel: 'web', touchpoint: {} },
    ...{ outcome: 'pending', birth, root },
    // A test needs no more of it.
  }) as unknown as BatchEvent
const hear = (events: BatchEvent[], graphChanges: Batch['graphChanges'] = []) =>
  pg.db.inWorkspaces([workspaceId], (tx) =>
    decide.step.run({ from: 0, to: pos, workspaceIds: [workspaceId], events, graphChanges, stepMs: {} }, tx),
  )
const change = (kind: 'merged' | 'split', birth: string, root: string) => ({
  ...{ workspaceId, kind, winner: root, loser: birth, moved: [{ birth, root }], pos: pos++ },
})

it('writes down who met what first, once, and only those who are in the test', async () => {
  const people = Array.from({ length: 40 }, (_, i) => personOf(i))
  const id = await run({}, 50)
  const first = await meet(id, people)
  expect(await meet(id, people)).toEqual(first)
  const { exposed } = await figures(id)
  expect(exposed).toBeGreaterThan(0)
  expect(exposed).toBeLessThan(40)
  await meet(id, [personOf(900)], true)
  await ramp(deps, workspaceId, { id, actor, coverage: 100 })
  await meet(id, people)
  expect((await figures(id)).exposed).toBe(40)
  expect(await meet('Ton', people.slice(0, 1))).toEqual([null])
})

it('stands still from its start on: arms, weights, and a share that only grows', async () => {
  const id = await run({}, 20)
  const arms = [{ id: 'a', label: 'A', weight: 90 }, ...draft.arms.slice(1)]
  await expect(saveExperiment(deps, workspaceId, { ...draft, id, arms })).rejects.toMatchObject({
    code: 'experiment_fixed',
  })
  const less = ramp(deps, workspaceId, { id, actor, coverage: 10 })
  await expect(less).rejects.toMatchObject({ code: 'coverage_shrinks' })
  await stop(deps, workspaceId, { id, actor })
  const again = start(deps, workspaceId, { id, actor, coverage: 30 })
  await expect(again).rejects.toMatchObject({ code: 'experiment_state' })
})

it('takes no more of a layer than others leave, also where two start at once', async () => {
  const drafts = await Promise.all(
    [1, 2].map(() => createExperiment(deps, workspaceId, { ...draft, layer: 'mails' }, actor)),
  )
  const started = await Promise.allSettled(
    drafts.map(({ id }) => start(deps, workspaceId, { id, actor, coverage: 60 })),
  )
  expect(started.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = started.find((one) => one.status === 'rejected')
  expect(refused?.reason).toMatchObject({ code: 'layer_full', place: { values: { percent: 40 } } })
})

it('counts a purchase after the exposure and within its time, once a person', async () => {
  const [before, twice, late, stranger] = [personOf(1), personOf(2), personOf(3), personOf(4)]
  const id = await run()
  await meet(id, [before, twice, late])
  const bought = 'Sale Completed'
  await hear([
    ...[event(before, bought, now - 1), event(twice, bought), event(twice, bought, now + 5)],
    ...[event(late, bought, now + 14 * dayMs), event(stranger, bought), event(late, 'Email Marked as Spam')],
  ])
  const { arms } = await figures(id)
  expect(arms.reduce((sum, one) => sum + one.converted, 0)).toBe(1)
  expect(arms.some((one) => one.guards[0]?.value !== 0)).toBe(true)
})

it('entering a segment may be the goal, and a segment the audience', async () => {
  const [inside, outside] = [personOf(5), personOf(6)]
  const [segmentId, goalId] = [hashToUuid('audience'), hashToUuid('goal')]
  segments.set(inside, [segmentId])
  const id = await run({ segmentId, goal: { kind: 'segment', segmentId: goalId } })
  await meet(id, [inside, outside])
  const enter = (kind: 'timer' | 'build') =>
    pg.app.inWorkspace(workspaceId, (tx) =>
      decide.noteFlips(
        { tx, workspaceId },
        [inside, outside].map((root) => ({
          ...{ segmentId: goalId, version: 1, at: now + 1, seq: 1, cause: { kind } },
          ...{ root, birth: root, isEntry: true },
        })),
      ),
    )
  const told = async () => {
    const { exposed, arms } = await figures(id)
    return [exposed, arms.reduce((sum, one) => sum + one.converted, 0)]
  }
  await enter('build')
  expect(await told()).toEqual([1, 0])
  await enter('timer')
  expect(await told()).toEqual([1, 1])
})

it('of two who turn out to be one the earlier exposure counts, and a split gives both back', async () => {
  const id = await run()
  const people = Array.from({ length: 20 }, (_, i) => personOf(i))
  // The later one has the smaller id: time decides, not the id.
  const [one = '', ...others] = people.toSorted().toReversed()
  const met = await meet(id, [one])
  now += 1_000
  met.push(...(await meet(id, others)))
  const other = others.find((_, i) => met[i + 1] !== met[0]) ?? ''
  now += 1_000
  await hear([event(other, 'Order Completed')])
  await hear([], [change('merged', other, one)])
  const joined = await figures(id)
  expect([joined.exposed, joined.crossed]).toEqual([19, 1])
  expect(joined.arms.find((arm) => arm.id === met[0])?.converted).toBe(1)
  expect(await meet(id, [one])).toEqual([met[0]])
  await hear([], [change('split', other, other)])
  const parted = await figures(id)
  expect([parted.exposed, parted.crossed]).toEqual([20, 0])
  expect(parted.arms.find((arm) => arm.id === met[0])?.converted).toBe(0)
})

it('the first of a workspace begins between two transactions of the pipeline: whom one leads into it, it follows', async () => {
  const first = 'first'
  const { id } = await createExperiment(deps, first, draft, actor)
  const [one, other] = [personOf(51), personOf(52)]
  const from = await log.offset(topic)
  const starting = await pg.db.inWorkspaces([first], async (tx) => {
    await log.commit(tx, topic, from, from + 1)
    await decide.step.open?.(tx, [first])
    const started = start(deps, first, { id, actor, coverage: 100 })
    await Promise.race([started, systemClock.sleep(200)])
    // A journey leads her into it after the one batch; with the next she turns out to be somebody else.
    const comer = { experimentId: id, root: one, birth: one, isSilent: false }
    await decide.assign({ tx, workspaceId: first }, [comer])
    const graphChanges = [{ ...change('merged', one, other), workspaceId: first }]
    const batch = { from, to: from + 1, workspaceIds: [first], events: [], graphChanges, stepMs: {} }
    await decide.step.run(batch, tx)
    return [started]
  })
  await Promise.all(starting)
  const met = await pg.app.inWorkspace(first, (tx) => listMet(tx, [one]))
  expect(met).toEqual([])
  expect(await pg.app.inWorkspace(first, (tx) => getExperiment(tx, id))).toMatchObject({ state: 'running' })
})

it('closes the arm that does harm by itself; a winner takes everybody', async () => {
  const people = Array.from({ length: 300 }, (_, i) => personOf(1_000 + i))
  const id = await run()
  const met = await meet(id, people)
  const annoyed = people.filter((_, i) => met[i] === 'b').slice(0, 12)
  await hear(annoyed.map((one) => event(one, 'Email Marked as Spam')))
  for (const loop of decide.loops) await loop.turn()
  const row = await pg.app.inWorkspace(workspaceId, (tx) => getExperiment(tx, id))
  expect(row).toMatchObject({ state: 'stopped', note: 'guard_complaints', closed: [{ arm: 'b' }] })
  expect(new Set(await meet(id, people))).toEqual(new Set(['a']))
  const closed = finish(deps, workspaceId, { id, actor, winner: 'b' })
  await expect(closed).rejects.toMatchObject({ code: 'experiment_arm' })
  await finish(deps, workspaceId, { id, actor, winner: 'a' })
  expect(await meet(id, [personOf(7_777)])).toEqual(['a'])
  expect((await figures(id)).exposed).toBe(300)
})

it('leaves the same people alone as long as the share and its period stand', async () => {
  const people = Array.from({ length: 400 }, (_, i) => personOf(i))
  const heldOut = () =>
    pg.app.inWorkspace(workspaceId, async (tx) => [
      ...(await decide.listHeldOut({ tx: within({ tx, workspaceId }), workspaceId }, people)),
    ])
  expect(await heldOut()).toEqual([])
  await setHoldOut(deps, workspaceId, { percent: 5, periodDays: 90, reason: 'Q' }, actor)
  const five = await heldOut()
  expect(five.length).toBeGreaterThan(5)
  await setHoldOut(deps, workspaceId, { percent: 10, periodDays: 90, reason: 'Q' }, actor)
  expect(await heldOut()).toEqual(expect.arrayContaining(five))
})

it('an erased person is gone from all of it', async () => {
  const id = await run()
  await meet(id, [personOf(1), personOf(2)])
  await hear([event(personOf(1), 'Order Completed')])
  await pg.app.inWorkspace(workspaceId, async (tx) => {
    const found = await decide.privacy.exportFor(tx, workspaceId, [personOf(1)])
    expect(found['decide.outcome']).not.toEqual([])
    await decide.privacy.erase(tx, workspaceId, [personOf(1)])
  })
  expect(await figures(id)).toMatchObject({ exposed: 1 })
})

it('whoever listens hears when others are left alone, and nothing of another reason', async () => {
  const say = async (percent: number, periodDays: number, reason: string) => {
    const before = told
    await setHoldOut(deps, workspaceId, { percent, periodDays, reason }, actor)
    return told - before
  }
  await say(0, 30, 'none')
  expect(await say(5, 30, 'a quarter')).toBe(1)
  expect(await say(5, 30, 'half a year')).toBe(0)
  expect(await say(5, 60, 'half a year')).toBe(1)
  expect(await say(0, 60, 'over')).toBe(1)
})
