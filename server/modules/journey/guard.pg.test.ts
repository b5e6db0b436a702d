import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { WorkspaceTx } from '../../platform/db/index.ts'
import { hashToUuid } from '../../platform/ids.ts'
import { openSurroundings, putLive, workspaceId } from './journey.testkit.ts'
import { createGuardLoop, forgive } from './service/guard.ts'
import { resume } from './service/launch.ts'
import { findJourney } from './store/journeys.ts'

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
