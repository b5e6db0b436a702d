import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeBounce } from '../../plugins/channels/email-smtp/bounce/returned-mail.testkit.ts'
import { createLinks } from '../../server/modules/consent/service/links.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { readInstallSecret } from '../../server/platform/install-secret.ts'
import {
  ago,
  type BadReach,
  badReaches,
  emailOf,
  makeDocument,
  makePng,
  meetPeople,
  oddNames,
  writeMail,
} from './bad-reach.ts'
import { testTrade } from './bad-trade-scenes.ts'
import { post, type Reply, readReply } from './kit/client.ts'
import { type Asked, Desk, until } from './kit/desk.ts'
import { limitMs } from './kit/seed.ts'
import { grant, idsOf, say, wording } from './kit/shopper.ts'

/**
 * G23, catalogue 61 to 82, over real HTTP at a real server: each its stated answer, never a 5xx, and nothing kept of what
 * was refused. 65 waits for its room. 82, the other side that sends 10 GB, says nothing, moves, is gone or bids us wait for a
 * year, is proven in g26-egress.test.ts ("bad input 82") and, for each channel, by its conformance suite; that a template
 * ends within its second (63), by g24-templates.test.ts.
 */
let desk: Desk
beforeAll(async () => {
  desk = await Desk.open()
  await meetPeople(desk)
}, limitMs(120_000))
afterAll(() => desk?.[Symbol.asyncDispose]())

const act = <T>(method: string, path: string, o: Asked = {}): Promise<T> => desk.act(method, path, o)
const reasonOf = async (email: string) => (await desk.judge(email)).reason
const kept = [
  ...['content.picture', 'content.item', 'content.version', 'consent.cap_rule', 'consent.suppression'],
  ...['deliver.channel', 'deliver.audience_list', 'deliver.audience_row', 'deliver.message'],
]

/** A refusal as it must be told in both languages. */
async function expectRefusal(ask: (language: 'pl' | 'en') => Promise<Reply>, wanted: Partial<BadReach>) {
  const before = await desk.countKept(kept)
  const [polish, english] = [await ask('pl'), await ask('en')]
  for (const [language, { status, json, headers }] of [
    ['pl', polish],
    ['en', english],
  ] as const) {
    expect({ status, code: json.code }).toEqual({ status: wanted.status, code: wanted.code })
    expect(headers.get('content-type')).toContain('application/problem+json')
    if (wanted.place) expect(json.path).toBe(wanted.place)
    const told = `${json.title} ${json.hint}`
    expect(String(json.hint).length).toBeGreaterThan(10)
    expect(told).not.toMatch(/\{\w+\}/)
    if (wanted.says) expect(told).toMatch(wanted.says[language])
  }
  expect(polish.json.title).not.toBe(english.json.title)
  expect(await desk.countKept(kept)).toEqual(before)
}

describe('refused whole, with its reason and its cure in both languages, and nothing kept', () => {
  test.each(badReaches.map((one) => [`${one.n}: ${one.what}`, one] as const))('%s', async (_, one) => {
    const { method, path, body } = one
    await expectRefusal((language) => desk.call(method, path, { body, language }), one)
  })

  test('66: a consent without the version of its words, at the door and at the desk', async () => {
    const word = /wording_version/
    const wanted = { status: 422, code: 'wording_missing', says: { pl: word, en: word } }
    const { wording_version: _, ...properties } = { ...wording, purpose: 'marketing' }
    const event = JSON.stringify({ ...say('Consent Granted', { userId: 'reach-66' }), properties })
    const send = (language: string) => {
      const headers = { 'accept-language': language }
      return post(desk.url, { path: '/v1/track', key: desk.secret, body: event, headers })
    }
    await expectRefusal(send, { ...wanted, place: '$.properties.wording_version' })
    const { id } = await desk.judge(emailOf('ola'))
    const body = { act: 'grant', purpose: 'marketing', channel: 'email', wordingId: wording.wording_id }
    await expectRefusal(
      (language) => desk.call('POST', `/customers/${id}/consents`, { body, language }),
      wanted,
    )
  })
})

