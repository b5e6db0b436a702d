import { loadavg } from 'node:os'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'
import { startBenchServer } from './harness/server.ts'
import { drain, send } from './ingest/send.ts'
import { measureBuild } from './segments/build.ts'
import { makeSegments, measureFreshness, openOwner } from './segments/live.ts'
import { measureMemory } from './segments/memory.ts'

/**
 * A thousand live segments: the engine alone, the whole way from the wire to membership, and how soon what an event or
 * time alone changes can be seen.
 */
const fullSize = 300_000
const warmUp = 10_000
/** Light enough that the sender does not wait for itself. */
const probesPerSecond = 20
const probeSeconds = 20

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const memory = measureMemory(args.scale)
const build = await measureBuild(args.scale)
const server = await startBenchServer()
try {
  const key = server.createKey('write')
  const client = await openOwner(server)
  await makeSegments(client)
  await send(server, { key, count: warmUp, seed: 7 })
  await drain(server)
  const events = Math.round(fullSize * args.scale)
  const cpuBefore = sumCpu([server.pid])
  const watch = watchMachine(() => sumCpu([process.pid]))
  const { acked } = await send(server, { key, count: events, seed: 11 })
  await drain(server)
  const round = watch.stop()
  const cpuUsPerEvent = ((sumCpu([server.pid]) - cpuBefore) / events) * 1e6
  const seconds = Math.max(2, Math.round(probeSeconds * Math.min(1, args.scale)))
  const fresh = await measureFreshness(server, { key, client, perS: probesPerSecond, seconds })
  const sizes = await client.query(
    `SELECT (SELECT count(*) FROM segment.member)::int AS members, (SELECT count(*) FROM segment.standing)::int AS standings,
       (SELECT count(*) FROM segment.flip)::int AS flips,
       (SELECT round(avg(length(rings))) FROM segment.memory)::int AS bytes_a_birth`,
  )
  await client.end()
  const stepUs = await readSteps(server.url)
  const figures = {
    memory_events_per_s: Math.round(memory.eventsPerS),
    events_per_s: Math.round(events / round.seconds),
    visible_p99_ms: Math.round(fresh.visibleP99Ms),
    timed_exit_ms: Math.round(fresh.lateMaxMs),
    build_s: Number(build.buildS.toFixed(2)),
    build_ratio: Number((build.buildS / build.byHandS).toFixed(2)),
    build_ratio_fair: Number((build.buildS / build.fairS).toFixed(2)),
  }
  const isRight = acked === events && fresh.seen === fresh.sent && fresh.left === fresh.sent && build.isRight
  const detail = {
    events,
    fullSize,
    memory,
    build,
    cpuUsPerEvent,
    stepUs,
    ...fresh,
    ...sizes.rows[0],
    foreignShare: round.foreignShare,
  }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  finish(
    { bench: 'segments', valid: isRight && load <= 1.5 && round.foreignShare <= 0.05, load, figures },
    detail,
  )
} finally {
  await server.stop()
}

/** Wall time of each step of the pipeline since the start, microseconds an event. */
async function readSteps(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const applied = Number(/events_total\{outcome="applied"\} (\d+)/.exec(text)?.[1] ?? Number.NaN)
  const steps = [...text.matchAll(/step_seconds_sum\{step="([^"]+)"\} ([\d.e-]+)/g)]
  return Object.fromEntries(
    steps.map(([, step, seconds]) => [step, Math.round((Number(seconds) / applied) * 1e6)]),
  )
}
