import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'
import type { DbAddress, EngineRole } from './address.ts'
import { getExpectedMajor, prepareBinaries } from './binaries.ts'
import { type Cluster, giveTo, openCluster, type Secrets } from './cluster.ts'
import { freeBallast } from './disk-guard.ts'
import { EngineError } from './engine-error.ts'
import type { DataDirLock } from './lock.ts'
import type { PostgresUser } from './postgres-user.ts'
import { type PostmasterOptions, stopSurvivor } from './postmaster.ts'
import {
  closePublicSchema,
  getServerFacts,
  putDatabase,
  putEmbeddedRoles,
  type ServerFacts,
  withClient,
} from './store-cluster.ts'
import { type Supervisor, supervise } from './supervisor.ts'

const EMBEDDED_PORT = 5432

const LOGINS: Record<EngineRole, { user: string; secret: keyof Secrets }> = {
  root: { user: 'splot_root', secret: 'root' },
  owner: { user: 'splot_owner', secret: 'owner' },
  app: { user: 'splot_app', secret: 'app' },
  worker: { user: 'splot_worker', secret: 'worker' },
}

/** The address of one database of an embedded cluster as one role. */
export function buildAddress(o: {
  socketDir: string
  secrets: Secrets
  role: EngineRole
  database: string
}): DbAddress {
  const login = LOGINS[o.role]
  const password = o.secrets[login.secret]
  return { host: o.socketDir, port: EMBEDDED_PORT, database: o.database, user: login.user, password }
}

export interface EmbeddedOptions {
  dataDir: string
  user: PostgresUser
  isDurable: boolean
  lock: DataDirLock
  clock: Clock
  log: Logger
  onLost: (error: Error) => void
}

export interface Embedded {
  cluster: Cluster
  socketDir: string
  facts: ServerFacts
  supervisor: Supervisor
}

/** Opens or makes the cluster, starts it, checks it and makes its roles and the database `splot`. */
export async function startEmbedded(o: EmbeddedOptions): Promise<Embedded> {
  const cluster = await openCluster({
    dataDir: o.dataDir,
    user: o.user,
    binaries: (beside) => prepareBinaries(o.user, beside),
    major: getExpectedMajor(),
  })
  const stopped = await stopSurvivor(cluster.dir, o.clock)
  if (stopped !== null) o.log.warn({ pid: stopped }, 'stopped a database that outlived its Splot')
  removeOldSocketDir(o.lock)
  const socketDir = makeSocketDir(o.user)
  const options: PostmasterOptions = {
    binaries: cluster.binaries,
    clusterDir: cluster.dir,
    home: cluster.home,
    socketDir,
    user: o.user,
    isDurable: o.isDurable,
    clock: o.clock,
    freeRoom: () => freeBallast(o.dataDir),
  }
  const supervisor = await supervise({ ...options, log: o.log, onLost: o.onLost })
  try {
    const facts = await prepareDatabase({ cluster, socketDir, isDurable: o.isDurable })
    const version = facts.version
    o.lock.update({ kind: 'embedded', socketDir, port: EMBEDDED_PORT, version, clusterDir: cluster.dir })
    return { cluster, socketDir, facts, supervisor }
  } catch (error) {
    await supervisor.stop()
    rmSync(socketDir, { recursive: true, force: true })
    throw error
  }
}

async function prepareDatabase(o: {
  cluster: Cluster
  socketDir: string
  isDurable: boolean
}): Promise<ServerFacts> {
  const { secrets } = o.cluster
  const at = (database: string): DbAddress =>
    buildAddress({ socketDir: o.socketDir, secrets, role: 'root', database })
  const facts = await withClient(at('postgres'), async (client) => {
    const found = await getServerFacts(client)
    checkFacts(found, o.cluster.dir, o.isDurable)
    await putEmbeddedRoles(client, secrets)
    await putDatabase(client, 'splot')
    return found
  })
  await withClient(at('splot'), closePublicSchema)
  return facts
}

/** The answering server must be ours, and must keep its promises after a crash. */
function checkFacts(facts: ServerFacts, clusterDir: string, isDurable: boolean): void {
  const isSafe = facts.isSynced && facts.hasFullPageWrites && facts.isSynchronous && facts.hasChecksums
  if (facts.dataDirectory === clusterDir && (isSafe || !isDurable)) return
  throw new EngineError('server_unsafe', {
    en: `The database that answered is not the one of ${clusterDir}, or its settings fsync, full_page_writes, synchronous_commit or checksums are off. Remove postgresql.auto.conf in that folder and start again`,
    pl: `Baza, która odpowiedziała, nie jest bazą z ${clusterDir} albo ma wyłączone fsync, full_page_writes, synchronous_commit lub sumy kontrolne. Usuń postgresql.auto.conf z tego folderu i uruchom ponownie`,
  })
}

const LONGEST_SOCKET_BASE = 60

/** A short folder (socket paths over 107 bytes fail) which only the PostgreSQL user and root can enter. */
function makeSocketDir(user: PostgresUser): string {
  const base = Buffer.byteLength(tmpdir()) <= LONGEST_SOCKET_BASE ? tmpdir() : '/tmp'
  const dir = mkdtempSync(join(base, 'splot-'))
  chmodSync(dir, 0o700)
  giveTo(user, [dir])
  return dir
}

function removeOldSocketDir(lock: DataDirLock): void {
  const old = lock.survivor?.socketDir
  if (old?.includes('splot-')) rmSync(old, { recursive: true, force: true })
}
