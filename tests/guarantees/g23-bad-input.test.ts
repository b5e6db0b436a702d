import { gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type BadInput, badInputs, readBody } from './bad-inputs.ts'
import { callApi, post, type Reply } from './kit/client.ts'
import { drain, Installation, type ServerProcess } from './kit/installation.ts'
import { speakRaw } from './kit/raw-http.ts'

/**
 * G23, catalogue 1 to 55, over real HTTP at a real server: each its stated answer, never a 5xx, and nothing written of
 * what was refused.
 */
const installation = new Installation()
let server: ServerProcess
let write = ''
let secret = ''
let database: pg.Client

beforeAll(async () => {
  server = await installation.start()
  write = await installation.key('write')
  secret = await installation.key('secret')
  database = await installation.connect()
}, 600_000)
afterAll(async () => {
  await database?.end()
  await installation[Symbol.asyncDispose]()
})

async function countLog(): Promise<number> {
  const { rows } = await database.query<{ next: string }>('SELECT next FROM platform.log_head')
  return Number(rows[0]?.next)
}

function send(input: BadInput, body: Buffer, language = 'en'): Promise<Reply> {
  return post(server.url, {
    path: input.path ?? '/v1/track',
    key: write,
    body,
    headers: { 'accept-language': language, ...input.headers },
  })
}

/** Sends one event that must be taken; gives its identifier's customer. */
async function accept(event: Record<string, unknown>, path = '/v1/track', headers = {}): Promise<void> {
  const reply = await post(server.url, { path, key: write, body: JSON.stringify(event), headers })
  expect(reply.status, reply.text).toBe(200)
}

interface Customer {
  id: string
  identifiers: { kind: string; value: string }[]
  traits: Record<string, unknown>
  computed: { events: number; firstSeenAt: string; lastSeenAt: string }
}

async function lookUp(kind: string, value: string): Promise<Customer> {
  await drain(server.url, { isWarehouseToo: false })
  const query = new URLSearchParams({ kind, value })
  const reply = await callApi(server.url, secret, { path: `/api/v1/customers/lookup?${query}` })
  expect(reply.status, reply.text).toBe(200)
  return reply.json as unknown as Customer
}

interface Shown {
  messageId: string
  status: string
  warnings: { code: string }[]
  refusal: { code: string } | null
}

/** The event as the debugger shows it. */
async function show(messageId: string): Promise<Shown[]> {
  await drain(server.url, { isWarehouseToo: false })
  const reply = await callApi(server.url, secret, { path: '/api/v1/live/events?limit=200' })
  return (reply.json.items as Shown[]).filter((item) => item.messageId === messageId)
}

describe('refused whole, with its reason and its cure, and nothing written', () => {
  test.each(badInputs.map((input) => [`${input.n}: ${input.what}`, input] as const))(
    '%s',
    async (_, input) => {
      const body = readBody(input)
      const before = await countLog()
      const reply = await send(input, body)
      expect({ status: reply.status, code: reply.json.code }).toEqual({
        status: input.status,
        code: input.code,
      })
      expect(reply.headers.get('content-type')).toContain('application/problem+json')
      if (input.place) expect(reply.json.path).toBe(input.place)
      if (input.hint) expect(`${reply.json.detail} ${reply.json.hint}`).toMatch(input.hint)
      expect(await countLog()).toBe(before)
      const { withinMs } = input
      if (withinMs !== undefined) expect(await measureQuickest(input, body, withinMs)).toBeLessThan(withinMs)
    },
  )

  test('every refusal has its words in Polish and in English', async () => {
    for (const input of badInputs) {
      const body = readBody(input)
      const [polish, english] = [await send(input, body, 'pl-PL,pl;q=0.9'), await send(input, body)]
      expect(String(polish.json.title), input.what).not.toBe('')
      expect(polish.json.title, input.what).not.toBe(english.json.title)
    }
  }, 60_000)
})

/**
 * The quickest answer of up to fifty: what the refusal itself costs. How long it waits for a processor on a busy machine
 * is not the refusal's doing, and a refusal that really costs more is never quick.
 */
