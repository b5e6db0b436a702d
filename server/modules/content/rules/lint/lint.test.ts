import { describe, expect, it } from 'vitest'
import { brandKit } from '../../schema/brand.ts'
import { contentDocument } from '../../schema/document.ts'
import { contrastOf, suggestReadable } from '../colour.ts'
import { adaptAll, makeBody } from '../default-body.ts'
import { diffDocuments } from '../diff.ts'
import { findForms } from '../inflection.ts'
import { checkPicture } from '../picture.ts'
import { findUnknown } from '../variables.ts'
import { explainFindings, findingTable } from './findings.ts'
import { lintContent } from './lint.ts'

const good = {
  core: {
    texts: {
      pl: {
        headline: 'Zimowa kolekcja jest w sklepach',
        message: 'Płaszcze z wełny czekają na Panią w salonach.',
        offer: 'Do niedzieli 20 % taniej',
        action: 'Do kolekcji',
      },
    },
    link: 'https://modra.example/zima',
  },
  channels: ['email', 'sms'],
}
const lint = (change: object = {}, brandChange: object = {}) => {
  const document = contentDocument.parse({ ...good, ...change })
  const brand = brandKit.parse(brandChange)
  const variants = adaptAll({
    core: document.core,
    channels: document.channels,
    overrides: document.overrides,
    smsParts: document.smsParts,
  })
  const body = document.body ?? makeBody(document.core, variants)
  return lintContent({ document, variants, body, brand, kind: 'message' })
}
const codes = (...given: Parameters<typeof lint>) => lint(...given).map((one) => `${one.code} ${one.place}`)
const headline = (text: string) => ({
  core: { ...good.core, texts: { pl: { ...good.core.texts.pl, headline: text } } },
})
const blocks = (...list: object[]) => ({ body: { blocks: list } })
const exit = { kind: 'unsubscribe', id: 'u' }

