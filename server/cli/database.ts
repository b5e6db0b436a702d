import { readConfig } from '../config.ts'
import { migrationSets } from '../migrations.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb, type Db, migrate } from '../platform/db/index.ts'
import { findRunningEngine, resolveDataDir, startEngine } from '../platform/engine/index.ts'
import { silentLogger } from '../platform/logger.ts'

export interface CliDatabase {
  db: Db
  dataDir: string
  /** Where the running server answers; null when it is stopped. */
  url: string | null
}

/** Runs a verb on the database: the running server's, or, when it is stopped, one brought up just for this. */
export async function withDatabase<T>(run: (one: CliDatabase) => Promise<T>): Promise<T> {
  const config = readConfig()
  const dataDir = resolveDataDir(config.dataDir)
  const running = await findRunningEngine(dataDir)
  if (running) {
    const address = running.address
      ? running.address('app')
      : { connectionString: config.databaseUrl ?? '', setRole: 'splot_app' }
    await using db = createDb(address, 1)
    return await run({ db, dataDir, url: running.url })
  }
  await using engine = await startEngine({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    migrationUrl: config.migrationUrl,
    clock: systemClock,
    log: silentLogger,
  })
  await migrateWith(createDb(engine.address('owner'), 1))
  await using db = createDb(engine.address('app'), 1)
  return await run({ db, dataDir: engine.dataDir, url: null })
}

async function migrateWith(owner: Db): Promise<void> {
  await using db = owner
  await migrate(db, migrationSets, systemClock.now())
}
