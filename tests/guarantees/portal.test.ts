import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkOf, listLetters, open, submit } from './kit/portal-visitor.ts'
import { openSeed } from './kit/seed.ts'
import { claimAll, findCustomer, grant, reasonOf, request } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** The customer's own pages over the whole server: who holds a link, and what it may do. */
const { random } = openSeed('portal')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'portal', random })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

let n = 0
let email: string
let birth: string
beforeEach(async () => {
  world.clock.advance(24 * 3_600_000)
  email = `maja${n++}@example.pl`
  await world.accept([
    {
      type: 'identify',
      userId: `u-${n}`,
      messageId: `identify-${n}`,
      traits: { email, firstName: 'Maja', lastName: 'Wilk', shoeSize: '38' },
    },
    grant({ email }, { at: world.clock.now() - 60_000 }),
  ])
  await world.drain()
  const [row] = await world.query<{ birth: string }>(
    `SELECT birth_id::text AS birth FROM identity.identifier WHERE kind = 'email' AND value = $1`,
    [email],
  )
  birth = row?.birth ?? ''
})

const countEverything = async () => {
  const [row] = await world.query<{ log: number; requests: number; messages: number }>(
    `SELECT (SELECT count(*)::int FROM platform.log) AS log, (SELECT count(*)::int FROM consent.request) AS requests,
       (SELECT count(*)::int FROM deliver.message) AS messages`,
  )
  return row
}

describe('pages', () => {
  it('70: are only looked at by whoever fetches them: a GET or HEAD changes nothing', async () => {
    const about = { birth }
    const pages = [
      ...(['preferences', 'own', 'unsubscribe', 'address'] as const).map((kind) =>
        linkOf(world, kind, about),
      ),
      `${linkOf(world, 'own', about)}/erase`,
      `${linkOf(world, 'own', about)}?act=object&is=on&all=no`,
      `${linkOf(world, 'unsubscribe', about)}?List-Unsubscribe=One-Click`,
      '/p/confirm/default.abcdef',
      '/p',
      '/p/default',
      '/u',
      '/u/default',
    ]
    const before = await countEverything()
    for (const url of pages)
      for (const method of ['GET', 'HEAD']) {
        const page = await open(world, url, { method })
        expect([url, page.status < 500]).toEqual([url, true])
        expect(page.headers.get('set-cookie')).toBeNull()
      }
    await world.drain()
    expect(await countEverything()).toEqual(before)
    expect(await reasonOf(world, email)).toBe('ok')
  })

  it('tell nobody where they are, run nothing and are kept nowhere', async () => {
    const { headers, text } = await open(world, linkOf(world, 'own', { birth }))
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('x-robots-tag')).toMatch(/noindex/)
    expect(text).not.toMatch(/<script|\son\w+=|style="|https?:\/\//)
  })

  it('from a message show her data covered; her own link shows them', async () => {
    const masked = (await open(world, linkOf(world, 'preferences', { birth }))).text
    expect(masked).not.toContain(email)
    expect(masked).not.toContain('Wilk')
    expect(masked).toContain('Wyślij mi link')
    const whole = (await open(world, linkOf(world, 'own', { birth }))).text
    expect(whole).toContain(email)
    expect(whole).toContain('Maja Wilk')
    expect(whole).toContain('Rozmiar buta')
    expect(whole).toContain('Do czego:')
    expect((await open(world, `${linkOf(world, 'own', { birth })}?lang=en`)).text).toContain('Shoe size')
  })

  it('say that an e-mail goes to ad services where she agreed to that, and only there', async () => {
    const uses = async () =>
      /<dt[^>]*>E-mail<\/dt>.*?Do czego: ([^<]*)/s.exec(
        (await open(world, linkOf(world, 'own', { birth }))).text,
      )?.[1]
    expect(await uses()).toBe('Marketing, Obsługa zamówień i spraw, Realizacja praw do danych')
    const properties = { purpose: 'ads', consent_channel: 'ads', wording_id: 'ads' }
    await world.accept([grant({ email }, { at: world.clock.now(), properties })])
    await world.drain()
    expect(await uses()).toContain('Reklamy w innych serwisach')
  })

  it('offer yes and no alike: nothing is ticked for her, and both look the same', async () => {
    const { text } = await open(world, linkOf(world, 'preferences', { birth }))
    const pairs = [...text.matchAll(/<div class="pair" role="radiogroup"[^>]*>(.*?)<\/div>/gs)]
    expect(pairs.length).toBeGreaterThan(6)
    for (const [, inside = ''] of pairs) {
      const labels = [...inside.matchAll(/<label>(.*?)<\/label>/gs)].map(([, label = '']) => label)
      expect(labels).toHaveLength(2)
      const shape = (label: string) =>
        label.replace(/value="\w+"| checked| disabled|Zgadzam się|Nie zgadzam się/g, '').replace(/\s+/g, ' ')
      expect(shape(labels[0] ?? '')).toBe(shape(labels[1] ?? ''))
    }
    // She said yes to one thing: that one is ticked, and nothing else.
    expect(text.match(/ checked/g)?.length).toBe(1 + 2)
    const all = /<div class="acts" data-equal>(.*?)<\/div>/s.exec(text)?.[1] ?? ''
    const [no = '', yes = ''] = [...all.matchAll(/<button([^>]*)>/g)].map(([, attributes = '']) => attributes)
    expect(no.replace('no', '')).toBe(yes.replace('yes', ''))
  })
})