async function measureQuickest(input: BadInput, body: Buffer, limitMs: number): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY
  for (let i = 0; i < 50 && quickest >= limitMs; i++) {
    const begin = performance.now()
    await send(input, body)
    quickest = Math.min(quickest, performance.now() - begin)
  }
  return quickest
}

describe('taken, and put right in the stated way', () => {
  test('3: a byte order mark is stripped', async () => {
    const body = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(JSON.stringify({ event: 'Product Viewed', anonymousId: 'bom', messageId: 'bom' })),
    ])
    expect((await post(server.url, { path: '/v1/track', key: write, body })).status).toBe(200)
    expect((await lookUp('anonymous_id', 'bom')).computed.events).toBe(1)
  })

  test('18: -0 is stored as 0', async () => {
    const body = '{"event":"Scored","userId":"minus-zero","messageId":"minus-zero","properties":{"a":-0}}'
    expect((await post(server.url, { path: '/v1/track', key: write, body })).status).toBe(200)
    const { id } = await lookUp('user_id', 'minus-zero')
    const page = await callApi(server.url, secret, { path: `/api/v1/customers/${id}/timeline` })
    const [item] = page.json.items as { properties: { a: number } }[]
    expect(Object.is(item?.properties.a, 0)).toBe(true)
  })

  test.each(['null', 'undefined', 'NaN', '0', '[object Object]'])(
    '23: %s beside a valid identifier is dropped, the event kept, a warning shown',
    async (word) => {
      const name = `beside-${word.length}-${word.charCodeAt(0)}`
      await accept({ event: 'Product Viewed', userId: word, anonymousId: name, messageId: name })
      const customer = await lookUp('anonymous_id', name)
      expect(customer.identifiers).toHaveLength(1)
      const [shown] = await show(name)
      expect(shown?.warnings.map((one) => one.code)).toContain('placeholder_dropped')
    },
  )

  test('24: one device of many people joins none of them', async () => {
    for (let i = 0; i < 8; i++) {
      const event = {
        event: 'Product Viewed',
        userId: `crowd-${i}`,
        anonymousId: 'crowd-device',
        messageId: `crowd-${i}`,
      }
      await accept(event)
    }
    const ids = new Set<string>()
    for (let i = 0; i < 8; i++) ids.add((await lookUp('user_id', `crowd-${i}`)).id)
    expect(ids.size).toBe(8)
  })

  test('25: an alias cycle is no harm', async () => {
    await accept({ userId: 'cycle-a', previousId: 'cycle-b', messageId: 'cycle-1' }, '/v1/alias')
    await accept({ userId: 'cycle-b', previousId: 'cycle-a', messageId: 'cycle-2' }, '/v1/alias')
    await accept({ userId: 'cycle-a', previousId: 'cycle-a', messageId: 'cycle-3' }, '/v1/alias')
    expect((await lookUp('user_id', 'cycle-a')).id).toBeTruthy()
    for (const id of ['cycle-1', 'cycle-2', 'cycle-3']) expect((await show(id))[0]?.status).toBe('applied')
  })

  test('26: without a messageId one is derived, with a warning, and a retry is no second event', async () => {
    const event = { event: 'Product Viewed', userId: 'nameless', timestamp: '2026-02-03T10:00:00Z' }
    await accept(event)
    await accept(event)
    expect((await lookUp('user_id', 'nameless')).computed.events).toBe(1)
  })

  test('27 and 28: the same id counts once; another body is a conflict that is shown, and the first stays', async () => {
    const event = { event: 'Product Viewed', userId: 'twice', messageId: 'twice' }
    await accept(event)
    await drain(server.url, { isWarehouseToo: false })
    await accept(event)
    await accept({ ...event, event: 'Product Clicked' })
    expect((await lookUp('user_id', 'twice')).computed.events).toBe(1)
    const shown = await show('twice')
    expect(shown.map((one) => one.status).sort()).toEqual(['applied', 'duplicate', 'duplicate'])
    expect(shown.filter((one) => one.refusal?.code === 'conflict')).toHaveLength(1)
  })

  test('32: ten years ahead is corrected by sentAt', async () => {
    const ahead = Date.now() + 3_650 * 86_400_000
    const iso = (ms: number) => new Date(ms).toISOString()
    await accept({
      event: 'Product Viewed',
      userId: 'ahead',
      messageId: 'ahead',
      timestamp: iso(ahead - 60_000),
      sentAt: iso(ahead),
    })
    const { computed } = await lookUp('user_id', 'ahead')
    const age = Date.now() - Date.parse(computed.firstSeenAt)
    expect(age).toBeGreaterThan(30_000)
    expect(age).toBeLessThan(10 * 60_000)
  })

  test.each([
    ['33: a leap second is the next second', '2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['34: the hour that never was, with its offset', '2026-03-29T02:30:00+01:00', '2026-03-29T01:30:00.000Z'],
    ['34: the hour that was twice, first', '2025-10-26T02:30:00+02:00', '2025-10-26T00:30:00.000Z'],
    ['34: the hour that was twice, second', '2025-10-26T02:30:00+01:00', '2025-10-26T01:30:00.000Z'],
  ])('%s', async (name, timestamp, at) => {
    const id = `time-${name.length}-${timestamp}`
    await accept({ event: 'Product Viewed', userId: id, messageId: id, timestamp })
    expect((await lookUp('user_id', id)).computed.firstSeenAt).toBe(at)
  })

  test('35: one bad of 500: 499 are stored, the one named', async () => {
    const batch = Array.from({ length: 500 }, (_, i) => ({
      type: 'track',
      event: i === 123 ? '' : 'Product Viewed',
      userId: 'five-hundred',
      messageId: `five-hundred-${i}`,
    }))
    const before = await countLog()
    const body = gzipSync(JSON.stringify({ batch }))
    const reply = await post(server.url, {
      path: '/v1/batch',
      key: write,
      body,
      headers: { 'content-encoding': 'gzip' },
    })
    expect(reply.status).toBe(200)
    expect(reply.json.accepted).toBe(499)
    expect(reply.json.rejected).toMatchObject([
      { index: 123, code: 'event_name', path: '$.batch[123].event' },
    ])
    expect((reply.json.rejected as { hint: string }[])[0]?.hint).not.toBe('')
    expect(await countLog()).toBe(before + 499)
    expect((await lookUp('user_id', 'five-hundred')).computed.events).toBe(499)
  })
})

