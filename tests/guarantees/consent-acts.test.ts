import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readTcf } from '../../server/modules/consent/rules/tcf.ts'
import { scopesOfRole } from '../../server/modules/workspace/index.ts'
import { createApi } from '../../server/platform/http/api.ts'
import type { Actor } from '../../server/platform/http/route.ts'
import { routesOfLives } from '../../server/store-lives.ts'
import { merge, split } from './kit/operator.ts'
import { openSeed } from './kit/seed.ts'
import { ask, claimAll, findCustomer, grant, idsOf, reasonOf, request, say, wording } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** Consent over the whole server: what comes in at the door and at the desk, and what the gate then says. */
const { random } = openSeed('consent-acts')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let browserKey: string
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'consent', random })
  browserKey = await world.app.workspace.keys.getSnippetKey('default')
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

let n = 0
let email: string
beforeEach(() => {
  email = `anna${n++}@example.pl`
  // Each test on a day of its own, at ten in the morning in Warsaw.
  world.clock.advance(24 * 3_600_000)
})
const later = (minutes: number) => world.clock.now() - 60 * 60_000 + minutes * 60_000

async function tell(...events: Record<string, unknown>[]): Promise<void> {
  await world.accept(events)
  await world.drain()
}
async function tellByBrowser(...events: Record<string, unknown>[]): Promise<void> {
  await world.accept(events, browserKey)
  await world.drain()
}

describe('at the door', () => {
  it('66: a grant without the version of its wording is refused, with its place and cure', async () => {
    const { wording_version: _, ...rest } = { ...wording, purpose: 'marketing' }
    const event = { ...say('Consent Granted', { email }), properties: rest }
    const reply = await world.send('/v1/track', event)
    expect([reply.status, reply.json.code, reply.json.path]).toEqual([
      422,
      'wording_missing',
      '$.properties.wording_version',
    ])
    expect(await findCustomer(world, email)).toBeNull()
  })
  it('67: a withdrawal of somebody unknown is taken, and outlives what an import brings later', async () => {
    await tell(say('Consent Withdrawn', { email }, { at: later(0) }))
    const [row] = await world.query<{ reason: string }>(
      'SELECT reason FROM consent.suppression ORDER BY at DESC LIMIT 1',
    )
    expect(row?.reason).toBe('withdrawal')
    await tell(grant({ email }, { at: later(5), properties: { obtained_by: 'import', proof: 'a list' } }))
    expect(await reasonOf(world, email)).toBe('suppressed')
    await tell(grant({ email }, { at: later(6) }))
    expect(await reasonOf(world, email)).toBe('ok')
  })
  it('68, 69: the same instant is a withdrawal; late news count by when she acted', async () => {
    await tell(grant({ email }, { at: later(1) }), say('Consent Withdrawn', { email }, { at: later(1) }))
    expect(await reasonOf(world, email)).toBe('withdrawn')
    await tell(grant({ email }, { at: later(3) }))
    await tell(say('Consent Withdrawn', { email }, { at: later(2) }))
    expect(await reasonOf(world, email)).toBe('ok')
  })
  it('76: an import without proof cannot be sent to', async () => {
    await tell(grant({ email }, { properties: { obtained_by: 'import' } }))
    expect(await reasonOf(world, email)).toBe('unproven')
  })
  it('an order address is no marketing, but a service message has a basis of its own', async () => {
    await tell({ ...say('Order Completed', { email }), properties: { order_id: 'o1', total: 10 } })
    expect(await reasonOf(world, email)).toBe('no_consent')
    expect(await reasonOf(world, email, { purpose: 'service' })).toBe('no_basis')
    const basis = { kind: 'contract', reference: 'order o1' } as const
    expect(await reasonOf(world, email, { purpose: 'service', basis })).toBe('ok')
    await tell(grant({ email }))
    expect(await reasonOf(world, email, { purpose: 'service' })).toBe('no_basis')
    expect(await reasonOf(world, email, { purpose: 'newsletter' })).toBe('unknown_purpose')
    expect(await reasonOf(world, email, { channel: 'post' })).toBe('unknown_purpose')
  })
  it('an unsigned browser refuses for anybody, and agrees for nobody', async () => {
    await tellByBrowser(grant({ email }, { at: later(0) }))
    expect(await reasonOf(world, email)).toBe('unverified')
    await tell(grant({ email }, { at: later(1) }))
    expect(await reasonOf(world, email)).toBe('ok')
    await tellByBrowser(say('Consent Withdrawn', { email }, { at: later(2) }))
    await tellByBrowser(grant({ email }, { at: later(3) }))
    await tellByBrowser(say('Objection Withdrawn', { email }, { at: later(3) }))
    expect(await reasonOf(world, email)).toBe('withdrawn')
  })
})

