import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type FormDefinition, formDefinition } from '../schema/form.ts'
import { checkForm } from './form-check.ts'
import { keyOfConfirmation, makeFormEvents, readConfirmationKey } from './form-events.ts'
import { type ShownForm, writeForm, writeThanks } from './form-html.ts'
import { createFormTokens } from './form-token.ts'

const define = (o: object = {}): FormDefinition =>
  formDefinition.parse({
    fields: [
      { kind: 'email', name: 'mail', label: { pl: 'E-mail' }, isRequired: true },
      { kind: 'phone', name: 'tel', label: { pl: 'Telefon' } },
      { kind: 'first_name', name: 'imie', label: { pl: 'Imię' } },
      { kind: 'long_text', name: 'uwagi', label: { pl: 'Uwagi' } },
      {
        kind: 'choice',
        name: 'rozmiar',
        label: { pl: 'Rozmiar' },
        options: [{ value: 'm', label: { pl: 'M' } }],
      },
      { kind: 'date', name: 'kiedy', label: { pl: 'Kiedy' } },
    ],
    consents: [
      { purpose: 'marketing', channel: 'email' },
      { purpose: 'marketing', channel: 'sms' },
    ],
    ...o,
  })

describe('what is typed', () => {
  it.each([
    ['f_mail', '', 'required'],
    ['f_mail', 'a@b', 'email'],
    ['f_mail', 'ala@example.pl\r\nBcc: x@y.pl', 'text'],
    ['f_tel', '12', 'phone'],
    ['f_imie', 'a'.repeat(101), 'tooLong'],
    ['f_imie', 'Ala\u0000', 'text'],
    ['f_imie', 'A\u2028la', 'text'],
    ['f_uwagi', '\ud800', 'text'],
    ['f_rozmiar', 'xl', 'choice'],
    ['f_kiedy', '2026-02-30', 'date'],
    ['f_kiedy', 'jutro', 'date'],
  ])('%s = %j is a fault at its field: %s', (input, value, fault) => {
    const checked = checkForm(define(), { f_mail: 'ala@example.pl', [input]: value }, 'PL')
    expect(checked).toMatchObject({ ok: false, faults: { [input]: fault } })
  })

  it('is taken as it was typed, addresses as they are looked up', () => {
    const typed = {
      f_mail: ' Ala@Example.pl ',
      f_tel: '600 100 200',
      f_uwagi: 'pierwsza\r\ndruga',
      f_kiedy: '2028-02-29',
      c_email: 'yes',
      c_sms: 'on',
      f_stranger: 'x',
    }
    const checked = checkForm(define(), typed, 'PL')
    if (!checked.ok) throw new Error(JSON.stringify(checked))
    expect(checked.filled).toMatchObject({ email: 'ala@example.pl', phone: '+48600100200' })
    expect(checked.filled.values).toEqual({
      mail: 'Ala@Example.pl',
      tel: '600 100 200',
      uwagi: 'pierwsza\r\ndruga',
      kiedy: '2028-02-29',
    })
    expect([...checked.filled.consents]).toEqual(['email'])
  })

  it('must hold a consent only where the form makes no sense without', () => {
    const consents = [{ purpose: 'marketing', channel: 'email', isRequired: true }]
    expect(checkForm(define({ consents }), { f_mail: 'ala@example.pl' }, 'PL')).toMatchObject({
      faults: { c_email: 'consentRequired' },
    })
  })
})

describe('a definition', () => {
  it.each([
    ['two fields of one name', { fields: [1, 2].map(() => ({ kind: 'text', name: 'a', label: {} })) }],
    ['a choice of nothing', { fields: [{ kind: 'choice', name: 'a', label: {} }], consents: [] }],
    ['a consent without its address', { fields: [{ kind: 'text', name: 'a', label: {} }] }],
    [
      'two boxes of one channel',
      { consents: [1, 2].map(() => ({ purpose: 'marketing', channel: 'email' })) },
    ],
    [
      'a consent to ads without an e-mail to confirm it',
      { fields: [{ kind: 'phone', name: 'tel', label: {} }], consents: [{ purpose: 'ads', channel: 'ads' }] },
    ],
    ['a field nobody knows', { fields: [{ kind: 'password', name: 'a', label: {} }], consents: [] }],
  ])('with %s is refused', (_, o) => {
    expect(() => define(o)).toThrow()
  })
})

