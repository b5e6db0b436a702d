import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { type PlainEvent, tellPlainly } from './profile.oracle.testkit.ts'
import { HandGraph, openRoom, type Told } from './profile.testkit.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase()
})
afterAll(() => pg?.close())

const start = Date.UTC(2026, 0, 1)
const reader = { seesPii: true, lang: 'pl' } as const

const anyEvent: fc.Arbitrary<PlainEvent> = fc.record({
  who: fc.constantFrom('ala', 'ola', 'ela'),
  ts: fc.nat(40).map((n) => start + n * 60_000),
  channel: fc.constantFrom<PlainEvent['channel']>('web', 'app', 'pos', 'email'),
  store: fc.constantFrom('WRO', 'GDA', null),
  traits: fc.option(
    fc.dictionary(
      fc.constantFrom('city', 'vip', 'firstName'),
      fc.constantFrom<unknown>('Łódź', 'Opole', 7, true, null),
      {
        maxKeys: 2,
      },
    ),
  ),
  order: fc.option(
    fc.record({
      act: fc.constantFrom<'placed' | 'refunded' | 'cancelled'>('placed', 'placed', 'refunded', 'cancelled'),
      id: fc.constantFrom('1', '2', '3'),
      grosze: fc.option(fc.nat(5000)),
      returnId: fc.constantFrom('r1', 'r2', null),
    }),
  ),
  category: fc.constantFrom('Buty', 'Swetry', null),
})

const eventNames = {
  placed: 'Order Completed',
  refunded: 'Order Refunded',
  cancelled: 'Order Cancelled',
} as const

/** The same event as a sender writes it. One event says one thing: traits, an order, or a look at a category. */
function write(event: PlainEvent, index: number): Told {
  const common = {
    messageId: `m${index}`,
    userId: event.who,
    timestamp: new Date(event.ts).toISOString(),
    context: { channel: event.channel },
  }
  const store = event.store === null ? {} : { store_id: event.store }
  if (event.traits !== null) {
    return { at: start * 2, body: { ...common, type: 'identify', traits: event.traits } }
  }
  if (event.order !== null) {
    const { act, id, grosze, returnId } = event.order
    const total = grosze === null || act === 'cancelled' ? {} : { total: (grosze / 100).toFixed(2) }
    const back = returnId === null || act !== 'refunded' ? {} : { return_id: returnId }
    const properties = { order_id: id, currency: 'PLN', ...total, ...back, ...store }
    return { at: start * 2, body: { ...common, type: 'track', event: eventNames[act], properties } }
  }
  const properties = { ...store, ...(event.category === null ? {} : { category: event.category }) }
  return { at: start * 2, body: { ...common, type: 'track', event: 'Product Viewed', properties } }
}

/** What `write` leaves of an event, so that the oracle hears no more than was sent. */
function hear(event: PlainEvent): PlainEvent {
  if (event.traits !== null) return { ...event, store: null, order: null, category: null }
  return event.order !== null ? { ...event, category: null } : event
}

const anyRun = fc.record({
  log: fc.array(anyEvent, { minLength: 1, maxLength: 25 }),
  size: fc.integer({ min: 1, max: 30 }),
})

async function readBack(room: ReturnType<typeof openRoom>, who: string) {
  const { computed, traits } = await room.profile.lookUp(
    room.workspaceId,
    { kind: 'user_id', value: who },
    reader,
  )
  const revenue = computed.revenue.reduce((sum, one) => sum + Number(one.minor), 0)
  const { firstSeenAt, lastSeenAt, eventsByChannel, favouriteStore, favouriteCategory, orders } = computed
  return {
    firstSeenAt,
    lastSeenAt,
    eventsByChannel,
    traits,
    favouriteStore,
    favouriteCategory,
    orders,
    revenue,
  }
}

describe('the fold', () => {
  it('equals a plain walk over the events, however they are cut into batches, before a merge and after', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ log, size }) => {
        const graph = new HandGraph()
        const room = openRoom(pg, graph, () => start + 86_400_000)
        await room.tell(log.map(write), size)
        const heard = log.map(hear)
        const people = [...new Set(log.map((event) => event.who))]
        for (const who of people)
          expect(await readBack(room, who)).toEqual(tellPlainly(heard, new Set([who])))
        const [first, ...rest] = people
        for (const other of rest)
          graph.join(graph.birth('user_id', first ?? ''), graph.birth('user_id', other))
        expect(await readBack(room, first ?? '')).toEqual(tellPlainly(heard, new Set(people)))
        graph.part()
        for (const who of people)
          expect(await readBack(room, who)).toEqual(tellPlainly(heard, new Set([who])))
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('stores the same whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(anyRun, async ({ log, size }) => {
        const dumps = []
        for (const cut of [1, size, log.length]) {
          const graph = new HandGraph()
          // The runs stand at other places of the log: their births must not.
          for (const event of log) graph.birth('user_id', event.who)
          const room = openRoom(pg, graph, () => start)
          await room.tell(log.map(write), cut)
          dumps.push(await dump(room.workspaceId))
        }
        expect(dumps[1]).toEqual(dumps[0])
        expect(dumps[2]).toEqual(dumps[0])
      }),
      { numRuns: 15 },
    )
  }, 120_000)
})

/** Every row of the room, positions counted from the workspace's first. */
function dump(workspaceId: string) {
  return pg.app.inWorkspace(workspaceId, async (tx) => {
    const tables: Record<string, unknown> = {}
    for (const [table, columns] of [
      ['timeline', 'birth_id, ts, channel'],
      ['presence', 'birth_id, place, first_ts, last_ts, seen_bucket, events'],
      ['trait', 'birth_id, key, value, folded, ts, source'],
      ['order_event', 'birth_id, ts, act, order_key, return_key, currency, minor'],
      ['interest', 'birth_id, category, viewed, bought, last_ts'],
      ['search', 'birth_id, text'],
    ]) {
      const text = `SELECT ${columns} FROM profile.${table} WHERE workspace_id = $1 ORDER BY ${columns}`
      tables[table ?? ''] = await tx.rows({ text, values: [workspaceId] })
    }
    return tables
  })
}
