/**
 * The operational engine: PostgreSQL as our own supervised child, or a foreign server behind DATABASE_URL.
 * Owns the data folder's lock, the cluster's life, its roles and passwords. Hands out addresses; pools and
 * migrations are `platform/db`. Nothing here knows the domain.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { DbAddress, EngineRole, ForeignAddress } from './address.ts'
import { getExpectedMajor } from './binaries.ts'
import { checkStamp, findSecrets, findStamp, type Secrets } from './cluster.ts'
import { chooseDataDir, makeDataDir } from './data-dir.ts'
import { buildAddress, type Embedded, startEmbedded } from './embedded.ts'
import { type External, openExternal } from './external.ts'
import { type DataDirLock, findLiveLock, takeLock } from './lock.ts'
import { choosePostgresUser } from './postgres-user.ts'
import { dropDatabase, putDatabase, withClient } from './store-cluster.ts'

export type { DbAddress } from './address.ts'
export { createDiskGuard, type DiskGuard } from './disk-guard.ts'
export { EngineError } from './engine-error.ts'
export { type EngineReport, inspectEngine } from './inspect.ts'
export { isPortFree, probeReadiness, type Readiness } from './probe.ts'
export { purgeEngine } from './purge.ts'

export interface EngineOptions {
  /** Folder of all data; null: `.splot` in the checkout, or /var/lib/splot/… where PostgreSQL cannot enter it. */
  dataDir: string | null
  databaseUrl: string | null
  /** A login that may run DDL, where it differs from `databaseUrl`'s. */
  migrationUrl: string | null
  /** False only in unit suites: fsync and its kin off. Default true. */
  isDurable?: boolean
  /** Accept a foreign server that may lose acknowledged rows. Default false. */
  isUnsafeAllowed?: boolean
  clock: Clock
  log: Logger
  /** Called when the embedded server ended and five restarts in a row failed: the process should end. */
  onLost?: (error: Error) => void
}

export interface Engine extends AsyncDisposable {
  readonly kind: 'embedded' | 'external'
  /** There on every rung: analytics, keys and the lock live in it. */
  readonly dataDir: string
  /** Folders whose free space matters, for the disk guard. */
  readonly volumes: readonly string[]
  /** Of PostgreSQL, e.g. `18.4`. */
  readonly version: string
  /** Things that are unwise but allowed, in English. */
  readonly warnings: readonly string[]
  address(role: EngineRole, database?: string): DbAddress | ForeignAddress
  /** Makes a database (from a template nobody is connected to). Embedded only; for tests. */
  createDatabase(name: string, template?: string): Promise<void>
  dropDatabase(name: string): Promise<void>
  /** Records where Splot answers HTTP, so that the CLI finds it. */
  announce(url: string): void
  /** Pids of the server and its watcher, for doctor and crash tests; empty for a foreign server. */
  pids(): { postgres: number; watcher: number | null } | null
  /** Fast shutdown and drop of the lock; a second call makes it immediate. */
  stop(): Promise<void>
}

/** What another process can know of a running Splot, from the data folder alone. */
export interface RunningEngine {
  readonly kind: 'embedded' | 'external'
  readonly dataDir: string
  readonly pid: number
  readonly version: string | null
  readonly url: string | null
  /** Null for a foreign server: its address is DATABASE_URL. */
  address: ((role: EngineRole, database?: string) => DbAddress) | null
}

/** The data folder a given setting means on this machine. */
export function resolveDataDir(dataDir: string | null): string {
  return chooseDataDir(dataDir, choosePostgresUser())
}

/**
 * Takes the data folder and brings the database up, ready for migrations.
 * @throws EngineError with a code, an English and a Polish sentence, each naming the next step
 */
