import type { ChildProcess } from 'node:child_process'
import { loadavg } from 'node:os'
import pg from 'pg'
import { findRunningEngine } from '../server/platform/engine/index.ts'
import { listTree, sumCpu, watchMachine } from './harness/machine.ts'
import { finish, percentile, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'
import { batchSize, connections, drain, send } from './ingest/send.ts'
import { createWorkload } from './ingest/workload.ts'

const fullSize = 2_000_000
/** Compiled code, filled caches, settled files. */
const warmUp = 20_000

const args = readBenchArgs()
const events = Math.round(fullSize * args.scale)
const load = Number(loadavg()[0]?.toFixed(2))
const server = await startBenchServer(
  process.env.BENCH_NODE_FLAGS ? { BENCH_NODE_FLAGS: process.env.BENCH_NODE_FLAGS } : {},
)
try {
  const key = server.createKey('write')
  await send(server, { key, count: warmUp, seed: 7 })
  await drain(server)
  const ours = await measureSplot(server, key)
  const bare = await measureBare(server)
  const counts = await countStored(server)
  // An event that was dropped as a duplicate or set aside cost next to nothing: each must have taken effect, everywhere.
  const isRight =
    ours.refused === 0 &&
    ours.acked === events &&
    counts.accepted === warmUp + events &&
    counts.applied === counts.accepted &&
    counts.timeline === counts.accepted &&
    (counts.warehouse === null || counts.warehouse === counts.accepted)
  const ratio = bare.cpuPerEvent / ours.cpuPerEvent
  const figures = {
    events_per_s: Math.round(ours.eventsPerS),
    ack_p99_ms: Math.round(ours.p99),
    ratio_to_bare: Number(ratio.toFixed(3)),
  }
  if (!args.isJson)
    process.stdout.write(`${JSON.stringify({ events, fullSize, ...ours, bare, counts }, null, 1)}\n`)
  finish(
    { bench: 'ingest', valid: isRight && load <= 1.5 && ours.foreignShare <= 0.05, load, figures },
    { events, fullSize, batchSize, connections, ours, bare, counts },
  )
} finally {
  await server.stop()
}

async function measureSplot(target: BenchServer, key: string) {
  let generator: ChildProcess | null = null
  let generatorCpu = 0
  const own = () => {
    generatorCpu = Math.max(generatorCpu, generator?.pid ? sumCpu([generator.pid]) : 0)
    return (
      sumCpu([target.pid]) + generatorCpu + sumCpu([process.pid]) - sumCpu(listTree(process.pid).slice(1))
    )
  }
  const serverBefore = sumCpu([target.pid])
  const watch = watchMachine(own)
  const started = performance.now()
  const onStart = (child: ChildProcess) => {
    generator = child
    setInterval(own, 500).unref()
  }
  const result = await send(target, { key, count: events, seed: 11, onStart })
  const ackedS = (performance.now() - started) / 1000
  await drain(target)
  const round = watch.stop()
  const serverCpu = sumCpu([target.pid]) - serverBefore
  return {
    acked: result.acked,
    refused: result.refused,
    eventsPerS: events / round.seconds,
    ackedPerS: events / ackedS,
    p50: percentile(result.latencies, 0.5),
    p99: percentile(result.latencies, 0.99),
    serverCpuUsPerEvent: (serverCpu / events) * 1e6,
    generatorCpuUsPerEvent: (generatorCpu / events) * 1e6,
    cpuPerEvent: serverCpu / events,
    foreignShare: Number(round.foreignShare.toFixed(3)),
  }
}

async function openClient(target: BenchServer): Promise<pg.Client> {
  const running = await findRunningEngine(target.dataDir)
  const client = new pg.Client(running?.address?.('owner') ?? {})
  await client.connect()
  return client
}

/** The anchor: the same batches straight into the same server, 500 rows and one JSON parameter a statement, fsync on. */
async function measureBare(target: BenchServer) {
  const count = Math.min(events, 400_000)
  const client = await openClient(target)
  await client.query('CREATE SCHEMA IF NOT EXISTS bench')
  await client.query('CREATE TABLE bench.event (message_id text PRIMARY KEY, at text, body jsonb)')
  const workload = createWorkload(23)
  const pids = [process.pid, target.pid]
  const cpuBefore = sumCpu(pids)
  const started = performance.now()
  for (let sent = 0; sent < count; sent += 500) {
    const { batch } = JSON.parse(workload.makeBatch(500)) as {
      batch: { messageId: string; timestamp: string }[]
    }
    const rows = JSON.stringify(
      batch.map((one) => ({ message_id: one.messageId, at: one.timestamp, body: one })),
    )
    await client.query(
      'INSERT INTO bench.event SELECT message_id, at, body FROM json_to_recordset($1::json) AS r(message_id text, at text, body jsonb)',
      [rows],
    )
  }
  const seconds = (performance.now() - started) / 1000
  const cpuPerEvent = (sumCpu(pids) - cpuBefore) / count
  await client.query('DROP SCHEMA bench CASCADE')
  await client.end()
  return {
    events: count,
    eventsPerS: Math.round(count / seconds),
    cpuPerEvent,
    cpuUsPerEvent: cpuPerEvent * 1e6,
  }
}

/** What became of the events that were accepted; `warehouse` is null where there is none. */
async function countStored(target: BenchServer) {
  const client = await openClient(target)
  await client.query("SET splot.workspaces = 'default'")
  const one = async (text: string) => Number((await client.query<{ n: string }>(text)).rows[0]?.n ?? 0)
  const accepted = await one('SELECT next - 1 AS n FROM platform.log_head')
  const applied = await one('SELECT applied AS n FROM collect.tally')
  const timeline = await one('SELECT count(*) AS n FROM profile.timeline')
  await client.end()
  const headers = { authorization: `Bearer ${target.createKey('secret')}` }
  const reply = await fetch(`${target.url}/api/v1/warehouse`, { headers })
  const { kind, events: copied } = (await reply.json()) as { kind: string; events: number }
  return { accepted, applied, timeline, warehouse: kind === 'absent' ? null : copied }
}