describe('unsubscribing', () => {
  const oneClick = { 'List-Unsubscribe': 'One-Click' }

  it('RFC 8058: one POST without a cookie withdraws, and what was queued is refused at once', async () => {
    const asked = [request((await findCustomer(world, email)) ?? '', email)]
    const url = linkOf(world, 'unsubscribe', { birth, messageId: asked[0]?.messageId ?? '' })
    const began = world.clock.now()
    expect((await submit(world, url, oneClick)).status).toBe(200)
    const [claim] = await claimAll(world, asked)
    expect(claim?.answer).toMatchObject({ ok: false, reason: 'withdrawn' })
    expect(world.clock.now() - began).toBeLessThan(1_000)
    const [row] = await world.query<{ act: string; method: string; purpose: string; channel: string }>(
      'SELECT act, method, purpose, channel FROM consent.record WHERE birth_id = $1 ORDER BY pos DESC LIMIT 1',
      [birth],
    )
    expect(row).toEqual({ act: 'withdraw', method: 'link', purpose: 'marketing', channel: 'email' })
  })

  it.each([
    ['by one click', 'unsubscribe', oneClick],
    ['on her page, reached from it', 'preferences', { act: 'consents', 'c:marketing:email': 'no' }],
    ['by an objection there', 'preferences', { act: 'object', is: 'on' }],
  ] as const)(
    'is noted on the message it came from, in the figures of its campaign: %s',
    async (_, kind, form) => {
      const where = { workspaceId: 'default' }
      const asked = {
        run: `left-${n}`,
        seq: 0,
        birth,
        channel: 'email',
        purpose: 'marketing',
        lane: 'marketing',
      } as const
      const when = { notBefore: world.clock.now(), expiresAt: world.clock.now() + 60_000 }
      const rest = {
        itemId: '',
        version: 0,
        language: null,
        priority: 0,
        data: {},
        address: null,
        zone: null,
      }
      const ready = { subject: 'Zima', text: 'Ciepło.' }
      const message = { ...asked, ...when, ...rest, campaignId: `c-${n}`, ready }
      await world.base.web.inWorkspace('default', (tx) =>
        world.app.deliver.queue.request({ ...where, tx }, [message]),
      )
      const [row] = await world.query<{ id: string }>('SELECT id::text FROM deliver.message WHERE run = $1', [
        asked.run,
      ])
      const url = linkOf(world, kind, { birth, messageId: row?.id ?? '' })
      for (let i = 0; i < 2; i++) await submit(world, url, form)
      const progress = await world.base.web.inWorkspace('default', (tx) =>
        world.app.deliver.queue.progress({ ...where, tx }, { campaignId: `c-${n}` }),
      )
      expect(progress).toMatchObject({ requested: 1, unsubscribed: 1 })
    },
  )

  it('as multipart too, and again after a change of mind', async () => {
    const url = linkOf(world, 'unsubscribe', { birth })
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    const post = new Request(`http://world.test${url}`, { method: 'POST', body })
    expect((await world.carryOut(world.fetch(post))).status).toBe(200)
    await world.drain()
    expect(await reasonOf(world, email)).toBe('withdrawn')
    world.clock.advance(60_000)
    await world.accept([grant({ email, userId: `u-${n}` }, { at: world.clock.now() })])
    await world.drain()
    expect(await reasonOf(world, email)).toBe('ok')
    world.clock.advance(60_000)
    await submit(world, url, oneClick)
    expect(await reasonOf(world, email)).toBe('withdrawn')
  })

  it('70: an altered or expired link withdraws nothing and is no dead end', async () => {
    const good = linkOf(world, 'unsubscribe', { birth })
    const altered = `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`
    for (const url of [
      altered,
      good.slice(0, -9),
      '/u/default.x',
      '/u/a%20b',
      linkOf(world, 'own', { birth }).replace('/p/', '/u/'),
    ]) {
      const page = await open(world, url)
      expect([url, page.status]).toEqual([url, 200])
      expect(page.text).toContain('name="address"')
      // A program that clicked for her must not believe it is done.
      expect((await submit(world, url, oneClick)).status).toBe(410)
    }
    expect(await reasonOf(world, email)).toBe('ok')
    world.clock.advance(4 * 365 * 24 * 3_600_000)
    expect((await open(world, good)).text).toContain('name="address"')
    expect((await submit(world, good, oneClick)).status).toBe(410)
    expect(await reasonOf(world, email)).toBe('ok')
  })

  it('by the address alone: the same answer for one we know and one we do not', async () => {
    const known = await submit(world, '/u/default', { act: 'unsubscribe', address: email })
    const unknown = await submit(world, '/u/default', { act: 'unsubscribe', address: `no-${email}` })
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    expect([...known.headers]).toEqual([...unknown.headers])
    expect(await reasonOf(world, email)).toBe('withdrawn')
    expect((await submit(world, '/u/default', { address: 'nobody' })).status).toBe(422)
    // 67: what the unknown one said outlives an import.
    await world.accept([
      grant({ email: `no-${email}` }, { properties: { obtained_by: 'import', proof: 'a list' } }),
    ])
    await world.drain()
    expect(await reasonOf(world, `no-${email}`)).not.toBe('ok')
  })
})

