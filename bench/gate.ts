import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationSets } from '../server/migrations.ts'
import { decide, type Facts, type GateRequest } from '../server/modules/consent/index.ts'
import { systemClock } from '../server/platform/clock.ts'
import { createDb, type Db, migrate, sql } from '../server/platform/db/index.ts'
import { startEngine } from '../server/platform/engine/index.ts'
import { silentLogger } from '../server/platform/logger.ts'
import { birthOf, consented, emailOf, loadPeople, workspaceId } from './gate/people.ts'
import { sumCpu, watchMachine } from './harness/machine.ts'
import { finish, readBenchArgs } from './harness/report.ts'

/**
 * (a) Pure decisions on loaded facts of 1M customers; (b) claims with locked budgets and caps, 32 workers in 2
 * processes, each claim writing its decision durably. Correct first: no yes without a consent, no cap exceeded.
 */
const fullSize = 1_000_000
const decisionRounds = 3
const batch = 100
const cap = 2
/** A Wednesday at noon in Warsaw. */
const nowMs = Date.UTC(2026, 10, 18, 11)

const args = readBenchArgs()
const load = Number(loadavg()[0]?.toFixed(2))
const people = Math.max(1_000, Math.round(fullSize * args.scale))
const claims = Math.max(2_000, Math.round(120_000 * args.scale))
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
  await migrate(owner, migrationSets, systemClock.now())
  const worker = createDb(engine.address('worker'), 1)
  await prepare(worker)
  const decided = decideAll(people)
  const watch = watchMachine(() => sumCpu([process.pid]))
  const both = await claimAll()
  const { foreignShare } = watch.stop()
  const seconds = Math.max(...both.map((one) => one.seconds))
  const made = both.reduce((sum, one) => sum + one.made, 0)
  const wrong = await countWrong(worker)
  await worker[Symbol.asyncDispose]()
  await owner[Symbol.asyncDispose]()
  const figures = {
    decisions_per_s: Math.round(decided.perSecond),
    claims_per_s: Math.round(made / seconds),
    over_cap: wrong.overCap,
    without_consent: wrong.withoutConsent + decided.wrong,
  }
  const isRight =
    figures.over_cap === 0 && figures.without_consent === 0 && both.every((one) => one.allowed > 0)
  const detail = { people, claims: made, batch, cap, seconds, both, decided, foreignShare, fullSize }
  if (!args.isJson) process.stdout.write(`${JSON.stringify(detail, null, 1)}\n`)
  finish({ bench: 'gate', valid: isRight && load <= 1.5 && foreignShare <= 0.05, load, figures }, detail)
} finally {
  await engine.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function prepare(db: Db): Promise<void> {
  await loadPeople(db, people)
  const rule = sql(
    '',
    `INSERT INTO consent.cap_rule (workspace_id, id, ord, most, period, sliding_ms) VALUES ($1, 'all', 0, $2, 'sliding', 86400000)`,
  )
  await db.inWorkspace(workspaceId, (tx) => tx.change(rule(workspaceId, cap)))
  await using owner = createDb(engine.address('owner'), 1)
  for (const table of ['identity.identifier', 'consent.record'])
    await owner.inPlatform((tx) => tx.change({ text: `ANALYZE ${table}`, values: [] }))
}

/** Facts as the gate loads them, all in memory before the clock starts. */
function decideAll(count: number) {
  const kept = Math.min(count, 1_000_000)
  const quiet = {
    hours: { from: 1_200, to: 480 },
    isSundayQuiet: true,
    isHolidayQuiet: true,
    holidays: 'pl' as const,
  }
  const purpose: Facts['purpose'] = {
    id: 'marketing',
    basis: 'consent',
    lens: 'marketing',
    channels: ['email', 'sms'],
  }
  const caps: Facts['caps'] = [
    {
      id: 'day',
      purpose: null,
      group: null,
      channel: null,
      journey: null,
      max: cap,
      window: { kind: 'day' },
    },
    {
      id: 'week',
      purpose: null,
      group: 'messages',
      channel: null,
      journey: null,
      max: 5,
      window: { kind: 'sliding', ms: 604_800_000 },
    },
  ]
  const zones = ['Europe/Warsaw', 'Europe/London', 'America/New_York']
  const all = Array.from({ length: kept }, (_, i): { facts: Facts; request: GateRequest } => {
    const row = (n: number, act: 'grant' | 'withdraw' | 'object') => ({
      birth: birthOf(i, 1),
      purpose: 'marketing',
      channel: 'email',
      act,
      at: n,
      pos: n,
      ord: 0,
      isVerified: true,
      isPending: false,
      flaw: null,
      validUntil: null,
      method: 'form',
    })
    const turn = i % 10
    const rows =
      turn === 9
        ? []
        : [
            row(1, 'grant'),
            row(2, 'grant'),
            ...(turn === 7 ? [row(3, 'withdraw')] : []),
            ...(turn === 8 ? [row(3, 'object')] : []),
          ]
    const contact = {
      purpose: 'marketing',
      channel: 'email' as const,
      journey: null,
      at: nowMs - 3_600_000,
      messageId: `c${i}`,
    }
    const facts: Facts = {
      purpose,
      rows,
      caps,
      quiet,
      isGone: false,
      isLagging: false,
      isMoving: false,
      wasHanded: false,
      addresses: new Set([emailOf(i)]),
      suppression: null,
      contacts: i % 3 === 0 ? [contact] : [],
      frequencies: [],
      zone: zones[i % 3] ?? '',
    }
    return {
      facts,
      request: {
        messageId: `m${i}`,
        customerId: birthOf(i, 0),
        act: 'message',
        purpose: 'marketing',
        channel: 'email',
        address: emailOf(i),
      },
    }
  })
  const seconds: number[] = []
  const cpu: number[] = []
  let wrong = 0
  for (let round = 0; round < decisionRounds; round++) {
    let allowed = 0
    const began = performance.now()
    const used = process.cpuUsage()
    for (const { facts, request } of all) if (decide(facts, request, nowMs).ok) allowed++
    seconds.push((performance.now() - began) / 1_000)
    cpu.push(process.cpuUsage(used).user / kept)
    // New York sleeps at six in the morning: there nobody is let through.
    const expected = all.filter((_, i) => i % 10 < consented && i % 3 !== 2).length
    wrong += Math.abs(allowed - expected)
  }
  seconds.sort((a, b) => a - b)
  return { perSecond: kept / (seconds[1] ?? Number.NaN), seconds, cpuUsPerDecision: cpu, kept, wrong }
}

interface Made {
  allowed: number
  refusals: Record<string, number>
  made: number
  seconds: number
}

async function claimAll(): Promise<Made[]> {
  const file = join(dirname(fileURLToPath(import.meta.url)), 'gate', 'claimer.ts')
  const children = ['a', 'b'].map((name, i) => {
    const task = {
      name,
      people,
      workers: 16,
      claims: claims / 2,
      batch,
      nowMs,
      seed: 20_261_122 + i,
      address: engine.address('app'),
    }
    const execArgv = ['--conditions=source', '--import', 'tsx']
    return fork(file, [JSON.stringify(task)], { execArgv })
  })
  await Promise.all(children.map((one) => hear(one)))
  const results = Promise.all(children.map((one) => hear<Made>(one)))
  for (const one of children) one.send('go')
  return results
}

function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', (code) => reject(new Error(`a claimer ended with ${code}`)))
  })
}