describe('double opt-in', () => {
  it('waits for the link; the link works once, and not for ever', async () => {
    await tellByBrowser(grant({ email }, { at: later(0), properties: { is_pending: true } }))
    expect(await reasonOf(world, email)).toBe('unconfirmed')
    const [row] = await world.query<{ birth: string; pos: number }>(
      `SELECT birth_id::text AS birth, pos::int FROM consent.record WHERE is_pending ORDER BY pos DESC LIMIT 1`,
    )
    if (row === undefined) throw new Error('no pending grant')
    const mint = () =>
      world.base.web.inWorkspace('default', (tx) =>
        world.app.consent.askConfirmation(
          { tx, workspaceId: 'default' },
          { birth: row.birth, positions: [row.pos] },
        ),
      )
    const [token, old] = [(await mint()) ?? '', (await mint()) ?? '']
    const confirm = (token: string) => world.call('POST', '/api/v1/consents/confirm', { token }, 'nobody')
    expect((await world.call('GET', '/api/v1/consents/confirm')).status).toBe(404)
    expect((await confirm(token)).json).toEqual({ purpose: 'marketing', channel: 'email' })
    await world.drain()
    expect(await reasonOf(world, email)).toBe('ok')
    expect((await confirm(token)).json.code).toBe('confirmation_gone')
    expect((await confirm(`${token}x`)).json.code).toBe('confirmation_gone')
    world.clock.advance(7 * 24 * 3_600_000)
    expect((await confirm(old)).json.code).toBe('confirmation_gone')
  })

  it('a yes to ads waits for the link too, and then counts for the person, not for the device that sent it', async () => {
    const ads = { purpose: 'ads', channel: 'ads' } as const
    const properties = { purpose: 'ads', consent_channel: 'ads', wording_id: 'ads', is_pending: true }
    const yes = grant({ email }, { at: later(0), properties })
    await tellByBrowser({ ...yes, anonymousId: 'device-of-a-form' })
    expect(await reasonOf(world, email, ads)).toBe('unconfirmed')
    const rows = await world.query<{ birth: string; pos: number }>(
      `SELECT birth_id::text AS birth, pos::int FROM consent.record
       WHERE is_pending AND purpose = 'ads' AND identifier_kind = 'email'`,
    )
    const [row] = rows
    if (row === undefined) throw new Error('no pending grant')
    const token = await world.base.web.inWorkspace('default', (tx) =>
      world.app.consent.askConfirmation(
        { tx, workspaceId: 'default' },
        { birth: row.birth, positions: [row.pos] },
      ),
    )
    await world.call('POST', '/api/v1/consents/confirm', { token }, 'nobody')
    await world.drain()
    expect(await reasonOf(world, email, ads)).toBe('ok')
  })

  it('one link confirms all that was agreed to at one number, and nothing at another address', async () => {
    const phone = '+48600100777'
    for (const [i, channel] of ['sms', 'phone_human', 'email'].entries()) {
      const said = { at: later(i), properties: { consent_channel: channel, is_pending: true } }
      await tellByBrowser(grant({ email }, { ...said, context: { traits: { phone } } }))
    }
    const rows = await world.query<{ birth: string; pos: number }>(
      `SELECT r.birth_id::text AS birth, r.pos::int FROM consent.record r JOIN identity.identifier i USING (workspace_id, birth_id)
       WHERE i.kind = 'phone' AND i.value = $1 AND r.channel <> 'email' ORDER BY r.pos`,
      [phone],
    )
    const { birth = '' } = rows[0] ?? {}
    const token = await world.base.web.inWorkspace('default', (tx) =>
      world.app.consent.askConfirmation(
        { tx, workspaceId: 'default' },
        { birth, positions: rows.map((one) => one.pos) },
      ),
    )
    expect((await world.call('POST', '/api/v1/consents/confirm', { token }, 'nobody')).status).toBe(200)
    await world.drain()
    const { json } = await world.call('GET', `/api/v1/customers/${birth}/consents`)
    type Purposes = { id: string; channels: { channel: string; status: string }[] }[]
    const marketing = (json.purposes as Purposes).find((one) => one.id === 'marketing')
    const statusOf = (channel: string) => marketing?.channels.find((one) => one.channel === channel)?.status
    expect(['sms', 'phone_human', 'email'].map(statusOf)).toEqual(['granted', 'granted', 'unconfirmed'])
  })
})