interface Tried {
  isReady: boolean
  findings: { code: string; place: string; what: string; cure: string }[]
  shown: { rendered: { ok: boolean; reason?: string } }[]
}
const tryOut = (document: object, language: 'pl' | 'en' = 'en') =>
  act<Tried>('POST', '/content-preview', { body: { document, languages: ['pl'] }, language })

interface Results {
  campaign: { state: string }
  accounts: { sent: number }
  skips: { reason: string; people: number; text: string }[]
}

/** Of the channel that brings bounces. */
const password = 'password-of-bounces'

describe('templates and text messages', () => {
  test('61: a variable nobody knows is told in the preview, and cannot be published', async () => {
    const document = writeMail('Dzień dobry, {{ customer.firstNam }}.')
    for (const [language, what, cure] of [
      ['pl', /Nie ma zmiennej customer\.firstNam/, /customer\.firstName/],
      ['en', /There is no variable customer\.firstNam/, /customer\.firstName/],
    ] as const) {
      const { isReady, findings } = await tryOut(document, language)
      expect(isReady).toBe(false)
      const found = findings.find((one) => one.code === 'unknown_variable')
      expect([found?.what, found?.cure]).toEqual([expect.stringMatching(what), expect.stringMatching(cure)])
    }
    const { id } = await act<{ id: string }>('POST', '/content', {
      body: { kind: 'message', name: 'unknown', document },
    })
    const ask = (language: 'pl' | 'en') =>
      desk.call('POST', `/content/${id}/publish`, { body: {}, revision: 1, language })
    await expectRefusal(ask, {
      ...{ status: 422, code: 'content_unready' },
      says: { pl: /customer\.firstNam/, en: /customer\.firstNam/ },
    })
  })

  test('61: what is not known of somebody has its fallback; without one she is left out, and counted', async () => {
    const settings = { ...desk.sink.settings, bounceToken: password }
    await act('PUT', '/channels/email-smtp', { body: { settings } })
    const item = await desk.publish(
      'known',
      writeMail('Ciepło: {{ customer.city }}, {{ customer.stage | default: "gość" }}.'),
    )
    const id = await desk.draftCampaign(item, `email\n${['maja', 'ola', 'ewa'].map(emailOf).join('\n')}\n`)
    await act('POST', `/campaigns/${id}/launch`, { body: { confirmedPeople: 3 } })
    const results = await until(async () => {
      const read = await act<Results>('GET', `/campaigns/${id}/results`, { language: 'pl' })
      return read.campaign.state === 'finished' && desk.mails.length >= 2 ? read : null
    })
    expect(desk.mails.map((mail) => mail.address).sort()).toEqual(['ewa', 'maja'].map(emailOf))
    expect(results.accounts.sent).toBe(2)
    const text = 'Brak danych, o które pyta treść'
    expect(results.skips).toMatchObject([{ reason: 'missing_variable', people: 1, text }])
  })

  test('62: one Polish letter in a text message: its parts and price are told before the launch', async () => {
    await act('PUT', '/brand', { body: { kit: { smsPartPriceMinor: 8 } }, revision: 0 })
    const plain = 'Nowa kolekcja w sklepie. '.repeat(7).slice(0, 160)
    const polish = `${plain.slice(0, -1)}ż`
    const measure = (text: string) => act<object>('POST', '/sms-size', { body: { text } })
    expect(await measure(plain)).toMatchObject({ encoding: 'gsm7', parts: 1, perMessageMinor: '8' })
    expect(await measure(polish)).toMatchObject({
      ...{ encoding: 'ucs2', parts: 3, unitsPerPart: 67, forcedBy: ['ż'], perMessageMinor: '24' },
      plain: { encoding: 'gsm7', parts: 1, perMessageMinor: '8' },
    })
    const document = makeDocument({
      channels: ['sms'],
      smsParts: 3,
      overrides: { sms: { pl: { text: polish } } },
    })
    const item = await desk.publish('sms', document)
    const id = await desk.draftCampaign(item, `email\n${emailOf('maja')}\n`, 'sms')
    expect(await act('GET', `/campaigns/${id}/check`)).toMatchObject({
      smsCost: { parts: 3, messages: 1, minor: '24', currency: 'PLN' },
      notices: expect.arrayContaining([{ code: 'expensive', values: { parts: 3 } }]),
    })
  })

  test('63: a template that takes more than it may is named in the preview', async () => {
    const loop = '{% for i in (1..1000) %}{% for j in (1..1000) %}xxxxxxxxxxxxxxxx{% endfor %}{% endfor %}'
    const { shown } = await tryOut(writeMail(loop))
    expect(shown.map((one) => one.rendered.reason)).toEqual(['template_limit'])
    expect((await tryOut(writeMail('Ciepło.'))).shown.map((one) => one.rendered.ok)).toEqual([true])
  })
})

