import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { listMutants, runMutants } from '../../scripts/run-mutants.ts'

/**
 * The proof of the proofs. Every mutant has its patch and its test; the quick ones are killed here at every push, all of
 * them at night: `node --conditions=source --import tsx scripts/run-mutants.ts`.
 */
const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const mutants = listMutants()

describe('the mutants', () => {
  test('each patch stands in the list, each test exists', () => {
    const patches = readdirSync(here).filter((name) => name.endsWith('.patch'))
    expect(mutants.map((one) => one.patch).sort()).toEqual(patches.sort())
    expect(mutants.filter((one) => !existsSync(join(root, one.test)))).toEqual([])
  })

  test('each patch fits the code as it is now', () => {
    const stale = mutants.filter(
      ({ patch }) => spawnSync('git', ['apply', '--check', join(here, patch)], { cwd: root }).status !== 0,
    )
    expect(stale.map((one) => one.patch)).toEqual([])
  })

  test.each([
    'g01',
    'g03',
    'g04',
    'g05',
    'g06',
    'g07',
    'g15',
    'g17',
    'g18',
    'g19',
    'g20',
    'g23',
    'g24',
    'g32',
    'g33',
    'identity',
  ])('%s has at least one', (name) => {
    expect(mutants.some((one) => one.patch.startsWith(name))).toBe(true)
  })

  test('the quick ones apply, compile and turn their test red', { timeout: 300_000 }, () => {
    const verdicts = runMutants(
      mutants.filter((one) => one.isQuick === true),
      false,
    )
    expect(verdicts.length).toBeGreaterThanOrEqual(3)
    expect(
      verdicts.filter((one) => !one.isKilled).map((one) => `${one.mutant.patch}: ${one.because}`),
    ).toEqual([])
  })
})
