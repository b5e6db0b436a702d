import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.ts'
import { deriveOutsideHome } from './data-dir.ts'
import { EngineError } from './engine-error.ts'
import { findJson, syncFolder, writeDurably } from './files.ts'
import type { PostgresUser } from './postgres-user.ts'
import { findBarrier } from './reachable.ts'

/** The layout of the data folder this code writes; a folder with a higher one is left alone. */
const DATA_LAYOUT = 1

const run = promisify(execFile)

/** Passwords of the roles of the embedded cluster, kept in one file of ours with mode 0600. */
export interface Secrets {
  root: string
  owner: string
  app: string
  worker: string
}

export interface Stamp {
  layout: number
  postgresMajor: number
  /** Absolute path of the cluster; outside the data folder only where PostgreSQL could not enter it. */
  cluster: string
}

export function findStamp(dataDir: string): Stamp | null {
  const raw = findJson(join(dataDir, 'stamp.json'))
  if (raw === null) return null
  return {
    layout: Number(raw.layout),
    postgresMajor: Number(raw.postgresMajor),
    cluster: String(raw.cluster),
  }
}

/** The roles' passwords of an existing cluster, or null. Only the owner of the data folder can read them. */
export function findSecrets(dataDir: string): Secrets | null {
  const raw = findJson(join(dataDir, 'secrets.json'))
  if (raw === null) return null
  const { root, owner, app, worker } = raw
  if (typeof root !== 'string' || typeof owner !== 'string') return null
  if (typeof app !== 'string' || typeof worker !== 'string') return null
  return { root, owner, app, worker }
}

/** Refuses a folder written by a newer Splot or for another PostgreSQL major. Writes nothing. */
export function checkStamp(dataDir: string, stamp: Stamp | null, major: number): void {
  if (stamp === null) return
  if (!(stamp.layout <= DATA_LAYOUT)) {
    throw new EngineError('data_dir_newer', {
      en: `The data folder ${dataDir} was written by a newer Splot (layout ${stamp.layout}, this one knows ${DATA_LAYOUT}). Start the newer Splot, or set SPLOT_DATA_DIR to another folder. Nothing was changed`,
      pl: `Folder danych ${dataDir} zapisał nowszy Splot (układ ${stamp.layout}, ten zna ${DATA_LAYOUT}). Uruchom nowszego Splota albo ustaw SPLOT_DATA_DIR na inny folder. Niczego nie zmieniono`,
    })
  }
  const file = join(stamp.cluster, 'PG_VERSION')
  const onDisk = existsSync(file) ? Number(readFileSync(file, 'utf8').trim()) : stamp.postgresMajor
  if (onDisk !== major || stamp.postgresMajor !== major) {
    const found = onDisk !== major ? onDisk : stamp.postgresMajor
    throw new EngineError('data_dir_other_major', {
      en: `The data in ${dataDir} belongs to PostgreSQL ${found}, this Splot brings ${major}. Start the Splot release that wrote it, or set SPLOT_DATA_DIR to another folder. Nothing was changed`,
      pl: `Dane w ${dataDir} należą do PostgreSQL ${found}, a ten Splot ma ${major}. Uruchom wydanie Splota, które je zapisało, albo ustaw SPLOT_DATA_DIR na inny folder. Niczego nie zmieniono`,
    })
  }
}

/** Where a new cluster goes: into the data folder, or outside when PostgreSQL cannot get there. */
function chooseClusterHome(dataDir: string, user: PostgresUser): string {
  if (findBarrier(dataDir, user) === null) return dataDir
  const base = deriveOutsideHome(dataDir)
  mkdirSync(dirname(base), { recursive: true, mode: 0o755 })
  // A fresh name each time: a data folder that was deleted and made anew never meets its old cluster.
  const home = mkdtempSync(`${base}-`)
  chmodSync(home, 0o711)
  return home
}

function mintSecrets(): Secrets {
  const mint = (): string => randomBytes(24).toString('base64url')
  return { root: mint(), owner: mint(), app: mint(), worker: mint() }
}

export interface ClusterOptions {
  dataDir: string
  user: PostgresUser
  binaries: (beside: string) => Binaries
  major: number
}

export interface Cluster {
  dir: string
  home: string
  secrets: Secrets
  binaries: Binaries
  isNew: boolean
}

/** Opens the existing cluster's files, or makes a new cluster: whole or not at all. */
export async function openCluster(o: ClusterOptions): Promise<Cluster> {
  const stamp = findStamp(o.dataDir) ?? findUnstamped(o)
  checkStamp(o.dataDir, stamp, o.major)
  return stamp === null ? makeCluster(o) : openExisting(o, stamp)
}

