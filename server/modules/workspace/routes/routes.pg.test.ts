import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { systemIds } from '../../../platform/ids.ts'
import { enterAsAdmin, enterAsMember, type OpenRoom, openRoom, type Reply } from '../room.testkit.ts'
import { signInLimits } from '../service/sign-in.ts'

let pg: TestDatabase
let room: OpenRoom
let admin: string
const removed: string[] = []
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  room = openRoom(pg, {
    stopSources: async (id) => void removed.push(`sources of ${id} stopped`),
    removers: () => [async (id) => void removed.push(`${id} is gone: ${room.workspaces.isGone(id)}`)],
  })
  await room.workspaces.ensure('sample', 'Tkalnia Modra', { isSample: true })
  await room.workspaces.ensure('default', 'Moja marka')
  await room.workspaces.ensure('foreign', 'Obca marka')
  admin = await enterAsAdmin(room, { email: 'admin@example.pl', name: 'Anna', password: 'hasło anny 1' })
  await room.ask('/api/v1/me/workspace', { method: 'POST', body: { workspaceId: 'default' }, cookie: admin })
})
afterAll(() => pg.close())

const signIn = (email: string, password: string, remoteAddress: string) =>
  room.ask('/api/auth/sign-in/email', { method: 'POST', body: { email, password }, remoteAddress })

describe('signing in', () => {
  it('answers the same to a wrong password, an unknown address and a member of nothing', async () => {
    const cookie = await enterAsMember(room, admin, {
      email: 'gone@example.pl',
      role: 'agent',
      password: 'hasło 123456',
    })
    const me = await room.ask('/api/v1/me', { cookie })
    const { id } = me.body.member as { id: string }
    await room.ask(`/api/v1/members/${id}`, { method: 'DELETE', cookie: admin })
    expect((await room.ask('/api/v1/me', { cookie })).status).toBe(401)
    const replies = await Promise.all([
      signIn('admin@example.pl', 'złe hasło 12', 'a'),
      signIn('nobody@example.pl', 'złe hasło 12', 'b'),
      signIn('gone@example.pl', 'hasło 123456', 'c'),
      signIn('not an address', 'złe hasło 12', 'd'),
    ])
    for (const reply of replies) {
      expect(reply.status).toBe(401)
      expect(reply.body).toEqual(replies[0]?.body)
      expect(reply.cookie).toBe('')
    }
    expect(replies[0]?.body.code).toBe('sign_in_failed')
  })

  it('takes as long for an unknown address as for a wrong password', async () => {
    const times = { known: [] as number[], unknown: [] as number[] }
    // In turns, the first of each to warm up: what else the machine does meets both. Its quickest is what an answer costs.
    for (let i = 0; i < 9; i++)
      for (const [kind, email] of [
        ['known', 'admin@example.pl'],
        ['unknown', 'nobody@example.pl'],
      ] as const) {
        const start = performance.now()
        await signIn(email, 'złe hasło 12', `${kind}${i}`)
        if (i > 0) times[kind].push(performance.now() - start)
      }
    const [known, unknown] = [Math.min(...times.known), Math.min(...times.unknown)]
    // Without the work for a password an answer takes a tenth of this.
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })

  it('stops guessing at one account from one place, and says when to come back', async () => {
    const statuses: number[] = []
    for (let i = 0; i <= signInLimits.pair; i++)
      statuses.push((await signIn('target@example.pl', `próba ${i}`, '198.51.100.7')).status)
    expect(statuses).toEqual([...Array<number>(signInLimits.pair).fill(401), 429])
    const refused = await signIn('target@example.pl', 'again', '198.51.100.7')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await signIn('target@example.pl', 'elsewhere', '198.51.100.8')).status).toBe(401)
  })

  it('is limited for the whole of an IPv6 network: its owner may change the rest at will', async () => {
    const statuses: number[] = []
    for (let i = 0; i <= signInLimits.pair; i++)
      statuses.push((await signIn('sixth@example.pl', `próba ${i}`, `2001:db8:7:7::${i + 1}`)).status)
    expect(statuses).toEqual([...Array<number>(signInLimits.pair).fill(401), 429])
    expect((await signIn('sixth@example.pl', 'elsewhere', '2001:db8:7:8::1')).status).toBe(401)
  })

  it('forgets failures after a success, and gives a new session each time', async () => {
    for (let i = 0; i < signInLimits.pair - 1; i++) await signIn('admin@example.pl', 'złe', 'home')
    const first = await signIn('admin@example.pl', 'hasło anny 1', 'home')
    const second = await signIn('admin@example.pl', 'hasło anny 1', 'home')
    expect([first.status, second.status]).toEqual([200, 200])
    expect(first.cookie).not.toBe(second.cookie)
    expect(first.body).toEqual({ done: true })
    await room.ask('/api/auth/sign-out', { method: 'POST', cookie: first.cookie })
    expect((await room.ask('/api/v1/me', { cookie: first.cookie })).status).toBe(401)
    expect((await room.ask('/api/v1/me', { cookie: second.cookie })).status).toBe(200)
  })

  it('clears away sessions that have expired', async () => {
    const change = (text: string) => pg.app.inPlatform((tx) => tx.change({ text, values: [] }))
    await signIn('admin@example.pl', 'hasło anny 1', 'old')
    const expired = await change(`UPDATE workspace.session SET expires_at = to_timestamp(1)
      WHERE id = (SELECT id FROM workspace.session ORDER BY created_at DESC LIMIT 1)`)
    expect(expired).toBe(1)
    expect((await signIn('admin@example.pl', 'hasło anny 1', 'new')).status).toBe(200)
    const text = 'SELECT id FROM workspace.session WHERE expires_at < to_timestamp(2)'
    expect(await pg.app.inPlatform((tx) => tx.rows({ text, values: [] }))).toEqual([])
  })
})