describe('the linter', () => {
  it('finds nothing in a good message', () => {
    expect(codes()).toEqual([])
  })

  it.each([
    ['missing_unsubscribe body', blocks({ kind: 'text', id: 'a', html: { pl: 'x' } })],
    [
      'conditional_unsubscribe body.blocks[0].otherwise[0]',
      blocks({
        kind: 'dynamic',
        id: 'd',
        cases: [{ when: { match: 'all', tests: [{ on: 'trait', name: 'vip', is: 'known' }] }, blocks: [] }],
        otherwise: [exit],
      }),
    ],
    ['conditional_unsubscribe body.blocks[0]', blocks({ ...exit, show: 'wide' })],
    [
      'missing_alt body.blocks[0].alt.pl',
      blocks({ kind: 'picture', id: 'p', url: 'https://a.example/x.png' }, exit),
    ],
    [
      'bad_link body.blocks[0].link',
      blocks({ kind: 'button', id: 'b', label: { pl: 'x' }, link: 'javascript:x' }, exit),
    ],
    [
      'low_contrast body.blocks[0].colour',
      blocks(
        { kind: 'button', id: 'b', label: { pl: 'x' }, link: 'https://a.example', colour: '#ffff00' },
        exit,
      ),
    ],
    [
      'missing_language body.blocks[0].text.pl',
      blocks({ kind: 'heading', id: 'h', text: { en: 'x' } }, exit),
    ],
    ['all_caps email.pl.subject', headline('WIELKA WYPRZEDAŻ')],
    ['spammy_punctuation email.pl.subject', headline('Już dziś wyprzedaż!!!')],
    ['field_over email.pl.subject', { overrides: { email: { pl: { subject: 'x'.repeat(151) } } } }],
    ['field_too_long email.pl.subject', { overrides: { email: { pl: { subject: 'x '.repeat(40) } } } }],
    [
      'sms_cut sms.pl.text',
      { smsParts: 1, core: { texts: { pl: { headline: `Płaszcze ${'już są '.repeat(14)}` } } } },
    ],
    ['sms_ucs2 sms.pl.text', { overrides: { sms: { pl: { text: `ż${'a'.repeat(100)}` } } } }],
    ['sms_too_long sms.pl.text', { overrides: { sms: { pl: { text: 'a'.repeat(1000) } } } }],
  ])('%s', (expected, change) => {
    expect(codes(change)).toContain(expected)
  })

  it('knows the brand: languages, colours, words in every form', () => {
    expect(codes({}, { languages: ['pl', 'en'] })).toContain('missing_language core.texts.en')
    expect(codes({}, { colours: { text: '#999999' } })).toContain('low_contrast brand.colours.text')
    expect(codes({}, { forbidden: [{ word: 'kolekcja', instead: 'linia' }] })).toContain(
      'forbidden_word email.pl.subject',
    )
  })

  it('knows how the brand speaks to people; a button may say what is usual on buttons', () => {
    const polite = { address: 'pan_pani' }
    const familiar = headline('Nowe rzeczy specjalnie dla Ciebie')
    expect(codes(familiar, polite)).toContain('address_form email.pl.subject')
    expect(codes(headline('Zobacz zimowe kolekcje'), polite)).toContain('address_verb email.pl.subject')
    const onButton = {
      core: { ...good.core, texts: { pl: { ...good.core.texts.pl, action: 'Zobacz kolekcję' } } },
    }
    expect(codes(onButton, polite)).toEqual([])
    for (const change of [familiar, headline('Zobacz zimowe kolekcje'), onButton])
      expect(codes(change)).toEqual([])
  })

  it('a service message needs no way out', () => {
    const core = { ...good.core, purpose: 'service' }
    expect(codes({ core, ...blocks({ kind: 'text', id: 'a', html: { pl: 'x' } }) })).toEqual([])
  })

  it('says it in words, errors first, nothing unfilled', () => {
    const said = explainFindings(lint({ ...headline('WIELKA WYPRZEDAŻ!!!'), ...blocks() }), 'pl')
    expect(said[0]).toMatchObject({ code: 'missing_unsubscribe', severity: 'error' })
    for (const one of said) expect(one.what + one.cure).not.toMatch(/[{}]/)
    for (const { what, cure } of Object.values(findingTable))
      expect([what.pl, what.en, cure.pl, cure.en].every(Boolean)).toBe(true)
  })
})

it('a language is told by its name, in the reader’s language', () => {
  const finding = { code: 'missing_language', place: 'core.texts.en', values: { language: 'en' } } as const
  expect(explainFindings([finding], 'pl')[0]?.what).toBe('Brak tekstu w języku: angielski')
  expect(explainFindings([finding], 'en')[0]?.what).toBe('No text in this language: English')
})

describe('forms of a word', () => {
  it.each([
    ['promocja', 'promocji promocją promocję promocjami Promocjach'],
    ['gratis', 'gratis gratisy gratisów'],
    ['klient', 'klient klienci klienta klientów kliencie'],
    ['okazja', 'okazji okazje okazjami'],
    ['darmowy', 'darmowego darmowa darmowych darmowymi'],
    ['tani', 'tania tanich taniego taniej'],
    ['sklep', 'sklepie sklepy sklepów'],
    ['kupiec', 'kupca kupcem kupcy'],
    ['sale', 'sale sales'],
  ])('%s', (word, forms) => {
    expect(findForms(forms, [word]).map((one) => one.found)).toEqual(forms.split(' '))
  })
  it('leaves other words alone', () => {
    expect(
      findForms('tańce, promocyjny klientelizm, darmozjad, skleić, okaz', [
        'tani',
        'promocja',
        'klient',
        'darmowy',
        'sklep',
        'okazja',
      ]),
    ).toEqual([])
    expect(findForms('za super ceny dziś', ['super cena'])).toMatchObject([{ found: 'super ceny', at: 3 }])
  })
})

