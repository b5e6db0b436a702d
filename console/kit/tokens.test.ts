import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

function readTokens(selector: string): Map<string, string> {
  const block = css.split(selector)[1]?.split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )
}

/** sRGB luminance of an OKLCH colour (Björn Ottosson's matrices, WCAG 2 relative luminance). */
function luminanceOf(color: string): number {
  const [lightness = 0, chroma = 0, hue = 0] = (color.match(/[\d.]+/g) ?? []).map(Number)
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  const clamp = (value: number): number => Math.min(1, Math.max(0, value))
  return 0.2126 * clamp(red) + 0.7152 * clamp(green) + 0.0722 * clamp(blue)
}

function contrastOf(first: string, second: string): number {
  const [dark, light] = [luminanceOf(first), luminanceOf(second)].sort((a, b) => a - b)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const words = ['text', 'text-2', 'text-3'].flatMap((word) => [`${word} surface`, `${word} canvas`])
const pairs: [string, number][] = [
  ...words.map((pair): [string, number] => [pair, 4.5]),
  ['text-2 sunken', 4.5],
  ['text brand-soft', 4.5],
  ['brand-text surface', 4.5],
  ['brand-text canvas', 4.5],
  ['brand-text brand-soft', 4.5],
  ['brand-text raised', 4.5],
  ['on-brand brand', 4.5],
  ['on-brand brand-hover', 4.5],
  ['ok ok-soft', 4.5],
  ['warn warn-soft', 4.5],
  ['danger danger-soft', 4.5],
  ['danger surface', 4.5],
  ['info info-soft', 4.5],
  ['line-strong surface', 3],
  ['focus canvas', 3],
  ...['ads', 'web', 'app', 'store', 'call', 'chat', 'email', 'sms', 'push', 'social'].map(
    (thread): [string, number] => [`t-${thread} surface`, 3],
  ),
]

describe.each([
  ['light', '[data-theme="light"] {'],
  ['dark', '[data-theme="dark"] {'],
])('the %s theme', (_name, selector) => {
  const tokens = readTokens(selector)

  it('names every colour', () => {
    expect(tokens.size).toBeGreaterThan(35)
  })

  it.each(pairs)('shows %s at %d:1 or better', (pair, needed) => {
    const [first = '', second = ''] = pair.split(' ')
    expect(contrastOf(tokens.get(first) ?? '', tokens.get(second) ?? '')).toBeGreaterThanOrEqual(needed)
  })
})
