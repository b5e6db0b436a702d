import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { migrationSets } from '../../server/migrations.ts'
import { openSurroundings, putLive, workspaceId } from '../../server/modules/journey/journey.testkit.ts'
import { moveDue, moveStorms, type Storms } from '../../server/modules/journey/service/due.ts'
import { createVersions } from '../../server/modules/journey/service/versions.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb, migrate } from '../../server/platform/db/index.ts'
import { startEngine } from '../../server/platform/engine/index.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { loadCustomers, openHands } from './storm.ts'

/** Two waits and, where it is asked for, a message between them: the plugin's own, which asks the gate. */
const graphOf = (hasMessage: boolean) => ({
  ...{ start: 'first', reEntry: { rule: { kind: 'each' as const }, isAlone: true, restDays: 0 } },
  nodes: [
    { id: 'first', type: 'wait', options: { hours: 1 }, next: { on: hasMessage ? 'mail' : 'second' } },
    {
      id: 'mail',
      type: 'message',
      options: { content: 'item' },
      next: { sent: 'second', skipped: 'second' },
    },
    { id: 'second', type: 'wait', options: { hours: 1_000 }, next: {} },
  ],
})

const journeyIdOf = (n: number) => `01940000-0000-7000-8000-00000000000${n}`
let journeys = 0

/** A real PostgreSQL with fsync, and the clockwork over it; nobody is reached. */
export async function openClockwork() {
  const dataDir = mkdtempSync(join(tmpdir(), 'splot-bench-'))
  const engine = await startEngine({
    ...{ dataDir, databaseUrl: null, migrationUrl: null },
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 1)
  await migrate(owner, migrationSets, systemClock.now())
  const app = createDb(engine.address('app'), 4)
  const db = createDb(engine.address('worker'), 2)
  const room = openSurroundings({ app, db })
  const real = openHands(app, () => room.now())
  const hands = { ...room.deps.hands, ...real.hands }
  const own = { ...room.deps, hands, nodes: [...room.deps.nodes, ...real.nodes] }
  const deps = { ...own, versions: createVersions(own) }
  const ask = <R extends object>(text: string, values: unknown[] = []) =>
    app.inWorkspace(workspaceId, (tx) => tx.rows<R>({ text, values }))
  return {
    url: makeUrl(engine.address('owner')),
    room,
    /** So many people who wait for one instant. @returns bytes of each, indexes and all */
    async sleep(people: number, { hasMessage }: { hasMessage: boolean }): Promise<number> {
      const id = journeyIdOf(++journeys)
      await putLive(app, id, graphOf(hasMessage))
      const size = async () =>
        Number(
          (await ask<{ n: string }>(`SELECT pg_total_relation_size('journey.enrollment')::text AS n`))[0]?.n,
        )
      const before = await size()
      for (let from = 0; from < people; from += 50_000)
        await ask(
          `INSERT INTO journey.enrollment (workspace_id, id, journey_id, birth_id, root, unit, entered_at, arrived_at, since,
             wake_at, version, seq, state, is_control, is_goal, node)
           SELECT $1, md5('r' || i || $2::text)::uuid, $2::uuid, b, b, b, $3::bigint, $3::bigint, $3::bigint, $3::bigint + 3600000, 1, 1, 't', false, false, 'first'
           FROM (SELECT first_pos AS i, birth_id AS b FROM identity.identifier WHERE workspace_id = $1 AND kind = 'user_id'
             AND first_pos BETWEEN $4::int AND $5::int) AS people`,
          [workspaceId, id, room.now(), from, Math.min(people, from + 50_000) - 1],
        )
      const after = await size()
      await owner.inPlatform((tx) => tx.change({ text: 'ANALYZE journey.enrollment', values: [] }))
      return (after - before) / people
    },
    loadCustomers: (people: number) => loadCustomers({ worker: db, owner }, people, room.now()),
    /** Takes everybody further whose turn has come, by both loops as the product runs them. */
    async drain(): Promise<void> {
      const storms: Storms = new Map()
      let isOver = false
      const help = async () => {
        while (!isOver) if (!(await moveStorms(deps, storms))) await pause(1)
      }
      const helping = help()
      while (await moveDue(deps, storms));
      isOver = true
      await helping
      // Whom the helper held when the last turn looked.
      while (await moveDue(deps));
    },
    turn: () => moveDue(deps),
    ask,
    async close() {
      for (const one of [app, db, owner]) await one[Symbol.asyncDispose]()
      await engine.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export type Clockwork = Awaited<ReturnType<typeof openClockwork>>

/** The way a client that takes a URL gets there: over the socket's folder where there is one. */
function makeUrl(address: ReturnType<Awaited<ReturnType<typeof startEngine>>['address']>): string {
  if (!('host' in address)) throw new Error('the bench has a database of its own')
  const { host, port, user, password, database } = address
  const login = `${encodeURIComponent(user)}:${encodeURIComponent(String(password ?? ''))}`
  return host.startsWith('/')
    ? `postgresql://${login}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    : `postgresql://${login}@${host}:${port}/${database}`
}
