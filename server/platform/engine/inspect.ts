import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { getExpectedMajor, getPackageVersion } from './binaries.ts'
import { checkStamp, findSecrets, findStamp } from './cluster.ts'
import { EngineError } from './engine-error.ts'
import { checkForeign, explainUnreachable } from './external.ts'
import { findLock, type LockRecord } from './lock.ts'
import { choosePostgresUser } from './postgres-user.ts'
import { isAlive } from './process-identity.ts'
import { getServerFacts, withClient } from './store-cluster.ts'

/** What can be told about the engine of a data folder without starting or changing anything. */
export interface EngineReport {
  dataDir: string
  hasData: boolean
  /** Of the server that runs, or of the programs that would: `18.4`, `18.4.0-beta.17`. */
  version: string | null
  lock: { state: 'none' | 'running' | 'stale'; owner: LockRecord | null }
  freeBytes: number
  warnings: string[]
  /** What would stop a start, each with its next step. */
  problems: EngineError[]
}

/** Looks at the data folder, the programs and a foreign server. Never throws for what it finds. */
export async function inspectEngine(o: {
  dataDir: string
  databaseUrl: string | null
}): Promise<EngineReport> {
  const owner = findLock(o.dataDir)
  const isRunning = owner !== null && isAlive(owner)
  const report: EngineReport = {
    dataDir: o.dataDir,
    hasData: existsSync(o.dataDir),
    version: isRunning ? owner.version : null,
    lock: { state: owner === null ? 'none' : isRunning ? 'running' : 'stale', owner },
    freeBytes: await measureFree(o.dataDir),
    warnings: [],
    problems: [],
  }
  const examine = o.databaseUrl === null ? examineEmbedded : examineForeign(o.databaseUrl)
  try {
    await examine(report)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    report.problems.push(error)
  }
  return report
}

async function examineEmbedded(report: EngineReport): Promise<void> {
  choosePostgresUser()
  report.version ??= getPackageVersion()
  const stamp = findStamp(report.dataDir)
  checkStamp(report.dataDir, stamp, getExpectedMajor())
  if (stamp === null || findSecrets(report.dataDir) !== null) return
  report.problems.push(
    new EngineError('secrets_missing', {
      en: `The file secrets.json of ${report.dataDir} cannot be read. Run as the user who owns the folder, or put it back from your backup`,
      pl: `Nie można odczytać pliku secrets.json w ${report.dataDir}. Uruchom jako właściciel folderu albo przywróć plik z kopii zapasowej`,
    }),
  )
}

function examineForeign(databaseUrl: string): (report: EngineReport) => Promise<void> {
  return async (report) => {
    try {
      const facts = await withClient({ connectionString: databaseUrl }, getServerFacts)
      report.version = facts.version
      report.warnings.push(...checkForeign(facts, false))
    } catch (error) {
      throw error instanceof EngineError ? error : explainUnreachable(error)
    }
  }
}

/** Free bytes where the folder is, or will be. */
async function measureFree(folder: string): Promise<number> {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  const { bavail, bsize } = await statfs(at)
  return bavail * bsize
}
