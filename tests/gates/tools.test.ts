import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../tidy/source.ts'

const folder = mkdtempSync(join(root, 'tests', 'gates', 'planted-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const planted: [what: string, file: string, text: string, rule: string][] = [
  [
    'a floating promise',
    'floating.ts',
    'async function a(): Promise<void> {}\nexport function b(): void {\n  a()\n}\n',
    'noFloatingPromises',
  ],
  ['any', 'any.ts', 'export const a: any = 1\n', 'noExplicitAny'],
  [
    'a non-null assertion',
    'assertion.ts',
    'export const a = (b: string | null): string => b!\n',
    'noNonNullAssertion',
  ],
  ['console', 'spoken.ts', 'console.log(1)\nexport {}\n', 'noConsole'],
]

/** Rules by the file they were turned red in. */
const found = new Map<string, string[]>()
let status: number | null = null

// Once for all: it looks over the whole project before it says anything.
beforeAll(() => {
  const files = [
    ...planted.map(([, file, text]) => [file, text]),
    ['clean.ts', 'export const a: number = 1\n'],
  ]
  const paths = files.map(([file = '', text = '']) => {
    writeFileSync(join(folder, file), text)
    return join(folder, file)
  })
  const run = spawnSync(
    join(root, 'node_modules', '.bin', 'biome'),
    ['lint', '--vcs-enabled=false', '--error-on-warnings', ...paths],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  status = run.status
  for (const [, path = '', rule = ''] of `${run.stdout}${run.stderr}`.matchAll(
    /^(\S+?)(?::\d+)* lint\/\w+\/(\w+)/gm,
  )) {
    const file = path.split('/').at(-1) ?? ''
    found.set(file, [...(found.get(file) ?? []), rule])
  }
})

describe('the linter is awake', () => {
  it('passes clean code, and does not pass the rest', () => {
    expect(found.get('clean.ts')).toBeUndefined()
    expect(status).toBe(1)
  })

  it.each(planted)('turns red on %s', (_, file, __, rule) => {
    expect(found.get(file)).toContain(rule)
  })
})
