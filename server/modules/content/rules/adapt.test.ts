import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentChannels, coreMessage } from '../schema/core.ts'
import { adaptMessage } from './adapt.ts'
import { measureSms } from './gsm.ts'
import { outlineInfographic, planSeries } from './series.ts'
import { countCharacters, shorten, typeset } from './typography.ts'

const core = coreMessage.parse({
  texts: {
    pl: {
      headline: 'Zimowa kolekcja już w sklepach',
      message: 'Płaszcze z wełny i kaszmiru. Szyjemy je w Łodzi.\n\nKażdy ma 2 lata gwarancji.',
      offer: 'Do niedzieli wszystkie płaszcze 20 % taniej',
      action: 'Zobacz kolekcję',
    },
  },
  link: 'https://modra.example/zima',
  hashtags: ['zima'],
})
const field = (channel: (typeof contentChannels)[number], name: string, overrides = {}) =>
  adaptMessage(core, { channel, language: 'pl', overrides })?.fields.find((one) => one.name === name)

describe('shortening', () => {
  it.each([
    ['Ala ma kota i psa', 20, 'Ala ma kota i psa', 'none'],
    ['Ala ma kota i psa', 14, 'Ala ma kota…', 'words'],
    ['Ala ma kota, a Ola ma psa', 15, 'Ala ma kota…', 'words'],
    ['Pierwsze zdanie. Drugie jest dłuższe od niego.', 30, 'Pierwsze zdanie.', 'sentence'],
    ['Tak. Drugie zdanie jest o wiele dłuższe niż pierwsze.', 30, 'Tak. Drugie zdanie jest…', 'words'],
    ['Konstantynopolitańczykowianeczka', 10, 'Konstantynopolitańczykowianeczka', 'impossible'],
    ['{% if a %}bardzo długi tekst{% endif %}', 5, '{% if a %}bardzo długi tekst{% endif %}', 'impossible'],
  ])('%s to %i', (text, limit, expected, how) => {
    expect(shorten(text, { limit })).toMatchObject({ text: expected, how })
  })

  it('never exceeds the limit, never tears Liquid, changes nothing that fits', () => {
    const word = fc.constantFrom(
      'i',
      'w',
      'płaszcz',
      'że',
      '{{ customer.firstName }}',
      'koniec.',
      '5 zł',
      'tak,',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), fc.integer({ min: 12, max: 80 }), (words, limit) => {
        const text = words.join(' ')
        const cut = shorten(text, { limit })
        if (cut.how === 'none') expect(cut.text).toBe(text)
        if (cut.isShortened) expect(countCharacters(cut.text)).toBeLessThanOrEqual(limit)
        expect(cut.text.split('{{').length).toBe(cut.text.split('}}').length)
        if (cut.how === 'words') expect(cut.text).not.toMatch(/[\s,](i|w|że)?…$/)
      }),
    )
  })
})

describe('typography', () => {
  it.each([
    ['Idę w las i po grzyby', 'pl', 'Idę w\u00a0las i\u00a0po grzyby'],
    ['Za 1 299 zł, -20 % do 5 kg', 'pl', 'Za 1\u00a0299\u00a0zł, -20\u00a0% do 5\u00a0kg'],
    ['Powiedz "tak"...', 'pl', 'Powiedz „tak”…'],
    ['Say "yes" - now', 'en', 'Say “yes” – now'],
    ['{{ a | default: "x" }} "y"', 'pl', '{{ a | default: "x" }} „y”'],
  ] as const)('%s', (text, language, expected) => {
    expect(typeset(text, language)).toBe(expected)
  })
})

describe('variants of a core message', () => {
  it('every channel gets every field it has, within its limits', () => {
    for (const channel of contentChannels) {
      const variant = adaptMessage(core, { channel, language: 'pl' })
      expect(variant?.fields.length, channel).toBeGreaterThan(0)
      for (const one of variant?.fields ?? [])
        expect(['ok', 'too_short'], `${channel}.${one.name}`).toContain(one.state)
    }
    expect(adaptMessage(core, { channel: 'sms', language: 'en' })).toBeNull()
  })

  it('an SMS keeps its link whole and fits its parts', () => {
    const sms = field('sms', 'text')
    expect(sms?.text).toMatch(/ https:\/\/modra\.example\/zima$/)
    expect(measureSms(sms?.text ?? '').parts).toBe(1)
    expect(sms?.shortened?.full).toContain('20 % taniej')
    expect(sms?.text).toContain('20 % taniej')
  })

  it('what is cut is told with the full text', () => {
    const long = {
      ...core,
      texts: { pl: { headline: 'Bardzo '.repeat(20).trim(), message: '', offer: '', action: '' } },
    }
    const subject = adaptMessage(long, { channel: 'email', language: 'pl' })?.fields[0]
    expect(subject).toMatchObject({ name: 'subject', origin: 'core', shortened: { how: 'words' } })
    expect(subject?.length).toBeLessThanOrEqual(60)
  })

  it('an override stands, is shown as such, and outlives a change of the core', () => {
    const own = { email: { pl: { subject: 'Mój własny temat wiadomości' } } }
    expect(field('email', 'subject', own)).toMatchObject({
      text: 'Mój własny temat wiadomości',
      origin: 'own',
      fromCore: expect.stringContaining('Zimowa kolekcja'),
    })
    expect(field('email', 'heading', own)?.origin).toBe('core')
  })

  it('an override that is too long is named, never cut', () => {
    const own = { app_push: { pl: { title: 'x'.repeat(120) } } }
    expect(field('app_push', 'title', own)).toMatchObject({ state: 'over', length: 120, shortened: null })
    const cutBy = adaptMessage(core, { channel: 'app_push', language: 'pl', overrides: own })?.cutBy
    expect(cutBy).toContainEqual({ platform: 'ios', field: 'title', shown: 40 })
  })
})

describe('more from a core message', () => {
  it('a series keeps offer and link and spreads over the days', () => {
    const parts = planSeries(core, 3, 7)
    expect(parts.map((one) => [one.day, one.role])).toEqual([
      [0, 'announce'],
      [4, 'show'],
      [7, 'close'],
    ])
    expect(parts[2]?.core.texts.pl?.headline).toBe('Ostatni dzień: zimowa kolekcja już w sklepach')
    expect(parts.map((one) => one.core.link)).toEqual(Array(3).fill(core.link))
  })

  it('an infographic shows figures first and ends with the call', () => {
    const outline = outlineInfographic(core, 'pl')
    expect(outline?.sections[0]).toMatchObject({ kind: 'figure', figure: '20 %' })
    expect(outline?.sections[1]).toMatchObject({ kind: 'figure', figure: '2 lata' })
    expect(outline?.sections.at(-1)).toMatchObject({ kind: 'action', text: 'Zobacz kolekcję' })
  })
})
