import { expect, it } from 'vitest'
import type { Batch, BatchEvent } from '../../collect/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import { compile } from '../rules/compile.ts'
import { planBatch } from './plan-batch.ts'

const workspaceId = 'default'
const live = {
  stamp: 1,
  rows: [],
  program: compile([], createCalendar('Europe/Warsaw')),
  fillAfter: new Map(),
}

/** An event that brought somebody nobody knew. */
const makeCreating = (root: string, pos: number): BatchEvent => ({
  record: {
    ...{
      pos,
      workspaceId,
      kind: 'event',
      sourceId: 's',
      receivedAt: 0,
      sentAt: null,
      meta: null,
      body: '{}',
    },
  },
  event: { name: 'Page Viewed', properties: {} } as never,
  ...{ command: null, outcome: 'pending', reason: null, birth: root, deviceBirth: null, root, warnings: [] },
  effects: [{ kind: 'customer.created', detail: { id: root } }],
})

it('takes nobody for a newcomer who was joined with somebody, whichever of them is gone', () => {
  const batch: Batch = {
    ...{ from: 1, to: 4, workspaceIds: [workspaceId], stepMs: {} },
    events: [makeCreating('a', 1), makeCreating('c', 2), makeCreating('e', 3)],
    graphChanges: [
      { workspaceId, kind: 'merged', winner: 'a', loser: 'b', moved: [{ birth: 'b', root: 'a' }], pos: 1 },
      { workspaceId, kind: 'merged', winner: 'd', loser: 'c', moved: [{ birth: 'c', root: 'd' }], pos: 2 },
    ],
  }
  expect(planBatch(batch, workspaceId, live)).toMatchObject({
    created: ['a', 'e'],
    newcomers: ['e'],
    graph: { alive: ['a', 'd'], gone: ['b', 'c'] },
  })
})
