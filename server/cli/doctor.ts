import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Config, readConfig } from '../config.ts'
import { migrationSets } from '../migrations.ts'
import { createFolderBlobs } from '../platform/blobs/index.ts'
import { systemClock } from '../platform/clock.ts'
import { createDb } from '../platform/db/index.ts'
import { listPending } from '../platform/db/migrate.ts'
import {
  findRunningEngine,
  inspectEngine,
  isPortFree,
  probeReadiness,
  resolveDataDir,
} from '../platform/engine/index.ts'
import { checkoutRoot, readVersion } from '../platform/root.ts'
import { describeWarehouse } from '../platform/warehouse/index.ts'
import { type Finding, judge, type Observation } from './doctor-findings.ts'

/**
 * Looks at everything Splot stands on, starting and changing nothing, and tells it in words (or as one
 * JSON document).
 * @returns the exit code: 1 when something is wrong
 */
export async function doctor(o: { isJson: boolean; say(text: string): void }): Promise<number> {
  const config = readConfig()
  const findings = judge(await observe(config))
  const isWell = findings.every((finding) => finding.state !== 'bad')
  const language = config.language === 'en' ? 'en' : 'pl'
  o.say(o.isJson ? JSON.stringify({ ok: isWell, findings }, null, 2) : formatFindings(findings, language))
  return isWell ? 0 : 1
}

async function observe(settings: Config): Promise<Observation> {
  const dataDir = resolveDataDir(settings.dataDir)
  const { databaseUrl } = settings
  const engine = await inspectEngine({ dataDir, databaseUrl })
  const owner = engine.lock.state === 'running' ? engine.lock.owner : null
  const url = owner?.url ?? null
  return {
    splotVersion: readVersion(),
    nodeVersion: process.versions.node,
    engine,
    isForeign: databaseUrl !== null,
    warehouse: await describeWarehouse(settings.clickhouseUrl),
    minFreeBytes: settings.minFreeMb * 1024 * 1024,
    port: settings.port,
    isPortFree: owner === null ? await isPortFree(settings.port, settings.host) : null,
    readiness: owner === null ? undefined : url === null ? null : await probeReadiness(url),
    pendingMigrations: await findPending(settings, dataDir),
    pictures: await measurePictures(dataDir),
    browser: findBrowser(),
  }
}

async function measurePictures(dataDir: string): Promise<Observation['pictures']> {
  const blobs = createFolderBlobs(() => join(dataDir, 'blobs'), systemClock)
  const found = (await Promise.all((await blobs.listSpaces()).map(blobs.list))).flat()
  return { count: found.length, bytes: found.reduce((sum, one) => sum + one.size, 0) }
}

const browserList = z.object({ names: z.array(z.string()), paths: z.array(z.string()) })

/** Where `npm test` would find one, by its own list. */
function findBrowser(): string | null {
  const { names, paths } = browserList.parse(
    JSON.parse(readFileSync(join(checkoutRoot, 'bin', 'browsers.json'), 'utf8')),
  )
  const places = [...names.flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`]), ...paths]
  return places.find((path) => existsSync(path)) ?? null
}

/** Migrations the data lacks, or null while no database is up to be asked. */
async function findPending(settings: Config, dataDir: string): Promise<string[] | null> {
  const running = await findRunningEngine(dataDir)
  const foreign = settings.migrationUrl ?? settings.databaseUrl
  const address =
    running?.address?.('owner') ?? (foreign === null ? null : { connectionString: foreign, setRole: 'none' })
  if (address === null) return null
  const db = createDb(address, 1)
  try {
    return await listPending(db, migrationSets)
  } catch {
    // A database nobody has migrated yet, or one that does not answer: the engine's findings say which.
    return null
  } finally {
    await db[Symbol.asyncDispose]()
  }
}

const MARKS: Record<Finding['state'], string> = { ok: '✓', note: '•', bad: '✗' }

/** One line a finding, its next step below it, a verdict at the end. */
export function formatFindings(findings: readonly Finding[], language: 'pl' | 'en'): string {
  const width = Math.max(...findings.map(({ title }) => title[language].length))
  const lines = findings.flatMap(({ state, title, value, next }) => [
    `${MARKS[state]} ${title[language].padEnd(width)}  ${value[language]}`,
    ...(next === undefined ? [] : [`  ${' '.repeat(width)}  → ${next[language]}`]),
  ])
  const bad = findings.filter(({ state }) => state === 'bad').length
  return `${lines.join('\n')}\n\n${verdict(bad, language)}`
}

function verdict(bad: number, language: 'pl' | 'en'): string {
  if (bad === 0) return language === 'pl' ? 'Wszystko w porządku.' : 'All is well.'
  if (language === 'en') return bad === 1 ? '1 thing is wrong.' : `${bad} things are wrong.`
  const form = new Intl.PluralRules('pl').select(bad)
  const noun = form === 'one' ? 'problem' : form === 'few' ? 'problemy' : 'problemów'
  return `Do naprawienia: ${bad} ${noun}.`
}