describe('asking for a link', () => {
  it('says the same to everybody, and writes to the known address alone', async () => {
    const before = (await listLetters(world)).length
    const known = await submit(world, '/p/default', { act: 'ask', address: email.toUpperCase() })
    const unknown = await submit(world, '/p/default', { act: 'ask', address: `no-${email}` })
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
    const letters = await listLetters(world)
    expect(letters).toHaveLength(before + 1)
    expect(letters[0]).toMatchObject({ address: email, purpose: 'privacy' })
    expect(letters[0]?.link).not.toContain('@')
    expect((await open(world, letters[0]?.link ?? '')).text).toContain('Maja Wilk')
    world.clock.advance(25 * 3_600_000)
    expect((await open(world, letters[0]?.link ?? '')).text).not.toContain('Maja')
  })

  it('sends her own link from her page to her address, three an hour at most', async () => {
    const before = (await listLetters(world)).length
    const url = linkOf(world, 'preferences', { birth })
    for (let i = 0; i < 5; i++) expect((await submit(world, url, { act: 'link' })).status).toBe(303)
    expect(await listLetters(world)).toHaveLength(before + 3)
  })
})

describe('choices', () => {
  it('no to everything, yes to everything, each with the words it was given to', async () => {
    const url = linkOf(world, 'preferences', { birth })
    const back = await submit(world, url, { act: 'consents', all: 'no' })
    expect([back.status, back.headers.get('location')]).toEqual([303, `${url}?lang=pl&done=saved#consents`])
    expect(await reasonOf(world, email)).toBe('withdrawn')
    world.clock.advance(60_000)
    await submit(world, url, { act: 'consents', all: 'yes' })
    expect(await reasonOf(world, email)).toBe('ok')
    const [row] = await world.query<{ wording: string; version: number; language: string; hash: string }>(
      `SELECT wording_id AS wording, wording_version AS version, wording_language AS language, wording_hash AS hash
       FROM consent.record WHERE birth_id = $1 AND act = 'grant' AND channel = 'email' ORDER BY pos DESC LIMIT 1`,
      [birth],
    )
    expect(row).toMatchObject({ wording: 'marketing-email', version: 1, language: 'pl' })
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/)
    const again = await submit(world, url, { act: 'consents', all: 'yes' })
    expect(again.headers.get('location')).toContain('nothing_changed')
  })

  it('an objection outweighs every consent, until she says yes again', async () => {
    const url = linkOf(world, 'preferences', { birth })
    await submit(world, url, { act: 'object', is: 'on' })
    expect(await reasonOf(world, email)).toBe('objected')
    expect((await open(world, url)).text).toContain('Zgłoszono sprzeciw')
    world.clock.advance(60_000)
    await submit(world, url, { act: 'consents', 'c:marketing:email': 'yes' })
    expect(await reasonOf(world, email)).toBe('ok')
  })

  it('restricted data still carry her own link, and nothing else', async () => {
    const url = linkOf(world, 'preferences', { birth })
    await submit(world, url, { act: 'restrict', is: 'on' })
    expect(await reasonOf(world, email)).toBe('restricted')
    const basis = { kind: 'legal_obligation', reference: 'request 1' } as const
    expect(await reasonOf(world, email, { purpose: 'privacy', basis })).toBe('ok')
    world.clock.advance(60_000)
    await submit(world, url, { act: 'restrict', is: 'off' })
    expect(await reasonOf(world, email)).toBe('ok')
  })

  it('a frequency of her own caps, and a pause stops', async () => {
    const url = linkOf(world, 'preferences', { birth })
    await submit(world, url, { act: 'frequency', frequency: 'pause' })
    expect(await reasonOf(world, email)).toBe('capped')
    expect((await open(world, url)).text).toMatch(/value="pause" checked/)
    world.clock.advance(60_000)
    await submit(world, url, { act: 'frequency', frequency: 'week' })
    const customer = (await findCustomer(world, email)) ?? ''
    const claims = []
    for (let i = 0; i < 2; i++) claims.push(...(await claimAll(world, [request(customer, email)])))
    expect(claims.map(({ answer }) => answer.ok || answer.reason)).toEqual([true, 'capped'])
  })
})