describe('on the wire itself', () => {
  const head = (more: string) =>
    `POST /v1/track HTTP/1.1\r\nHost: x\r\nAuthorization: Basic ${Buffer.from(`${write}:`).toString('base64')}\r\n${more}`

  test('36 and 40: an endless body and a byte a second are cut off at ten seconds, others unaffected', {
    timeout: 60_000,
  }, async () => {
    const before = await countLog()
    const chunk = `10\r\n${'x'.repeat(16)}\r\n`
    const endless = speakRaw(
      server.url,
      [head('Transfer-Encoding: chunked\r\n\r\n'), ...Array.from({ length: 40 }, () => chunk)],
      { pauseMs: 500, limitMs: 25_000 },
    )
    const slow = speakRaw(
      server.url,
      [head('Content-Length: 1000\r\n\r\n'), ...Array.from({ length: 20 }, () => 'x')],
      { pauseMs: 1_000, limitMs: 25_000 },
    )
    const others: number[] = []
    for (let i = 0; i < 20; i++) {
      const begin = performance.now()
      await accept({ event: 'Product Viewed', userId: 'unaffected', messageId: `unaffected-${i}` })
      others.push(performance.now() - begin)
    }
    for (const reply of await Promise.all([endless, slow])) {
      expect(reply.isClosed).toBe(true)
      expect(reply.status).toBe(408)
      expect(reply.ms).toBeGreaterThan(8_000)
      // Each would go on for twenty seconds.
      expect(reply.ms).toBeLessThan(18_000)
    }
    // Of twenty one may wait for a processor; none waits for those two.
    expect(Math.max(...others)).toBeLessThan(8_000)
    expect(await countLog()).toBe(before + 20)
  })

  test('41: Content-Length beside Transfer-Encoding -> 400, closed', async () => {
    const reply = await speakRaw(server.url, [
      head(
        'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\nHost: x\r\n\r\n',
      ),
    ])
    expect(reply.status).toBe(400)
    expect(reply.isClosed).toBe(true)
    expect(reply.text.match(/HTTP\/1\.1 /g)).toHaveLength(1)
  })

  test('42: a header of 64 KB -> 431', async () => {
    const reply = await speakRaw(server.url, [head(`X-Long: ${'x'.repeat(65_536)}\r\n\r\n`)])
    expect(reply.status).toBe(431)
  })

  test('43: an unknown and a revoked key -> 401, alike', async () => {
    const { rows } = await database.query<{ id: string }>(
      `SELECT id FROM workspace.api_key WHERE name = 'cli' LIMIT 1`,
    )
    expect(rows).toHaveLength(1)
    const revoked = await installation.key('write')
    await database.query(
      `UPDATE workspace.api_key SET revoked_at = 1 WHERE id = (SELECT id FROM workspace.api_key WHERE kind = 'write' ORDER BY created_at DESC, id DESC LIMIT 1)`,
    )
    const before = await countLog()
    for (const key of [revoked, 'splot_wk_unknown', '', 'x'.repeat(5_000), "' OR 1=1 --"]) {
      const body = JSON.stringify({ event: 'Product Viewed', userId: 'u' })
      const reply = await post(server.url, { path: '/v1/track', key, body })
      expect({ key, status: reply.status, code: reply.json.code }).toEqual({
        key,
        status: 401,
        code: 'key_unknown',
      })
    }
    expect(await countLog()).toBe(before)
  })

  test('44: a secret key from a browser -> 403, and it is written down', async () => {
    const before = await countLog()
    const reply = await post(server.url, {
      path: '/v1/track',
      key: secret,
      body: JSON.stringify({ event: 'Product Viewed', userId: 'u', messageId: 'from-browser' }),
      headers: { origin: 'https://shop.example' },
    })
    expect({ status: reply.status, code: reply.json.code }).toEqual({ status: 403, code: 'key_in_browser' })
    expect(await countLog()).toBe(before)
    const live = await callApi(server.url, secret, { path: '/api/v1/live/events?limit=200&status=refused' })
    expect((live.json.items as Shown[]).some((one) => one.refusal?.code === 'key_in_browser')).toBe(true)
  })

  test("45: another workspace's key sees and writes nothing here", async () => {
    const other = await installation.key('secret', 'elsewhere')
    await accept({ userId: 'here', traits: { city: 'Canary-City' }, messageId: 'here' }, '/v1/identify')
    const { id } = await lookUp('user_id', 'here')
    for (const path of [
      `/api/v1/customers/${id}`,
      `/api/v1/customers/${id}/timeline`,
      '/api/v1/customers/lookup?kind=user_id&value=here',
    ]) {
      const reply = await callApi(server.url, other, { path })
      expect(reply.status, path).toBe(404)
      expect(reply.text).not.toContain('Canary-City')
    }
  })
})

