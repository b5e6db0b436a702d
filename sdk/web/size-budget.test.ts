import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import budget from './size-budget.json' with { type: 'json' }

const dist = join(import.meta.dirname, 'dist')
const parts = ['', '-banner', '-blocks', '-push', '-sw', '-commerce', '-data-layer', '-contact', '-tags'].map(
  (part) => `splot${part}.js`,
)
const textOf = (file: string) => readFileSync(join(dist, file), 'utf8')
const bytesOf = (file: string) => gzipSync(textOf(file), { level: 9 }).length

// The built script is part of a full test run; without a build there is nothing to weigh.
describe.skipIf(!existsSync(join(dist, 'splot.js')))('the built page script', () => {
  it('tracks within its budget', () => {
    expect(bytesOf('splot.js')).toBeLessThanOrEqual(budget.trackerBytes)
  })

  it('is small as a whole', () => {
    expect(parts.map(bytesOf).reduce((a, b) => a + b)).toBeLessThanOrEqual(budget.allBytes)
  })

  it('makes no code of text and names no server', () => {
    for (const part of parts) {
      expect(textOf(part)).not.toMatch(/\beval\(|new Function|setTimeout\(["'`]/)
      // Messengers that a visitor opens herself, by a link.
      expect(textOf(part)).not.toMatch(/https?:\/\/(?!www\.w3\.org|wa\.me\/|m\.me\/)/)
    }
  })
})
