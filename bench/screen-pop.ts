import { mkdtempSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrationSets } from '../server/migrations.ts'
import { systemClock } from '../server/platform/clock.ts'
import { createDb, migrate } from '../server/platform/db/index.ts'
import { findRunningEngine, startEngine } from '../server/platform/engine/index.ts'
import { silentLogger } from '../server/platform/logger.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, median, percentile, readBenchArgs } from './harness/report.ts'
import { type BenchServer, startBenchServer } from './harness/server.ts'
import { loadShop } from './screen-pop/load.ts'
import { popNaively } from './screen-pop/naive.ts'
import { countShopEvents, createRandom, createZipf, eventsOf, planShop } from './screen-pop/shop.ts'
import { countEvents, createSender, type Desk, openLoop, pop } from './screen-pop/traffic.ts'

const fullSize = 1_000_000
const popsPerSecond = 100
const eventsPerSecond = 2_000
const seconds = 30
/** Ratio pairs to the anchor, alternating, with no other load. */
const rounds = 5
const popsARound = 200

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const shop = planShop(Math.round(fullSize * args.scale), Date.now() - 60_000)
const say = (text: string) => {
  if (!args.isJson) process.stdout.write(`${text}\n`)
}

const dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-'))
const preparedMs = await prepare()
const server = await startBenchServer({}, dataDir)
try {
  const desk: Desk = {
    url: server.url,
    secretKey: server.createKey('secret'),
    writeKey: server.createKey('write'),
    shop,
  }
  const underLoad = await measureUnderLoad(desk)
  const wrong = await countWrong(desk, underLoad.sent)
  const quiet = await measureRatio(desk, server)
  const figures = {
    p99_ms: Number(underLoad.p99.toFixed(1)),
    p50_ms: Number(underLoad.p50.toFixed(1)),
    ratio_to_naive: Number(quiet.ratio.toFixed(2)),
  }
  const { sent: _, ...measured } = underLoad
  const detail = {
    ...shop,
    events: countShopEvents(shop),
    fullSize,
    preparedMs,
    wrong,
    ...measured,
    ...quiet,
  }
  say(JSON.stringify(detail, null, 1))
  const isQuiet = load <= 1.5 && underLoad.foreignShare <= 0.05
  finish({ bench: 'screen-pop', valid: wrong === 0 && isQuiet, load, figures }, detail)
} finally {
  await server.stop()
}

/** Makes the data folder with a million customers before the server starts on it. */
async function prepare(): Promise<number> {
  const started = performance.now()
  const engine = await startEngine({
    dataDir,
    databaseUrl: null,
    migrationUrl: null,
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 1)
  await migrate(owner, migrationSets, systemClock.now())
  await owner[Symbol.asyncDispose]()
  const client = new pg.Client(engine.address('owner') as pg.ClientConfig)
  await client.connect()
  await loadShop(client, shop, (done) =>
    say(`${((performance.now() - started) / 1000).toFixed(1)} s ${done}`),
  )
  await client.end()
  await engine.stop()
  return Math.round(performance.now() - started)
}

/** Pops at a fixed rate while events arrive at a fixed rate, both from this process. */
async function measureUnderLoad(desk: Desk) {
  const draw = createZipf(shop.customers, createRandom(5))
  const warm = createSender(desk, 3)
  await openLoop({ perSecond: eventsPerSecond / 20, seconds: 3, act: warm.send })
  await openLoop({ perSecond: popsPerSecond, seconds: 3, act: () => pop(desk, draw()) })
  const sender = createSender(desk, 7)
  const watch = watchMachine(() => sumCpu([process.pid]))
  const [times] = await Promise.all([
    openLoop({ perSecond: popsPerSecond, seconds, act: () => pop(desk, draw()) }),
    openLoop({ perSecond: eventsPerSecond / 20, seconds, act: sender.send }),
  ])
  const { foreignShare, cpuSeconds } = watch.stop()
  const sent = new Map(warm.sent)
  for (const [customer, count] of sender.sent) sent.set(customer, (sent.get(customer) ?? 0) + count)
  return {
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    max: Math.max(...times),
    pops: times.length,
    foreignShare,
    cpuSeconds,
    sent,
  }
}

/** Every event that was sent must be counted at its customer, on top of the prepared ones. */
async function countWrong(desk: Desk, sent: ReadonlyMap<number, number>): Promise<number> {
  await drain(server)
  let wrong = 0
  for (const [customer, count] of [...sent].slice(0, 500)) {
    if ((await countEvents(desk, customer)) !== eventsOf(shop, customer) + count) wrong++
  }
  return wrong
}

async function drain(target: BenchServer): Promise<void> {
  while ((await target.readiness()).pipeline.pending > 0)
    await new Promise((resolve) => setTimeout(resolve, 50))
}

/** CPU seconds of a pop, ours with HTTP and all, beside the naive joins on the same PostgreSQL, in turns. */
async function measureRatio(desk: Desk, target: BenchServer) {
  const running = await findRunningEngine(target.dataDir)
  const client = new pg.Client((running?.address?.('owner') ?? {}) as pg.ClientConfig)
  await client.connect()
  await client.query("SET splot.workspaces = 'default'")
  const draw = createZipf(shop.customers, createRandom(9))
  const cpuOf = async (act: (customer: number) => Promise<void>) => {
    const before = sumCpu([process.pid])
    for (let i = 0; i < popsARound; i++) await act(draw())
    return (sumCpu([process.pid]) - before) / popsARound
  }
  const ratios: number[] = []
  const ours: number[] = []
  const naive: number[] = []
  for (let round = 0; round < rounds; round++) {
    const turns = round % 2 === 0 ? ['ours', 'naive'] : ['naive', 'ours']
    for (const turn of turns) {
      if (turn === 'ours') ours.push(await cpuOf((customer) => pop(desk, customer)))
      else naive.push(await cpuOf((customer) => popNaively(client, customer)))
    }
    ratios.push((naive.at(-1) ?? 0) / (ours.at(-1) ?? 1))
  }
  await client.end()
  return {
    ratio: median(ratios),
    ratios,
    cpuMsAPop: median(ours) * 1000,
    cpuMsAPopNaive: median(naive) * 1000,
  }
}