/** A start killed between the rename and the stamp left a whole cluster: it is used, never deleted. */
function findUnstamped(o: ClusterOptions): Stamp | null {
  const cluster = join(o.dataDir, 'pg')
  if (!existsSync(join(cluster, 'PG_VERSION'))) return null
  return { layout: DATA_LAYOUT, postgresMajor: o.major, cluster }
}

function openExisting(o: ClusterOptions, stamp: Stamp): Cluster {
  if (!existsSync(join(stamp.cluster, 'PG_VERSION'))) {
    throw new EngineError('cluster_damaged', {
      en: `The database of ${o.dataDir} should be in ${stamp.cluster}, but it is not there or not whole. Put it back from your backup, or set SPLOT_DATA_DIR to a new folder`,
      pl: `Baza danych folderu ${o.dataDir} powinna być w ${stamp.cluster}, ale jej tam nie ma albo jest niepełna. Przywróć ją z kopii zapasowej albo ustaw SPLOT_DATA_DIR na nowy folder`,
    })
  }
  const secrets = findSecrets(o.dataDir)
  if (secrets === null) {
    throw new EngineError('secrets_missing', {
      en: `The file secrets.json of ${o.dataDir} is missing or damaged: without it the database cannot be opened. Put it back from your backup`,
      pl: `W folderze ${o.dataDir} brakuje pliku secrets.json lub jest uszkodzony: bez niego nie można otworzyć bazy. Przywróć go z kopii zapasowej`,
    })
  }
  const home = dirname(stamp.cluster)
  if (findStamp(o.dataDir) === null) putStamp(o.dataDir, stamp)
  return { dir: stamp.cluster, home, secrets, binaries: o.binaries(home), isNew: false }
}

async function makeCluster(o: ClusterOptions): Promise<Cluster> {
  const home = chooseClusterHome(o.dataDir, o.user)
  const binaries = o.binaries(home)
  const secrets = mintSecrets()
  const dir = join(home, 'pg')
  const work = join(home, 'pg-draft')
  // What a start that was killed half-way left is never opened, always made anew.
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { mode: 0o700 })
  const passwordFile = join(work, 'password')
  writeFileSync(passwordFile, `${secrets.root}\n`, { mode: 0o600 })
  giveTo(o.user, [work, passwordFile])
  const draft = join(work, 'pg')
  await initCluster({ binaries, draft, passwordFile, user: o.user })
  writeDurably(join(o.dataDir, 'secrets.json'), `${JSON.stringify(secrets)}\n`, 0o600)
  renameSync(draft, dir)
  syncFolder(home)
  rmSync(work, { recursive: true, force: true })
  putStamp(o.dataDir, { layout: DATA_LAYOUT, postgresMajor: o.major, cluster: dir })
  return { dir, home, secrets, binaries, isNew: true }
}

function putStamp(dataDir: string, stamp: Stamp): void {
  writeDurably(join(dataDir, 'stamp.json'), `${JSON.stringify(stamp)}\n`)
}

/** Hands paths to the PostgreSQL user when that is not ourselves. */
export function giveTo(user: PostgresUser, paths: readonly string[]): void {
  if (user.drop.uid === undefined) return
  for (const path of paths) chownSync(path, user.uid, user.gid)
}

interface InitOptions {
  binaries: Binaries
  draft: string
  passwordFile: string
  user: PostgresUser
}

async function initCluster(o: InitOptions): Promise<void> {
  const options = { ...o.user.drop, cwd: dirname(o.draft), env: postgresEnv() }
  const flags = ['-U', 'splot_root', '-A', 'scram-sha-256', `--pwfile=${o.passwordFile}`, '-E', 'UTF8']
  const more = ['--locale=C.UTF-8', '--data-checksums', '--no-sync', '--no-instructions']
  try {
    await run(o.binaries.initdb, ['-D', o.draft, ...flags, ...more], options)
    rmSync(o.passwordFile, { force: true })
    await run(o.binaries.initdb, ['-D', o.draft, '--sync-only'], options)
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.slice(-600) : String(cause)
    throw new EngineError(
      /no space left/i.test(detail) ? 'disk_full' : 'engine_failed',
      {
        en: `The database could not be made (initdb): ${detail}. Check free disk space and rights of the folder, then start again`,
        pl: `Nie udało się utworzyć bazy danych (initdb): ${detail}. Sprawdź wolne miejsce na dysku i prawa do folderu, potem uruchom ponownie`,
      },
      cause,
    )
  }
}

/** A small, fixed environment: nothing of ours (secrets, locale, PG* names) reaches PostgreSQL. */
export function postgresEnv(): Record<string, string> {
  return { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}
