import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Condition, checkCondition } from '@splot/contract/segment/condition'
import type { Leaf, Where } from '@splot/contract/segment/leaves'
import type { Window } from '@splot/contract/segment/window'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLogger } from '../../../platform/logger.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from '../../../platform/warehouse/index.ts'
import { insertEvents, makeWarehouseRow, type NormalEvent } from '../../collect/index.ts'
import { insertOverrides } from '../../identity/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import { noFacts } from '../rules/facts.ts'
import { holds } from '../rules/reference.ts'
import { drawHolding, listHolding, writeScan } from './scan.ts'

/** The third reader of conditions against the plain one: the same people, whatever is asked, whatever happened. */
const folder = mkdtempSync(join(tmpdir(), 'splot-segment-sql-'))
const modules = join(import.meta.dirname, '..', '..')
const scale = Number(process.env.GUARANTEE_SCALE ?? 1)
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await openWarehouse({ path: folder, clickhouseUrl: null, log: silentLogger })
  await migrateWarehouse(
    warehouse,
    ['collect', 'identity'].map((room) => ({ room, folder: join(modules, room, 'migrations') })),
    0,
  )
})
afterAll(async () => {
  await warehouse[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const hour = 3_600_000
/** A spring night: the day before had 23 hours. */
const now = Date.parse('2026-03-29T22:30:00Z')
const moment = { now, calendar: createCalendar('Europe/Warsaw') }
const birthOf = (n: number) => `0190000${n % 10}-0000-7000-8000-${String(n).padStart(12, '0')}`

const names = ['Product Viewed', 'Order Completed', 'Product Added', 'Cart Updated', 'Own Thing']
const texts = [
  'Buty',
  'Torby',
  'ŻÓŁTE',
  'żółte łąki',
  'z\u0307o\u0301łte',
  "o'clock \\ `x`",
  '12.50',
  'true',
  '2026-03-01',
]
/** The same words, parted, spaced and capitalised as people do; and what only looks like them. */
const categories = [
  ...texts,
  'buty > Zimowe',
  'BUTY/Zimowe/Śnieg',
  ' Buty »  zimowe ',
  'Buty zimowe',
  'Buty\u0301ki',
  'Butys',
  'żo\u0301łte / łąki',
  'ŻÓŁTE |łąki',
  "o'clock \\ `x` > a.b (c)",
]
const aboves = [
  'Buty',
  'buty> ZIMOWE',
  '/Buty/',
  'żółte',
  'Ż\u00d3łte > Łąki',
  "O'CLOCK \\ `x`",
  'a',
  '12.50',
  'but.',
]
const numbers = [0, 1, 2.5, 12.5, 389, 1e6, -3]
const days = ['2026-03-01', '2026-03-28T10:00:00Z', '2026-03-28T11:00:00+01:00', 'soon']
const anything = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(...numbers), fc.boolean())
const lines = fc.array(
  fc.record(
    {
      category: fc.constantFrom(...categories),
      sku: fc.constantFrom('a', 'b'),
      price: fc.oneof(fc.constantFrom(...numbers), fc.constantFrom('9.90', 'free', null)),
      quantity: fc.constantFrom(1, 2, '3', 'few', null),
      'own field': anything,
    },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
)
const properties = fc.record(
  {
    category: fc.constantFrom(...categories),
    total: fc.oneof(fc.constantFrom(...numbers), fc.constantFrom('389.00', '0.1', '1e3', 'a lot')),
    currency: fc.constantFrom<unknown>('PLN', 'EUR', 'eur', null),
    price: fc.constantFrom<unknown>(1.25, '2.5', null),
    quantity: fc.constantFrom<unknown>(1, '2', 'x'),
    shipped_at: fc.constantFrom(...days),
    'own field': anything,
    "we'ird `key`\\": anything,
    tags: fc.constantFrom(['a'], []),
    products: lines,
  },
  { requiredKeys: [] },
)
const spans = [1, 3, 24, 25, 72]
const event = fc.record({
  who: fc.nat(39),
  name: fc.constantFrom(...names),
  // On the edges of windows as often as beside them.
  ts: fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 23, 24, 25, 47, 71, 72, 300, 900), fc.constantFrom(-1, 0, 1, 900_000))
    .map(([hours, ms]) => now - hours * hour - Math.abs(ms)),
  channel: fc.constantFrom('web' as const, 'pos' as const),
  store: fc.constantFrom('WRO1', null),
  currency: fc.constantFrom('PLN', 'EUR', null),
  properties,
})

const windows = fc.oneof<fc.Arbitrary<Window>[]>(
  fc.constant('ever'),
  fc.constantFrom(...spans).map((hours) => ({ last: { hours } })),
  fc.record({
    calendar: fc.constantFrom('day', 'week', 'month', 'quarter', 'year'),
    back: fc.constantFrom(0, 1),
  }) as fc.Arbitrary<Window>,
  fc.constant({ from: '2026-03-28T22:30:00Z' }),
  fc.constant({ from: '2026-03-01T00:00:00Z', to: '2026-03-29T21:30:00Z' }),
)
const compared = fc.constantFrom(
  ...['category', 'total', 'shipped_at', 'own field', "we'ird `key`\\", 'tags', 'products.category'],
  ...['products.price', 'products.own field', '@store', '@channel', '@campaign', '@currency', 'missing'],
)
const literal = fc.oneof(
  anything,
  fc.constantFrom('389', 389, '2026-03-28', '2026-03-28T10:00:00Z', 'WRO1', 'web'),
)
const where = fc.array(
  fc.oneof(
    fc.record({ property: compared, op: fc.constantFrom('set', 'unset') }),
    fc.record({
      property: compared,
      op: fc.constantFrom('is', 'is_not', 'gt', 'gte', 'lt', 'lte'),
      value: literal,
    }),
    fc.record({
      property: compared,
      op: fc.constantFrom('in', 'not_in'),
      value: fc.array(literal, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      property: compared,
      op: fc.constantFrom('contains', 'starts_with'),
      value: fc.constantFrom(...texts, 'zolt', 'o'),
    }),
    fc.record({
      property: fc.oneof(fc.constantFrom('category', 'products.category'), compared),
      op: fc.constant('under'),
      value: fc.constantFrom(...aboves),
    }),
  ) as fc.Arbitrary<Where>,
  { maxLength: 2 },
)
const events = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
const ops = fc.constantFrom('gte', 'gt', 'eq', 'neq', 'lte', 'lt')
const span = fc.constantFrom(...spans).map((hours) => ({ hours }))
const leaf = fc.oneof(
  fc.record({
    kind: fc.constant('event'),
    events,
    where,
    measure: fc.constant('count'),
    op: ops,
    value: fc.nat(3),
    window: windows,
  }),
  fc.record({
    ...{ kind: fc.constant('event'), events, where, op: ops, window: windows },
    measure: fc.constantFrom('sum', 'min', 'max', 'distinct'),
    property: fc.constantFrom('total', 'price', 'category', 'own field', 'products.price'),
    value: fc.constantFrom(0, 1, 2, 3, 389),
  }),
  fc.record(
    {
      ...{ kind: fc.constant('event'), events, op: ops, window: windows },
      ...{ measure: fc.constantFrom('sum', 'min', 'max'), property: fc.constantFrom('total', 'price') },
      ...{ value: fc.constantFrom(0, 1, 12.5, 389), currency: fc.constantFrom('PLN', 'EUR') },
    },
    { requiredKeys: ['kind', 'events', 'measure', 'property', 'op', 'value', 'window'] },
  ),
  fc.record({
    kind: fc.constant('event_time'),
    events,
    where,
    which: fc.constantFrom('first', 'last'),
    op: fc.constantFrom('older_than', 'within'),
    span,
  }),
  fc.record({
    ...{ kind: fc.constant('event_time'), events, which: fc.constantFrom('first', 'last') },
    ...{ op: fc.constantFrom('before', 'after'), at: fc.constant('2026-03-28T22:30:00Z') },
  }),
  fc.record({
    kind: fc.constant('sequence'),
    steps: fc.array(fc.record({ events, where }), { minLength: 2, maxLength: 3 }),
    window: fc.record({ last: span }),
  }),
  fc.record({
    kind: fc.constant('sequence'),
    steps: fc.array(fc.record({ events }), { minLength: 2, maxLength: 4 }),
    within: span,
    window: fc.record({ last: span }),
  }),
  // What must not happen, for a time or all the way, between two steps or since the last.
  fc.record(
    {
      kind: fc.constant('sequence'),
      steps: fc
        .array(
          fc.tuple(
            fc.record({ events }),
            fc.option(
              fc.record(
                {
                  events,
                  absent: fc.constant(true),
                  for: fc.constantFrom(1, 2, 24).map((hours) => ({ hours })),
                },
                { requiredKeys: ['events', 'absent'] },
              ),
            ),
          ),
          { minLength: 1, maxLength: 3 },
        )
        .map((pairs) => pairs.flatMap(([step, absence]) => (absence === null ? [step] : [step, absence]))),
      within: span,
      window: fc.constant({ last: { days: 40 } }),
    },
    { requiredKeys: ['kind', 'steps', 'window'] },
  ),
  fc.record(
    {
      ...{ kind: fc.constant('cart'), state: fc.constantFrom('filled', 'empty') },
      total: fc.record(
        { op: ops, value: fc.constantFrom(0, 2.5, 12.5, 389), currency: fc.constantFrom('PLN', 'EUR') },
        { requiredKeys: ['op', 'value'] },
      ),
      category: fc.oneof(
        fc.constantFrom(...categories),
        fc.constantFrom(...aboves).map((under) => ({ under })),
      ),
      ...{ sku: fc.constantFrom('a', 'b'), untouched: span },
    },
    { requiredKeys: ['kind', 'state'] },
  ),
) as fc.Arbitrary<Leaf>
const condition = fc.letrec<{ node: Condition }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf as fc.Arbitrary<Condition>,
    fc.record({
      kind: fc.constantFrom('all', 'any'),
      of: fc.array(tie('node'), { maxLength: 3 }),
    }) as fc.Arbitrary<Condition>,
    fc.record({ kind: fc.constant('not'), of: tie('node') }) as fc.Arbitrary<Condition>,
  ),
})).node

