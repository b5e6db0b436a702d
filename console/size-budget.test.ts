import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import budget from './size-budget.json' with { type: 'json' }

const dist = join(import.meta.dirname, 'dist')
const assets = join(dist, 'assets')
const kbOf = (file: string): number => gzipSync(readFileSync(join(assets, file))).length / 1000
const sum = (files: readonly string[]): number => files.reduce((total, file) => total + kbOf(file), 0)

/** A chunk and what it imports statically, as the browser fetches it. */
function listStatic(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  const text = readFileSync(join(assets, entry), 'utf8')
  const statics = [...text.matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)]
  for (const match of statics) listStatic(match[1] ?? '', seen)
  return seen
}

// The built console is part of a full test run; without a build there is nothing to weigh.
describe.skipIf(!existsSync(assets))('the built console', () => {
  const files = existsSync(assets) ? readdirSync(assets) : []
  const entry = existsSync(dist)
    ? /assets\/([\w.-]+\.js)/.exec(readFileSync(join(dist, 'index.html'), 'utf8'))?.[1]
    : ''
  const first = entry ? [...listStatic(entry)] : []

  it('has an entry that imports its own parts', () => {
    expect(first.length).toBeGreaterThan(1)
  })

  it('loads the shell within its budget', () => {
    // The words of the shell: those of a part come with its pages.
    const [language = '', ...others] = files.filter((file) =>
      /^pl-(?!(journeys|reach|sources|store)-).*\.js$/.test(file),
    )
    expect(others).toEqual([])
    expect(sum([...first, language])).toBeLessThanOrEqual(budget.firstLoadKb)
  })

  it('loads any page within its budget, on top of the shell', () => {
    const pages = files.filter((file) => /-page-.*\.js$/.test(file))
    expect(pages.length).toBeGreaterThan(6)
    for (const page of pages) {
      const extra = [...listStatic(page)].filter((file) => !first.includes(file))
      // The canvas of journeys brings what draws it.
      const most = page.startsWith('journey-page-') ? budget.canvasPageKb : budget.anyPageKb
      expect(sum(extra), page).toBeLessThanOrEqual(most)
    }
  })

  it('loads the till, words and styles and all, within its budget', () => {
    const folder = join(dist, 'till', 'assets')
    const own = readdirSync(folder).filter((file) => !/\.woff2$|^en-|^pl-(?!store-)[a-z]+-/.test(file))
    expect(own.length).toBeGreaterThan(3)
    const total = own.reduce((kb, file) => kb + gzipSync(readFileSync(join(folder, file))).length / 1000, 0)
    expect(total).toBeLessThanOrEqual(budget.tillKb)
  })

  it('keeps the styles small', () => {
    expect(sum(files.filter((file) => file.endsWith('.css')))).toBeLessThanOrEqual(budget.stylesKb)
  })

  it('loads nothing from elsewhere and runs no inline script', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8')
    expect(html).not.toMatch(/https?:\/\//)
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/)
  })
})