describe('contact data', () => {
  test('48: international names, plus tags and dots are kept word for word and join nobody by guess', async () => {
    const emails = ['Maja.Wilk+sklep@Przykład.pl', 'majawilk@gmail.com', 'maja.wilk@gmail.com']
    const ids = new Set<string>()
    for (const [i, email] of emails.entries()) {
      await accept({ userId: `mail-${i}`, traits: { email }, messageId: `mail-${i}` }, '/v1/identify')
      const customer = await lookUp('user_id', `mail-${i}`)
      expect(customer.traits.email).toBe(email)
      ids.add(customer.id)
    }
    expect(ids.size).toBe(3)
    expect((await lookUp('email', 'maja.wilk+sklep@PRZYKŁAD.pl')).id).toBe(
      (await lookUp('user_id', 'mail-0')).id,
    )
  })

  test('49: a domain that only looks alike is kept and flagged', async () => {
    await accept({ userId: 'glyph', traits: { email: 'maja@gmаil.com' }, messageId: 'glyph' }, '/v1/identify')
    expect((await show('glyph'))[0]?.warnings.map((one) => one.code)).toContain('domain_lookalike')
    expect((await lookUp('user_id', 'glyph')).traits.email).toBe('maja@gmаil.com')
  })

  test('50: 600 100 200 is Polish by the region of the workspace', async () => {
    await accept({ userId: 'phone', traits: { phone: '600 100 200' }, messageId: 'phone' }, '/v1/identify')
    expect((await lookUp('phone', '+48600100200')).id).toBe((await lookUp('user_id', 'phone')).id)
  })

  test('a yes that an unsigned page sends for an account, where only a device could give it, says that it binds nobody', async () => {
    const properties = {
      ...{ purpose: 'ads', consent_channel: 'ads', wording_id: 'ads', wording_version: 1 },
      ...{ obtained_by: 'form', proof: { form: 'account' } },
    }
    await accept({ event: 'Consent Granted', userId: 'ads', messageId: 'unbound', properties })
    expect((await show('unbound'))[0]?.warnings.map((one) => one.code)).toEqual(['consent_unbound'])
    await accept({
      ...{ event: 'Consent Granted', userId: 'ads', anonymousId: 'her browser', messageId: 'bound' },
      properties,
    })
    expect((await show('bound'))[0]?.warnings).toEqual([])
  })

  test('51: PESEL and card numbers in traits are masked before they are stored', async () => {
    const traits = { pesel: '44051401359', note: 'card 4111 1111 1111 1111', city: 'Łódź' }
    await accept({ userId: 'numbers', traits, messageId: 'numbers' }, '/v1/identify')
    const customer = await lookUp('user_id', 'numbers')
    expect(customer.traits.city).toBe('Łódź')
    expect((await show('numbers'))[0]?.warnings.map((one) => one.code)).toContain('personal_number_masked')
    const { rows } = await database.query<{ hits: string }>(
      `SELECT (SELECT count(*) FROM platform.log WHERE body LIKE '%44051401359%' OR body LIKE '%4111 1111%')
        + (SELECT count(*) FROM profile.trait WHERE value LIKE '%44051401359%' OR value LIKE '%4111%') AS hits`,
    )
    expect(Number(rows[0]?.hits)).toBe(0)
  })

  test.each([
    ['template', '{{ 7*7 }}'],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['formula', '=cmd()'],
    ['lookup', '${jndi:ldap://example/a}'],
  ])('53: a name that is a %s stays literal', async (what, firstName) => {
    await accept(
      { userId: `literal-${what}`, traits: { firstName }, messageId: `literal-${what}` },
      '/v1/identify',
    )
    expect((await lookUp('user_id', `literal-${what}`)).traits.firstName).toBe(firstName)
  })

  test('54: the same letters are the same name: NFC', async () => {
    await accept({ userId: 'nfc', traits: { firstName: 'Z\u0307aneta' }, messageId: 'nfc' }, '/v1/identify')
    expect((await lookUp('user_id', 'nfc')).traits.firstName).toBe('Żaneta')
  })

  test('55: born on 29 February is kept as it is', async () => {
    await accept({ userId: 'leap', traits: { birthday: '2000-02-29' }, messageId: 'leap' }, '/v1/identify')
    expect((await lookUp('user_id', 'leap')).traits.birthday).toBe('2000-02-29')
  })
})

test('after all of it: no 5xx in the log, no request failed, the server answers', async () => {
  expect((await fetch(`${server.url}/livez`)).status).toBe(200)
  expect(installation.logs()).not.toMatch(/request failed|intake failed|append failed/)
})