const shown = (o: Partial<ShownForm> = {}): ShownForm => ({
  id: '01234567-0000-7000-8000-000000000000',
  definition: define(),
  wordings: { email: 'Chcę <b>listów</b>', sms: 'Chcę SMS-ów' },
  language: 'pl',
  level: 2,
  token: 'a.bcdefghi.x',
  action: '/f/default/1?lang=pl&x="><script>',
  typed: {},
  faults: {},
  fault: null,
  ...o,
})

describe('the form as it is seen', () => {
  it('has no box ticked, and nothing typed becomes markup', () => {
    const evil = `"><img src=x onerror=alert(1)>{{ 7 | times: 7 }}`
    const html = writeForm(
      shown({
        typed: { f_mail: evil, f_uwagi: `</textarea>${evil}`, _page: evil },
        faults: { f_mail: 'email' },
      }),
    )
    expect(html).not.toMatch(/<img|<script|<b>/)
    expect(html).not.toMatch(/type="checkbox"[^>]*checked/)
    expect(html.match(/<\/textarea>/g)).toHaveLength(1)
    expect(html).not.toContain('style=')
    expect(html).toContain('aria-describedby="f_mail-fault"')
    expect(html).toContain('{{ 7 | times: 7 }}')
  })

  it('keeps a tick that was hers', () => {
    expect(writeForm(shown({ typed: { c_email: 'yes' } }))).toMatch(/name="c_email" value="yes" checked/)
  })

  it('thanks in the form’s own words, and says what comes next', () => {
    const definition = define({ thanks: { pl: 'Do zobaczenia <3' } })
    const html = writeThanks(definition, { language: 'pl', level: 1, isPending: true })
    expect(html).toContain('Do zobaczenia &lt;3')
    expect(html).toContain('gdy zostanie w nim potwierdzona')
  })
})

describe('a token', () => {
  const tokens = createFormTokens('secret of the install, long enough to be one')
  const token = tokens.make('default/1', 1_000_000, 'nonce-0001')
  const read = (o: { token?: string; place?: string; now?: number; proof?: string } = {}) =>
    tokens.read(o.token ?? token, { place: 'default/1', now: 1_010_000, proof: '', ...o })

  it('lets its own form in, within its time', () => {
    expect(read()).toEqual({ ok: true, nonce: 'nonce-0001', hasProof: false })
    expect(read({ now: 1_001_000 })).toEqual({ ok: false, why: 'too_fast' })
    expect(read({ now: 1_000_000 + 13 * 3_600_000 })).toEqual({ ok: false, why: 'too_old' })
  })

  it.each(['', 'x', '..', token.slice(0, -1), token.replace('nonce', 'other'), `0${token}`])(
    '%j is none',
    (other) => {
      expect(read({ token: other })).toEqual({ ok: false, why: 'forged' })
    },
  )

  it('is of one form, one workspace, one install', () => {
    expect(read({ place: 'default/2' })).toMatchObject({ why: 'forged' })
    const foreign = createFormTokens('another').make('default/1', 1_000_000, 'nonce-0001')
    expect(read({ token: foreign })).toMatchObject({ why: 'forged' })
  })

  it('knows the work of a browser from a guess', () => {
    const isRight = (n: number) =>
      createHash('sha256').update(`${token}:${n}`).digest().readUInt32BE(0) >>> 20 === 0
    let proof = 0
    while (!isRight(proof)) proof++
    expect(read({ proof: String(proof) })).toMatchObject({ hasProof: true })
    expect(read({ proof: String(proof + 1) })).toMatchObject({ hasProof: isRight(proof + 1) })
    expect(read({ proof: 'NaN' })).toMatchObject({ hasProof: false })
  })
})

