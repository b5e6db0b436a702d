import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { hashToUuid } from '../../platform/ids.ts'
import {
  hearAgain,
  hourMs,
  makeEvent,
  openSurroundings,
  personOf,
  putLive,
  takeBatch,
  workspaceId,
} from './journey.testkit.ts'
import { moveDue, moveStorms, type Storms } from './service/due.ts'
import { drainOutbox } from './service/outbox.ts'
import { createVersions } from './service/versions.ts'
import { insertOutbox } from './store/outbox.ts'
import { listOfPerson } from './store/runs.ts'

/** What is not to happen any more once somebody has pressed the button. */
let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

const putState = (id: string, state: string) =>
  pg.app.inWorkspace(workspaceId, (tx) =>
    tx.change({
      text: 'UPDATE journey.journey SET state = $3 WHERE workspace_id = $1 AND id = $2',
      values: [workspaceId, id, state],
    }),
  )

const listening = (event: string) =>
  ({
    entry: { kind: 'event', match: { event } },
    start: 'listen',
    nodes: [
      { id: 'listen', type: 'listen', options: { event: 'Answered', hours: 24 }, next: { happened: 'mail' } },
      { id: 'mail', type: 'mail', next: { on: 'rest' } },
      { id: 'rest', type: 'wait', options: { hours: 24 } },
    ],
  }) as const

it('who has not left a stopped journey yet is not woken in it, though another one listens', async () => {
  const [stopped, other] = [hashToUuid('halted'), hashToUuid('beside the halted')]
  await putLive(pg.db, stopped, structuredClone(listening('Came')) as never)
  await putLive(pg.db, other, structuredClone(listening('Came too')) as never)
  const room = openSurroundings(pg)
  const anna = personOf(70_001)
  await takeBatch(pg.db, room, [makeEvent(anna, 'Came', { at: room.now() })])
  await takeBatch(pg.db, room, [makeEvent(anna, 'Came too', { at: room.now() })])
  await putState(stopped, 'stopped')
  room.tick(hourMs)
  await takeBatch(pg.db, room, [makeEvent(anna, 'Answered', { at: room.now() })])
  expect(room.messages.map((one) => one.journeyId)).toEqual([other])
  const runs = await pg.app.inWorkspace(workspaceId, (tx) => listOfPerson(tx, workspaceId, anna, 10))
  expect(runs.find(({ journeyId }) => journeyId === stopped)).toMatchObject({ state: 'e', node: 'listen' })
})

it('nobody goes on in a journey that stands still; what woke her is not lost when it goes on', async () => {
  const id = hashToUuid('paused while she waits')
  await putLive(pg.db, id, structuredClone(listening('Came by')) as never)
  const room = openSurroundings(pg)
  const [anna, ben] = [personOf(70_003), personOf(70_004)]
  for (const one of [anna, ben]) await takeBatch(pg.db, room, [makeEvent(one, 'Came by', { at: room.now() })])
  await putState(id, 'paused')
  room.tick(hourMs)
  // Of what woke her nothing is looked back for: it is remembered.
  await hearAgain(pg.db, room, [makeEvent(anna, 'Answered', { at: room.now() })])
  await hearAgain(pg.db, room, [makeEvent(anna, 'Answered', { at: room.now() })])
  const deps = { ...room.deps, versions: createVersions(room.deps) }
  const find = async (person: string) =>
    (await pg.app.inWorkspace(workspaceId, (tx) => listOfPerson(tx, workspaceId, person, 10)))[0]
  while (await moveDue(deps));
  expect(await find(anna)).toMatchObject({ state: 'e', node: 'listen', wakeAt: room.now() })
  expect(room.messages).toEqual([])
  room.tick(hourMs)
  await putState(id, 'live')
  await moveDue(deps)
  expect(room.messages).toMatchObject([{ birth: anna, journeyId: id }])
  expect(await find(anna)).toMatchObject({ state: 't', node: 'rest', kept: null })
  expect(await find(ben)).toMatchObject({ state: 'e', node: 'listen' })
})

