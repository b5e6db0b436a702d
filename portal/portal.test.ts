import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from './html.ts'
import {
  type Centre,
  type Frame,
  writeCentre,
  writeExport,
  writeLetter,
  writeShortLetter,
  writeUnsubscribe,
} from './index.ts'
import { style, tokens } from './style.ts'
import { words } from './words.ts'

const frame: Frame = {
  language: 'pl',
  brand: 'Tkalnia Modra',
  timeZone: 'Europe/Warsaw',
  path: '/p/default.token',
  stylePath: '/p/-/style.css',
  askPath: '/p/default',
}
const centre: Centre = {
  grade: 'own',
  notice: 'saved',
  name: 'Maja Wilk',
  isObjected: true,
  isRestricted: true,
  purposes: [
    {
      id: 'marketing',
      name: 'Marketing',
      channels: [
        { id: 'email', name: 'E-mail', wording: 'Chcę.', isYes: null, since: null, remark: null },
        {
          id: 'sms',
          name: 'SMS',
          wording: 'Chcę.',
          isYes: true,
          since: '2026-01-05T08:00:00.000Z',
          remark: null,
        },
      ],
    },
  ],
  frequency: 'any',
  pausedUntil: '2026-02-05T08:00:00.000Z',
  data: [
    { label: 'Miasto', value: 'Poznań', source: 'sklep', at: '2026-01-05T08:00:00.000Z', uses: ['Obsługa'] },
  ],
  requests: [
    {
      kind: 'erase',
      state: 'open',
      receivedAt: '2026-01-05T08:00:00.000Z',
      dueAt: '2026-02-05T22:59:59.999Z',
      closedAt: null,
    },
  ],
}

describe('pages', () => {
  it('let no text become HTML, whatever it is', () => {
    const sign = '"><img src=x onerror=alert(1)><script>\'&'
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constant(sign)), (text) => {
        const page = html`<p title="${text}">${text}${[text]}</p>`.toString()
        const inner = page.slice(3, -4)
        return !/<|(?<!title=)"[^>]*"/.test(inner.replace(/^title="[^"]*">/, ''))
      }),
    )
    const hostile: Centre = {
      ...centre,
      name: sign,
      purposes: [
        {
          id: sign,
          name: sign,
          channels: [{ id: sign, name: sign, wording: sign, isYes: null, since: null, remark: null }],
        },
      ],
      data: [{ label: sign, value: sign, source: sign, at: null, uses: [sign] }],
    }
    const pages = [
      writeCentre({ ...frame, brand: sign, path: sign }, hostile),
      writeExport(frame, {
        centre: hostile,
        document: { [sign]: [{ [sign]: sign }] },
        at: '2026-01-05T08:00:00.000Z',
      }),
      writeUnsubscribe(frame, { what: sign, centrePath: sign }),
      writeLetter({ kind: 'own', language: 'pl', brand: sign, link: sign }).html ?? '',
    ]
    for (const page of pages) expect(page).not.toMatch(/<img|<script|onerror=alert\(1\)>/)
  })

  it('need no script, no inline style and nothing from elsewhere', () => {
    const page = writeCentre(frame, centre)
    expect(page).not.toMatch(/<script|<style|style=|javascript:|https?:/)
    expect(page).toContain('href="/p/-/style.css"')
  })

  it('say days of the calendar of the brand, and the same in English', () => {
    expect(writeCentre(frame, centre)).toContain('5 stycznia 2026')
    expect(writeCentre({ ...frame, language: 'en' }, centre)).toContain('5 January 2026')
    const late = { ...centre, pausedUntil: '2026-02-05T23:30:00.000Z' }
    expect(writeCentre(frame, late)).toContain('6 lutego 2026')
  })

  it('name every field, every group and every heading once in order', () => {
    const page = writeCentre(frame, centre)
    for (const [, id = ''] of page.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g))
      expect(page).toContain(`id="${id}"`)
    for (const [, id = ''] of page.matchAll(/<label for="([^"]+)"/g)) expect(page).toContain(`id="${id}"`)
    expect(page.match(/<h1/g)).toHaveLength(1)
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('letters', () => {
  it('carry one link, in plain words and as text', () => {
    for (const kind of ['own', 'address', 'confirm'] as const)
      for (const language of ['pl', 'en'] as const) {
        const link = 'https://splot.example/p/default.abc'
        const {
          subject = '',
          text = '',
          html: page = '',
        } = writeLetter({ kind, language, brand: 'Tkalnia', link })
        expect(subject).toContain('Tkalnia')
        expect(text.split(link)).toHaveLength(2)
        expect(page.match(/https:/g)).toHaveLength(2)
        expect(writeShortLetter({ kind, language, brand: 'Tkalnia', link }).text).toContain(link)
      }
  })
})

describe('words', () => {
  it('are never raised, in either language', () => {
    const list = (value: unknown): string[] =>
      typeof value === 'function'
        ? [String(value('Tkalnia', 'email'))]
        : typeof value === 'object' && value !== null
          ? Object.values(value).flatMap(list)
          : [String(value)]
    const [polish, english] = [list(words.pl), list(words.en)]
    expect(polish.length).toBe(english.length)
    expect(polish.length).toBeGreaterThan(150)
    for (const text of [...polish, ...english]) {
      expect(text.trim()).toBe(text)
      expect(text).not.toMatch(/!|\bPan(i|a|u|em)?\b|Oops/)
    }
  })
})

describe('colours', () => {
  it('are those of the console, light and dark', () => {
    const sheet = readFileSync(join(import.meta.dirname, '../console/kit/tokens.css'), 'utf8')
    const [light = '', dark = ''] = sheet.split('[data-theme="dark"]')
    const read = (part: string, name: string) => new RegExp(`--${name}: ([^;]+);`).exec(part)?.[1]
    for (const [name, [day, night]] of Object.entries(tokens)) {
      expect([name, read(light.split('[data-theme="light"]')[1] ?? light, name)]).toEqual([name, day])
      expect([name, read(dark, name) ?? read(light, name)]).toEqual([name, night])
    }
    for (const [, name = ''] of style.matchAll(/var\(--([\w-]+)\)/g))
      expect(Object.keys(tokens)).toContain(name)
    expect(style.length).toBeLessThan(10_000)
  })
})
