import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const checkout = fileURLToPath(new URL('../../..', import.meta.url))
const folders = ['contract', 'server']
const skipped = /^(node_modules|dist)$|\.(test|testkit)\.ts$/

function findNewest(folder: string): number {
  let newest = 0
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (skipped.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) newest = Math.max(newest, findNewest(path))
    else if (/\.(ts|json)$/.test(entry.name)) newest = Math.max(newest, statSync(path).mtimeMs)
  }
  return newest
}

/** True when the compiled server is that of the sources: it starts a second sooner than the sources themselves. */
function isBuilt(): boolean {
  const stamp = join(checkout, 'server', 'dist', '.splot-build')
  if (!existsSync(stamp)) return false
  const built = statSync(stamp).mtimeMs
  return folders.every((folder) => findNewest(join(checkout, folder)) < built)
}

/** Arguments of node that run the CLI. */
export const cliEntry: readonly string[] = isBuilt()
  ? [join(checkout, 'server', 'dist', 'cli', 'main.js')]
  : ['--conditions=source', '--import', 'tsx', join(checkout, 'server', 'cli', 'main.ts')]
