/**
 * The long run: `npm run nightly -- --hours 1`. All mutants once, then every guarantee test and the rooms' property tests again
 * and again at a growing scale, each time with fresh seeds, until the time is over. Stops at the first red with the command
 * that shows it again.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
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
const guarantees = readdirSync(join(root, 'tests', 'guarantees'))
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('tests', 'guarantees', name))
// The gate of the plugins takes out every folder in turn when it has the time.
const tests = [...guarantees, join('tests', 'gates', 'plugins.test.ts')]

/** Test files of the rooms that draw their cases at random: each run draws others. */
const properties = ['contract', 'server', 'plugins', 'console', 'portal']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .filter((path) => path.endsWith('.test.ts') && !path.includes('node_modules'))
  .filter((path) => readFileSync(join(root, path), 'utf8').includes("from 'fast-check'"))

function runRound(scale: number): boolean {
  for (let i = 0; i < scale && performance.now() < until; i++) {
    if (!runTests(properties, {})) return false
  }
  for (const path of tests) {
    if (performance.now() > until) return true
    if (!runTests([path], { GUARANTEE_SCALE: String(scale) })) return false
  }
  return true
}

function runTests(paths: readonly string[], env: Record<string, string>): boolean {
  const limits = [`--testTimeout=${3_600_000}`, `--hookTimeout=${600_000}`]
  const isGreen = run([vitest, 'run', ...paths, ...limits], env)
  if (!isGreen) {
    process.stdout.write(`nightly: RED ${paths.join(' ')} ${JSON.stringify(env)}; the seed stands above\n`)
  }
  return isGreen
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
