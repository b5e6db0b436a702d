import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { generatePluginRegistry, writePluginRegistry } from '../../scripts/generate-plugins.ts'
import { makeChannel, makeDestination, makeNode, makeSource } from '../../scripts/new.ts'
import { openSeed } from '../guarantees/kit/seed.ts'
import { root } from '../tidy/source.ts'

const scratches: string[] = []
afterEach(() => {
  for (const folder of scratches.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A copy of the plugins, with the rest of the checkout where they look for it. */
function copyPlugins(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'splot-plugins-'))
  scratches.push(scratch)
  cpSync(join(root, 'plugins'), join(scratch, 'plugins'), {
    recursive: true,
    filter: (path) => !/\/(node_modules|dist)(\/|$)|\.tsbuildinfo$/.test(path.slice(root.length)),
  })
  for (const name of ['node_modules', 'contract', 'server', 'tests', 'tsconfig.base.json', 'package.json'])
    symlinkSync(join(root, name), join(scratch, name))
  symlinkSync(join(root, 'plugins', 'node_modules'), join(scratch, 'plugins', 'node_modules'))
  return scratch
}

function run(
  scratch: string,
  program: string,
  args: readonly string[],
): { status: number | null; output: string } {
  const done = spawnSync(process.execPath, [join(root, program), ...args], {
    cwd: scratch,
    encoding: 'utf8',
    // As on a machine of a build: a fixture that is not there is missed, not written.
    env: { ...process.env, CI: 'true', NO_COLOR: '1', GUARANTEE_SCALE: '1' },
  })
  return { status: done.status, output: done.stdout + done.stderr }
}

/** Types of the copy; `preserveSymlinks` keeps its files under its own roof. */
function checkTypes(scratch: string) {
  const config = {
    extends: join(root, 'tsconfig.base.json'),
    compilerOptions: {
      noEmit: true,
      composite: false,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: ['plugins/**/*.ts'],
    exclude: ['**/*.test.ts', '**/*.testkit.ts'],
  }
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config))
  return run(scratch, 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json'])
}

/** Tests below one folder of the copy and nowhere else: the copy sees this very file, which must not start itself. */
const runTests = (scratch: string, ...where: string[]) =>
  run(scratch, 'node_modules/vitest/vitest.mjs', [
    'run',
    '--root',
    scratch,
    '--config',
    join(root, 'vitest.config.ts'),
    ...where.map((one) => join(scratch, one)),
  ])

const folders = readdirSync(join(root, 'plugins', 'channels')).sort()
const isLong = Number(process.env.GUARANTEE_SCALE ?? 1) > 1

describe('plugins are folders', () => {
  it('the registry lists every folder (npm run generate)', () => {
    expect(readFileSync(join(root, 'plugins', 'registry.gen.ts'), 'utf8')).toBe(generatePluginRegistry())
    expect(folders.length).toBeGreaterThanOrEqual(10)
  })

  const { random } = openSeed('plugins', 'tests/gates')
  const removed = isLong ? folders : [random.pick(folders)]
  it.each(removed)('types stay green without %s', { timeout: 120_000 }, (folder) => {
    const scratch = copyPlugins()
    rmSync(join(scratch, 'plugins', 'channels', folder), { recursive: true })
    writePluginRegistry(join(scratch, 'plugins'))
    expect(checkTypes(scratch)).toEqual({ status: 0, output: '' })
    if (isLong) expect(runTests(scratch, 'plugins/channels')).toMatchObject({ status: 0 })
  })

  it('a new one passes the conformance suite at once', { timeout: 120_000 }, () => {
    const scratch = copyPlugins()
    makeChannel('sms-new-operator', join(scratch, 'plugins'))
    makeSource('new-shop', join(scratch, 'plugins'))
    makeNode('new-node', join(scratch, 'plugins'))
    makeDestination('new-ads', join(scratch, 'plugins'))
    expect(checkTypes(scratch)).toEqual({ status: 0, output: '' })
    const made = ['channels/sms-new-operator', 'sources/new-shop', 'nodes/new-node', 'destinations/new-ads']
    const tests = runTests(scratch, ...made.map((one) => `plugins/${one}`))
    expect(tests.output).toMatch(/Test Files\s+4 passed/)
    expect(tests.status).toBe(0)
  })

  it('a name that is none, or taken, is refused in a sentence', () => {
    const scratch = copyPlugins()
    const plugins = join(scratch, 'plugins')
    for (const id of ['Bad', '../x', 'a_b', '']) expect(() => makeChannel(id, plugins)).toThrow(/no name/)
    expect(() => makeChannel(folders[0] ?? '', plugins)).toThrow(/exists/)
  })
})
