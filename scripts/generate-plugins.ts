import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const plugins = join(fileURLToPath(new URL('..', import.meta.url)), 'plugins')

/** The kinds of plugins there are: where their folders stand, and what each exports. */
const kinds = [
  { folder: 'channels', type: 'Channel', module: 'channel', define: 'defineChannel' },
  { folder: 'destinations', type: 'Destination', module: 'destination', define: 'defineDestination' },
  { folder: 'nodes', type: 'JourneyNode', module: 'node', define: 'defineNode' },
  { folder: 'payments', type: 'Payment', module: 'payment', define: 'definePayment' },
  { folder: 'sources', type: 'Source', module: 'source', define: 'defineSource' },
] as const

type Kind = (typeof kinds)[number]

interface Entry {
  readonly folder: string
  readonly constant: string
}

/** Plugins of a kind by their folders, in the order of their names. */
function listPlugins(root: string, { folder: kind, define }: Kind): Entry[] {
  const base = join(root, kind)
  if (!existsSync(base)) return []
  const folders = readdirSync(base, { withFileTypes: true }).filter((one) => one.isDirectory())
  return folders
    .map((one) => one.name)
    .filter((name) => existsSync(join(base, name, 'index.ts')))
    .sort()
    .map((folder) => {
      const text = readFileSync(join(base, folder, 'index.ts'), 'utf8')
      const constant = new RegExp(`^export const (\\w+) = ${define}\\(\\{`, 'm').exec(text)?.[1]
      if (constant === undefined) throw new Error(`plugins/${kind}/${folder}/index.ts exports no ${define}`)
      return { folder, constant }
    })
}

/** The text of `plugins/registry.gen.ts`, from the folders below `root`. */
export function generatePluginRegistry(root: string = plugins): string {
  const there = kinds.map((kind) => ({ ...kind, entries: listPlugins(root, kind) }))
  return [
    '// Generated from the folders beside it by scripts/generate-plugins.ts; do not edit.',
    ...there.map(({ type, module }) => `import type { ${type} } from '@splot/contract/plugin/${module}'`),
    ...there.flatMap(({ folder: kind, entries }) =>
      entries.map(({ folder, constant }) => `import { ${constant} } from './${kind}/${folder}/index.ts'`),
    ),
    ...there.flatMap(({ folder: kind, type, entries }) => [
      '',
      ...(entries.length === 0
        ? [`export const ${kind}: readonly ${type}[] = []`]
        : [
            `export const ${kind}: readonly ${type}[] = [`,
            ...entries.map(({ constant }) => `  ${constant},`),
            ']',
          ]),
    ]),
    '',
  ].join('\n')
}

export const writePluginRegistry = (root: string = plugins): void =>
  writeFileSync(join(root, 'registry.gen.ts'), generatePluginRegistry(root))

if (process.argv[1] === fileURLToPath(import.meta.url)) writePluginRegistry()