describe('a foreign page', () => {
  const rename = { method: 'PATCH', body: { name: 'Zmieniona' } }
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['the same host on another port', { origin: 'http://splot.test:5000' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a form', { 'content-type': 'text/plain' }],
  ])('changes nothing with the cookie: %s', async (_what, headers) => {
    const reply = await room.ask('/api/v1/me', { ...rename, cookie: admin, headers })
    expect(reply.body.code).toBe('origin_forbidden')
    const entered = await room.ask('/api/auth/sign-in/email', {
      method: 'POST',
      body: { email: 'admin@example.pl', password: 'hasło anny 1' },
      headers,
    })
    expect(entered.body.code).toBe('origin_forbidden')
  })

  it('gets nowhere with a secret key in a browser', async () => {
    const { key } = await room.keys.create({ kind: 'secret', workspaceId: 'default', name: 'Serwer' })
    const headers = { authorization: `Bearer ${key}`, origin: 'https://shop.example' }
    expect((await room.ask('/api/v1/audit', { headers })).body.code).toBe('key_in_browser')
  })
})

describe('members', () => {
  it('keeps the last administrator, also when two step down at once', async () => {
    const first = await room.ask('/api/v1/workspaces', {
      method: 'POST',
      body: { name: 'Łąka & Kłos' },
      cookie: admin,
    })
    expect(first.body).toMatchObject({ id: 'laka-klos', currency: 'PLN', timeZone: 'Europe/Warsaw' })
    const here = await enterAsAdmin(room, { email: 'admin@example.pl', password: 'hasło anny 1' })
    await room.ask('/api/v1/me/workspace', {
      method: 'POST',
      body: { workspaceId: 'laka-klos' },
      cookie: here,
    })
    await enterAsMember(room, here, { email: 'druga@example.pl', role: 'admin', password: 'hasło drugiej' })
    const { body } = await room.ask('/api/v1/members', { cookie: here })
    const ids = (body.items as { id: string }[]).map((one) => one.id)
    expect(ids).toHaveLength(2)
    const replies = await Promise.all(
      ids.map((id) =>
        room.ask(`/api/v1/members/${id}`, { method: 'PATCH', body: { role: 'agent' }, cookie: here }),
      ),
    )
    expect(replies.filter((one) => one.status === 200)).toHaveLength(1)
    admin = await enterAsAdmin(room, { email: 'admin@example.pl', password: 'hasło anny 1' })
  })

  it('is not found by an id of somebody else, or by what is no id', async () => {
    await room.keys.create({ kind: 'write', workspaceId: 'foreign', name: 'Obcy' })
    const [foreignKey] = await room.keys.list('foreign')
    for (const id of [foreignKey?.id ?? '', '01936e6a-7f00-7000-8000-000000000001', 'x', "'; --"]) {
      const path = encodeURIComponent(id)
      const tries = [
        room.ask(`/api/v1/keys/${path}`, { method: 'DELETE', cookie: admin }),
        room.ask(`/api/v1/members/${path}`, { method: 'DELETE', cookie: admin }),
        room.ask(`/api/v1/members/${path}`, { method: 'PATCH', body: { role: 'dpo' }, cookie: admin }),
      ]
      for (const reply of await Promise.all(tries)) expect(reply.body.code).toBe('not_found')
    }
    expect((await room.keys.list('foreign'))[0]?.revoked_at).toBeNull()
  })

  it('loses her sessions with her role', async () => {
    const who = { email: 'rola@example.pl', role: 'admin', password: 'hasło roli 1' }
    const cookie = await enterAsMember(room, admin, who)
    const me = await room.ask('/api/v1/me', { cookie })
    const { id } = me.body.member as { id: string }
    const path = `/api/v1/members/${id}`
    expect((await room.ask(path, { method: 'PATCH', body: { role: 'store' }, cookie: admin })).status).toBe(
      200,
    )
    expect((await room.ask('/api/v1/me', { cookie })).status).toBe(401)
    const again = await signIn(who.email, who.password, 'rola')
    expect((await room.ask('/api/v1/members', { cookie: again.cookie })).body.code).toBe('forbidden')
  })
})