describe('colours', () => {
  it('contrast as WCAG computes it', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrastOf('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
    for (const ground of ['#ffffff', '#000000', '#ffff00', '#808080'])
      expect(contrastOf(suggestReadable('#ff8800', ground), ground)).toBeGreaterThanOrEqual(4.5)
  })
})

describe('differences', () => {
  it('are told by field and block, a moved block once', () => {
    const before = contentDocument.parse({
      ...good,
      ...blocks({ kind: 'divider', id: 'a' }, { kind: 'text', id: 'b', html: { pl: 'stare' } }),
    })
    const after = contentDocument.parse({
      ...good,
      ...headline('Wiosna'),
      ...blocks({ kind: 'text', id: 'b', html: { pl: 'nowe' } }, { kind: 'divider', id: 'a' }, exit),
    })
    const changes = diffDocuments(before, after, 'pl')
    expect(changes.find((one) => one.place === 'core.texts.pl.headline')?.words).toBe(
      'Zmieniono: treść główna, tekst, po polsku, nagłówek: „Zimowa kolekcja jest w sklepach” → „Wiosna”',
    )
    expect(changes.find((one) => one.place === 'body.b.html.pl')).toMatchObject({
      kind: 'changed',
      before: 'stare',
      after: 'nowe',
    })
    expect(changes.find((one) => one.place === 'body.a.#')).toMatchObject({
      kind: 'moved',
      before: '1',
      after: '2',
    })
    expect(changes.find((one) => one.place === 'body.u.kind')).toMatchObject({ kind: 'added' })
    expect(diffDocuments(after, after, 'en')).toEqual([])
  })
})

describe('variables (N33: templates see declared data only)', () => {
  it.each([
    'customer.firstName',
    'customer.traits.city',
    'recent.Product Viewed',
    'products.cart',
    'products.cart.*.name',
    'products',
    'store.stock.size',
    'products.cart.first.name',
  ])('%s is declared', (path) => expect(findUnknown(path)).toBeNull())
  it('an unknown one is named with the nearest', () => {
    expect(findUnknown('custmer.firstName')).toEqual({
      path: 'custmer.firstName',
      nearest: 'customer.firstName',
    })
    expect(findUnknown('customer.secret')).toMatchObject({ path: 'customer.secret' })
    expect(findUnknown('process.env')).toEqual({ path: 'process.env', nearest: null })
  })
})

describe('pictures', () => {
  const png = (width: number, height: number) => {
    const data = Buffer.alloc(33)
    data.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
    data.writeUInt32BE(width, 16)
    data.writeUInt32BE(height, 20)
    return data
  }
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108012c019003', 'hex')
  it.each([
    [png(600, 400), { ok: true, format: 'png', width: 600, height: 400 }],
    [png(65_535, 65_535), { ok: false, reason: 'too_many_pixels' }],
    [png(0, 5), { ok: false, reason: 'damaged' }],
    [png(5, 5).subarray(0, 18), { ok: false, reason: 'damaged' }],
    [jpeg, { ok: true, format: 'jpeg', width: 400, height: 300 }],
    [Buffer.from('ffd8ffe0', 'hex'), { ok: false, reason: 'damaged' }],
    [Buffer.from('GIF89a\x10\0\x20\0', 'latin1'), { ok: true, format: 'gif', width: 16, height: 32 }],
    [Buffer.from('<?xml version="1.0"?><svg onload="x">'), { ok: false, reason: 'svg' }],
    [Buffer.from('<html><script>'), { ok: false, reason: 'not_a_picture' }],
    [Buffer.from('MZ'), { ok: false, reason: 'not_a_picture' }],
    [Buffer.alloc(0), { ok: false, reason: 'not_a_picture' }],
  ])('%#', (bytes, expected) => {
    expect(checkPicture(bytes)).toEqual(expected)
  })
})