it('what a journey asked of others waits while it stands still, and comes to nothing once it is stopped', async () => {
  const called: string[] = []
  const left: string[] = []
  const room = openSurroundings(pg, {
    egress: {
      checkUrl: async () => undefined,
      call: async ({ url }: { url: string }) => {
        called.push(url)
        return { status: 200, headers: {}, body: new Uint8Array() }
      },
    } as never,
  })
  room.deps.hands.changeAudience = async (_where, { birth }) => {
    left.push(birth)
  }
  const deps = { ...room.deps, versions: createVersions(room.deps) }
  const [held, halted] = [hashToUuid('stands still'), hashToUuid('is stopped')]
  const person = personOf(70_002)
  for (const [id, name] of [
    [held, 'held'],
    [halted, 'halted'],
  ] as const) {
    await putLive(pg.db, id, structuredClone(listening('Nothing')) as never)
    const row = { run: hashToUuid(`a run of ${name}`), journeyId: id, birth: person }
    const hook = JSON.stringify({ url: `https://${name}.example/hook`, data: {} })
    const audience = JSON.stringify({ audienceId: hashToUuid('an audience') })
    await pg.app.inWorkspace(workspaceId, (tx) =>
      insertOutbox(
        tx,
        workspaceId,
        [
          { ...row, seq: 16, kind: 'webhook', body: hook },
          { ...row, seq: 32, kind: 'audience_remove', body: audience },
        ],
        room.now(),
      ),
    )
  }
  await putState(held, 'paused')
  await putState(halted, 'stopped')
  const drain = async () => {
    await drainOutbox(deps, true)
    await drainOutbox(deps, false)
  }
  await drain()
  room.tick(hourMs)
  await drain()
  expect(called).toEqual([])
  // Whom a purchase takes out of an audience is taken out all the same.
  expect(left).toEqual([person, person])
  await putState(held, 'live')
  room.tick(hourMs)
  await drain()
  expect(called).toEqual(['https://held.example/hook'])
  const rows = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ state: string; result: string; body: string; attempts: number }>({
      text: `SELECT state::text, result, body, attempts::int FROM journey.outbox
        WHERE workspace_id = $1 AND journey_id = $2 AND kind = 'webhook'`,
      values: [workspaceId, halted],
    }),
  )
  expect(rows).toEqual([{ state: 'f', result: 'stopped', body: '{}', attempts: 0 }])
})

it('of a crowd on its way nobody goes on once the journey stands still, in no loop', async () => {
  const id = hashToUuid('paused in a storm')
  const room = openSurroundings(pg)
  const wait = { id: 'hour', type: 'wait', options: { hours: 1 }, next: { on: 'mail' } }
  const nodes = [wait, { id: 'mail', type: 'mail' }]
  const graph = { entry: { kind: 'event', match: { event: 'Crowd' } }, start: 'hour', nodes }
  await putLive(pg.db, id, graph as never)
  const crowd = Array.from({ length: 2_500 }, (_, i) => personOf(80_000 + i))
  await takeBatch(
    pg.db,
    room,
    crowd.map((one) => makeEvent(one, 'Crowd', { at: room.now() })),
  )
  room.tick(hourMs)
  const deps = { ...room.deps, versions: createVersions(room.deps) }
  const storms: Storms = new Map()
  await moveDue(deps, storms)
  expect(room.messages).toHaveLength(1_000)
  for (const state of ['paused', 'stopped'] as const) {
    await putState(id, state)
    storms.set(id, workspaceId)
    expect(await moveStorms(deps, storms)).toBe(false)
    expect(room.messages).toHaveLength(1_000)
  }
  await putState(id, 'live')
  while (await moveDue(deps, storms)) await moveStorms(deps, storms)
  expect(room.messages.map(({ birth }) => birth).sort()).toEqual(crowd.sort())
})
