/**
 * Mutation proof: each patch breaks one guarantee on purpose, in a clean copy of the tree; it must apply, compile and
 * turn its own test red. A mutant that survives means the test proves nothing.
 *
 *   node --conditions=source --import tsx scripts/run-mutants.ts [--only g01] [--quick] [--baseline]
 */
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const patches = join(root, 'tests', 'mutants')

export interface Mutant {
  /** File in tests/mutants. */
  patch: string
  /** The test file it must turn red. */
  test: string
  /** Only the tests whose name matches. */
  only?: string
  env?: Record<string, string>
  /** Part of every push; the rest runs at night. */
  isQuick?: boolean
}

export interface Verdict {
  mutant: Mutant
  isKilled: boolean
  /** Why not; or how many tests failed. */
  because: string
  seconds: number
}

export function listMutants(): Mutant[] {
  return JSON.parse(readFileSync(join(patches, 'mutants.json'), 'utf8')) as Mutant[]
}

/** A copy of the last commit (of the folder itself, where there is no git), with this checkout's packages. */
export function copyTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'splot-mutant-'))
  const archive = join(copy, 'tree.tar')
  const packed = spawnSync('git', ['archive', '--format=tar', '-o', archive, 'HEAD'], { cwd: root })
  const unpacked = packed.status === 0 && spawnSync('tar', ['-xf', archive], { cwd: copy }).status === 0
  rmSync(archive, { force: true })
  if (!unpacked) {
    const isSource = (path: string) =>
      !/(^|\/)(node_modules|dist|\.git|\.splot)(\/|$)/.test(path.slice(root.length))
    cpSync(root, copy, { recursive: true, filter: isSource })
  }
  linkPackages(copy)
  bringCompiled(copy)
  return copy
}

/** What is compiled here already, with what the compiler remembers of it: it looks again at what is another in the copy. */
function bringCompiled(copy: string): void {
  for (const folder of ['contract', 'plugins', 'server'])
    if (existsSync(join(root, folder, 'dist')))
      cpSync(join(root, folder, 'dist'), join(copy, folder, 'dist'), { recursive: true })
}

/** What a planted fault no longer asks for stands unused: a matter of style, which must not stand for a test's verdict. */
const isUnused = /error TS(6133|6138|6192|6196|6198|6199):/

function allowUnused(copy: string): void {
  const path = join(copy, 'tsconfig.base.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/("noUnused\w+": )true/g, '$1false'))
}

function linkPackages(copy: string): void {
  const from = join(root, 'node_modules')
  const to = join(copy, 'node_modules')
  mkdirSync(to)
  for (const name of readdirSync(from)) {
    if (name !== '@splot' && name !== '.vite' && name !== '.cache')
      symlinkSync(join(from, name), join(to, name))
  }
  mkdirSync(join(to, '@splot'))
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workspaces: string[]
  }
  for (const folder of workspaces) {
    const manifest = join(copy, folder, 'package.json')
    if (!existsSync(manifest)) continue
    const { name } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string }
    symlinkSync(join(copy, folder), join(to, name))
    const own = join(root, folder, 'node_modules')
    if (existsSync(own) && !existsSync(join(copy, folder, 'node_modules')))
      symlinkSync(own, join(copy, folder, 'node_modules'))
  }
}

function run(copy: string, program: string, args: readonly string[], env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [join(copy, 'node_modules', program), ...args], {
    cwd: copy,
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
}

function apply(copy: string, patch: string, ...flags: string[]): string | null {
  const done = spawnSync('git', ['apply', '--whitespace=nowarn', ...flags, join(patches, patch)], {
    cwd: copy,
    env: { ...process.env, GIT_CEILING_DIRECTORIES: dirname(copy) },
    encoding: 'utf8',
  })
  return done.status === 0 ? null : done.stderr.trim()
}

/** Null when the copy's server compiles, else what the compiler said. */
function compile(copy: string): string | null {
  const build = () => run(copy, 'typescript/bin/tsc', ['-b', 'contract', 'server'])
  let done = build()
  if (done.status !== 0 && isUnused.test(done.stdout)) {
    allowUnused(copy)
    done = build()
  }
  if (done.status !== 0) return done.stdout.slice(0, 2000)
  // Tests that start the server take the compiled one when it is younger than its sources.
  writeFileSync(join(copy, 'server', 'dist', '.splot-build'), 'mutant')
  return null
}

interface TestReport {
  numFailedTests: number
  numPassedTests: number
}

/** Runs one test file; null where not even a report came out. */
function test(copy: string, mutant: Mutant): TestReport | null {
  const out = join(copy, 'mutant-report.json')
  rmSync(out, { force: true })
  const only = mutant.only === undefined ? [] : ['-t', mutant.only]
  const args = ['run', mutant.test, '--reporter=json', `--outputFile=${out}`, '--bail=1', ...only]
  const done = run(copy, 'vitest/vitest.mjs', args, mutant.env)
  if (!existsSync(out)) {
    process.stderr.write(`${done.stdout}${done.stderr}`.slice(-2000))
    return null
  }
  return JSON.parse(readFileSync(out, 'utf8')) as TestReport
}

/** Judges one mutant in the copy and leaves the copy as it was. */
export function judge(copy: string, mutant: Mutant): Omit<Verdict, 'seconds'> {
  const refused = apply(copy, mutant.patch)
  if (refused !== null) return { mutant, isKilled: false, because: `does not apply: ${refused}` }
  try {
    const fault = compile(copy)
    if (fault !== null) return { mutant, isKilled: false, because: `does not compile: ${fault}` }
    const report = test(copy, mutant)
    if (report === null) return { mutant, isKilled: false, because: 'the test could not run' }
    return report.numFailedTests > 0
      ? { mutant, isKilled: true, because: `${report.numFailedTests} red` }
      : { mutant, isKilled: false, because: `survives: ${report.numPassedTests} green` }
  } finally {
    apply(copy, mutant.patch, '-R')
  }
}

/** The test must be green without the patch, or its red proves nothing. */
function isGreen(copy: string, mutant: Mutant): boolean {
  const report = test(copy, mutant)
  return report !== null && report.numFailedTests === 0 && report.numPassedTests > 0
}

export function runMutants(mutants: readonly Mutant[], isBaselined: boolean): Verdict[] {
  const copy = copyTree()
  const green = new Map<string, boolean>()
  try {
    return mutants.map((mutant) => {
      const begin = performance.now()
      const key = `${mutant.test} ${mutant.only ?? ''}`
      if (isBaselined && !green.has(key)) green.set(key, isGreen(copy, mutant))
      const verdict =
        green.get(key) === false
          ? { mutant, isKilled: false, because: 'its test is red without the patch' }
          : judge(copy, mutant)
      const seconds = Math.round((performance.now() - begin) / 100) / 10
      process.stdout.write(
        `${verdict.isKilled ? 'killed  ' : 'SURVIVED'} ${mutant.patch} by ${mutant.test}: ${verdict.because} (${seconds} s)\n`,
      )
      return { ...verdict, seconds }
    })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function main(): void {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, quick: { type: 'boolean' }, baseline: { type: 'boolean' } },
  })
  const asked = listMutants().filter(
    (one) =>
      (values.only === undefined || one.patch.startsWith(values.only)) &&
      (!values.quick || one.isQuick === true),
  )
  if (asked.length === 0) throw new Error('No mutant by that name')
  const verdicts = runMutants(asked, values.baseline === true)
  const killed = verdicts.filter((one) => one.isKilled).length
  process.stdout.write(`${killed} of ${verdicts.length} mutants killed\n`)
  if (killed < verdicts.length) process.exitCode = 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
