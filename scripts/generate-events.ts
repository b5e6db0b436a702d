import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'contract/events')

interface Entry {
  readonly file: string
  readonly constant: string
}

function listEntries(): Entry[] {
  const entries: Entry[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    const found = /^export const (\w+) = defineEvent\(\{/m.exec(readFileSync(join(folder, file), 'utf8'))
    if (found?.[1] !== undefined) entries.push({ file, constant: found[1] })
  }
  return entries
}

/** The text of `contract/events/registry.gen.ts`, from the files in its folder. */
export function generateRegistry(): string {
  const entries = listEntries()
  const imports = entries.map((entry) => `import { ${entry.constant} } from './${entry.file}'`)
  const items = entries.map((entry) => `  ${entry.constant},`)
  return [
    '// Generated from the files of this folder by scripts/generate-events.ts; do not edit.',
    "import type { EventDef } from './event.ts'",
    ...imports,
    '',
    'export const generatedEvents: readonly EventDef[] = [',
    ...items,
    ']',
    '',
  ].join('\n')
}

async function writeAll(): Promise<void> {
  writeFileSync(join(folder, 'registry.gen.ts'), generateRegistry())
  // Loaded only now: it reads the registry that was just written.
  const { generateEventDocs } = await import('./generate-events-docs.ts')
  mkdirSync(join(root, 'docs'), { recursive: true })
  writeFileSync(join(root, 'docs/events.md'), generateEventDocs())
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await writeAll()
