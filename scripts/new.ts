import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePluginRegistry } from './generate-plugins.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of a new plugin of a kind, by template. */
const kinds = {
  channel: {
    folder: 'channels',
    files: {
      'index.ts.txt': () => 'index.ts',
      'sink.ts.txt': () => 'sink.ts',
      'test.ts.txt': (id: string) => `${id}.test.ts`,
      'README.md.txt': () => 'README.md',
    },
  },
  source: {
    folder: 'sources',
    files: {
      'index.ts.txt': () => 'index.ts',
      'test.ts.txt': (id: string) => `${id}.test.ts`,
      'order.json.txt': () => 'fixtures/order.json',
      'order.brings.snap.txt': () => 'fixtures/order.brings.snap',
      'README.md.txt': () => 'README.md',
    },
  },
  destination: {
    folder: 'destinations',
    files: {
      'index.ts.txt': () => 'index.ts',
      'test.ts.txt': (id: string) => `${id}.test.ts`,
      'README.md.txt': () => 'README.md',
    },
  },
  node: {
    folder: 'nodes',
    files: {
      'index.ts.txt': () => 'index.ts',
      'test.ts.txt': (id: string) => `${id}.test.ts`,
      'README.md.txt': () => 'README.md',
    },
  },
} as const

type Kind = keyof typeof kinds
const isKind = (text: string | undefined): text is Kind => text !== undefined && Object.hasOwn(kinds, text)

/**
 * Makes the folder of a plugin that passes its conformance suite at once, and lists it in the registry.
 * @param id kebab-case, the folder's name
 * @throws what is wrong, in a sentence
 */
function makePlugin(kind: Kind, id: string, plugins: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(
      `"${id}" is no name of a folder: use small letters, digits and hyphens, e.g. sms-operator`,
    )
  const { folder: place, files } = kinds[kind]
  const folder = join(plugins, place, id)
  if (existsSync(folder)) throw new Error(`plugins/${place}/${id} exists already`)
  const word = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const constant = word + kind.charAt(0).toUpperCase() + kind.slice(1)
  for (const [template, nameOf] of Object.entries(files)) {
    const text = readFileSync(join(root, 'scripts', 'templates', kind, template), 'utf8')
    const path = join(folder, nameOf(id))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text.replaceAll('__ID__', id).replaceAll('__CONSTANT__', constant))
  }
  writePluginRegistry(plugins)
  return folder
}

export const makeChannel = (id: string, plugins: string = join(root, 'plugins')): string =>
  makePlugin('channel', id, plugins)

export const makeSource = (id: string, plugins: string = join(root, 'plugins')): string =>
  makePlugin('source', id, plugins)

export const makeDestination = (id: string, plugins: string = join(root, 'plugins')): string =>
  makePlugin('destination', id, plugins)

export const makeNode = (id: string, plugins: string = join(root, 'plugins')): string =>
  makePlugin('node', id, plugins)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, id] = process.argv.slice(2)
  try {
    if (!isKind(kind) || id === undefined)
      throw new Error('usage: npm run new -- channel|source|destination|node <id>')
    makePlugin(kind, id, join(root, 'plugins'))
    const place = `plugins/${kinds[kind].folder}/${id}`
    process.stdout.write(`${place} is there; try it: npm test -- ${place}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