export async function startEngine(o: EngineOptions): Promise<Engine> {
  const user = choosePostgresUser()
  const dataDir = chooseDataDir(o.dataDir, user)
  if (o.databaseUrl === null) checkStamp(dataDir, findStamp(dataDir), getExpectedMajor())
  makeDataDir(dataDir, user)
  const lock = await takeLock(dataDir, o.clock)
  try {
    if (o.databaseUrl !== null) return await startForeign({ ...o, databaseUrl: o.databaseUrl }, dataDir, lock)
    const embedded = await startEmbedded({
      dataDir,
      user,
      isDurable: o.isDurable ?? true,
      lock,
      clock: o.clock,
      log: o.log,
      onLost: o.onLost ?? ((error) => o.log.error({ err: error }, 'the database is lost')),
    })
    return buildEmbeddedEngine(embedded, dataDir, lock)
  } catch (error) {
    lock.drop()
    throw error
  }
}

function buildEmbeddedEngine(embedded: Embedded, dataDir: string, lock: DataDirLock): Engine {
  const { cluster, socketDir, supervisor } = embedded
  const address = (role: EngineRole, database = 'splot'): DbAddress =>
    buildAddress({ socketDir, secrets: cluster.secrets, role, database })
  const root = <T>(act: Parameters<typeof withClient<T>>[1]): Promise<T> =>
    withClient(address('root', 'postgres'), act)
  const stop = async (): Promise<void> => {
    await supervisor.stop()
    rmSync(socketDir, { recursive: true, force: true })
    lock.drop()
  }
  return {
    kind: 'embedded',
    dataDir,
    volumes: [...new Set([dataDir, dirname(cluster.dir)])],
    version: embedded.facts.version,
    warnings: embedded.facts.isSynced ? [] : ['fsync is off: for tests only'],
    address,
    createDatabase: (name, template) => root((client) => putDatabase(client, name, template)),
    dropDatabase: (name) => root((client) => dropDatabase(client, name)),
    announce: (url) => lock.update({ url }),
    pids: () => ({ postgres: supervisor.pid(), watcher: supervisor.watcherPid() }),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

async function startForeign(
  o: EngineOptions & { databaseUrl: string },
  dataDir: string,
  lock: DataDirLock,
): Promise<Engine> {
  const { databaseUrl, migrationUrl, log } = o
  const external = await openExternal({
    databaseUrl,
    migrationUrl,
    isUnsafeAllowed: o.isUnsafeAllowed ?? false,
    log,
  })
  lock.update({ kind: 'external', version: external.facts.version })
  return buildForeignEngine(o, { external, dataDir, lock })
}

function buildForeignEngine(
  o: EngineOptions & { databaseUrl: string },
  parts: { external: External; dataDir: string; lock: DataDirLock },
): Engine {
  const { external, dataDir, lock } = parts
  const refuse = (): Promise<never> =>
    Promise.reject(new Error('databases of a foreign server are made by its administrator'))
  const stop = async (): Promise<void> => lock.drop()
  return {
    kind: 'external',
    dataDir,
    volumes: [dataDir],
    version: external.facts.version,
    warnings: external.warnings,
    address: (role, database) => buildForeignAddress(o, role, database),
    createDatabase: refuse,
    dropDatabase: refuse,
    announce: (url) => lock.update({ url }),
    pids: () => null,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

function buildForeignAddress(
  o: { databaseUrl: string; migrationUrl: string | null },
  role: EngineRole,
  database?: string,
): ForeignAddress {
  const isRuntime = role === 'app' || role === 'worker'
  const setRole = isRuntime ? `splot_${role}` : 'none'
  const connectionString = isRuntime ? o.databaseUrl : (o.migrationUrl ?? o.databaseUrl)
  if (database === undefined) return { connectionString, setRole }
  const url = new URL(connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href, setRole }
}

/**
 * The engine another process runs on this data folder, or null. Reads two files; never starts, takes or
 * changes anything.
 */
export async function findRunningEngine(dataDir: string): Promise<RunningEngine | null> {
  const record = findLiveLock(dataDir)
  if (record === null) return null
  const { kind, pid, version, url, socketDir } = record
  const secrets: Secrets | null = kind === 'embedded' ? findSecrets(dataDir) : null
  const address =
    socketDir === null || secrets === null
      ? null
      : (role: EngineRole, database = 'splot') => buildAddress({ socketDir, secrets, role, database })
  return { kind, dataDir, pid, version, url, address }
}
