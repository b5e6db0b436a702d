import { nodes } from '@splot/plugins/registry'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { createDecide, type Decide } from '../decide/index.ts'
import { makeEvent, openSurroundings, personOf, putLive, takeBatch, workspaceId } from './journey.testkit.ts'
import { createGuardLoop, forgive } from './service/guard.ts'
import { resume } from './service/launch.ts'
import { findJourney } from './store/journeys.ts'
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
  const asked = { run, seq: 1, journeyId: id, birth, desk: 'store', title: 'Zadzwoń', note: '', dueAt: 5 }
  await pg.app.inWorkspace(workspaceId, async (tx) => {
    await insertTasks(tx, workspaceId, [asked, { ...asked, seq: 2, dueAt: 3, desk: 'agent' }], 1)
    await insertTasks(tx, workspaceId, [asked], 2)
    const came = { at: 1, kind: 'i', node: 'start', output: null, because: 'event' } as const
    await insertSteps(tx, workspaceId, [{ run, seq: 0, ...came, until: null, effects: null }])
    const list = (state: string, desk: string | null) => listTasks(tx, { state, desk, limit: 10 })
    expect((await list('open', null)).map((one) => one.desk)).toEqual(['agent', 'store'])
    const [task] = await list('open', 'store')
    expect(task).toMatchObject({ journeyName: 'J', entered: 'event', takenBy: null })
    const put = (state: 'taken' | 'done', by: string, outcome: string | null = null) =>
      putTaskAct(tx, task?.id ?? '', { state, by, outcome, at: 9 })
    expect([await put('taken', 'Ola'), await put('taken', 'Jan')]).toEqual([id, id])
    expect(await put('done', 'Jan', 'Przyjdzie jutro')).toBe(id)
    expect([await put('done', 'Ola'), await put('taken', 'Ola')]).toEqual([null, null])
    const ended = { takenBy: 'Jan', endedBy: 'Jan', outcome: 'Przyjdzie jutro' }
    expect([await list('open', 'store'), await list('done', 'store')]).toMatchObject([[], [ended]])
  })
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
  const decide: Decide = createDecide(openSurroundings(pg).deps)
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
