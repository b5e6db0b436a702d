import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Condition } from '@splot/contract/segment/condition'
import { createCalendar } from '../../server/modules/segment/rules/calendar.ts'
import { listHolding, writeScan } from '../../server/modules/segment/warehouse/scan.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from '../../server/platform/warehouse/index.ts'
import { median } from '../harness/report.ts'

const fullEvents = 50_000_000
const eventsEach = 50
const rounds = 3
const now = Date.UTC(2026, 10, 22)
const dayMs = 86_400_000
const modules = join(import.meta.dirname, '..', '..', 'server', 'modules')

export interface BuildFigures {
  events: number
  customers: number
  members: number
  /** The condition of three parts over everything, as the product asks it; the same by hand. */
  buildS: number
  byHandS: number
  /** By hand, of somebody who reads the amount in each of the types it may have been sent as, as the product does. */
  fairS: number
  /** Did all find the same people? */
  isRight: boolean
}

const lastDays = (days: number) => ({ last: { days } })
const condition: Condition = {
  kind: 'all',
  of: [
    {
      ...{ kind: 'event', events: ['Order Completed'], measure: 'count', op: 'gte', value: 1 },
      where: [{ property: 'total', op: 'gte', value: 100 }],
      window: lastDays(90),
    },
    {
      kind: 'event',
      events: ['Product Viewed'],
      measure: 'count',
      op: 'gte',
      value: 5,
      window: lastDays(30),
    },
    {
      kind: 'not',
      of: {
        kind: 'event',
        events: ['Sale Returned'],
        measure: 'count',
        op: 'gte',
        value: 1,
        window: lastDays(30),
      },
    },
  ],
}

/** What somebody who knows the tables would write for it. @param isLarge the test of an amount */
const writeByHand = (isLarge: string) => `SELECT toString(root) AS root FROM (
    SELECT dictGetOrDefault('birth_root', 'root_id', birth_id, root_id) AS root,
      countIf(name = 'Order Completed' AND ${isLarge} AND ts > toDateTime64(${(now - 90 * dayMs) / 1000}, 3, 'UTC')) AS bought,
      countIf(name = 'Product Viewed' AND ts > toDateTime64(${(now - 30 * dayMs) / 1000}, 3, 'UTC')) AS viewed,
      countIf(name = 'Sale Returned' AND ts > toDateTime64(${(now - 30 * dayMs) / 1000}, 3, 'UTC')) AS returned
    FROM event WHERE workspace_id = 'bench' AND name IN ('Order Completed', 'Product Viewed', 'Sale Returned')
      AND ts > toDateTime64(${(now - 90 * dayMs) / 1000}, 3, 'UTC')
    GROUP BY root) WHERE bought >= 1 AND viewed >= 5 AND returned = 0 ORDER BY root`

/** Of somebody who knows besides that every amount of this history is a whole number: right here, wrong elsewhere. */
const byHand = writeByHand('props.total.:Int64 >= 100')
const fair = writeByHand(
  'ifNull(coalesce(props.total.:Float64, toFloat64(props.total.:Int64), toFloat64OrNull(props.total.:String)) >= 100, 0)',
)

/** A history prepared once for a size and kept: a customer has fifty events over a year. */
async function openHistory(events: number): Promise<Warehouse> {
  const path = join(tmpdir(), `splot-bench-segments-${events}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const warehouse = await openWarehouse({ path, clickhouseUrl: null, log: silentLogger })
  await migrateWarehouse(
    warehouse,
    ['collect', 'identity'].map((room) => ({ room, folder: join(modules, room, 'migrations') })),
    now,
  )
  const [row] = await warehouse.read<{ count: string }>('SELECT count() AS count FROM event')
  if (Number(row?.count) === events) return warehouse
  await warehouse.exec('TRUNCATE TABLE event')
  const birth = `reinterpretAsUUID(reverse(concat(reinterpretAsFixedString(toUInt64(intDiv(number, ${eventsEach}))), unhex('0180700000000000'))))`
  const step = 1_000_000
  for (let from = 0; from < events; from += step)
    await warehouse.exec(
      `INSERT INTO event (workspace_id, birth_id, root_id, ts, seq, received_at, message_id, type, name, channel, source_id, props)
       SELECT 'bench', ${birth} AS b, b, fromUnixTimestamp64Milli(toInt64(${now} - cityHash64(number) % ${365 * dayMs}), 'UTC') AS at, number, at,
         toString(number), 'track',
         ['Product Viewed', 'Product Viewed', 'Page Viewed', 'Page Viewed', 'Product List Viewed', 'Product Viewed', 'Product Added', 'Page Viewed', 'Order Completed', 'Sale Returned'][cityHash64(number, 1) % 10 + 1],
         'web', 's', concat('{"total":', toString(cityHash64(number, 2) % 300), ',"category":"c', toString(number % 20), '"}')
       FROM numbers(${from}, ${Math.min(step, events - from)})
       SETTINGS max_partitions_per_insert_block = 0`,
    )
  return warehouse
}

/** The first build of a segment of three parts: one scan over the whole history. */
export async function measureBuild(scale: number): Promise<BuildFigures> {
  const events = Math.max(100_000, Math.round(fullEvents * scale))
  const warehouse = await openHistory(events)
  const moment = { now, calendar: createCalendar('Europe/Warsaw') }
  try {
    const ours: number[] = []
    const theirs: number[] = []
    const fairs: number[] = []
    let [members, isRight] = [0, true]
    // The first of each only warms.
    for (let round = 0; round <= rounds; round++) {
      const begin = performance.now()
      const roots = await listHolding(warehouse, writeScan(condition, moment), {
        workspaceId: 'bench',
        below: null,
      })
      const middle = performance.now()
      const other = await warehouse.read<{ root: string }>(byHand)
      const then = performance.now()
      const third = await warehouse.read<{ root: string }>(fair)
      const end = performance.now()
      if (round > 0) {
        ours.push(middle - begin)
        theirs.push(then - middle)
        fairs.push(end - then)
      }
      members = roots.length
      for (const found of [other, third])
        isRight &&= roots.length === found.length && roots.every((root, i) => root === found[i]?.root)
    }
    const [buildS, byHandS, fairS] = [ours, theirs, fairs].map((ms) => median(ms) / 1_000)
    return {
      events,
      customers: events / eventsEach,
      members,
      ...{ buildS: buildS ?? 0, byHandS: byHandS ?? 0, fairS: fairS ?? 0 },
      isRight: isRight && members > 0,
    }
  } finally {
    await warehouse[Symbol.asyncDispose]()
  }
}
