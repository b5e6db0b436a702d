import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../tidy/source.ts'

interface LockPackage {
  version?: string
  license?: string
  resolved?: string
  integrity?: string
  link?: boolean
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  dependencies?: Record<string, string>
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, LockPackage>
}
const packages = Object.entries(lock.packages).filter(
  ([path, one]) => path.startsWith('node_modules/') && !one.link,
)

/** Licences that let anybody use, change and sell what is built on them. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages that say "see LICENSE": read by eye, MIT. Used by the test peers only. */
const readByEye = new Set(['@segment/facade', '@segment/isodate', '@segment/isodate-traverse', 'new-date'])

/** `(MIT OR GPL-3.0)` is fine when one side is; `A AND B` needs both. MPL-2.0 stays inside the files of its package. */
function isAllowed(expression: string): boolean {
  // One package names the licence's page beside it.
  const text = expression
    .replace(/ \(https?:[^)]*\)$/, '')
    .replace(/[()]/g, ' ')
    .trim()
  if (/\sOR\s/.test(text)) return text.split(/\sOR\s/).some(isAllowed)
  if (/\sAND\s/.test(text)) return text.split(/\sAND\s/).every(isAllowed)
  return allowed.has(text) || text === 'MPL-2.0'
}

function readLicence(path: string, one: LockPackage): string {
  if (readByEye.has(nameOf(path)) && one.dev) return 'MIT'
  if (one.license) return one.license
  const file = join(root, path, 'package.json')
  if (!existsSync(file)) return one.optional ? 'MIT' : 'missing'
  const found = JSON.parse(readFileSync(file, 'utf8')) as {
    license?: string | { type?: string }
    licenses?: { type?: string }[]
  }
  return typeof found.license === 'string'
    ? found.license
    : (found.license?.type ?? found.licenses?.[0]?.type ?? 'missing')
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

describe('dependencies', () => {
  it('carry a licence on the list', () => {
    expect(packages.length).toBeGreaterThan(200)
    expect(
      packages
        .map(([path, one]) => `${nameOf(path)}: ${readLicence(path, one)}`)
        .filter((row) => !isAllowed(row.split(': ')[1] ?? '')),
    ).toEqual([])
  })

  it('the licence gate turns red on a copyleft licence', () => {
    expect(
      ['AGPL-3.0', 'GPL-3.0-only', 'SSPL-1.0', 'BUSL-1.1', 'missing', 'MIT AND GPL-3.0'].filter(isAllowed),
    ).toEqual([])
  })

  it('are pinned exactly, in every package.json', () => {
    const files = [
      'package.json',
      'contract/package.json',
      'server/package.json',
      'console/package.json',
      'bench/package.json',
      'plugins/package.json',
    ]
    const pins = files.flatMap((file) => {
      const one = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<
        string,
        Record<string, string> | undefined
      >
      return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        Object.entries(one[kind] ?? {}),
      )
    })
    expect(pins.length).toBeGreaterThan(40)
    expect(pins.filter(([, version]) => !/^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    )
  })

  it('have their integrity in the lockfile and no address of a registry', () => {
    // Builds for other platforms that this registry does not carry are named in the lockfile, never installed here.
    const here = packages.filter(([path, one]) => !one.optional || existsSync(join(root, path)))
    expect(here.length).toBeGreaterThan(200)
    expect(here.filter(([, one]) => !one.integrity).map(([path]) => path)).toEqual([])
    expect(packages.filter(([, one]) => /^https?:/.test(one.resolved ?? '')).map(([path]) => path)).toEqual(
      [],
    )
  })

  it('run nothing at install: whatever a package would, npm is told not to', () => {
    const asking = packages.filter(([, one]) => one.hasInstallScript)
    expect(asking.length).toBeGreaterThan(0)
    expect(readFileSync(join(root, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true')
  })
})
