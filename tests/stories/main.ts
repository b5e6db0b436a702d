import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * `npm run story -- S28`: runs the scenes of the mission by their numbers, every one that there is without a number.
 */
const folder = dirname(fileURLToPath(import.meta.url))
const root = join(folder, '..', '..')

/** `S4`, `s04` and `4` are one scene. */
const readNumber = (word: string) => Number(/^s?0*(\d+)$/i.exec(word)?.[1] ?? Number.NaN)
const files = readdirSync(folder).filter((name) => name.endsWith('.test.ts'))
/** `s06-s09-journeys.test.ts` tells two scenes. */
const numbersOf = (name: string) => (/^(s\d+-)+/.exec(name)?.[0] ?? '').split('-').map(readNumber)
const tells = (name: string, word: string) => numbersOf(name).includes(readNumber(word))

const asked = process.argv.slice(2)
const missing = asked.filter((word) => !files.some((name) => tells(name, word)))
if (missing.length > 0) {
  const numbers = files.flatMap(numbersOf).filter(Number.isInteger)
  const known = [...new Set(numbers)].sort((a, b) => a - b).map((one) => `S${one}`)
  process.stderr.write(`No such scene yet: ${missing.join(', ')}. There are: ${known.join(', ')}\n`)
  process.exit(2)
}
const chosen = files.filter((name) => asked.length === 0 || asked.some((word) => tells(name, word)))
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const child = spawn(
  process.execPath,
  [vitest, 'run', '--reporter=verbose', ...chosen.map((name) => `tests/stories/${name}`)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
child.once('close', (code) => {
  process.exitCode = code ?? 1
})
