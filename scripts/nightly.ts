/**
 * The long run: `npm run nightly -- --hours 1`. All mutants once, then every guarantee test again and again at a growing
 * scale, each time with fresh seeds, until the time is over. Stops at the first red with the command that shows it again.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({
  options: { hours: { type: 'string', default: '1' }, 'skip-mutants': { type: 'boolean' } },
})
const until = performance.now() + Number(values.hours) * 3_600_000

function run(args: readonly string[], env: Record<string, string> = {}): boolean {
  const done = spawnSync(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  })
  return done.status === 0
}

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const folder = join('tests', 'guarantees')
// The gate of the plugins takes out every folder in turn when it has the time.
const tests = [
  ...readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.ts')),
  join('..', 'gates', 'plugins.test.ts'),
]

function runRound(scale: number): boolean {
  for (const name of tests) {
    if (performance.now() > until) return true
    const limits = [`--testTimeout=${3_600_000}`, `--hookTimeout=${600_000}`]
    const isGreen = run([vitest, 'run', join(folder, name), ...limits], { GUARANTEE_SCALE: String(scale) })
    if (!isGreen) {
      process.stdout.write(`nightly: RED ${name} at GUARANTEE_SCALE=${scale}; its seed stands above\n`)
      return false
    }
  }
  return true
}

let isGreen =
  values['skip-mutants'] === true ||
  run(['--conditions=source', '--import', 'tsx', join(root, 'scripts', 'run-mutants.ts'), '--baseline'])
let rounds = 0
for (let scale = 1; isGreen && performance.now() < until; scale = Math.min(scale * 2, 32)) {
  isGreen = runRound(scale)
  rounds++
}
process.stdout.write(`nightly: ${isGreen ? 'green' : 'RED'} after ${rounds} rounds\n`)
process.exitCode = isGreen ? 0 : 1
