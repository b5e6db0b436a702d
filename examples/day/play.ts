import { openApi } from './brand/api.ts'
import { openBrand } from './brand/brand.ts'
import type { SourceName } from './event.ts'
import { makeHistory } from './history.ts'
import { makeDay } from './make-day.ts'
import { type Options, readOptions, UsageError, usage } from './options.ts'
import { type Progress, playDay, playHistory } from './player.ts'
import { KeyRefused, Sender } from './sender.ts'
import { openDoor } from './trade/door.ts'
import { playTrade } from './trade/trade.ts'
import { findMidnight } from './warsaw.ts'

const tellEveryMs = 250

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Progress as JSON lines, four a second at most: `{"phase","sent","total","clock"}`. */
function createTeller(midnight: number): (progress: Progress) => void {
  let last = 0
  return ({ phase, sent, total, at }) => {
    if (Date.now() - last < tellEveryMs && sent < total) return
    last = Date.now()
    say({ phase, sent, total, clock: at === null ? null : new Date(midnight + at).toISOString() })
  }
}

/** The day goes on, whatever becomes of the brand's messages. */
const tellFault = (error: unknown): null => {
  say({ phase: 'fault', text: error instanceof Error ? error.message : String(error) })
  return null
}

interface Around {
  readonly run: number
  now(): number
  pause(ms: number): Promise<void>
  isStopped(): boolean
}

/** Null without a key for it. */
function openTrade({ url, key, keys, tradeKey, seed, customers, speed }: Options, around: Around) {
  if (tradeKey === null) return null
  return playTrade({
    ...{ ...around, seed, customers },
    api: openApi({ url, key: tradeKey, send: fetch, pause }),
    door: openDoor({ url, key: keys.get('web') ?? key, send: fetch }),
    minuteMs: speed === null ? 0 : 60_000 / speed,
    tellFault,
  })
}

async function play(words: readonly string[]): Promise<void> {
  const options = readOptions(words)
  const begin = Date.now()
  const keyOf = (source: SourceName) => options.keys.get(source) ?? options.key
  const sender = new Sender({ url: options.url, keyOf, send: fetch, pause })
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      isStopped = true
    })
  }
  // Whoever started this and reads its lines is gone: nobody watches the day any more.
  process.stdout.once('error', () => process.exit(0))
  const deps = {
    sender,
    keyOf,
    now: () => Date.now(),
    pause,
    tell: createTeller(findMidnight(begin)),
    isStopped: () => isStopped,
  }
  // Minutes since 2026: two playings within one minute are one, and the server drops the second as a duplicate.
  const run = Math.floor((begin - Date.UTC(2026, 0, 1)) / 60_000)
  const day = makeDay(options.seed, options.customers, run)
  say({ phase: 'start', sent: 0, total: day.length, clock: null })
  const brand = await openBrand(options, { ...deps, send: fetch, deliver: (one) => sender.deliver(one), run })
  const written = brand?.write().catch(tellFault)
  if (options.isWithHistory) {
    await playHistory(makeHistory(options.seed, options.customers, begin), deps)
  }
  const reached = written?.then((messages) => messages && brand?.reach(messages)).catch(tellFault)
  const traded = openTrade(options, { ...deps, run })?.catch(tellFault)
  await playDay(day, options.speed, deps)
  await Promise.all([reached, traded])
  say({ phase: isStopped ? 'stopped' : 'done', ...sender.tally })
}

try {
  await play(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError) && !(error instanceof KeyRefused)) throw error
  process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}` : `${error.message}\n`)
  process.exitCode = 2
}