describe('a password', () => {
  it('is changed by whoever knows the old one, and ends the other sessions', async () => {
    const who = { email: 'pass@example.pl', role: 'agent', password: 'pierwsze hasło' }
    const cookie = await enterAsMember(room, admin, who)
    const other = (await signIn(who.email, who.password, 'other')).cookie
    const put = (body: unknown) => room.ask('/api/v1/me/password', { method: 'PUT', body, cookie })
    expect((await put({ password: 'drugie hasło!' })).body.code).toBe('sign_in_failed')
    expect((await put({ current: who.password, password: 'krótkie' })).body.code).toBe('password_weak')
    const taken = { current: who.password, password: 'drugie hasło!', email: 'admin@example.pl' }
    expect((await put(taken)).body.code).toBe('member_exists')
    expect((await put({ current: who.password, password: 'drugie hasło!' })).status).toBe(200)
    expect((await room.ask('/api/v1/me', { cookie })).status).toBe(200)
    expect((await room.ask('/api/v1/me', { cookie: other })).status).toBe(401)
    expect((await signIn(who.email, 'drugie hasło!', 'other')).status).toBe(200)
  })
})

describe('the audit log', () => {
  it('tells who did what, newest first, page by page, and cannot be rewritten', async () => {
    const made = await room.ask('/api/v1/keys', {
      method: 'POST',
      body: { kind: 'secret', name: 'ERP', scopes: ['customers:read', 'shoppers:write'] },
      cookie: admin,
    })
    expect(made.status).toBe(200) // though no person may say who has signed in
    const { id } = made.body as { id: string }
    await room.ask(`/api/v1/keys/${id}`, { method: 'DELETE', cookie: admin })
    const newest = await room.ask('/api/v1/audit?limit=2', { cookie: admin })
    expect(newest.body.items).toMatchObject([
      {
        action: 'key.revoked',
        target: id,
        actor: { name: 'Anna', kind: 'member' },
        detail: { kind: 'secret' },
      },
      {
        action: 'key.created',
        target: id,
        detail: { kind: 'secret', scopes: ['customers:read', 'shoppers:write'] },
      },
    ])
    const older = await room.ask(`/api/v1/audit?limit=200&cursor=${newest.body.nextCursor}`, {
      cookie: admin,
    })
    const actions = (older.body.items as { action: string }[]).map((one) => one.action)
    expect(actions).toContain('workspace.created')
    expect(actions).toContain('session.opened')
    expect(older.body.nextCursor).toBeNull()
    const found = await room.ask('/api/v1/audit?action=key.revoked&q=anna', { cookie: admin })
    expect((found.body.items as unknown[]).length).toBeGreaterThan(0)
    const countWithin = async (span: string) => {
      const reply = await room.ask(`/api/v1/audit?action=key.revoked&${span}`, { cookie: admin })
      return (reply.body.items as unknown[]).length
    }
    const [first] = newest.body.items as { at: string }[]
    const next = new Date(Date.parse(first?.at ?? '') + 1).toISOString()
    expect(await countWithin(`from=${first?.at}&to=${next}`)).toBeGreaterThan(0)
    expect(await countWithin(`from=${next}`)).toBe(0)
    expect(await countWithin(`to=2020-01-01T00:00:00.000Z`)).toBe(0)
    for (const text of [
      `UPDATE workspace.audit SET action = 'x' WHERE workspace_id = 'default'`,
      `DELETE FROM workspace.audit WHERE workspace_id = 'default'`,
      'TRUNCATE workspace.audit',
    ])
      await expect(pg.app.inWorkspace('default', (tx) => tx.change({ text, values: [] }))).rejects.toThrow(
        /permission/,
      )
  })

  it('names what an act was done to and who acted, and gives the reason to those who may read it', async () => {
    const [guest, ola, mergeId] = [systemIds.uuid(1), systemIds.uuid(2), systemIds.uuid(3)]
    const told = openRoom(pg, {
      nameCustomers: async (_, births, seesPii) =>
        new Map(births.map((birth) => [birth, birth === guest ? null : seesPii ? 'Ola Nowak' : 'Ola N.'])),
      reasonsOfMerges: async (_, ids) => new Map(ids.map((id) => [id, 'ta sama osoba'])),
    })
    const actor = { kind: 'member', id: 'u-9', name: 'Ewa' } as const
    const put = (action: string, target: string, detail = {}) =>
      told.audit.record('default', { actor, action, target, detail })
    await put('identifier.revealed', guest, { kind: 'email' })
    await put('customer.merged', ola, { ids: [ola, guest], mergeId })
    await put('thing.unheard', 'x')
    // Entries of one millisecond stand in any order.
    const entryOf = (reply: Reply, action: string) =>
      (reply.body.items as { action: string }[]).find((one) => one.action === action)
    const full = await told.ask('/api/v1/audit?actor=u-9', { cookie: admin })
    expect(entryOf(full, 'thing.unheard')).toMatchObject({ about: null, reason: null })
    expect(entryOf(full, 'customer.merged')).toMatchObject({
      about: { kind: 'customer', id: ola, name: 'Ola Nowak' },
      reason: 'ta sama osoba',
    })
    expect(entryOf(full, 'identifier.revealed')).toMatchObject({
      about: { kind: 'customer', id: guest, name: null },
      reason: null,
    })
    const actors = await told.ask('/api/v1/audit/actors', { cookie: admin })
    expect(actors.body.items).toContainEqual(actor)
    const key = await told.keys.create({
      kind: 'secret',
      name: 'Kasa',
      workspaceId: 'default',
      scopes: ['audit:read'],
    })
    const asKey = { headers: { authorization: `Bearer ${key.key}` } }
    const masked = await told.ask('/api/v1/audit?limit=5', asKey)
    expect(entryOf(masked, 'key.created')).toMatchObject({ about: { kind: 'key', id: key.id, name: 'Kasa' } })
    expect(entryOf(masked, 'customer.merged')).toMatchObject({ about: { name: 'Ola N.' }, reason: null })
  })

  it('holds no address and no key', async () => {
    const text = 'SELECT target, detail, action FROM workspace.audit'
    const rows = await pg.app.inWorkspace('default', (tx) => tx.rows<object>({ text, values: [] }))
    expect(rows.length).toBeGreaterThan(10)
    expect(JSON.stringify(rows)).not.toMatch(/@|splot_[sw]k_/)
  })
})

