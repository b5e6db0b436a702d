import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from '../tidy/source.ts'

const folder = mkdtempSync(join(root, 'tests', 'gates', 'planted-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function lint(name: string, text: string): { status: number | null; output: string } {
  const file = join(folder, name)
  writeFileSync(file, text)
  const run = spawnSync(
    join(root, 'node_modules', '.bin', 'biome'),
    ['lint', '--vcs-enabled=false', '--error-on-warnings', file],
    { cwd: root, encoding: 'utf8' },
  )
  return { status: run.status, output: run.stdout + run.stderr }
}

// Each starts the linter anew over the whole project's configuration, beside other suites.
describe('the linter is awake', { timeout: 60_000 }, () => {
  it('passes clean code', () => {
    expect(lint('clean.ts', 'export const a: number = 1\n').status).toBe(0)
  })

  it.each([
    [
      'a floating promise',
      'async function a(): Promise<void> {}\nexport function b(): void {\n  a()\n}\n',
      'noFloatingPromises',
    ],
    ['any', 'export const a: any = 1\n', 'noExplicitAny'],
    ['a non-null assertion', 'export const a = (b: string | null): string => b!\n', 'noNonNullAssertion'],
    ['console', 'console.log(1)\nexport {}\n', 'noConsole'],
  ])('turns red on %s', (_, text, rule) => {
    const result = lint('planted.ts', text)
    expect(result.status).not.toBe(0)
    expect(result.output).toContain(rule)
  })
})
