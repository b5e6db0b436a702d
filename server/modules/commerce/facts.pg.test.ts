import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { SplotError } from '../../platform/errors.ts'
import { silentLogger } from '../../platform/logger.ts'
import type { Fact } from './rules/fact.ts'
import { createFactLoop, tellFacts } from './service/tell-facts.ts'
import { listFacts, putFacts } from './store/facts.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())

const birth = '01940000-0000-7000-8000-000000000001'
const factOf = (id: string): Fact => ({
  id,
  birth,
  event: 'Order Completed',
  channel: 'web',
  at: Date.parse('2026-11-22T12:00:00Z'),
  properties: { order_id: id, total: '10.00' },
})

function openLog(workspaceId: string, take: (id: string) => void) {
  const told: string[] = []
  const deps = {
    db: pg.app,
    worker: pg.db,
    logger: silentLogger,
    settingsOf: async () => ({
      currency: 'PLN',
      timeZone: 'Europe/Warsaw',
      region: 'PL',
      language: 'pl' as const,
    }),
    graph: { listClusters: async () => [], findByIdentifier: async () => null },
    accept: async (events: readonly { body: Readonly<Record<string, unknown>> }[]) => {
      const ids = events.map(({ body }) => String(body.messageId))
      for (const id of ids) take(id)
      told.push(...ids)
      return ids.map(() => 1)
    },
  }
  return {
    told,
    put: (...ids: string[]) => pg.app.inWorkspace(workspaceId, (tx) => putFacts(tx, ids.map(factOf))),
    tell: () => tellFacts(deps, workspaceId),
    turn: () => createFactLoop(deps).turn(),
    left: () => pg.app.inWorkspace(workspaceId, (tx) => listFacts(tx, 100)),
  }
}

it('a fact is told under its own id, and again where the log did not answer', async () => {
  let isDown = true
  const log = openLog('facts-1', () => {
    if (isDown) throw new Error('the connection is gone')
  })
  await log.put('a', 'b')
  await expect(log.tell()).rejects.toThrow('gone')
  expect(await log.left()).toHaveLength(2)
  isDown = false
  await log.put('b')
  await log.tell()
  expect(log.told).toEqual(['a', 'b'])
  expect(await log.left()).toEqual([])
})

it('what rolls back was never a fact', async () => {
  const log = openLog('facts-2', () => {})
  const broken = pg.app.inWorkspace('facts-2', async (tx) => {
    await putFacts(tx, [factOf('a')])
    throw new Error('no')
  })
  await expect(broken).rejects.toThrow('no')
  await log.tell()
  expect(log.told).toEqual([])
})

it('one that the contract refuses holds up none', async () => {
  const log = openLog('facts-3', (id) => {
    if (id === 'b') throw new SplotError('event_unstorable')
  })
  await log.put('a', 'b', 'c')
  await log.tell()
  expect(log.told).toEqual(['a', 'c'])
  expect(await log.left()).toEqual([])
})

it('the loop finds by itself whose facts wait', async () => {
  const log = openLog('facts-4', () => {})
  await log.put('a')
  await log.turn()
  expect(log.told).toEqual(['a'])
})