describe('rights', () => {
  const own = () => linkOf(world, 'own', { birth })
  const customer = async () => (await world.call('GET', `/api/v1/customers/${birth}`)).json

  it('a link from a message neither hands data out nor changes nor erases them', async () => {
    const url = linkOf(world, 'preferences', { birth })
    for (const fields of [{ act: 'export' }, { act: 'correct', firstName: 'Ewa' }]) {
      const back = await submit(world, url, fields)
      expect(back.headers.get('location')).toContain('link_sent')
      expect(back.text).not.toContain(email)
    }
    expect((await submit(world, `${url}/erase`, { act: 'erase', understood: 'yes' })).status).toBe(303)
    expect((await customer()).name).toBe('Maja Wilk')
  })

  it('hand everything out, for programs and for reading', async () => {
    const file = await submit(world, own(), { act: 'export', form: 'json' })
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="default-\d{4}-\d\d-\d\d\.json"$/,
    )
    expect(file.text).toContain(email)
    expect(Object.keys(JSON.parse(file.text) as object).length).toBeGreaterThan(0)
    const page = await submit(world, own(), { act: 'export', form: 'page' })
    expect(page.text).toContain('Maja')
    expect(page.text).not.toContain('<script')
  })

  it('correct a name at once, an address once the new one has answered', async () => {
    const fresh = `nowa-${email}`
    await submit(world, own(), { act: 'correct', firstName: 'Ewa', lastName: '', email: fresh, phone: '' })
    expect((await customer()).name).toBe('Ewa Wilk')
    const [letter] = await listLetters(world)
    expect(letter?.address).toBe(fresh)
    expect((await customer()).traits).toMatchObject({ email })
    world.clock.advance(60_000)
    const link = letter?.link ?? ''
    expect((await submit(world, link, { act: 'address' })).text).toContain('Zmiana zapisana')
    expect((await customer()).traits).toMatchObject({ email: fresh })
    expect((await submit(world, link, { act: 'address' })).status).toBe(410)
    const bad = await submit(world, own(), { act: 'correct', email: 'not an address' })
    expect(bad.headers.get('location')).toContain('email_invalid')
  })

  it('erase in two steps: then the link leads nowhere, and the address stays unreached', async () => {
    const url = own()
    const first = await open(world, `${url}/erase`)
    expect(first.text).toContain('Co zostanie i dlaczego')
    expect((await submit(world, `${url}/erase`, { act: 'erase' })).status).toBe(422)
    expect((await customer()).name).toBe('Maja Wilk')
    const done = await submit(world, `${url}/erase`, { act: 'erase', understood: 'yes' })
    expect(done.text).toContain('Dane usunięte')
    expect((await open(world, url)).text).toContain('name="address"')
    await world.accept([grant({ email }, { properties: { obtained_by: 'import', proof: 'an old list' } })])
    await world.drain()
    expect(await reasonOf(world, email)).not.toBe('ok')
    const [row] = await world.query<{ state: string; birth: string | null; detail: string | null }>(
      `SELECT state, birth_id AS birth, detail FROM consent.request WHERE kind = 'erase' ORDER BY id DESC LIMIT 1`,
    )
    expect(row).toEqual({ state: 'done', birth: null, detail: null })
  })
})