/** Straight from the tables: contacts over the cap, and yeses to who never said one. */
async function countWrong(db: Db): Promise<{ overCap: number; withoutConsent: number }> {
  const overCap = sql(
    '',
    `SELECT count(*)::int AS n FROM (
       SELECT i.root_service FROM consent.contact c JOIN identity.identifier i USING (workspace_id, birth_id)
       WHERE workspace_id = $1 AND c.status <> 'x' GROUP BY 1 HAVING count(*) > $2) o`,
  )
  const without = sql(
    '',
    `SELECT count(*)::int AS n FROM consent.contact c JOIN identity.identifier i USING (workspace_id, birth_id)
     WHERE workspace_id = $1 AND NOT (
       EXISTS (SELECT 1 FROM consent.record r JOIN identity.identifier j USING (workspace_id, birth_id)
         WHERE r.workspace_id = $1 AND j.root_service = i.root_service AND r.act = 'grant' AND r.channel = 'email')
       AND NOT EXISTS (SELECT 1 FROM consent.record r JOIN identity.identifier j USING (workspace_id, birth_id)
         WHERE r.workspace_id = $1 AND j.root_service = i.root_service AND r.act IN ('withdraw', 'object')))`,
  )
  return db.inWorkspace(workspaceId, async (tx) => ({
    overCap: (await tx.rows<{ n: number }>(overCap(workspaceId, cap)))[0]?.n ?? -1,
    withoutConsent: (await tx.rows<{ n: number }>(without(workspaceId)))[0]?.n ?? -1,
  }))
}