it('a submission says what was sent, where from, and what was agreed to; the mail’s consent waits', () => {
  const checked = checkForm(
    define(),
    {
      f_mail: 'ala@example.pl',
      f_imie: 'Ala',
      f_rozmiar: 'm',
      c_email: 'yes',
      c_sms: 'yes',
      f_tel: '600100200',
    },
    'PL',
  )
  if (!checked.ok) throw new Error('faults')
  const wording = { id: 'w', version: 2, hash: 'h', noticeVersion: null }
  const { bodies, asked } = makeFormEvents({
    form: { id: 'f-1', name: 'Zapis', revision: 3, definition: define() },
    filled: checked.filled,
    language: 'pl',
    nonce: 'n-1',
    at: 0,
    anonymousId: null,
    page: { url: 'https://sklep.example/zima?utm_source=fb&utm_campaign=zima', title: 'Zima', referrer: '' },
    wordings: { email: wording, sms: wording },
  })
  expect(bodies.map((one) => one.event)).toEqual([
    'Form Submitted',
    'Lead Created',
    'Consent Granted',
    'Consent Granted',
  ])
  expect(new Set(bodies.map((one) => one.messageId)).size).toBe(4)
  expect(asked).toEqual([
    { way: 'email', at: 2 },
    { way: 'sms', at: 3 },
  ])
  expect(bodies[0]).toMatchObject({
    properties: { form_id: 'f-1', fields: { rozmiar: 'm' } },
    context: {
      channel: 'web',
      campaign: { source: 'fb', name: 'zima' },
      traits: { email: 'ala@example.pl', phone: '+48600100200', firstName: 'Ala' },
    },
  })
  expect(bodies[2]?.properties).toMatchObject({
    consent_channel: 'email',
    is_pending: true,
    wording_version: 2,
  })
  expect(bodies[3]?.properties).toMatchObject({ consent_channel: 'sms', is_pending: true })
  expect(JSON.stringify(bodies[0]?.properties)).not.toContain('ala@')
})

it('a yes to ads waits for the mail with the newsletter’s, and is none where no e-mail was given', () => {
  const wording = { id: 'w', version: 1, hash: 'h', noticeVersion: null }
  const definition = define({
    fields: [
      { kind: 'email', name: 'mail', label: {} },
      { kind: 'phone', name: 'tel', label: {} },
    ],
    consents: [
      { purpose: 'marketing', channel: 'email' },
      { purpose: 'ads', channel: 'ads' },
    ],
  })
  const send = (typed: Readonly<Record<string, string>>) => {
    const checked = checkForm(definition, { c_email: 'yes', c_ads: 'yes', ...typed }, 'PL')
    if (!checked.ok) throw new Error('faults')
    return makeFormEvents({
      form: { id: 'f-1', name: 'Zapis', revision: 1, definition },
      ...{ filled: checked.filled, language: 'pl', nonce: 'n-1', at: 0, anonymousId: 'a-1' },
      page: { url: '', title: '', referrer: '' },
      wordings: { email: wording, ads: wording },
    })
  }
  const { bodies, asked } = send({ f_mail: 'ala@example.pl' })
  expect(asked).toEqual([{ way: 'email', at: 2 }])
  expect(bodies[3]?.properties).toMatchObject({ purpose: 'ads', consent_channel: 'ads', is_pending: true })
  const key = keyOfConfirmation('n-1', 'email')
  expect(readConfirmationKey(key).messageIds).toEqual([bodies[2]?.messageId, bodies[3]?.messageId])
  const unnamed = send({ f_tel: '600100200' })
  expect(unnamed.bodies.filter((one) => JSON.stringify(one).includes('"ads"'))).toEqual([])
})