type Made = typeof event extends fc.Arbitrary<infer E> ? E : never
const normal = ({ name, ts, channel, store, currency, properties: sent }: Made, n: number): NormalEvent => ({
  currency,
  ...{ type: 'track', name, messageId: `m${n}`, ts, channel, properties: sent, traits: null, consent: null },
  touchpoint: {
    source: null,
    medium: null,
    campaign: null,
    clickId: null,
    referrerHost: null,
    device: null,
    store,
  },
  ...{ identifiers: [], isSharedSource: false, library: null },
})

const want = (one: Condition): Condition => one

let workspaces = 0
/** One customer of two births where the other was merged into hers after its events were written. */
const rootNow = (n: number) => (n === 1 ? birthOf(0) : birthOf(n))

async function tell(made: readonly Made[]): Promise<string> {
  const workspaceId = `w${++workspaces}`
  const rows = made.map((one, i) => {
    const record = { workspaceId, pos: i + 1, receivedAt: one.ts, sourceId: 's' }
    return makeWarehouseRow(record as never, normal(one, i), birthOf(one.who), birthOf(one.who))
  })
  await insertEvents(warehouse, rows, workspaceId)
  return workspaceId
}

function listExpected(made: readonly Made[], asked: Condition): string[] {
  const people = [...new Set(made.map((one) => rootNow(one.who)))].sort()
  return people.filter((root) => {
    const own = made.flatMap((one, i) =>
      rootNow(one.who) === root ? [{ event: normal(one, i), pos: i + 1 }] : [],
    )
    return holds(asked, { events: own, facts: noFacts(root), isIn: () => false }, moment)
  })
}