describe('the register', () => {
  const post = async (path: string, body?: unknown) => world.carryOut(world.call('POST', path, body, officer))
  let officer: string
  beforeAll(async () => {
    officer = await world.key()
  })

  it('is out of reach for keys that hold no such right', async () => {
    expect((await world.call('GET', '/api/v1/privacy-requests', undefined, officer)).status).toBe(403)
    expect((await post('/api/v1/privacy-requests', { kind: 'access', via: 'letter' })).status).toBe(403)
  })

  it('shows what she asked for, with its deadline', async () => {
    await submit(world, linkOf(world, 'own', { birth }), { act: 'export', form: 'json' })
    const { rows } = await world.app.consent.requests.list('default', {
      state: null,
      kind: 'export',
      after: null,
      limit: 200,
    })
    const row = rows.find((one) => one.birth === birth)
    expect(row).toMatchObject({ state: 'done', via: 'portal', identity: 'link' })
    expect((row?.dueAt ?? 0) - (row?.receivedAt ?? 0)).toBeGreaterThan(27 * 24 * 3_600_000)
    expect((await open(world, linkOf(world, 'own', { birth }))).text).toContain('Pobranie danych')
  })

  it('an officer’s way: taken down, identified, extended, carried out; late ones stand first and say so', async () => {
    const { requests } = world.app.consent
    const actor = {
      kind: 'member',
      id: 'm-1',
      name: 'Ida Oko',
      workspaceId: 'default',
      scopes: new Set(),
    } as const
    const where = { workspaceId: 'default', actor: { ...actor, scopes: new Set<never>() } }
    const old = world.clock.now() - 40 * 24 * 3_600_000
    const late = await requests.receive(where, {
      birth,
      kind: 'access',
      via: 'letter',
      identity: 'none',
      receivedAt: old,
    })
    const row = await requests.receive(where, { birth, kind: 'object', via: 'call', identity: 'none' })
    const listed = await requests.list('default', { state: 'open', kind: null, after: null, limit: 10 })
    expect(listed.rows[0]?.id).toBe(late.id)
    expect(listed.overdue).toBeGreaterThanOrEqual(1)
    const id = row.id
    await expect(requests.carryOut({ ...where, id })).rejects.toMatchObject({ code: 'identity_unconfirmed' })
    world.clock.advance(1_000)
    await requests.act({ ...where, id }, { act: 'identified', note: 'zna numer zamówienia' })
    world.clock.advance(1_000)
    await requests.act({ ...where, id }, { act: 'extended', note: 'dużo danych' })
    world.clock.advance(1_000)
    await world.carryOut(requests.carryOut({ ...where, id }))
    await world.drain()
    expect(await reasonOf(world, email)).toBe('objected')
    const { row: closed, acts } = await requests.get('default', id)
    expect(closed.state).toBe('done')
    expect(acts.map((one) => one.act)).toEqual(['received', 'identified', 'extended', 'carried_out'])
    await expect(requests.act({ ...where, id: late.id }, { act: 'extended' })).rejects.toMatchObject({
      code: 'extension_late',
    })
    await requests.act({ ...where, id: late.id }, { act: 'refused', note: 'nie potwierdzono tożsamości' })
    await expect(requests.carryOut({ ...where, id: late.id })).rejects.toMatchObject({
      code: 'request_closed',
    })
  })
})
