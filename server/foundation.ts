import { join } from 'node:path'
import type { Config } from './config.ts'
import { migrationSets } from './migrations.ts'
import type { Clock } from './platform/clock.ts'
import { createDb, type Db, migrate, type Plans } from './platform/db/index.ts'
import { createDiskGuard, type DiskGuard, type Engine, startEngine } from './platform/engine/index.ts'
import { createTableLog, type EventLog } from './platform/event-log/index.ts'
import type { Ids } from './platform/ids.ts'
import { readInstallSecret } from './platform/install-secret.ts'
import { createLiveHub, type LiveHub } from './platform/live/hub.ts'
import type { Logger } from './platform/logger.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from './platform/warehouse/index.ts'

export interface Seams {
  config: Config
  clock: Clock
  ids: Ids
  logger: Logger
}

/** What the rooms stand on: engines up and migrated, pools apart by who waits for whom. */
export interface Foundation extends Seams {
  engine: Pick<Engine, 'kind' | 'dataDir' | 'version' | 'warnings'>
  /** Acknowledgements. */
  accept: Db
  /** The pipeline and the warehouse writer. */
  worker: Db
  /** Screens and API. */
  web: Db
  warehouse: Warehouse
  log: EventLog
  live: LiveHub
  disk: DiskGuard
  secret: string
}

/** The foundation with the engines in hand. */
export interface OwnFoundation extends Foundation {
  engine: Engine
  close(): Promise<void>
}

/**
 * Brings the engines up, migrates, opens the pools. What was opened is closed again when a later step fails.
 * @param options.tailBytes how much of what it appends the log keeps in memory for a reader in this thread
 */
export async function layFoundation(
  seams: Seams,
  options: { tailBytes?: number } = {},
): Promise<OwnFoundation> {
  const { config, clock, ids, logger } = seams
  const engine = await openEngine(seams)
  const opened: AsyncDisposable[] = [engine]
  const close = async () => {
    const results = []
    // One after the other, the engine last, also when one before it fails.
    for (const one of opened.splice(0).reverse()) results.push(...(await Promise.allSettled([dispose(one)])))
    const failed = results.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }
  try {
    await migrateDatabase(engine, clock.now())
    const open = (role: 'app' | 'worker', size: number, plans?: Plans): Db => {
      const db = createDb(engine.address(role), size, plans)
      opened.push(db)
      return db
    }
    const accept = open('app', 2)
    const worker = open('worker', 3)
    const web = open('app', 8, 'kept')
    const warehouse = await openWarehouse({
      path: join(engine.dataDir, 'warehouse'),
      clickhouseUrl: config.clickhouseUrl,
      log: logger,
    })
    opened.push(warehouse)
    await migrateWarehouse(warehouse, migrationSets, clock.now())
    const disk = await createDiskGuard({
      dataDir: engine.dataDir,
      volumes: engine.volumes,
      minFreeBytes: config.minFreeMb * 2 ** 20,
      clock,
      log: logger,
    })
    opened.push(disk)
    const log = createTableLog({ accept, worker, clock, ...options })
    return {
      ...seams,
      engine,
      accept,
      worker,
      web,
      warehouse,
      log,
      live: createLiveHub(),
      disk,
      secret: readInstallSecret(engine.dataDir, ids),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const dispose = async (one: AsyncDisposable) => one[Symbol.asyncDispose]()

function openEngine({ config, clock, logger }: Seams): Promise<Engine> {
  return startEngine({
    dataDir: config.dataDir,
    databaseUrl: config.databaseUrl,
    migrationUrl: config.migrationUrl,
    clock,
    log: logger,
    onLost: (error) => {
      logger.error({ error: error.name }, 'the database is lost')
      process.exit(1)
    },
  })
}

async function migrateDatabase(engine: Engine, nowMs: number): Promise<void> {
  const owner = createDb(engine.address('owner'), 1)
  try {
    await migrate(owner, migrationSets, nowMs)
  } finally {
    await owner[Symbol.asyncDispose]()
  }
}
