import { describe, expect, it } from 'vitest'
import { brandKit } from '../schema/brand.ts'
import { findForms } from './inflection.ts'
import { lintText } from './lint/text.ts'
import { protectLiquid, splitLiquid } from './liquid-parts.ts'
import { sanitiseHtml, writeAsText } from './sanitise.ts'
import { shorten, typeset } from './typography.ts'

/** A member's text is read on the thread that serves everybody: whatever it holds, it is read in a moment. */
const texts: [string, string][] = [
  ['openings', '{{'.repeat(10_000)],
  ['tags that never close', '{% if '.repeat(3000)],
  ['mixed', '{{ a }}{% {{ '.repeat(1500)],
  ['angles', '<'.repeat(20_000)],
  ['links', '<a href="x">'.repeat(1600)],
  ['nested', `${'<ul><li>'.repeat(2000)}x`],
  ['quotes', '"'.repeat(20_000)],
  ['capitals', `${'AB '.repeat(6000)}x`],
  ['marks', `${'!a'.repeat(10_000)}`],
  ['spaces', `a${' '.repeat(20_000)}b`],
  ['dots', '. '.repeat(10_000)],
  ['one word', 'ą'.repeat(20_000)],
  ['entities', '&amp;'.repeat(4000)],
]
const brand = brandKit.parse({ forbidden: Array.from({ length: 300 }, (_, i) => ({ word: `słowo${i}` })) })

/** Milliseconds of work, however busy the machine is with others. */
function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

describe('hostile texts', () => {
  it.each(texts)('%s', (_, text) => {
    const started = process.cpuUsage()
    sanitiseHtml(text)
    writeAsText(text)
    lintText(text, { place: '', language: 'pl', brand })
    typeset(text, 'pl')
    shorten(text.slice(0, 6000), { limit: 900 })
    expect(cpuMs(started)).toBeLessThan(500)
  })

  it('three hundred words in a long text', () => {
    const text = 'Słowami sklepu mówimy o płaszczach i słowie17. '.repeat(2000)
    const started = process.cpuUsage()
    expect(
      findForms(
        text,
        brand.forbidden.map((one) => one.word),
      ).length,
    ).toBe(0)
    expect(cpuMs(started)).toBeLessThan(500)
  })

  it('a mark of ours written as entities brings no HTML in', () => {
    const script = Buffer.from('<script>x</script>').toString('hex')
    const attribute = Buffer.from('"onclick="x').toString('hex')
    for (const [open, close] of [
      ['&#xe000;', '&#xe001;'],
      ['&#57344;', '&#57345;'],
    ]) {
      const html = sanitiseHtml(
        `<p>${open}x${script}${close}</p><a href="https://a.pl/${open}x${attribute}${close}">y</a>`,
      )
      expect(html).not.toContain('<script')
      expect(html).not.toContain('onclick')
    }
    expect(sanitiseHtml('<a href="{{ links.unsubscribe }}">y</a>')).toContain(
      'href="{{ links.unsubscribe | safe_url }}"',
    )
  })

  it('Liquid is parted from text and put back', () => {
    expect(splitLiquid('a{{ b }}c{% d %}{{ e').map((one) => one.text)).toEqual([
      'a',
      '{{ b }}',
      'c',
      '{% d %}',
      '{{ e',
    ])
    for (const [, text] of texts) {
      const { text: bare, restore } = protectLiquid(text)
      expect(restore(bare)).toBe(text)
      expect(
        splitLiquid(text)
          .map((one) => one.text)
          .join(''),
      ).toBe(text)
    }
  })
})
