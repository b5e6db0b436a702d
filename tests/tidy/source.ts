import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** A source file as the laws see it. */
export interface Source {
  /** Path from the checkout, with forward slashes. */
  path: string
  text: string
  /** The text with comments and the inside of strings blanked out, same length and lines. */
  code: string
}

export interface Import {
  /** What is written between the quotes. */
  specifier: string
  isType: boolean
  line: number
}

const skipped = new Set(['node_modules', 'dist', 'dist-types', '.git', '.splot', 'coverage'])

/** Every file below the folders with one of the endings, generated ones left out. */
export function listSources(folders: readonly string[], endings: readonly string[]): Source[] {
  const found: Source[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (skipped.has(entry.name)) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (endings.some((ending) => entry.name.endsWith(ending)) && !/\.gen\.tsx?$/.test(entry.name))
        found.push(read(path))
    }
  }
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder))
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

export function makeSource(path: string, text: string): Source {
  return { path, text, code: path.endsWith('.sql') ? text.replace(/--[^\n]*/g, '') : blank(text) }
}

function read(path: string): Source {
  return makeSource(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'))
}

/**
 * Every way a file can reach another: `import … from`, `import type`, `import 'x'`, `export … from`, `import('x')`.
 * Read from the blanked code, so that words in strings and comments do not count.
 */
export function readImports(source: Source): Import[] {
  const found: Import[] = []
  const form = /\b(import|export)\s*(type\s)?(?:[\w*{}\s,$]*?\sfrom\s*)?(\(\s*)?(['"`])/g
  for (const match of source.code.matchAll(form)) {
    const quoteAt = (match.index ?? 0) + match[0].length - 1
    const quote = source.text[quoteAt] ?? "'"
    const end = source.text.indexOf(quote, quoteAt + 1)
    if (end < 0 || (match[1] === 'export' && !/\bfrom\s*['"`]$/.test(match[0]))) continue
    const line = source.text.slice(0, match.index).split('\n').length
    found.push({
      specifier: source.text.slice(quoteAt + 1, end),
      isType: isTypeOnly(match[0], match[2]),
      line,
    })
  }
  return found
}

function isTypeOnly(clause: string, typeWord: string | undefined): boolean {
  if (typeWord) return true
  const names = /\{([^}]*)\}/.exec(clause)?.[1]
  if (names === undefined || /\bimport\s+\w+\s*,/.test(clause)) return false
  const parts = names
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  return parts.length > 0 && parts.every((name) => name.startsWith('type '))
}

/** The path a relative import means, from the checkout; null for packages. */
export function resolveImport(source: Source, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  return posix.normalize(posix.join(posix.dirname(source.path), specifier))
}

/** Blanks comments and string contents with spaces; keeps quotes, line breaks and template expressions' braces. */
function blank(text: string): string {
  const out = text.split('')
  const wipe = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (out[i] !== '\n') out[i] = ' '
  }
  const templates: number[] = []
  let depth = 0
  let i = 0
  const skipTemplate = (from: number): number => {
    let at = from
    while (at < text.length && text[at] !== '`' && !(text[at] === '$' && text[at + 1] === '{'))
      at += text[at] === '\\' ? 2 : 1
    wipe(from, at)
    if (text[at] !== '$') return at + 1
    templates.push(depth)
    depth++
    return at + 2
  }
  while (i < text.length) {
    const c = text[i]
    if (c === '/' && text[i + 1] === '/') i = wipeTo(text, i, text.indexOf('\n', i), wipe)
    else if (c === '/' && text[i + 1] === '*') i = wipeTo(text, i, text.indexOf('*/', i) + 2, wipe)
    else if (c === '/' && startsRegex(out, i)) i = skipRegex(text, i, wipe)
    else if (c === "'" || c === '"') i = skipString(text, i, wipe)
    else if (c === '`') i = skipTemplate(i + 1)
    else if (c === '{') {
      depth++
      i++
    } else if (c === '}') {
      depth--
      const isTemplateEnd = templates[templates.length - 1] === depth
      if (isTemplateEnd) templates.pop()
      i = isTemplateEnd ? skipTemplate(i + 1) : i + 1
    } else i++
  }
  return out.join('')
}

function wipeTo(text: string, from: number, to: number, wipe: (from: number, to: number) => void): number {
  const end = to < from ? text.length : to
  wipe(from, end)
  return end
}

function skipString(text: string, from: number, wipe: (from: number, to: number) => void): number {
  let at = from + 1
  while (at < text.length && text[at] !== text[from] && text[at] !== '\n') at += text[at] === '\\' ? 2 : 1
  wipe(from + 1, at)
  return at + 1
}

/** A slash begins a regular expression where a value may begin; the slashes of JSX's `</` and `/>` begin none. */
function startsRegex(out: readonly string[], at: number): boolean {
  if (out[at - 1] === '<' || out[at + 1] === '>') return false
  let i = at - 1
  while (i >= 0 && /\s/.test(out[i] ?? '')) i--
  const before = out.slice(Math.max(0, i - 6), i + 1).join('')
  return i < 0 || /[(,=:[!&|?{};+\-*%<>~^]$/.test(before) || /\b(return|typeof|case|of|in)$/.test(before)
}

function skipRegex(text: string, from: number, wipe: (from: number, to: number) => void): number {
  let at = from + 1
  let inClass = false
  while (at < text.length && text[at] !== '\n' && (text[at] !== '/' || inClass)) {
    if (text[at] === '[') inClass = true
    if (text[at] === ']') inClass = false
    at += text[at] === '\\' ? 2 : 1
  }
  wipe(from + 1, at)
  return at + 1
}