describe('the workspace', () => {
  it('shows the snippet key and the way to the first event', async () => {
    const counted = openRoom(pg, {
      countEvents: async (id) => (id === 'sample' ? 3_000 : 7),
      estimateCustomers: async () => 0,
    })
    const { body } = await counted.ask('/api/v1/setup', { cookie: admin })
    expect(body).toMatchObject({ eventsTotal: 7, origin: 'http://splot.test:4000' })
    expect(body.steps).toContainEqual({ id: 'first_event', done: true })
    expect(body.steps).toContainEqual({ id: 'first_customer', done: false })
    expect(body.steps).toContainEqual({ id: 'play_day', done: true })
    expect(await counted.keys.authenticate(body.writeKey ?? '')).toMatchObject({
      workspaceId: 'default',
      kind: 'write',
    })
  })

  it('counts what is one’s own while the sample is open, and shows each role its own steps', async () => {
    const counted = openRoom(pg, { countEvents: async (id) => (id === 'sample' ? 3_000 : 0) })
    const open = (workspaceId: string, cookie: string) =>
      counted.ask('/api/v1/me/workspace', { method: 'POST', body: { workspaceId }, cookie })
    await open('sample', admin)
    const { body } = await counted.ask('/api/v1/setup', { cookie: admin })
    await open('default', admin)
    // Its own key as well: a form of the sample's is known by no other.
    expect(await counted.keys.authenticate(body.openKey ?? '')).toMatchObject({ workspaceId: 'sample' })
    expect(body.workspace).toMatchObject({ id: 'default', isSample: false })
    expect(body.eventsTotal).toBe(0)
    expect(body.steps).toContainEqual({ id: 'first_event', done: false })
    expect(await counted.keys.authenticate(body.writeKey ?? '')).toMatchObject({ workspaceId: 'default' })
    const who = { email: 'marek@example.pl', role: 'marketer', password: 'kolorowa tkanina 7' }
    const marketer = await enterAsMember(counted, admin, who)
    const hers = await counted.ask('/api/v1/setup', { cookie: marketer })
    expect(hers.body.writeKey).toBeNull()
    expect((hers.body.steps as { id: string }[]).map((step) => step.id)).toEqual(['first_customer'])
  })

  it('is changed where one looks, refused elsewhere, and takes no unknown field', async () => {
    const patch = (id: string, body: unknown) =>
      room.ask(`/api/v1/workspaces/${id}`, { method: 'PATCH', body, cookie: admin })
    expect(
      (await patch('default', { region: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' })).body,
    ).toMatchObject({
      name: 'Moja marka',
      region: 'CZ',
      currency: 'CZK',
      timeZone: 'Europe/Prague',
    })
    expect((await patch('foreign', { name: 'Moja' })).status).toBe(404)
    expect((await patch('nowhere', { name: 'Moja' })).status).toBe(404)
    for (const body of [
      { isSample: true },
      { id: 'x' },
      { createdAt: '2020-01-01T00:00:00Z' },
      { workspaceId: 'x' },
    ])
      expect((await patch('default', body)).body.code).toBe('unknown_field')
    for (const body of [{ region: 'XX' }, { currency: 'ZŁ' }, { timeZone: 'Mars/Olympus' }, { name: ' ' }])
      expect((await patch('default', body)).status).toBe(422)
  })

  it('loses its sample with everything in it, and nobody loses her place', async () => {
    const sampleKey = await room.keys.getSnippetKey('sample')
    await room.ask('/api/v1/me/workspace', { method: 'POST', body: { workspaceId: 'sample' }, cookie: admin })
    expect((await room.ask('/api/v1/sample', { method: 'DELETE', cookie: admin })).status).toBe(200)
    expect(removed).toEqual(['sources of sample stopped', 'sample is gone: true'])
    await room.workspaces.ensureSample()
    expect(await room.workspaces.find('sample')).toBeNull()
    expect(await room.keys.authenticate(sampleKey)).toBeNull()
    const me = await room.ask('/api/v1/me', { cookie: admin })
    expect(me.body).toMatchObject({ workspaceId: 'default' })
    expect((await room.ask('/api/v1/sample', { method: 'DELETE', cookie: admin })).status).toBe(404)
    const audit = await room.ask('/api/v1/audit?action=sample.removed', { cookie: admin })
    expect(audit.body.items).toHaveLength(1)
    const brand = { method: 'POST', body: { id: 'sample', name: 'Próbka' }, cookie: admin }
    expect((await room.ask('/api/v1/workspaces', brand)).status).toBe(200)
    expect(room.workspaces.isGone('sample')).toBe(false)
    expect((await room.ask('/api/v1/sample', { method: 'DELETE', cookie: admin })).status).toBe(404)
    expect(removed).toEqual(['sources of sample stopped', 'sample is gone: true'])
  })
})
