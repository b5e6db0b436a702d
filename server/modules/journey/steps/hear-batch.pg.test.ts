import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { Batch, BatchEvent } from '../../collect/index.ts'
import { makeEvent, openSurroundings, personOf, putLive, workspaceId } from '../journey.testkit.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'journey' })
}, 120_000)
afterAll(() => pg.close())

it('tells open screens of the journeys in which somebody moved, and of no other', async () => {
  const [door, other] = [hashToUuid('told door'), hashToUuid('told other')]
  const onEvent = (event: string) => ({
    ...{ format: 1 as const, goal: null, exits: [], start: 'w', holdOutPercent: 0 },
    entry: { kind: 'event' as const, match: { event } },
    nodes: [{ id: 'w', type: 'wait', options: { hours: 48 } }],
  })
  await putLive(pg.db, door, onEvent('Told'))
  await putLive(pg.db, other, onEvent('Elsewhere'))
  const { journeys, now } = openSurroundings(pg)
  const take = async (events: BatchEvent[]) => {
    const from = events[0]?.record.pos ?? 0
    const batch: Batch = {
      ...{ from, to: from + events.length, workspaceIds: [workspaceId], events },
      ...{ graphChanges: [], stepMs: {} },
    }
    await pg.db.inWorkspaces([workspaceId], async (tx) => {
      await journeys.step.open?.(tx, batch.workspaceIds)
      await journeys.step.run(batch, tx)
    })
    return batch.told ?? []
  }
  const people = [personOf(9_001), personOf(9_002)]
  const told = await take(people.map((one) => makeEvent(one, 'Told', { at: now() })))
  expect(told).toEqual([{ workspaceId, kind: 'journey', news: { id: door } }])
  expect(await take([makeEvent(personOf(9_003), 'Nothing', { at: now() })])).toEqual([])
})
