import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { openSurroundings, putLive, workspaceId } from './journey.testkit.ts'
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