describe('the warehouse reads conditions as the plain interpreter does', () => {
  beforeAll(async () => {
    const moved = { workspace_id: 'any', birth_id: birthOf(1), root_id: birthOf(0), pos: 1 }
    await insertOverrides(warehouse, [moved as never], 'moved')
  })

  it(
    'for random conditions over random lives',
    async () => {
      let [checks, yes] = [0, 0]
      await fc.assert(
        fc.asyncProperty(
          fc.array(event, { minLength: 100, maxLength: 300 }),
          fc.array(condition, { minLength: 40, maxLength: 40 }),
          async (made, conditions) => {
            const asked = conditions.filter((one) => checkCondition(one).ok)
            const workspaceId = await tell(made)
            const tests = asked.map((one) => `toUInt8(${writeScan(one, moment).test})`)
            const rows = await warehouse.read<{ root: string; holds: number[] }>(
              `SELECT toString(dictGetOrDefault('birth_root', 'root_id', birth_id, root_id)) AS root, [${tests.join(',\n')}] AS holds
               FROM event WHERE workspace_id = '${workspaceId}' GROUP BY root ORDER BY root SETTINGS precise_float_parsing = 1`,
            )
            for (const [i, one] of asked.entries()) {
              const found = rows.filter((row) => row.holds[i] === 1).map((row) => row.root)
              expect(found, JSON.stringify(one)).toEqual(listExpected(made, one))
              checks += rows.length
              yes += found.length
            }
          },
        ),
        { numRuns: Math.round(3 * scale), endOnFailure: true },
      )
      // Neither nobody nor everybody.
      expect(checks).toBeGreaterThan(500)
      expect(yes / checks).toBeGreaterThan(0.05)
      expect(yes / checks).toBeLessThan(0.95)
    },
    120_000 * scale,
  )

  it('finds each category below each other as the plain reader does, however they are written', async () => {
    const made = [...categories, ...aboves].map((category, who): Made => {
      const properties = { category, products: [{ category }] }
      return {
        ...{ who: who + 2, name: 'Product Viewed', ts: now - hour, channel: 'web' },
        store: null,
        currency: null,
        properties,
      }
    })
    const workspaceId = await tell(made)
    const found: number[] = []
    for (const property of ['category', 'products.category'])
      for (const value of aboves) {
        const where: Where[] = [{ property, op: 'under', value }]
        const asked = want({
          ...{
            kind: 'event',
            events: ['Product Viewed'],
            where,
            measure: 'count',
            op: 'gte',
            value: 1,
            window: 'ever',
          },
        })
        const holding = await listHolding(warehouse, writeScan(asked, moment), { workspaceId, below: null })
        expect(holding, `${property} under ${value}`).toEqual(listExpected(made, asked))
        found.push(holding.length)
      }
    expect(Math.max(...found)).toBeGreaterThan(4)
    expect(Math.max(...found)).toBeLessThan(made.length / 2)
  })

  it('lists whom it holds for, strangers to its events among them, and draws the same ones by lot', async () => {
    const [made] = fc.sample(fc.array(event, { minLength: 300, maxLength: 300 }), 1)
    const workspaceId = await tell(made ?? [])
    const bought = want({
      ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { last: { days: 3 } } },
    })
    for (const asked of [bought, want({ kind: 'not', of: bought }), want({ kind: 'any', of: [] })]) {
      const scan = writeScan(asked, moment)
      const expected = listExpected(made ?? [], asked)
      expect(await listHolding(warehouse, scan, { workspaceId, below: null })).toEqual(expected)
      const drawn = await drawHolding(warehouse, scan, { workspaceId, below: null, most: 5 })
      expect(drawn.holding).toBe(expected.length)
      expect(expected).toEqual(expect.arrayContaining(drawn.some.map((one) => one.root)))
    }
    const early = (made ?? []).slice(0, 100)
    const below = { workspaceId, below: 101 }
    expect(await listHolding(warehouse, writeScan(bought, moment), below)).toEqual(
      listExpected(early, bought),
    )
  })

  it('lets in whoever may be in where facts beside events are asked, and tells which events hold', async () => {
    const [made] = fc.sample(fc.array(event, { minLength: 200, maxLength: 200 }), 1)
    const workspaceId = await tell(made ?? [])
    const viewed: Condition = {
      ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1, window: 'ever' },
    }
    const city: Condition = { kind: 'trait', trait: 'city', op: 'is', value: 'Wrocław' }
    const both = writeScan({ kind: 'all', of: [viewed, { kind: 'not', of: city }] }, moment)
    expect(both).toMatchObject({ isWhole: false, isForStrangers: false })
    const drawn = await drawHolding(warehouse, both, { workspaceId, below: null, most: 1_000 })
    expect(drawn.some.map((one) => one.root).sort()).toEqual(listExpected(made ?? [], viewed))
    expect(drawn.some.every(({ truths }) => truths[0] === true)).toBe(true)
    const either = writeScan({ kind: 'any', of: [viewed, city] }, moment)
    expect(either.isForStrangers).toBe(true)
    const all = await drawHolding(warehouse, either, { workspaceId, below: null, most: 1_000 })
    expect(all.holding).toBe(all.customers)
    expect(all.some.filter(({ truths }) => truths[0]).length).toBe(drawn.holding)
  })
})