describe('consents', () => {
  test('67: a withdrawal of somebody unknown is taken, and outlives what an import brings', async () => {
    const [email, userId] = [emailOf('nobody-67'), 'reach-67']
    const body = JSON.stringify(say('Consent Withdrawn', { email }, { at: ago(300) }))
    expect((await post(desk.url, { path: '/v1/track', key: desk.secret, body })).status).toBe(200)
    await desk.drain()
    const address = { body: { kind: 'email', value: email } }
    expect(await act('POST', '/consents/suppressions/check', address)).toEqual({ isSuppressed: true })
    const imported = { obtained_by: 'import', proof: 'a list' }
    await desk.tell(grant({ email, userId }, { at: ago(200), properties: imported }))
    expect(await reasonOf(email)).toBe('suppressed')
  })

  test('68, 69: at the same instant the withdrawal wins; out of order the act counts, not the arrival', async () => {
    const who = { email: emailOf('instant'), userId: 'reach-68' }
    const at = ago(300)
    await desk.tell(grant(who, { at: ago(400) }))
    await desk.tell(say('Consent Withdrawn', who, { at }), grant(who, { at }))
    expect(await reasonOf(who.email)).toBe('withdrawn')
    await desk.tell(grant(who, { at: ago(100) }))
    await desk.tell(say('Consent Withdrawn', who, { at: ago(200) }))
    expect(await reasonOf(who.email)).toBe('ok')
    await desk.tell(say('Consent Withdrawn', who, { at: ago(50) }))
    await desk.tell(grant(who, { at: ago(150) }))
    expect(await reasonOf(who.email)).toBe('withdrawn')
  })

  test('76: an import without proof cannot be written to; what a list says of consents is no consent', async () => {
    const who = { email: emailOf('imported'), userId: 'reach-76' }
    await desk.tell(grant(who, { at: ago(300), properties: { obtained_by: 'import' } }))
    expect(await reasonOf(who.email)).toBe('unproven')
    const unasked = emailOf('unasked')
    const context = { externalIds: idsOf(unasked) }
    await desk.tell({ type: 'track', event: 'Order Seen', userId: 'reach-77', context })
    const body = Buffer.from(`email;zgoda na e-mail\n${unasked};tak\n${who.email};tak\n`)
    const read = await act('POST', '/campaign-lists?name=consents', { body })
    expect(read).toMatchObject({ people: 2, hasConsents: true })
    expect([await reasonOf(unasked), await reasonOf(who.email)]).toEqual(['no_consent', 'unproven'])
  })
})

