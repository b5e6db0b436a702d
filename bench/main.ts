import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** `npm run bench -- NAME [--json] [--scale 0.1]`: one bench a file in this folder. */
const here = dirname(fileURLToPath(import.meta.url))
const name = process.argv[2] ?? ''
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))

if (!/^[a-z-]+$/.test(name) || !existsSync(join(here, `${name}.ts`))) {
  process.stderr.write(`Name a bench: ${names.join(', ')}\n`)
  process.exit(2)
}
await import(`./${name}.ts`)
