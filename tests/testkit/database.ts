import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrationSets } from '../../server/migrations.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb, type Db } from '../../server/platform/db/index.ts'
import { type Engine, startEngine } from '../../server/platform/engine/index.ts'
import { silentLogger } from '../../server/platform/logger.ts'
import { layBlank } from './blank.ts'

export interface TestDatabase {
  engine: Engine
  /** The pipeline's role (splot_worker). */
  db: Db
  /** The web role (splot_app). */
  app: Db
  /** The owner of the schema: may see everything a superuser may not; for set-up and checks only. */
  owner: Db
  close(): Promise<void>
}

/**
 * A PostgreSQL of this test file's own, with every room's migrations. Durable only where the test is about durability:
 * the rest runs without fsync, through the engine's explicit override. `upTo` names the last room whose tables it needs.
 */
export async function openTestDatabase(
  o: { isDurable?: boolean; upTo?: string } = {},
): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'splot-test-'))
  const last = migrationSets.findIndex((set) => set.room === o.upTo)
  await layBlank(dataDir, last < 0 ? migrationSets : migrationSets.slice(0, last + 1))
  const engine = await startEngine({
    dataDir,
    databaseUrl: null,
    migrationUrl: null,
    isDurable: o.isDurable ?? false,
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 2)
  const db = createDb(engine.address('worker'), 4)
  const app = createDb(engine.address('app'), 4)
  return {
    engine,
    db,
    app,
    owner,
    async close() {
      for (const one of [db, app, owner]) await one[Symbol.asyncDispose]()
      await engine.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
