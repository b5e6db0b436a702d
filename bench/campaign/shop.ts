import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationSets } from '../../server/migrations.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb, type Db, migrate, pgArray, sql } from '../../server/platform/db/index.ts'
import { startEngine } from '../../server/platform/engine/index.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { birthOf, consented, loadPeople, workspaceId } from '../gate/people.ts'
import { cityOf, nameOf } from './message.ts'
import { data, type OfficeTask, openOffice } from './office.ts'

const here = dirname(fileURLToPath(import.meta.url))
/** A Wednesday at noon in Warsaw. */
const nowMs = Date.UTC(2026, 10, 18, 11)
const execArgv = ['--conditions=source', '--import', 'tsx']

/** A shop with people, a real PostgreSQL with fsync, an SMTP server that counts, and senders in processes of their own. */
export async function openShop(people: number) {
  const dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-'))
  const engine = await startEngine({
    ...{ dataDir, databaseUrl: null, migrationUrl: null },
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 1)
  await migrate(owner, migrationSets, systemClock.now())
  const worker = createDb(engine.address('worker'), 2)
  const sink = fork(join(here, 'sink.ts'), { execArgv })
  const { port } = await hear<{ port: number }>(sink)
  await furnish(worker, people, port)
  for (const table of ['identity.identifier', 'consent.record', 'profile.stated'])
    await owner.inPlatform((tx) => tx.change({ text: `ANALYZE ${table}`, values: [] }))
  const task: OfficeTask = { address: engine.address('app'), sinkPort: port, nowMs }
  const asker = openOffice(task)
  const children: ChildProcess[] = [sink]
  const start = (file: string, asked: object) => {
    const child = fork(join(here, file), [JSON.stringify(asked)], { execArgv })
    children.push(child)
    return child
  }
  return {
    worker,
    sink,
    sinkPort: port,
    start,
    startSender: async () => {
      const child = start('sender.ts', task)
      await hear(child)
      return child
    },
    /** Queues a message for each of so many people who agreed, the first of them the `from`th. */
    async queue(run: string, from: number, count: number): Promise<number[]> {
      const persons = Array.from({ length: count }, (_, i) => personOf(from + i))
      const now = Date.now()
      for (let at = 0; at < count; at += 5_000)
        await worker.inWorkspace(workspaceId, (tx) =>
          asker.queue.request(
            { tx, workspaceId },
            persons.slice(at, at + 5_000).map((person, i) => ({
              ...{
                run,
                seq: at + i,
                birth: birthOf(person, 1),
                channel: 'email' as const,
                purpose: 'marketing',
              },
              ...{ lane: 'marketing' as const, itemId: 'bench', version: 1, language: 'pl' as const },
              ...{ notBefore: now, expiresAt: now + 86_400_000, priority: 0, campaignId: run, data },
              ...{ address: null, zone: null },
            })),
          ),
        )
      return persons
    },
    /** Messages of a run by state. */
    async states(run: string): Promise<Record<string, number>> {
      const ask = sql(
        '',
        `SELECT state::text AS state, count(*)::int AS n FROM deliver.message WHERE workspace_id = $1 AND run = $2 GROUP BY 1`,
      )
      const rows = await worker.inWorkspace(workspaceId, (tx) =>
        tx.rows<{ state: string; n: number }>(ask(workspaceId, run)),
      )
      return Object.fromEntries(rows.map((row) => [row.state, row.n]))
    },
    /** Whether anything is still on its way: a look at the two short indexes, which costs what is measured next to nothing. */
    async isBusy(): Promise<boolean> {
      const ask = sql(
        '',
        `SELECT EXISTS (SELECT FROM deliver.message WHERE workspace_id = $1 AND channel = 'email' AND lane = 'm' AND state = 'p')
           OR EXISTS (SELECT FROM deliver.message WHERE workspace_id = $1 AND state = 'h') AS busy`,
      )
      const rows = await worker.inWorkspace(workspaceId, (tx) => tx.rows<{ busy: boolean }>(ask(workspaceId)))
      return rows[0]?.busy ?? false
    },
    ask: <T>(question: string): Promise<T> => {
      const answer = hear<T>(sink)
      sink.send(question)
      return answer
    },
    async close() {
      for (const child of children) child.kill('SIGKILL')
      await asker[Symbol.asyncDispose]()
      for (const db of [worker, owner]) await db[Symbol.asyncDispose]()
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The n-th of those who agreed, see `gate/people.ts`. */
export const personOf = (n: number): number => Math.floor(n / consented) * 10 + (n % consented)
export const peopleFor = (messages: number): number => (Math.ceil(messages / consented) + 1) * 10

export function hear<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`a process of the bench ended with ${code}`))
    child.once('exit', onExit)
    child.once('message', (message) => {
      child.off('exit', onExit)
      resolve(message as T)
    })
  })
}

async function furnish(db: Db, people: number, sinkPort: number): Promise<void> {
  await loadPeople(db, people)
  const cap = sql(
    '',
    `INSERT INTO consent.cap_rule (workspace_id, id, ord, most, period, sliding_ms) VALUES ($1, 'all', 0, 3, 'sliding', 86400000)`,
  )
  const channel = sql(
    '',
    `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by) VALUES ($1, 'email-smtp', $2, '{}', true, 1, 1, 'bench')`,
  )
  const settings = {
    host: '127.0.0.1',
    port: sinkPort,
    security: 'none',
    fromAddress: 'sklep@example.pl',
    connections: 10,
  }
  const traits = sql(
    'bench.traits',
    `INSERT INTO profile.stated (workspace_id, birth_id, keys, texts, folds, ts, pos, sources)
     SELECT $1, b, '{city,firstName}', ARRAY[to_json(city)::text, to_json(name)::text], '{NULL,NULL}', '{1,1}', '{1,1}', '{bench,bench}'
     FROM unnest($2::uuid[], $3::text[], $4::text[]) AS t(b, name, city)`,
  )
  await db.inWorkspace(workspaceId, async (tx) => {
    await tx.change(cap(workspaceId))
    await tx.change(channel(workspaceId, JSON.stringify(settings)))
  })
  for (let from = 0; from < people; from += 10_000) {
    const all = Array.from({ length: Math.min(10_000, people - from) }, (_, i) => from + i)
    await db.inWorkspace(workspaceId, (tx) =>
      tx.change(
        traits(
          workspaceId,
          pgArray.plain(all.map((i) => birthOf(i, 0))),
          pgArray.text(all.map(nameOf)),
          pgArray.text(all.map(cityOf)),
        ),
      ),
    )
  }
}