describe('links of a mail', () => {
  const linksOf = (name: string) => {
    const mail = desk.mails.find((one) => one.address === emailOf(name))
    const leave = /<(http[^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
    return { leave, click: /http:\/\/[^"\s]+\/c\/[\w-]+/.exec(mail?.html ?? '')?.[0] ?? '', mail }
  }
  /** Another letter within the token, so that it still has its form. */
  const alter = (url: string) => `${url.slice(0, -9)}${url.at(-9) === 'A' ? 'B' : 'A'}${url.slice(-8)}`
  const submit = (url: string, fields: Record<string, string>) =>
    fetch(url, { method: 'POST', body: new URLSearchParams(fields) })
  const oneClick = { 'List-Unsubscribe': 'One-Click' }

  test('70: an altered or expired token withdraws nothing, and still leads out', async () => {
    const { id } = await desk.judge(emailOf('maja'))
    const what = { purpose: 'marketing', channel: 'email' }
    const about = { ...what, workspaceId: 'default', birth: id, messageId: 'm' }
    const long = { now: () => ago(4 * 366 * 86_400), monotonic: () => 0, sleep: async () => {} }
    const of = { secret: readInstallSecret(desk.installation.dataDir, systemIds), clock: long }
    const expired = createLinks({ ...of, origin: () => desk.url }).unsubscribe(about)
    const { leave } = linksOf('maja')
    for (const url of [alter(leave), leave.slice(0, -20), expired, `${desk.url}/u/default.x`]) {
      for (const [language, word] of [
        ['pl', /Adres e-mail/],
        ['en', /E-mail address/],
      ] as const) {
        const page = await fetch(url, { headers: { 'accept-language': language } })
        const text = await page.text()
        expect([url, page.status]).toEqual([url, 200])
        expect(text).toContain('name="address"')
        expect(text).toMatch(word)
      }
      // A mail program that clicked for her must not believe it is done.
      expect((await submit(url, oneClick)).status).toBe(410)
    }
    await desk.drain()
    expect(await reasonOf(emailOf('maja'))).toBe('ok')
    // The page it leads to needs no link at all.
    const out = await submit(`${desk.url}/u/default`, { act: 'unsubscribe', address: emailOf('maja') })
    expect(out.status).toBe(200)
    await desk.drain()
    expect(await reasonOf(emailOf('maja'))).toBe('withdrawn')
  })

  test('71: a scanner that fetches every link changes nothing', async () => {
    const { leave, click } = linksOf('ewa')
    const before = await desk.countKept(kept)
    const headers = { 'user-agent': 'Mozilla/5.0 (compatible; MailScanner/1.0)' }
    for (const url of [leave, `${leave}?List-Unsubscribe=One-Click`, click])
      for (const method of ['GET', 'HEAD']) {
        const page = await fetch(url, { method, headers, redirect: 'manual' })
        expect(page.status, url).toBe(url === click ? 302 : 200)
      }
    await desk.drain()
    expect(await desk.countKept(kept)).toEqual(before)
    expect(await reasonOf(emailOf('ewa'))).toBe('ok')
  })

  test('72: a link that was tampered with leads nowhere', async () => {
    const { click } = linksOf('ewa')
    const good = await fetch(click, { redirect: 'manual' })
    expect([good.status, good.headers.get('location')]).toEqual([302, 'https://example.pl/zima'])
    const tampered = [alter(click), click.slice(0, -1), `${click}A`]
    const redirects = [
      `${desk.url}/c/https%3A%2F%2Fevil.example`,
      `${alter(click)}?url=https://evil.example/`,
    ]
    for (const url of [...tampered, ...redirects]) {
      const reply = await fetch(url, { redirect: 'manual' })
      expect([url, reply.status, reply.headers.get('location')]).toEqual([url, 404, null])
    }
  })

  /**
   * Providers of ours sign with a password of their own, in the address or in a header; none of them dates what it sends, so
   * that what is old is told from what is new by what it is about: a bounce counts once.
   */
  test('80: reports unsigned or badly signed are refused, and one told twice counts once', async () => {
    type Status = { channels: { id: string; reportsUrl: string | null }[] }
    const { channels } = await act<Status>('GET', '/deliver/status')
    const hookOf = (id: string) => channels.find((one) => one.id === id)?.reportsUrl ?? ''
    const send = async (url: string, headers: Record<string, string> = {}, body = '') =>
      (await fetch(url, { method: 'POST', headers, body })).status
    // Told to a provider before its own password is: nobody listens yet.
    expect(await send(hookOf('sms-smsapi'))).toBe(404)
    const hook = hookOf('email-smtp')
    expect(await send(alter(hook))).toBe(404)
    const before = await desk.countKept(kept)
    const { mail } = linksOf('ewa')
    const messageId = /([0-9a-f-]{36})/.exec(mail?.headers['message-id'] ?? '')?.[1] ?? ''
    const bounce = makeBounce({ to: 'zwroty@example.pl', recipient: emailOf('ewa'), messageId })
    for (const authorization of ['', 'Bearer ', 'Bearer x', `Basic ${btoa('a:b')}`])
      expect(await send(hook, { authorization }, bounce)).toBe(401)
    await desk.drain()
    expect(await desk.countKept(kept)).toEqual(before)
    const signed = { authorization: `Bearer ${password}` }
    const { id } = await desk.judge(emailOf('ewa'))
    for (let i = 0; i < 3; i++) {
      expect(await send(hook, signed, bounce)).toBe(200)
      await desk.drain()
      const { items } = await act<{ items: { event: string }[] }>('GET', `/customers/${id}/timeline`)
      expect(items.filter((one) => one.event === 'Email Bounced')).toHaveLength(1)
    }
    expect(await reasonOf(emailOf('ewa'))).toBe('suppressed')
    expect(await send(hook, signed, 'x'.repeat(2 ** 20 + 1))).toBe(413)
  })
})

describe('files', () => {
  const list = (file: string | Buffer) =>
    act<{ rows: number; people: number; faults: object[] }>('POST', '/campaign-lists?name=files', {
      body: Buffer.from(file),
      language: 'pl',
    })

  test('73: separators, marks, alphabets and quotes are found out; each bad row is named', async () => {
    const [maja, ola] = [emailOf('maja'), emailOf('ola')]
    const marked = `\ufeffE-mail;Imię\r\n${maja};Maja\r\n`
    expect(await list(marked)).toMatchObject({ rows: 1, people: 1, faults: [] })
    const quoted = `email,adres\r\n${maja},"ul. Długa 1\r\n90-001 ""Łódź"""\r\n${ola},"x"\r\n`
    expect(await list(quoted)).toMatchObject({ rows: 2, people: 2, faults: [] })
    // Windows-1250: "komórka" with F3.
    const head = Buffer.from([...Buffer.from('kom'), 0xf3, ...Buffer.from('rka;imi'), 0xea])
    const old = Buffer.concat([head, Buffer.from('\r\n600 100 201;Maja\r\n')])
    expect(await list(old)).toMatchObject({ rows: 1, people: 1, faults: [] })
    const ragged = `email;imię\n${maja};Maja\n${ola}\n${ola};Ola;x\nnikt@example.pl;N\nbez-adresu;B\n;\n`
    expect(await list(ragged)).toMatchObject({
      ...{ rows: 6, people: 1 },
      faults: expect.arrayContaining([
        { fault: 'row_length', text: 'Wiersz ma inną liczbę kolumn niż nagłówek', rows: 2, firstLine: 3 },
        { fault: 'nobody', text: 'Nie ma takiego klienta', rows: 1, firstLine: 5 },
        { fault: 'email_invalid', text: 'Niepoprawny adres e-mail', rows: 1, firstLine: 6 },
        { fault: 'row_empty', text: 'Wiersz bez identyfikatora', rows: 1, firstLine: 7 },
      ]),
    })
    const torn = await list(`email\n${maja}\n"${ola}\n`)
    expect(torn).toMatchObject({ people: 1, faults: [{ fault: 'row_quotes' }] })
  })

  const add = (name: string, bytes: Buffer) =>
    act<{ id: string; path: string }>('POST', '/pictures', { body: { name, data: bytes.toString('base64') } })

  test('77: whatever a picture is called, its address is made by us', async () => {
    for (const name of oddNames) {
      const { id, path } = await add(name, makePng())
      expect(path).toBe(`/pictures/default/${id}`)
      expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect((await fetch(desk.url + path)).status).toBe(200)
    }
    for (const path of ['/pictures/default/../../x', '/pictures/default/con.pdf', '/pictures/..%2f..%2fx/y'])
      expect((await fetch(desk.url + path)).headers.get('content-type') ?? '').not.toMatch(/image/)
  })

  test('78: what hides behind a picture is cut off, and what is left can run nothing', async () => {
    const bytes = Buffer.concat([makePng(), Buffer.from('<script>alert(1)</script>')])
    const { path } = await add('polyglot.html', bytes)
    const { status, headers, text } = await readReply(await fetch(desk.url + path))
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png'])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(text).not.toContain('script')
  })
})

testTrade(() => desk)

test('after all of it: no request failed, the server answers', async () => {
  expect((await fetch(`${desk.url}/livez`)).status).toBe(200)
  expect(desk.installation.logs()).not.toMatch(
    /request failed|intake failed|append failed|a page of the portal failed/,
  )
})
