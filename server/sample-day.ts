import { z } from 'zod'
import { SplotError } from './platform/errors.ts'
import { type RunningSample, runSample, type SampleDeps } from './sample-program.ts'

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
}

export interface SampleDayDeps extends SampleDeps {
  /** The text of the workspace's write key of this name, made where there is none. */
  writeKey(workspaceId: string, name: string): Promise<string>
  /** The file of what the local mailboxes got: the brand's customers look into theirs. */
  mailbox(): string
  /** Whether the past of the day's people has been sent. */
  hasPast(workspaceId: string): Promise<boolean>
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
  run: RunningSample
  state: SampleDayState
}

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
      await day?.run.stop()
      return read(workspaceId)
    },
    async stopAll() {
      await Promise.allSettled(starting.values())
      await Promise.all([...days.values()].map(({ run }) => run.stop()))
    },
  }
}

/** @throws SplotError not_sample */
async function launchDay(deps: SampleDayDeps, workspaceId: string, speed: number): Promise<Playing> {
  if (!(await deps.isSample(workspaceId))) throw new SplotError('not_sample')
  const hasPast = await deps.hasPast(workspaceId)
  const state: SampleDayState = { ...idle, running: true, speed }
  const begin = deps.clock.monotonic()
  const run = await runSample(deps, workspaceId, {
    file: 'play',
    parts: hasPast ? ['marketing', 'trade'] : ['archive', 'marketing', 'trade'],
    options: [
      ...[...(await getKeys(deps, workspaceId)), '--speed', String(speed)],
      ...['--mailbox', deps.mailbox(), '--language', await deps.languageOf(workspaceId)],
      ...(hasPast ? ['--no-history'] : []),
    ],
    onLine: (line) => {
      const fault = faultLine.safeParse(line)
      if (fault.success)
        deps.logger.warn({ workspaceId, text: fault.data.text }, 'a part of the sample day failed')
      else follow(state, line)
    },
  })
  void run.ended.then((code) => {
    state.running = false
    const seconds = Math.round((deps.clock.monotonic() - begin) / 1000)
    const entry = { workspaceId, code, sent: state.sent, seconds }
    if (code === 0) deps.logger.info(entry, 'sample day ended')
    else deps.logger.warn(entry, 'sample day ended early')
  })
  return { run, state }
}

function follow(state: SampleDayState, line: unknown): void {
  const progress = progressLine.safeParse(line)
  if (!progress.success) return
  const { phase, sent, total, clock } = progress.data
  // The past goes in first and is not counted: the day is what one watches.
  if (phase === 'history') return
  state.sent = sent
  state.total = total
  state.clock = clock
}
