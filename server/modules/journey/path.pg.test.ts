import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { hashToUuid } from '../../platform/ids.ts'
import {
  hourMs,
  makeEvent,
  openSurroundings,
  personOf,
  putLive,
  takeBatch,
  workspaceId,
} from './journey.testkit.ts'
import { moveDue } from './service/due.ts'
import { migrate } from './service/migrate.ts'
import { listPaths } from './service/path.ts'
import { readReport } from './service/report.ts'
import { createVersions } from './service/versions.ts'
import { listUsers, listUsersNow, lockJourney, updateJourney } from './store/journeys.ts'

/** What her page says of her way through a journey, whose versions follow one another. */
let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

const base = {
  ...{ format: 1, goal: null, exits: [], holdOutPercent: 0, priority: 50, plan: null, comments: [] },
  entry: { kind: 'event', match: { event: 'Cart Updated' } },
  reEntry: { rule: { kind: 'once' }, isAlone: true, restDays: 0 },
} as const

const wait = (id: string, name: string, hours: number, next?: string) => ({
  ...{ id, name, type: 'wait', options: { hours } },
  ...(next === undefined ? {} : { next: { on: next } }),
})

it('tells each step as it was when she stood there, however many versions she was moved to since', async () => {
  const room = openSurroundings(pg)
  const deps = { ...room.deps, versions: createVersions(room.deps), nameThings: null }
  const journeyId = hashToUuid('a journey of three versions')
  const draw = (n: number, ...nodes: ReturnType<typeof wait>[]) =>
    putLive(pg.app, journeyId, { ...base, start: nodes[0]?.id, nodes } as never, { n })
  const asked = { id: journeyId, isDryRun: false, actor: { kind: 'member', id: 'm', name: 'M' } } as const
  const ola = personOf(1)

  await draw(1, wait('first', 'An hour', 1, 'second'), wait('second', 'A day', 24))
  await takeBatch(pg.db, room, [makeEvent(ola, 'Cart Updated', { at: room.now() })])
  room.tick(hourMs)
  while (await moveDue(deps));
  await draw(2, wait('second', 'Two days', 48), wait('third', 'A week', 168))
  const older = async () =>
    (await pg.app.inWorkspace(workspaceId, (tx) => readReport(deps, tx, journeyId))).older
  expect(await older()).toBe(1)
  await migrate(deps, workspaceId, { ...asked, map: {} })
  while (await moveDue(deps));
  expect(await older()).toBe(0)
  await draw(3, wait('third', 'A month', 720))
  await migrate(deps, workspaceId, { ...asked, map: { second: 'third' } })
  while (await moveDue(deps));

  const [path] = await pg.app.inWorkspace(workspaceId, (tx) =>
    listPaths(deps, tx, { customerId: ola, lang: 'en' }),
  )
  expect(path?.says).toBe('A month: waits')
  expect(path?.steps.map((one) => [one.kind, one.says, one.outcome])).toEqual([
    ['w', 'A month: waits', ''],
    ['m', 'Two days: waits', 'Moved from version 2 to version 3'],
    ['w', 'Two days: waits', ''],
    ['m', 'A day: waits', 'Moved from version 1 to version 2'],
    ['w', 'A day: waits', ''],
    ['n', 'An hour: waits', 'on'],
    ['w', 'An hour: waits', ''],
    ['i', 'Came in by an event: Cart changed', ''],
  ])
}, 60_000)

it('a journey that was put away is still told by its name', async () => {
  const room = openSurroundings(pg)
  const deps = { ...room.deps, versions: createVersions(room.deps), nameThings: null }
  const journeyId = hashToUuid('a journey that was put away')
  const ewa = personOf(2)
  await putLive(pg.app, journeyId, { ...base, start: 'only', nodes: [wait('only', 'An hour', 1)] } as never)
  await takeBatch(pg.db, room, [makeEvent(ewa, 'Cart Updated', { at: room.now() })])
  const named = async () => {
    const paths = await pg.app.inWorkspace(workspaceId, (tx) =>
      listPaths(deps, tx, { customerId: ewa, lang: 'en' }),
    )
    return paths.find(({ run }) => run.journeyId === journeyId)?.journeyName
  }
  expect(await named()).toBe('J')
  await pg.app.inWorkspace(workspaceId, async (tx) => {
    const row = await lockJourney(tx, journeyId)
    if (row !== null) await updateJourney(tx, { ...row, state: 'stopped', archivedAt: room.now() })
  })
  expect(await named()).toBe('J')
})

it('an audience is used by the newest version and by those somebody still goes by; a segment or a message by all there were', async () => {
  const room = openSurroundings(pg)
  const deps = { ...room.deps, versions: createVersions(room.deps), nameThings: null }
  const journeyId = hashToUuid('a journey that used an audience')
  const audience = hashToUuid('an audience that was used')
  const iga = personOf(3)
  const tell = { id: 'tell', name: '', type: 'wait', options: { hours: 1 }, next: { on: 'rest' } }
  const first = { ...base, start: 'tell', nodes: [tell, wait('rest', audience, 24)] }
  await putLive(pg.app, journeyId, first as never)
  await takeBatch(pg.db, room, [makeEvent(iga, 'Cart Updated', { at: room.now() })])
  const users = async () =>
    (await pg.app.inWorkspace(workspaceId, (tx) => listUsersNow(tx, [audience]))).map(({ id }) => id)
  expect(await users()).toEqual([journeyId])
  await putLive(pg.app, journeyId, { ...base, start: 'tell', nodes: [wait('tell', '', 1)] } as never, {
    n: 2,
  })
  // She goes on by the first version.
  expect(await users()).toEqual([journeyId])
  room.tick(hourMs)
  while (await moveDue(deps));
  room.tick(25 * hourMs)
  while (await moveDue(deps));
  expect(await users()).toEqual([])
  const ever = await pg.app.inWorkspace(workspaceId, (tx) => listUsers(tx, [audience]))
  expect(ever.map(({ id }) => id)).toEqual([journeyId])
})
