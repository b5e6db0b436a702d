import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Batch, BatchEvent } from '../../collect/index.ts'
import type { JourneyDeps } from '../index.ts'
import {
  hourMs,
  makeEvent,
  openSurroundings,
  personOf,
  putLive,
  type Surroundings,
  takeBatch,
  workspaceId,
} from '../journey.testkit.ts'
import { enterDue } from '../service/entries.ts'
import { createVersions } from '../service/versions.ts'
import { listOfPerson } from '../store/runs.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

const [ill, sound] = [hashToUuid('cannot write'), hashToUuid('can write')]
const [anna, ben] = [personOf(80_001), personOf(80_002)]

/** Whoever has come waits for an answer, and is written to. */
const answering = {
  entry: { kind: 'event', match: { event: 'Came' } },
  start: 'listen',
  nodes: [
    { id: 'listen', type: 'listen', options: { event: 'Answered', hours: 24 }, next: { happened: 'mail' } },
    { id: 'mail', type: 'mail', next: { on: 'rest' } },
    { id: 'rest', type: 'wait', options: { hours: 24 } },
  ],
} as const

const segmentId = hashToUuid('a segment')
const bySegment = {
  ...answering,
  exits: [{ kind: 'segment', segmentId, change: 'left', reason: 'away' }],
} as const

/** The first journey's message to Anna is one the database refuses. */
async function open(): Promise<Surroundings> {
  const room = openSurroundings(pg)
  const { requestMessages } = room.deps.hands
  const refusing: JourneyDeps['hands']['requestMessages'] = async (where, list) => {
    if (list.some(({ birth, journeyId }) => birth === anna && journeyId === ill))
      await where.tx.rows({ text: 'SELECT 1 / 0', values: [] })
    return requestMessages(where, list)
  }
  room.deps.hands.requestMessages = refusing
  return room
}

const runOf = async (person: string, journeyId: string) =>
  (await pg.app.inWorkspace(workspaceId, (tx) => listOfPerson(tx, workspaceId, person, 10))).find(
    (one) => one.journeyId === journeyId,
  )

const hearBatch = (room: Surroundings, events: BatchEvent[], isRetry: boolean) =>
  pg.db.inWorkspaces([workspaceId], async (tx) => {
    const from = events[0]?.record.pos ?? 0
    const batch: Batch = {
      ...{ from, to: from + events.length, workspaceIds: [workspaceId], events },
      ...{ graphChanges: [], stepMs: {}, isRetry },
    }
    // What another room made of the same batch.
    await tx.change({
      text: `UPDATE journey.journey SET note = 'beside' WHERE workspace_id = $1 AND id = $2`,
      values: [workspaceId, sound],
    })
    await room.journeys.step.open?.(tx, batch.workspaceIds)
    await room.journeys.step.run(batch, tx)
  })

it('what fails in a journey keeps nobody else, no other journey and no other room from what happened', async () => {
  for (const id of [ill, sound]) await putLive(pg.db, id, structuredClone(answering) as never)
  const room = await open()
  await takeBatch(
    pg.db,
    room,
    [anna, ben].map((one) => makeEvent(one, 'Came', { at: room.now() })),
  )
  room.tick(hourMs)
  const answers = [anna, ben].map((one) => makeEvent(one, 'Answered', { at: room.now() }))
  await expect(hearBatch(room, answers, false)).rejects.toThrow('division by zero')
  expect(await runOf(anna, ill)).toMatchObject({ state: 'e', node: 'listen' })
  room.messages.length = 0
  await hearBatch(room, answers, true)
  expect(await runOf(anna, ill)).toMatchObject({ state: 'h', reason: 'step_failed', node: 'listen' })
  for (const [person, journey] of [
    [anna, sound],
    [ben, ill],
    [ben, sound],
  ] as const)
    expect(await runOf(person, journey)).toMatchObject({ state: 't', node: 'rest' })
  const [row] = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ note: string }>({ text: 'SELECT note FROM journey.journey WHERE id = $1', values: [sound] }),
  )
  expect(row).toEqual({ note: 'beside' })
})

it('whoever cannot be taken in by a schedule keeps nobody else outside', async () => {
  await putLive(
    pg.db,
    ill,
    {
      ...structuredClone(answering),
      entry: { kind: 'schedule', segmentId, every: { kind: 'day', time: '12:00' } },
      start: 'mail',
    } as never,
    { n: 2 },
  )
  const room = await open()
  const dora = personOf(80_004)
  room.deps.segment.members.page = async () => [anna, dora]
  // Her run of before is over.
  await pg.app.inWorkspace(workspaceId, async (tx) => {
    await tx.change({ text: 'DELETE FROM journey.enrollment WHERE journey_id = $1', values: [ill] })
    await tx.change({ text: 'DELETE FROM journey.entry_guard WHERE journey_id = $1', values: [ill] })
    await tx.change({
      text: 'UPDATE journey.journey SET next_at = $2 WHERE id = $1',
      values: [ill, room.now()],
    })
  })
  room.tick(hourMs)
  const deps = { ...room.deps, versions: createVersions(room.deps) }
  await enterDue(deps)
  expect(await runOf(dora, ill)).toMatchObject({ node: 'rest' })
  expect(await runOf(anna, ill)).toBeUndefined()
  const [row] = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ next: number }>({
      text: 'SELECT next_at AS next FROM journey.journey WHERE id = $1',
      values: [ill],
    }),
  )
  expect(row?.next).toBeGreaterThan(room.now())
})

it('nor does it take back a flip that time alone has brought', async () => {
  const journeyId = hashToUuid('left by a segment')
  await putLive(pg.db, journeyId, structuredClone(bySegment) as never)
  const room = openSurroundings(pg)
  const carla = personOf(80_003)
  await takeBatch(pg.db, room, [makeEvent(carla, 'Came', { at: room.now() })])
  room.deps.hands.cancelMessages = async () => {
    throw new TypeError('nothing can be called back')
  }
  const flip = { segmentId, root: carla, birth: carla, isEntry: false, at: room.now(), seq: 1, version: 1 }
  const told = await pg.app.inWorkspace(workspaceId, async (tx) => {
    await room.journeys.onFlips({ tx, workspaceId }, [{ ...flip, cause: { kind: 'time' } } as never])
    return 'the flip stands'
  })
  expect(told).toBe('the flip stands')
  expect(await runOf(carla, journeyId)).toMatchObject({ state: 'h', reason: 'step_failed' })
})
