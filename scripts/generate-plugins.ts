import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const plugins = join(fileURLToPath(new URL('..', import.meta.url)), 'plugins')

interface Entry {
  readonly folder: string
  readonly constant: string
}

/** Channels by their folders, in the order of their names. */
function listChannels(root: string): Entry[] {
  const base = join(root, 'channels')
  const folders = readdirSync(base, { withFileTypes: true }).filter((one) => one.isDirectory())
  return folders
    .map((one) => one.name)
    .filter((name) => existsSync(join(base, name, 'index.ts')))
    .sort()
    .map((folder) => {
      const text = readFileSync(join(base, folder, 'index.ts'), 'utf8')
      const constant = /^export const (\w+) = defineChannel\(\{/m.exec(text)?.[1]
      if (constant === undefined) throw new Error(`plugins/channels/${folder}/index.ts exports no channel`)
      return { folder, constant }
    })
}

/** The text of `plugins/registry.gen.ts`, from the folders below `root`. */
export function generatePluginRegistry(root: string = plugins): string {
  const entries = listChannels(root)
  return [
    '// Generated from the folders beside it by scripts/generate-plugins.ts; do not edit.',
    "import type { Channel } from '@splot/contract/plugin/channel'",
    ...entries.map(({ folder, constant }) => `import { ${constant} } from './channels/${folder}/index.ts'`),
    '',
    'export const channels: readonly Channel[] = [',
    ...entries.map(({ constant }) => `  ${constant},`),
    ']',
    '',
  ].join('\n')
}

export const writePluginRegistry = (root: string = plugins): void =>
  writeFileSync(join(root, 'registry.gen.ts'), generatePluginRegistry(root))

if (process.argv[1] === fileURLToPath(import.meta.url)) writePluginRegistry()
