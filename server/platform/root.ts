import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the server package, found upwards from this file: the same from sources and from `dist`. */
export const serverRoot: string = findPackage('@splot/server')

/** Folder of the whole checkout. */
export const checkoutRoot: string = dirname(serverRoot)

/** Version of this Splot. */
export function readVersion(): string {
  const manifest: { version?: unknown } = JSON.parse(readFileSync(join(checkoutRoot, 'package.json'), 'utf8'))
  return String(manifest.version)
}

function findPackage(name: string): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const file = join(folder, 'package.json')
    if (existsSync(file) && readFileSync(file, 'utf8').includes(`"name": "${name}"`)) return folder
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`The package ${name} was not found above ${import.meta.url}`)
    folder = parent
  }
}
