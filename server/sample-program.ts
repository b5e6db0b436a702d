import { join } from 'node:path'
import type { SecretKeyScope } from './modules/workspace/index.ts'
import type { Clock } from './platform/clock.ts'
import { type Language, SplotError } from './platform/errors.ts'
import type { Logger } from './platform/logger.ts'
import { type RunningProgram, startProgram } from './platform/process.ts'
import { checkoutRoot } from './platform/root.ts'

interface ServerKey {
  key: string
  close(): Promise<void>
}

/** What every program of the sample brand asks of this server: an address and keys, as anybody else. */
export interface SampleDeps {
  /** Where this server is reached. */
  origin(): string
  /** A key of a server of the brand, whose word on consents counts; `close` makes it worthless. */
  openServerKey(
    workspaceId: string,
    made: { name: string; scopes: readonly SecretKeyScope[] },
  ): Promise<ServerKey>
  /** Makes every secret key of these names worthless: those a server that died did not close. */
  closeServerKeys(workspaceId: string, names: readonly string[]): Promise<void>
  /** In which the workspace's keys are named. */
  languageOf(workspaceId: string): Promise<Language>
  isSample(workspaceId: string): Promise<boolean>
  clock: Clock
  logger: Logger
}

interface ServerPart {
  /** By which the program takes its key. */
  option(key: string): string[]
  pl: string
  en: string
  scopes: readonly SecretKeyScope[]
}

/** Parts the brand's servers play, each with a key that may do what it needs, and lasts as long as the program. */
export const serverParts = {
  /** The past of the day's people comes from the brand's server, consents and all. */
  archive: {
    option: (key: string) => ['--key-of', `import=${key}`],
    pl: 'Import historii',
    en: 'History import',
    scopes: ['events:write'],
  },
  /** Who writes the brand's messages and sends its campaigns. */
  marketing: {
    option: (key: string) => ['--brand-key', key],
    pl: 'Marketing marki',
    en: 'Brand marketing',
    scopes: [
      'consents:manage',
      'content:read',
      'content:write',
      'content:publish',
      'channels:read',
      'campaigns:read',
      'campaigns:write',
      'campaigns:launch',
      'segments:read',
    ],
  },
  /** The shop's own server and its tills: who signs in, what is ordered, handed over, sold, and what costs less today. */
  trade: {
    option: (key: string) => ['--trade-key', key],
    pl: 'Sklep i kasy marki',
    en: 'Brand shop and tills',
    scopes: [
      'shoppers:write',
      'orders:read',
      'orders:write',
      'catalog:read',
      'catalog:write',
      'loyalty:read',
      'loyalty:write',
    ],
  },
  /** Products, prices, stores, stock, the club and its coupons; and the look of its pages. */
  shelves: {
    option: (key: string) => ['--key', key],
    pl: 'Katalog marki',
    en: 'Brand catalogue',
    scopes: [
      'catalog:read',
      'catalog:write',
      'stock:write',
      'loyalty:manage',
      'content:read',
      'content:publish',
    ],
  },
  /** Its segments and journeys, with what those say: there from the start. */
  plan: {
    option: (key: string) => ['--brand-key', key],
    pl: 'Plan marketingu marki',
    en: 'Brand marketing plan',
    scopes: [
      'consents:manage',
      'content:read',
      'content:write',
      'content:publish',
      'segments:read',
      'segments:manage',
      'journeys:read',
      'journeys:write',
      'journeys:launch',
    ],
  },
  /** Two years of all its customers. */
  past: {
    option: (key: string) => ['--key', key],
    pl: 'Dwa lata historii',
    en: 'Two years of history',
    scopes: ['events:write'],
  },
} as const satisfies Record<string, ServerPart>

export type ServerPartName = keyof typeof serverParts

const namesOf = (parts: readonly ServerPartName[]) =>
  parts.flatMap((part) => [serverParts[part].pl, serverParts[part].en])

/** Before any program of this process: keys of one that a dying server left behind are worth nothing from here on. */
export const closeLeftKeys = (
  deps: Pick<SampleDeps, 'closeServerKeys'>,
  workspaceId: string,
): Promise<void> =>
  deps.closeServerKeys(workspaceId, namesOf(['archive', 'marketing', 'trade', 'shelves', 'plan', 'past']))

/** Keys of the brand's servers, as the program's options. */
async function openServers(
  deps: SampleDeps,
  workspaceId: string,
  parts: readonly ServerPartName[],
): Promise<{ options: string[]; close(): Promise<void> }> {
  const language = await deps.languageOf(workspaceId)
  await deps.closeServerKeys(workspaceId, namesOf(parts))
  const keys: ServerKey[] = []
  const options: string[] = []
  for (const part of parts) {
    const { option, scopes, [language]: name } = serverParts[part]
    const made = await deps.openServerKey(workspaceId, { name, scopes })
    keys.push(made)
    options.push(...option(made.key))
  }
  return { options, close: async () => void (await Promise.all(keys.map((one) => one.close()))) }
}

export interface SampleRun {
  /** The program's file without its ending: `play`. */
  file: string
  parts: readonly ServerPartName[]
  options: readonly string[]
  /** Each line it prints, read as JSON; null where it is none. */
  onLine(line: unknown): void
}

export interface RunningSample {
  /** Its exit code, once its keys are closed too; null when a signal ended it. */
  ended: Promise<number | null>
  stop(): Promise<void>
}

const graceMs = 3_000

/** Starts a program of the brand as a process of its own that has nothing but an address and keys. @throws not_sample */
export async function runSample(
  deps: SampleDeps,
  workspaceId: string,
  { file, parts, options, onLine }: SampleRun,
): Promise<RunningSample> {
  if (!(await deps.isSample(workspaceId))) throw new SplotError('not_sample')
  const servers = await openServers(deps, workspaceId, parts)
  const program = startProgram({
    args: [...findProgram(file), '--url', deps.origin(), ...servers.options, ...options],
    cwd: checkoutRoot,
    onLine: (line) => onLine(readJson(line)),
  })
  const ended = close(deps, program, servers)
  return {
    ended,
    async stop() {
      await program.stop(graceMs)
      await ended
    },
  }
}

async function close(
  { logger }: SampleDeps,
  program: RunningProgram,
  servers: { close(): Promise<void> },
): Promise<number | null> {
  const { code, complaint } = await program.ended
  // What cannot be closed now is closed before the next run, and at the next start.
  await servers
    .close()
    .catch((error: unknown) => logger.error({ err: error }, 'keys of the sample brand stay open'))
  if (code !== 0 && complaint !== '') logger.warn({ complaint }, 'a program of the sample brand complained')
  return code
}

/** The compiled program beside a compiled server, its source beside a server run from source. */
function findProgram(file: string): string[] {
  const folder = join(checkoutRoot, 'examples', 'day')
  const isSource = import.meta.url.endsWith('.ts')
  return isSource
    ? ['--conditions=source', '--import', 'tsx', join(folder, `${file}.ts`)]
    : [join(folder, 'dist', `${file}.js`)]
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
