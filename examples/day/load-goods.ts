import { openApi } from './brand/api.ts'
import { loadGoods } from './goods/load.ts'
import { readOptions, UsageError } from './options.ts'
import { setUpPlan } from './plan/set-up.ts'

/**
 * Brings what Tkalnia Modra sells into a workspace: `load-goods.js --url URL --key SECRET_KEY`; with `--brand-key` of its
 * marketing also its segments and journeys. Progress as JSON lines.
 */
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    isStopped = true
  })
process.stdout.once('error', () => process.exit(0))

try {
  const { url, key, brandKey, language } = readOptions(process.argv.slice(2))
  const begin = Date.now()
  await loadGoods({
    api: openApi({ url, key, send: fetch, pause }),
    language,
    now: Date.now,
    isStopped: () => isStopped,
    tell: (sent, total) => say({ phase: 'goods', sent, total }),
  })
  if (brandKey !== null && !isStopped)
    await setUpPlan({
      api: openApi({ url, key: brandKey, language, send: fetch, pause }),
      language,
      isStopped: () => isStopped,
      tell: (sent, total) => say({ phase: 'plan', sent, total }),
    })
  say({ phase: isStopped ? 'stopped' : 'done', ms: Date.now() - begin })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
