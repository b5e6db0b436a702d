import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { listTree, sumCpu } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'
import { drain, send } from './ingest/send.ts'

/**
 * How cost grows with customers: one server from empty to a million customers, two events each, and the CPU seconds
 * all its processes had used at each milestone. The exponent is the slope of log cost over log customers.
 */
const fullSize = 1_000_000
const eventsPerCustomer = 2
const steps = [0.1, 0.2, 0.4, 0.7, 1]

const args = readBenchArgs()
const customers = Math.round(fullSize * args.scale)
const load = Number(loadavg()[0]?.toFixed(2))
const server = await startBenchServer()
try {
  const key = server.createKey('write')
  await drain(server)
  const start = sumCpu([server.pid])
  const points: { customers: number; cpuSeconds: number; rssMb: number }[] = []
  const secretKey = server.createKey('secret')
  let sent = 0
  for (const [i, share] of steps.entries()) {
    const target = Math.round(customers * share) * eventsPerCustomer
    const result = await send(server, {
      key,
      count: target - sent,
      seed: 100 + i,
      newShare: 1 / eventsPerCustomer,
      known: sent / eventsPerCustomer + 1,
    })
    if (result.acked !== target - sent) throw new Error(`${result.refused} events were refused`)
    sent = target
    await drain(server)
    points.push({
      customers: await countCustomers(server, secretKey),
      cpuSeconds: sumCpu([server.pid]) - start,
      rssMb: sumPss(server),
    })
  }
  const exponent = slope(points.map((point) => [Math.log(point.customers), Math.log(point.cpuSeconds)]))
  const figures = { exponent: Number(exponent.toFixed(3)), rss_mb: points.at(-1)?.rssMb ?? 0 }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(points, null, 1)}\n`)
  const isGrown = Math.abs((points.at(-1)?.customers ?? 0) / customers - 1) < 0.05
  finish({ bench: 'growth', valid: isGrown && load <= 1.5, load, figures }, { customers, fullSize, points })
} finally {
  await server.stop()
}

/** How many there are by the server's own census: the load must have brought as many as it says. */
async function countCustomers(target: BenchServer, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` }
  const reply = await fetch(`${target.url}/api/v1/customers?limit=1`, { headers })
  return ((await reply.json()) as { estimate: number }).estimate
}

/** Least squares. */
function slope(points: readonly (readonly [number, number])[]): number {
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length
  const top = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return top / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}

/** Memory of the server with its PostgreSQL, pages they share counted once, in MB. */
function sumPss(target: BenchServer): number {
  let kb = 0
  for (const pid of listTree(target.pid)) {
    try {
      kb += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    } catch {
      // ended while we looked
    }
  }
  return Math.round(kb / 1024)
}
