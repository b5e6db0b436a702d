import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationSets } from '../server/migrations.ts'
import { createResolveStep } from '../server/modules/identity/index.ts'
import { systemClock } from '../server/platform/clock.ts'
import { createDb, type Db, migrate, sql } from '../server/platform/db/index.ts'
import { startEngine } from '../server/platform/engine/index.ts'
import { silentLogger } from '../server/platform/logger.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, median, readBenchArgs } from './harness/report.ts'
import { openRecursiveUnion } from './identity/recursive-union.ts'
import { makeBatch, makeWorkload, type Turn, type Workload, workspaceId } from './identity/workload.ts'

const fullSize = 1_000_000
const batchSize = 1_000
const cacheSize = 400_000
/** Rounds of each side, alternating A B B A A B … */
const rounds = 5
/** The anchor takes this share of a round's events: it is that much slower. */
const anchorShare = 0.05

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const workload = makeWorkload(Math.round(fullSize * args.scale), 20_261_122)
const dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-'))
const engine = await startEngine({
  dataDir,
  databaseUrl: null,
  migrationUrl: null,
  clock: systemClock,
  log: silentLogger,
})
try {
  const owner = createDb(engine.address('owner'), 1)
  const worker = createDb(engine.address('worker'), 1)
  await assertOwnGround()
  await migrate(owner, migrationSets, systemClock.now())
  const result = await runRounds(owner, worker)
  const wrong = await countWrong(worker, workload)
  const merges = await countMerges(worker)
  await owner[Symbol.asyncDispose]()
  await worker[Symbol.asyncDispose]()
  const isQuiet = load <= 1.5 && result.foreignShare <= 0.05
  const isWorkload = merges.undone === workload.unmerges && merges.all >= 0.14 * workload.turns.length
  const figures = {
    events_per_s: Math.round(result.eventsPerS),
    wrong_clusters: wrong,
    ratio_to_cte: Number(median(result.ratios).toFixed(1)),
  }
  const { people, bridges, unmerges } = workload
  const detail = { events: workload.turns.length, fullSize, people, bridges, unmerges, merges, ...result }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  finish({ bench: 'identity', valid: wrong === 0 && isWorkload && isQuiet, load, figures }, detail)
} finally {
  await engine.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function runRounds(owner: Db, worker: Db) {
  const { turns } = workload
  const anchor = await openRecursiveUnion(owner)
  const ours = makeResolver(worker, turns)
  const used = () => sumCpu([process.pid])
  const watch = watchMachine(used)
  const size = Math.ceil(turns.length / rounds)
  const [mine, theirs]: [number[], number[]] = [[], []]
  let [seconds, cpu, nodeCpu] = [0, 0, 0]
  const runOurs = async (round: number) => {
    const before = { cpu: used(), at: performance.now(), node: process.cpuUsage() }
    const count = await ours.run(round * size, Math.min(turns.length, (round + 1) * size))
    const spent = used() - before.cpu
    const node = process.cpuUsage(before.node)
    seconds += (performance.now() - before.at) / 1000
    cpu += spent
    nodeCpu += (node.user + node.system) / 1e6
    mine.push(spent / count)
  }
  const runAnchor = async (round: number) => {
    const slice = turns.slice(round * size, round * size + Math.ceil(size * anchorShare))
    const before = used()
    await anchor.run(slice, batchSize)
    theirs.push((used() - before) / slice.length)
  }
  for (let round = 0; round < rounds; round++) {
    const both = [runOurs, runAnchor]
    for (const side of round % 2 === 0 ? both : both.reverse()) await side(round)
  }
  const perEvent = (s: number) => Number(((s / turns.length) * 1e6).toFixed(1))
  return {
    eventsPerS: turns.length / seconds,
    seconds,
    cpuUsPerEvent: perEvent(cpu),
    nodeUsPerEvent: perEvent(nodeCpu),
    stepMs: ours.stepMs,
    ratios: mine.map((one, i) => (theirs[i] ?? Number.NaN) / one),
    foreignShare: Number(watch.stop().foreignShare.toFixed(3)),
    rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
  }
}

/** The step as the pipeline runs it: one durable transaction a batch. */
function makeResolver(worker: Db, turns: readonly Turn[]) {
  const step = createResolveStep({ cacheSize })
  const births = new Map()
  const stepMs = { make: 0, run: 0, all: 0 }
  return {
    stepMs,
    async run(from: number, to: number): Promise<number> {
      for (let at = from; at < to; at += batchSize) {
        const started = performance.now()
        const batch = makeBatch(turns, at, Math.min(to, at + batchSize), births)
        stepMs.make += performance.now() - started
        await worker.inWorkspaces([workspaceId], async (tx) => {
          const before = performance.now()
          await step.run(batch, tx)
          stepMs.run += performance.now() - before
        })
        stepMs.all += performance.now() - started
      }
      return to - from
    },
  }
}

/** Customers whose set of identifiers is not the one union-find gives. */
async function countWrong(worker: Db, { truth }: Workload): Promise<number> {
  const select = sql(
    '',
    'SELECT kind, value, root_service::text AS root FROM identity.identifier ORDER BY birth_id',
  )
  const rows = await worker.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ kind: string; value: string; root: string }>(select()),
  )
  const [rootOf, customerOf] = [new Map<number, string>(), new Map<string, number>()]
  const wrong = new Set<number>()
  for (const { kind, value, root } of rows) {
    const customer = truth.get(`${kind} ${value}`) ?? -1
    const [knownRoot, knownCustomer] = [rootOf.get(customer) ?? root, customerOf.get(root) ?? customer]
    if (knownRoot !== root || knownCustomer !== customer) wrong.add(customer)
    rootOf.set(customer, knownRoot)
    customerOf.set(root, knownCustomer)
  }
  return wrong.size + Math.abs(rows.length - truth.size)
}

async function countMerges(worker: Db): Promise<{ all: number; undone: number }> {
  const select = sql('', 'SELECT count(*) AS all, count(undone_pos) AS undone FROM identity.merge_log')
  const [row] = await worker.inWorkspace(workspaceId, (tx) =>
    tx.rows<{ all: number; undone: number }>(select()),
  )
  return row ?? { all: 0, undone: 0 }
}

async function assertOwnGround(): Promise<void> {
  await using root = createDb(engine.address('root'), 1)
  const show = sql('', 'SHOW data_directory')
  const [row] = await root.inPlatform((tx) => tx.rows<{ data_directory: string }>(show()))
  if (!row?.data_directory.startsWith(engine.dataDir))
    throw new Error('This is not the bench’s own PostgreSQL')
}
