import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { insertEntries } from '../../platform/event-log/store.ts'
import { createFoldStep } from './index.ts'
import { HandGraph, makeBatch, makeRecord, type Told } from './profile.testkit.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase()
})
afterAll(() => pg?.close())

describe('smoke', () => {
  it('folds', async () => {
    const graph = new HandGraph()
    const told: Told[] = [
      { body: { type: 'page', anonymousId: 'a-1', messageId: 'm1', name: 'Home' } },
      {
        body: {
          type: 'identify',
          anonymousId: 'a-1',
          userId: 'u-1',
          messageId: 'm2',
          traits: { firstName: 'Żaneta', city: 'Łódź' },
        },
      },
    ]
    const step = createFoldStep({ currencyOf: () => 'PLN' })
    await pg.db.inWorkspaces(['default'], async (tx) => {
      const first = await insertEntries(
        tx,
        told.map((one, i) => makeRecord({ ...one, pos: i })),
      )
      await step.run(
        makeBatch(
          graph,
          told.map((one, i) => ({ ...one, pos: first + i })),
        ),
        tx,
      )
    })
    const rows = await pg.app.inWorkspace('default', (tx) =>
      tx.rows({ text: 'select * from profile.search', values: [] }),
    )
    expect(rows).toMatchObject([{ text: ' lodz zaneta' }])
  })
})
