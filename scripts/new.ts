import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writePluginRegistry } from './generate-plugins.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Files of a new channel, by template. */
const files: Readonly<Record<string, (id: string) => string>> = {
  'index.ts.txt': () => 'index.ts',
  'sink.ts.txt': () => 'sink.ts',
  'test.ts.txt': (id) => `${id}.test.ts`,
  'README.md.txt': () => 'README.md',
}

/**
 * Makes the folder of a channel that passes the conformance suite at once, and lists it in the registry.
 * @param id kebab-case, the folder's name
 * @throws what is wrong, in a sentence
 */
export function makeChannel(id: string, plugins: string = join(root, 'plugins')): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(
      `"${id}" is no name of a folder: use small letters, digits and hyphens, e.g. sms-operator`,
    )
  const folder = join(plugins, 'channels', id)
  if (existsSync(folder)) throw new Error(`plugins/channels/${id} exists already`)
  mkdirSync(folder, { recursive: true })
  const constant = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  for (const [template, nameOf] of Object.entries(files)) {
    const text = readFileSync(join(root, 'scripts', 'templates', 'channel', template), 'utf8')
    const filled = text.replaceAll('__ID__', id).replaceAll('__CONSTANT__', `${constant}Channel`)
    writeFileSync(join(folder, nameOf(id)), filled)
  }
  writePluginRegistry(plugins)
  return folder
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [kind, id] = process.argv.slice(2)
  try {
    if (kind !== 'channel' || id === undefined) throw new Error('usage: npm run new -- channel <id>')
    makeChannel(id)
    process.stdout.write(`plugins/channels/${id} is there; try it: npm test -- plugins/channels/${id}\n`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 2
  }
}
