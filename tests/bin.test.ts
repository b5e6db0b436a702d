import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/**
 * `bin/splot.mjs` in a checkout of stubs: npm and the compilers only write down that they were called, so
 * what is tested is when they are called, and how the command then runs.
 */
const BIN = fileURLToPath(new URL('../bin/splot.mjs', import.meta.url))
let checkout: string

function put(path: string, text: string): void {
  const at = join(checkout, path)
  mkdirSync(dirname(at), { recursive: true })
  writeFileSync(at, text)
}

/** A stub that appends its name and arguments to `calls` and then runs `more`. */
function stub(name: string, more = ''): string {
  return `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
appendFileSync(${JSON.stringify(join(checkout, 'calls'))}, ['${name}', ...process.argv.slice(2)].join(' ') + '\\n')
process.chdir(${JSON.stringify(checkout)})
${more}`
}

const CLI = `import { appendFileSync } from 'node:fs'
appendFileSync('calls', ['cli', ...process.argv.slice(2), process.pid].join(' ') + '\\n')
if (process.argv[2] === 'fail') process.exitCode = 7
if (process.argv[2] === 'die') process.kill(process.pid, 'SIGKILL')
`

/** What a fake \`npm ci\` puts into node_modules. */
const PROGRAMS: Record<string, string> = {
  'typescript/bin/tsc':
    "mkdirSync('server/dist/cli', { recursive: true }); writeFileSync('server/dist/cli/main.js', CLI)",
  'vite/bin/vite.js':
    "mkdirSync('console/dist', { recursive: true }); writeFileSync('console/dist/index.html', '')",
  'vitest/vitest.mjs': '',
  '@biomejs/biome/bin/biome': '',
  'knip/bin/knip.js': '',
}

const ESM = "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)\n"

function npmStub(): string {
  const writes = Object.entries(PROGRAMS).map(([path, more]) => {
    const text = `${path.endsWith('.mjs') ? ESM : ''}${stub(path, `const CLI = ${JSON.stringify(CLI)}\n${more}`)}`
    return `mkdirSync('node_modules/${dirname(path)}', { recursive: true })
writeFileSync('node_modules/${dirname(path)}/package.json', '{"type":"commonjs"}')
writeFileSync('node_modules/${path}', ${JSON.stringify(text)})`
  })
  return stub('npm', writes.join('\n'))
}

function run(...args: string[]): SpawnSyncReturns<string> {
  const env = { ...process.env, npm_execpath: join(checkout, 'npm/npm.js'), NODE_OPTIONS: '' }
  return spawnSync(process.execPath, [join(checkout, 'bin/splot.mjs'), ...args], {
    cwd: checkout,
    env,
    encoding: 'utf8',
  })
}

function takeCalls(): string[] {
  const at = join(checkout, 'calls')
  const calls = existsSync(at) ? readFileSync(at, 'utf8').trim().split('\n') : []
  rmSync(at, { force: true })
  // The pid at the end differs from run to run.
  return calls.map((call) => call.replace(/ \d+$/, ''))
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'splot-bin-test-'))
  mkdirSync(join(checkout, 'bin'))
  cpSync(BIN, join(checkout, 'bin/splot.mjs'))
  put('package.json', '{"name":"splot","type":"module"}')
  put('package-lock.json', '{"lockfileVersion":3}')
  put('tsconfig.base.json', '{}')
  for (const room of ['contract', 'server', 'console']) put(`${room}/package.json`, '{"type":"module"}')
  put('server/main.ts', 'export {}')
  put('npm/package.json', '{"type":"commonjs"}')
  put('npm/npm.js', npmStub())
})

afterEach(() => rmSync(checkout, { recursive: true, force: true }))

describe('bin/splot.mjs', () => {
  test('installs and builds once, and again only what changed', () => {
    expect(run('start').status).toBe(0)
    expect(takeCalls().sort()).toEqual([
      'cli start',
      'npm ci --include=dev --include=optional --no-fund --no-audit',
      'typescript/bin/tsc -b contract plugins portal server',
      'vite/bin/vite.js build --logLevel error',
    ])
    expect(run('start').status).toBe(0)
    expect(takeCalls()).toEqual(['cli start'])
    put('server/main.test.ts', '// tests are not built')
    put('server/main.ts', 'export const changed = 1')
    run('start')
    expect(takeCalls()).toEqual(['typescript/bin/tsc -b contract plugins portal server', 'cli start'])
    put('contract/order.ts', 'export {}')
    run('start')
    expect(takeCalls()).toHaveLength(3)
    put('package-lock.json', '{"lockfileVersion":3,"packages":{}}')
    run('start')
    expect(takeCalls()[0]).toMatch(/^npm ci/)
  })

  test('a command of the CLI does not build the console, and passes its arguments on', () => {
    expect(run('key', 'create', '--kind', 'write').status).toBe(0)
    const calls = takeCalls()
    expect(calls.at(-1)).toBe('cli key create --kind write')
    expect(calls.some((call) => call.startsWith('vite'))).toBe(false)
  })

  test('prints nothing of its own on stdout, so that a key can be captured', () => {
    const { stdout, stderr } = run('key', 'create')
    expect(stdout).toBe('')
    expect(stderr).toMatch(/install: [\d.]+ s/)
  })

  test('ends as the command ends: by code, or by signal in the same process', () => {
    expect(run('fail').status).toBe(7)
    expect(run('die').signal).toBe('SIGKILL')
  })

  test('a build that fails stops everything and shows why', () => {
    run('key')
    takeCalls()
    put('server/main.ts', 'export const broken = 1')
    put('node_modules/typescript/bin/tsc', "console.log('error TS1: no'); process.exitCode = 2")
    const { status, stderr } = run('start')
    expect(status).toBe(1)
    expect(stderr).toContain('error TS1: no')
    expect(takeCalls().some((call) => call.startsWith('cli'))).toBe(false)
  })

  test('check goes on after a failure and ends with it', () => {
    run('build')
    takeCalls()
    put('node_modules/@biomejs/biome/bin/biome', 'process.exitCode = 3')
    const { status, stderr } = run('check')
    expect(status).toBe(3)
    expect(stderr).toMatch(/format and lint: FAILED/)
    expect(takeCalls()).toEqual([
      'typescript/bin/tsc -b',
      'knip/bin/knip.js',
      'vitest/vitest.mjs run tests/tidy',
    ])
  })

  test('test hands the browser it found to the tests', () => {
    put('browser', '')
    const env = {
      ...process.env,
      npm_execpath: join(checkout, 'npm/npm.js'),
      SPLOT_BROWSER: join(checkout, 'nowhere'),
    }
    const at = join(checkout, 'bin/splot.mjs')
    const done = spawnSync(process.execPath, [at, 'test'], { cwd: checkout, env, encoding: 'utf8' })
    expect(done.status).toBe(1)
    expect(done.stderr).toContain('nowhere')
    env.SPLOT_BROWSER = join(checkout, 'browser')
    takeCalls()
    expect(spawnSync(process.execPath, [at, 'test', 'some.test.ts'], { cwd: checkout, env }).status).toBe(0)
    expect(takeCalls()).toEqual(['vitest/vitest.mjs run some.test.ts'])
  })
})
