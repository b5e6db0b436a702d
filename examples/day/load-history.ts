import { loadHistory, NotTaken } from './crowd/load.ts'
import { readOptions, UsageError } from './options.ts'
import { KeyRefused, Sender } from './sender.ts'

/**
 * Two years of Tkalnia Modra's customers: `load-history.js --url URL --key SECRET_KEY --from 0 --to 20000`. Progress as JSON
 * lines: `{"phase":"past","customers"}`.
 */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopped = true
  })
// Whoever started this is gone.
process.stdout.once('error', () => process.exit(0))

try {
  const { url, key, seed, from, to } = readOptions(process.argv.slice(2))
  const begin = Date.now()
  const sender = new Sender({ url, keyOf: () => key, send: fetch, pause })
  await loadHistory({
    ...{ seed, from, to, sender, pause },
    now: Date.now,
    isStopped: () => isStopped,
    tell: (customers) => say({ phase: 'past', customers }),
  })
  say({ phase: isStopped ? 'stopped' : 'done', ms: Date.now() - begin, ...sender.tally })
} catch (error) {
  const isExpected = [UsageError, KeyRefused, NotTaken].some((kind) => error instanceof kind)
  if (!isExpected) throw error
  process.stderr.write(`${error instanceof Error ? error.message : ''}\n`)
  process.exitCode = 2
}
