import { loadavg } from 'node:os'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, percentile, readBenchArgs } from './harness/report.ts'
import { runDbos } from './journeys/dbos.ts'
import { runRestate } from './journeys/restate.ts'
import { countOpen } from './journeys/storm.ts'
import { type Clockwork, openClockwork } from './journeys/waiters.ts'

/**
 * A million people asleep. All of them are due in one instant, once with a step that only waits on and once with a message:
 * the gate is asked about each with consents and limits, whoever may be written to is put into deliver's queue, the others go
 * on with the reason. Then steps at a fixed rate, each by itself, and how late they are. Beside it DBOS takes the same step
 * over the same PostgreSQL, and Restate with its own server.
 */
const fullPeople = 1_000_000
const fullAnchor = 5_000
const hourMs = 3_600_000

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const people = Math.max(2_000, Math.round(fullPeople * args.scale))

const clockwork = await openClockwork()
try {
  await clockwork.loadCustomers(people)
  const watch = watchMachine(() => sumCpu([process.pid]))
  const bytes = await clockwork.sleep(people, { hasMessage: false })
  const cpu = process.cpuUsage()
  const waits = await drain(clockwork)
  const { user, system } = process.cpuUsage(cpu)
  await clockwork.sleep(people, { hasMessage: true })
  const before = process.cpuUsage()
  const messages = await drain(clockwork)
  const storm = process.cpuUsage(before)
  const decided = await readDecided(clockwork)
  const late = await measureLateness(clockwork)
  const { foreignShare } = watch.stop()
  const anchored = Math.max(200, Math.round(fullAnchor * Math.min(1, args.scale * 10)))
  const dbos = await runDbos(clockwork.url, anchored)
  const restate = await runRestate(anchored)
  const perSecond = people / waits
  const node_us_per_step = Math.round((user + system) / people)
  const figures = {
    drain_s: Number(messages.toFixed(2)),
    steps_per_s: Math.round(perSecond),
    lateness_p99_ms: Math.round(late),
    ratio_to_dbos: Number((perSecond / dbos).toFixed(1)),
    ratio_to_restate: Number((perSecond / restate).toFixed(1)),
    bytes_per_waiter: Math.round(bytes),
  }
  const detail = {
    people,
    dbos_steps_per_s: Math.round(dbos),
    restate_steps_per_s: Math.round(restate),
    fullSize: fullPeople,
    foreignShare,
    node_us_per_step,
    node_us_per_message: Math.round((storm.user + storm.system) / people),
    decided,
  }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  const isValid = args.scale === 1 && load <= 1.5 && foreignShare <= 0.05
  finish({ bench: 'journeys', valid: isValid, load, figures }, detail)
} finally {
  await clockwork.close()
}

/** Seconds until everybody who is due has gone on; nobody may be left behind or have gone twice. */
async function drain({ room, drain: takeAll, ask }: Clockwork): Promise<number> {
  room.tick(hourMs)
  const began = performance.now()
  await takeAll()
  const seconds = (performance.now() - began) / 1_000
  const [left] = await ask<{ n: string }>(
    'SELECT count(*)::text AS n FROM journey.enrollment WHERE wake_at <= $1',
    [room.now()],
  )
  if (left?.n !== '0') throw new Error(`${left?.n} people were left behind`)
  return seconds
}

/** What became of everybody's message; each must have been decided, and by the gate. */
async function readDecided({ ask }: Clockwork): Promise<Record<string, number>> {
  const [queued] = await ask<{ n: number }>('SELECT count(*)::int AS n FROM deliver.message')
  const skipped = await ask<{ because: string; n: number }>(
    `SELECT because, count(*)::int AS n FROM journey.step WHERE node = 'mail' AND output = 'skipped' GROUP BY 1`,
  )
  const all = { queued: queued?.n ?? 0, ...Object.fromEntries(skipped.map((one) => [one.because, one.n])) }
  const sum = Object.values(all).reduce((total, n) => total + n, 0)
  if (sum !== people || all.queued !== countOpen(people))
    throw new Error(`messages of ${people} people were decided as ${JSON.stringify(all)}`)
  return all
}

/** 1,000 people a second for some seconds, each at an instant of her own: how late her step is committed, p99. */
async function measureLateness({ room, turn, ask }: Clockwork): Promise<number> {
  const [perSecond, seconds] = [1_000, 5]
  const start = room.now()
  const count = perSecond * seconds
  await ask(
    `UPDATE journey.enrollment e SET wake_at = $1::bigint + (n * 1000 / $2::int), node = 'first'
     FROM (SELECT id, row_number() OVER () AS n FROM (SELECT id FROM journey.enrollment WHERE wake_at IS NOT NULL LIMIT $3::int) AS few) AS due
     WHERE e.id = due.id`,
    [start, perSecond, count],
  )
  const began = performance.now()
  const late: number[] = []
  while (late.length < Math.min(count, await countAll(ask)) && performance.now() - began < seconds * 4_000) {
    const now = Math.round(start + performance.now() - began)
    room.tick(now - room.now())
    const due = await ask<{ at: number }>(
      'SELECT wake_at AS at FROM journey.enrollment WHERE wake_at <= $1',
      [now],
    )
    await turn()
    const done = start + performance.now() - began
    for (const { at } of due.slice(0, 1_000)) late.push(done - at)
  }
  return percentile(late, 0.99)
}

async function countAll(ask: Clockwork['ask']): Promise<number> {
  const [row] = await ask<{ n: string }>(
    'SELECT count(*)::text AS n FROM journey.enrollment WHERE wake_at IS NOT NULL',
  )
  return Number(row?.n ?? 0)
}
