import { join } from 'node:path'
import { z } from 'zod'
import type { SecretKeyScope } from './modules/workspace/index.ts'
import type { Clock } from './platform/clock.ts'
import { type Language, SplotError } from './platform/errors.ts'
import type { Logger } from './platform/logger.ts'
import { type RunningProgram, startProgram } from './platform/process.ts'
import { checkoutRoot } from './platform/root.ts'

/** How far the playing of a day is. The last one stays readable after its end. */
interface SampleDayState {
  running: boolean
  sent: number
  total: number
  /** ISO 8601: the time it is in the played day; null before it begins. */
  clock: string | null
  /** Times faster than life. */
  speed: number
}

export interface SampleDay {
  read(workspaceId: string): SampleDayState
  /** Starts a day, or leaves the one under way alone. @throws SplotError not_sample */
  start(workspaceId: string, speed: number): Promise<SampleDayState>
  stop(workspaceId: string): Promise<SampleDayState>
  stopAll(): Promise<void>
  /** Before any day of this process: keys of one that a dying server left behind are worth nothing from here on. */
  closeLeftKeys(workspaceId: string): Promise<void>
}

interface ServerKey {
  key: string
  close(): Promise<void>
}

export interface SampleDayDeps {
  /** Where this server is reached. */
  origin(): string
  /** The text of the workspace's write key of this name, made where there is none. */
  writeKey(workspaceId: string, name: string): Promise<string>
  /** A key of a server of the brand, whose word on consents counts; `close` makes it worthless. */
  openServerKey(
    workspaceId: string,
    made: { name: string; scopes: readonly SecretKeyScope[] },
  ): Promise<ServerKey>
  /** Makes every secret key of these names worthless: those a server that died did not close. */
  closeServerKeys(workspaceId: string, names: readonly string[]): Promise<void>
  /** The file of what the local mailboxes got: the brand's customers look into theirs. */
  mailbox(): string
  /** In which the workspace's keys are named. */
  languageOf(workspaceId: string): Promise<Language>
  isSample(workspaceId: string): Promise<boolean>
  /** Accepted events: the past is sent to an empty workspace only. */
  countEvents(workspaceId: string): Promise<number>
  clock: Clock
  logger: Logger
}

/** The brand's systems as the player knows them, and what their keys are called. */
const systems: readonly { id: string; pl: string; en: string }[] = [
  { id: 'web', pl: 'Sklep internetowy', en: 'Web shop' },
  { id: 'app', pl: 'Aplikacja mobilna', en: 'Mobile app' },
  { id: 'till', pl: 'Kasy', en: 'Tills' },
  { id: 'call-centre', pl: 'Infolinia', en: 'Call centre' },
  { id: 'chat', pl: 'Czat', en: 'Chat' },
  { id: 'mailing', pl: 'E-mail i SMS', en: 'E-mail and SMS' },
  { id: 'beacon', pl: 'Beacony i witryny', en: 'Beacons and displays' },
  { id: 'club', pl: 'Program lojalnościowy', en: 'Loyalty programme' },
]

interface ServerPart {
  /** By which the player takes its key. */
  option(key: string): string[]
  pl: string
  en: string
  scopes: readonly SecretKeyScope[]
}

/** The past comes from the brand's server, consents and all. */
const archive: ServerPart = {
  option: (key) => ['--key-of', `import=${key}`],
  pl: 'Import historii',
  en: 'History import',
  scopes: ['events:write'],
}

/** Who writes the brand's messages and sends its campaigns. */
const marketing: ServerPart = {
  option: (key) => ['--brand-key', key],
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
  ],
}
const serverNames = [archive, marketing].flatMap(({ pl, en }) => [pl, en])

/** Keys of the brand's servers: each may do what it needs, and lasts as long as the playing. */
async function openServers(
  deps: SampleDayDeps,
  workspaceId: string,
  parts: readonly ServerPart[],
): Promise<{ options: string[]; close(): Promise<void> }> {
  const language = await deps.languageOf(workspaceId)
  await deps.closeServerKeys(workspaceId, serverNames)
  const keys: ServerKey[] = []
  const options: string[] = []
  for (const { option, scopes, [language]: name } of parts) {
    const made = await deps.openServerKey(workspaceId, { name, scopes })
    keys.push(made)
    options.push(...option(made.key))
  }
  return { options, close: async () => void (await Promise.all(keys.map((one) => one.close()))) }
}

/** A key for each system, so that each is a source of its own; the player's options that say so. */
async function getKeys(deps: SampleDayDeps, workspaceId: string): Promise<string[]> {
  const language = await deps.languageOf(workspaceId)
  const options: string[] = []
  for (const system of systems) {
    const key = await deps.writeKey(workspaceId, system[language])
    options.push(...(options.length === 0 ? ['--key', key] : []), '--key-of', `${system.id}=${key}`)
  }
  return options
}