describe('one customer, two births', () => {
  it('the strictest holds when they are joined, and each has its own again when they are parted', async () => {
    const [left, right] = [`l-${email}`, `r-${email}`]
    await tell(
      say('Consent Withdrawn', { email: left }, { at: later(0) }),
      grant({ email: left }, { at: later(1) }),
    )
    await tell(
      grant({ email: right }, { at: later(1) }),
      say('Consent Withdrawn', { email: right }, { at: later(2) }),
    )
    const answers = async () => [await reasonOf(world, left), await reasonOf(world, right)]
    expect(await answers()).toEqual(['ok', 'withdrawn'])
    const ids = [await findCustomer(world, left), await findCustomer(world, right)].map(String)
    const joined = await merge(world, ids)
    expect(joined.status).toBe(200)
    expect(await answers()).toEqual(['withdrawn', 'withdrawn'])
    const parted = await split(world, String(joined.json.id), { mergeId: joined.json.mergeId })
    expect(parted.status).toBe(200)
    expect(await answers()).toEqual(['ok', 'withdrawn'])
  })
})

describe('what browsers say', () => {
  it('GPC is an objection to ads, and Consent Mode alone proves no consent', async () => {
    const anonymousId = `browser-${n}`
    const page = (consent: object) => ({
      type: 'page',
      anonymousId,
      messageId: `p-${n}-${Math.random()}`,
      context: {
        consent,
        externalIds: [{ type: 'email', id: email, collection: 'users', encoding: 'none' }],
      },
    })
    const gcm = { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' }
    const device = async () => {
      const rows = await world.query<{ act: string; flaw: string | null }>(
        `SELECT act, flaw FROM consent.record r JOIN identity.identifier i USING (workspace_id, birth_id)
         WHERE i.value = $1 ORDER BY pos, ord`,
        [anonymousId],
      )
      return rows.map((row) => [row.act, row.flaw].filter(Boolean).join(' '))
    }
    await tellByBrowser(page({ gcm: { ...gcm, ad_storage: 'denied' } }))
    expect(await device()).toEqual([])
    await tellByBrowser(page({ gcm }), page({ gcm }), page({}))
    expect(await device()).toEqual(['grant wording_missing'])
    await tellByBrowser(page({ gpc: true, gcm }), page({ gpc: true }))
    expect(await device()).toEqual(['grant wording_missing', 'object'])
    expect(await reasonOf(world, email, { purpose: 'ads', channel: 'ads', address: 'x' })).toBe('objected')
  })
  it('TCF: reads what is whole, refuses what is broken, and new strings of 2.2', () => {
    const vectors = JSON.parse(readFileSync(new URL('./kit/tc-strings.json', import.meta.url), 'utf8')) as {
      tcString: string
      error?: string
      purposeConsents?: number[]
    }[]
    expect(vectors.length).toBeGreaterThanOrEqual(3)
    for (const { tcString, error, purposeConsents } of vectors) {
      const read = readTcf(tcString)
      expect(read.ok).toBe(error === undefined)
      if (read.ok) expect([...read.purposes].sort((a, b) => a - b)).toEqual(purposeConsents)
    }
  })
})

describe('at the desk', () => {
  it('takes down a consent with its words, shows it with its proof, and the gate follows', async () => {
    await tell(say('Page Viewed', { email }))
    const id = String(await findCustomer(world, email))
    const path = `/api/v1/customers/${id}/consents`
    const key = (
      await world.app.workspace.keys.create({
        kind: 'secret',
        workspaceId: 'default',
        name: 'desk',
        scopes: ['customers:read', 'customers:pii', 'consents:read', 'consents:write'],
      })
    ).key
    const yes = { act: 'grant', purpose: 'marketing', channel: 'email', wordingId: 'marketing-email' }
    const codes = async (body: object) => (await world.call('POST', path, body, key)).json.code
    expect(await codes(yes)).toBe('wording_missing')
    expect(await codes({ ...yes, wordingVersion: 7 })).toBe('wording_unknown')
    expect(await codes({ ...yes, purpose: 'loyalty', wordingVersion: 1 })).toBe('purpose_unknown')
    expect(await codes({ ...yes, channel: 'ads', wordingVersion: 1 })).toBe('purpose_unknown')
    const taken = await world.call('POST', path, { ...yes, wordingVersion: 1, proof: 'skan 12' }, key)
    expect(taken.status).toBe(200)
    await world.drain()
    const explain = () =>
      world.call(
        'POST',
        `/api/v1/customers/${id}/gate/explain`,
        { purpose: 'marketing', channel: 'email' },
        key,
      )
    expect((await explain()).json).toEqual({ isAllowed: true, reason: null, reasons: [] })
    const seen = await world.call('GET', path, undefined, key)
    const [entry] = seen.json.history as Record<string, unknown>[]
    expect(entry).toMatchObject({ act: 'grant', proof: 'skan 12', actor: 'desk', isVerified: true })
    expect(JSON.stringify(entry?.wording)).toMatch(/"hash":"[0-9a-f]{64}"/)
    const narrow = await world.app.workspace.keys.create({
      kind: 'secret',
      workspaceId: 'default',
      name: 'narrow',
      scopes: ['customers:read'],
    })
    const masked = await world.call('GET', path, undefined, narrow.key)
    expect(masked.json.history).toMatchObject([{ act: 'grant', proof: null, actor: null, ip: null }])
    const [denied] = [await world.call('POST', path, { act: 'withdraw' }, narrow.key)]
    expect(denied.status).toBe(403)
    world.clock.advance(60_000)
    await world.call('POST', path, { act: 'withdraw' }, key)
    await world.drain()
    expect((await explain()).json).toMatchObject({ isAllowed: false, reason: 'withdrawn' })
    const register = await world.call('GET', '/api/v1/consents?act=withdraw&limit=1', undefined, key)
    expect(register.json.items).toMatchObject([{ act: 'withdraw', customerId: id }])
    const second = await world.call(
      'GET',
      `/api/v1/consents?act=withdraw&limit=1&cursor=${register.json.nextCursor}`,
      undefined,
      key,
    )
    expect((second.json.items as { pos: number }[])[0]?.pos).toBeLessThan(
      (register.json.items as { pos: number }[])[0]?.pos ?? 0,
    )
  })
  it('a restriction stops all but what the law demands; an objection stops marketing and leaves the contract', async () => {
    await tell(grant({ email }))
    await tell(say('Processing Restricted', { email }))
    const basis = { kind: 'contract', reference: 'order o1' } as const
    expect(await reasonOf(world, email)).toBe('restricted')
    expect(await reasonOf(world, email, { purpose: 'service', basis })).toBe('restricted')
    world.clock.advance(1_000)
    await tell(
      say('Restriction Lifted', { email }),
      say('Objection Raised', { email }, { properties: { consent_channel: '*' } }),
    )
    expect(await reasonOf(world, email)).toBe('objected')
    expect(await reasonOf(world, email, { purpose: 'service', basis })).toBe('ok')
  })
})

describe('what a workspace declares', () => {
  let officer: (method: string, path: string, body?: unknown) => ReturnType<World['call']>
  beforeAll(() => {
    const actor = { kind: 'member', id: 'm1', name: 'Inspektor', workspaceId: 'default' }
    const scopes = new Set(['consents:read', 'consents:manage'])
    officer = async (method, path, body) => {
      const route = world.app.routes.find((one) => one.method === method && matches(one.path, path))
      const params = { id: path.split('/')[5] }
      try {
        const parsed = route?.body === undefined ? body : route.body.parse(body)
        const json = await route?.handle({
          actor: { ...actor, scopes },
          workspaceId: 'default',
          params,
          body: parsed,
        } as never)
        return { status: 200, json: json as never } as never
      } catch (error) {
        return { status: 422, json: { code: (error as { code: string }).code } } as never
      }
    }
  })
  const matches = (pattern: string, path: string) =>
    new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(path)

  it('a fresh workspace has the Polish pack: purposes, wordings in two languages, quiet hours', async () => {
    const purposes = (await officer('GET', '/api/v1/consents/purposes')).json.items as { id: string }[]
    expect(purposes.map((one) => one.id)).toEqual([
      'marketing',
      'profiling',
      'advice',
      'ads',
      'service',
      'privacy',
    ])
    const wordings = (await officer('GET', '/api/v1/consents/wordings')).json.items as { hash: string }[]
    expect(new Set(wordings.map((one) => one.hash)).size).toBe(wordings.length)
    const settings = (await officer('GET', '/api/v1/consents/settings')).json
    expect(settings).toMatchObject({ pack: { id: 'pl' }, quiet: { hours: { from: '20:00', to: '08:00' } } })
  })
  it('64: a cap of 0, -1, or one that contradicts another is refused; a good list is kept', async () => {
    const put = async (...items: object[]) => (await officer('PUT', '/api/v1/consents/caps', { items })).json
    const cap = { id: 'a', max: 1, window: { kind: 'day' } }
    for (const max of [0, -1, 1.5]) expect(await put({ ...cap, max })).toEqual({ code: 'cap_invalid' })
    expect(await put({ ...cap, max: 9 }, { ...cap, id: 'b', window: { kind: 'week' } })).toEqual({
      code: 'cap_invalid',
    })
    expect(await put(cap, { ...cap, max: 2, window: { kind: 'week' } })).toEqual({ code: 'cap_invalid' })
    expect((await put(cap)).items).toHaveLength(1)
    await tell(grant({ email }))
    const id = String(await findCustomer(world, email))
    const asked = ['low', 'high', 'test'].map((messageId, i) =>
      request(id, email, { messageId: `${messageId}-${n}`, priority: i, isUncounted: messageId === 'test' }),
    )
    const claims = await claimAll(world, asked)
    expect(claims.map((one) => one.answer.ok)).toEqual([false, true, true])
    const seen = await world.call('GET', `/api/v1/customers/${id}/consents`)
    const told = (seen.json.decisions as { reason: string | null }[]).map((one) => one.reason)
    expect(told.toSorted()).toEqual(['capped', null, null])
    const [low] = claims
    expect(low?.answer).toMatchObject({
      reason: 'capped',
      reasons: [{ cap: { rule: 'a', lostTo: `high-${n}` } }],
    })
    await world.base.web.inWorkspace('default', (tx) =>
      world.app.consent.settle({ tx, workspaceId: 'default' }, [
        { messageId: `high-${n}`, outcome: 'failed' },
      ]),
    )
    expect(await reasonOf(world, email)).toBe('ok')
    expect(await put()).toEqual({ items: [] })
  })
  it('quiet hours that are none are refused; wordings get versions, never changes; purposes may be added', async () => {
    const quiet = { isSundayQuiet: true, isHolidayQuiet: true, holidays: 'pl' }
    const put = async (from: string, to: string) =>
      (
        await officer('PUT', '/api/v1/consents/settings', {
          pack: 'pl',
          quiet: { ...quiet, hours: { from, to } },
        })
      ).json
    expect(await put('20:00', '20:00')).toEqual({ code: 'quiet_invalid' })
    expect(await put('25:00', '08:00')).toEqual({ code: 'quiet_invalid' })
    const draft = { purpose: 'marketing', channel: 'email', text: { pl: 'Chcę.', en: 'I do.' } }
    const add = async () =>
      (await officer('POST', '/api/v1/consents/wordings/marketing-email/versions', draft)).json
    expect([await add(), await add()]).toEqual([
      { id: 'marketing-email', version: 2 },
      { id: 'marketing-email', version: 3 },
    ])
    const club = {
      name: { pl: 'Klub', en: 'Club' },
      basis: 'legitimate_interest',
      lens: 'marketing',
      channels: ['post'],
      isActive: true,
    }
    await officer('PUT', '/api/v1/consents/purposes/club', club)
    await tell(say('Page Viewed', { email }))
    const interest = { kind: 'legitimate_interest', reference: 'klub' } as const
    const post = { purpose: 'club', channel: 'post', address: 'ul. Długa 1', basis: interest } as const
    expect(await reasonOf(world, email, post)).toBe('ok')
    await tell(say('Objection Raised', { email }, { properties: { purpose: 'club', consent_channel: '*' } }))
    expect(await reasonOf(world, email, post)).toBe('objected')
  })
  it('every reason that stands is told, in the order of the list', async () => {
    const answer = await ask(world, email, { address: 'jan@example.pl', isInAudience: false, expiresAt: 1 })
    expect(answer.ok).toBe(false)
    if (!answer.ok) expect(answer.reasons.map((one) => one.reason)).toEqual(['erased'])
    await tell(say('Page Viewed', { email }))
    const known = await ask(world, email, { address: 'jan@example.pl', isInAudience: false, expiresAt: 1 })
    if (!known.ok)
      expect(known.reasons.map((one) => one.reason)).toEqual([
        'no_address',
        'no_consent',
        'outside_audience',
        'lapsed',
      ])
  })
})

describe('a store', () => {
  const actor: Actor = {
    ...{ kind: 'member', id: 'm-store', name: 'Ola Lada', workspaceId: 'default' },
    scopes: new Set(scopesOfRole.store),
  }
  /** As a browser of the store asks, over HTTP. */
  async function store(method: string, path: string, body?: object) {
    const { clock, ids, logger } = world.base
    const api = createApi({ routes: world.app.routes, authenticate: async () => actor, clock, ids, logger })
    const init = { method, headers: { 'content-type': 'application/json', 'accept-language': 'pl' } }
    const reply = await api.fetch(
      new Request(`http://world.test/api/v1${path}`, {
        ...init,
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    const json = JSON.parse(await reply.text())
    return { status: reply.status, json }
  }
  const codes = async (paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => (await store('GET', path)).json.code ?? 'shown'))

  it('sees what she did only with her consent to advice, by any route; what many did it never sees', async () => {
    const at = new Date(later(0)).toISOString()
    const who = { context: { externalIds: idsOf(email) }, timestamp: at }
    await tell(
      {
        type: 'identify',
        messageId: `i-${email}`,
        ...who,
        traits: { email, firstName: 'Anna', shoe_size: '38' },
      },
      {
        type: 'track',
        event: 'Product Viewed',
        messageId: `v-${email}`,
        ...who,
        properties: { product_id: 'botki' },
      },
      {
        ...{ type: 'track', event: 'Order Completed', messageId: `o-${email}`, ...who },
        properties: { order_id: `o-${email}`, total: 389, currency: 'PLN' },
      },
    )
    const id = await findCustomer(world, email)
    const lives = [
      ...['timeline', 'wishlist', 'journeys', 'segments'].map((part) => `/customers/${id}/${part}`),
      `/orders?customerId=${id}`,
    ]
    expect(await codes(lives)).toEqual(lives.map(() => 'advice_refused'))
    const change = { changes: [{ id: 'c-1', kind: 'add', sku: 'botki-38' }] }
    expect((await store('POST', `/customers/${id}/wishlist/changes`, change)).status).not.toBe(200)
    expect((await store('GET', `/customers/${id}`)).json).toMatchObject({
      ...{ isLifeHidden: true, traits: { email, firstName: 'Anna' } },
      computed: { orders: 0, revenue: [], value12m: [], lastSeenAt: null },
    })
    const { json: looked } = await store('GET', `/customers/lookup?kind=email&value=${email}&events=9`)
    expect([looked.isLifeHidden, looked.timeline]).toEqual([true, undefined])
    expect(JSON.stringify(looked)).not.toMatch(/shoe_size|botki|389/)
    const rowOf = async () =>
      ((await store('GET', '/customers?limit=200')).json.items as { id: string; orders: number }[]).find(
        (one) => one.id === id,
      )
    expect(await rowOf()).toMatchObject({ orders: 0, weave: [], lastSeenAt: null })
    await tell(
      grant(
        { email },
        { at: later(1), properties: { purpose: 'advice', consent_channel: 'any', wording_id: 'advice' } },
      ),
    )
    expect(await codes(lives)).toEqual(lives.map(() => 'shown'))
    const { json: open } = await store('GET', `/customers/${id}`)
    expect(open).toMatchObject({ traits: { shoe_size: '38' }, computed: { orders: 1 } })
    expect(open.isLifeHidden).toBeUndefined()
    // Whoever asks for many is not told, whatever one of them agreed to.
    expect(await rowOf()).toMatchObject({ orders: 0, weave: [] })
    const segment = '0198c0de-0000-7000-8000-000000000001'
    expect(await codes(['/messages', `/segments/${segment}/members`])).toEqual(['forbidden', 'group_refused'])
  })

  it('is asked for consent on every route that tells of one customer, but for those it works with', () => {
    const open = ['getCart', 'listCouponsOf', 'getCustomerConsents', 'getCustomerAtTill', 'listMerges']
    const reached = world.app.routes.filter(
      ({ method, path, scope }) =>
        method === 'GET' && path.includes('/customers/{id}') && actor.scopes.has(scope as never),
    )
    expect(reached.length).toBeGreaterThan(10)
    const unasked = reached.map(({ id }) => id).filter((id) => !routesOfLives.includes(id))
    expect(unasked.sort()).toEqual(open.sort())
    for (const id of routesOfLives)
      expect(
        world.app.routes.some((one) => one.id === id),
        id,
      ).toBe(true)
  })
})