/** What the player prints, one JSON object a line. */
const progressLine = z.object({
  phase: z.enum(['start', 'history', 'day']),
  sent: z.number(),
  total: z.number(),
  clock: z.string().nullable(),
})

/** What did not work of the brand's messages: the day goes on without them. */
const faultLine = z.object({ phase: z.literal('fault'), text: z.string() })

interface Playing {
  program: RunningProgram
  /** Resolves when its keys are closed too. */
  ended: Promise<void>
  state: SampleDayState
}

const graceMs = 3_000
const idle: SampleDayState = { running: false, sent: 0, total: 0, clock: null, speed: 0 }

/**
 * Plays the sample brand's day in a process of its own that has nothing but an address, keys and the customers' mailboxes,
 * so what it shows is what any source would. One day at a time in a workspace.
 */
export function createSampleDay(deps: SampleDayDeps): SampleDay {
  const days = new Map<string, Playing>()
  const starting = new Map<string, Promise<void>>()
  const read = (workspaceId: string) => ({ ...(days.get(workspaceId)?.state ?? idle) })

  const launch = async (workspaceId: string, speed: number) =>
    void days.set(workspaceId, await launchDay(deps, workspaceId, speed))

  return {
    read,
    closeLeftKeys: (workspaceId) => deps.closeServerKeys(workspaceId, serverNames),
    async start(workspaceId, speed) {
      if (!days.get(workspaceId)?.state.running) {
        // Two presses of one button are one start.
        const start = starting.get(workspaceId) ?? launch(workspaceId, speed)
        starting.set(workspaceId, start)
        await start.finally(() => starting.delete(workspaceId))
      }
      return read(workspaceId)
    },
    async stop(workspaceId) {
      // A day that never began has nothing to end.
      await starting.get(workspaceId)?.catch(() => {})
      const day = days.get(workspaceId)
      if (day !== undefined) await end(day)
      return read(workspaceId)
    },
    async stopAll() {
      await Promise.allSettled(starting.values())
      await Promise.all([...days.values()].map(end))
    },
  }
}

/** @throws SplotError not_sample */
async function launchDay(deps: SampleDayDeps, workspaceId: string, speed: number): Promise<Playing> {
  if (!(await deps.isSample(workspaceId))) throw new SplotError('not_sample')
  const isEmpty = (await deps.countEvents(workspaceId)) === 0
  const keys = await getKeys(deps, workspaceId)
  const servers = await openServers(deps, workspaceId, isEmpty ? [archive, marketing] : [marketing])
  const options = [
    ...['--url', deps.origin(), ...keys, ...servers.options, '--speed', String(speed)],
    ...['--mailbox', deps.mailbox(), '--language', await deps.languageOf(workspaceId)],
    ...(isEmpty ? [] : ['--no-history']),
  ]
  const state: SampleDayState = { ...idle, running: true, speed }
  const begin = deps.clock.monotonic()
  const program = startProgram({
    args: [...findPlayer(), ...options],
    cwd: checkoutRoot,
    onLine: (line) => {
      const fault = faultLine.safeParse(readJson(line))
      if (fault.success)
        deps.logger.warn({ workspaceId, text: fault.data.text }, 'the sample brand fell silent')
      else follow(state, line)
    },
  })
  const ended = program.ended.then(async ({ code }) => {
    state.running = false
    // What cannot be closed now is closed before the next day, and at the next start.
    await servers
      .close()
      .catch((error: unknown) => deps.logger.error({ err: error }, 'keys of the sample day stay open'))
    const seconds = Math.round((deps.clock.monotonic() - begin) / 1000)
    const entry = { workspaceId, code, sent: state.sent, seconds }
    if (code === 0) deps.logger.info(entry, 'sample day ended')
    else deps.logger.warn(entry, 'sample day ended early')
  })
  return { program, state, ended }
}

async function end({ program, state, ended }: Playing): Promise<void> {
  if (state.running) await program.stop(graceMs)
  await ended
}

/** The compiled player beside a compiled server, its source beside a server run from source. */
function findPlayer(): string[] {
  const folder = join(checkoutRoot, 'examples', 'day')
  const isSource = import.meta.url.endsWith('.ts')
  return isSource
    ? ['--conditions=source', '--import', 'tsx', join(folder, 'play.ts')]
    : [join(folder, 'dist', 'play.js')]
}

function follow(state: SampleDayState, line: string): void {
  const progress = progressLine.safeParse(readJson(line))
  if (!progress.success) return
  const { phase, sent, total, clock } = progress.data
  // The past goes in first and is not counted: the day is what one watches.
  if (phase === 'history') return
  state.sent = sent
  state.total = total
  state.clock = clock
}

function readJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
