import { guestCodeOf } from '@splot/contract/guest-code'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { Actor, ScopedRequest } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { HandGraph, openRoom, type Told } from './profile.testkit.ts'
import { customerReply, customersReply, profileReply, searchReply, timelineReply } from './schema.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase()
})
afterAll(() => pg?.close())

const now = Date.UTC(2026, 10, 22, 12)
let graph: HandGraph
let room: ReturnType<typeof openRoom>
beforeEach(() => {
  graph = new HandGraph()
  room = openRoom(pg, graph, () => now)
})

let count = 0
function say(minutesAgo: number, body: Record<string, unknown>): Told {
  const timestamp = new Date(now - minutesAgo * 60_000).toISOString()
  return { at: now, body: { type: 'track', messageId: `m${count++}`, timestamp, ...body } }
}
const page = (minutesAgo: number, who: Record<string, unknown>) =>
  say(minutesAgo, { ...who, type: 'page', name: 'Start' })
const identify = (minutesAgo: number, userId: string, traits: Record<string, unknown>) =>
  say(minutesAgo, { type: 'identify', userId, traits })

type Asked = { params?: object; query?: object; body?: object; scopes?: Scope[]; workspaceId?: string }

/** Calls a route as the API would, its request checked by the route's own schemas. */
async function ask(id: string, asked: Asked = {}): Promise<unknown> {
  const route = room.profile.routes.find((one) => one.id === id)
  if (route === undefined) throw new Error(`No route ${id}`)
  const workspaceId = asked.workspaceId ?? room.workspaceId
  const actor: Actor = {
    kind: 'member',
    id: 'u1',
    name: 'Ewa',
    workspaceId,
    scopes: new Set(asked.scopes ?? ['customers:read', 'customers:pii']),
  }
  const request: ScopedRequest<unknown, unknown, unknown> = {
    params: route.params?.parse(asked.params ?? {}) ?? {},
    query: route.query?.parse(asked.query ?? {}) ?? {},
    body: route.body?.parse(asked.body ?? {}),
    language: 'pl',
    raw: new Request('http://localhost/'),
    remoteAddress: '192.0.2.1',
    signal: new AbortController().signal,
    actor,
    workspaceId,
    recheck: async () => actor,
  }
  const reply = await route.handle(request as never)
  return route.reply.parse(reply)
}
const list = async (query: object = {}, scopes?: Scope[]) =>
  customersReply.parse(await ask('listCustomers', scopes === undefined ? { query } : { query, scopes }))
const lookUp = async (kind: string, value: string, scopes?: Scope[]) =>
  profileReply.parse(await ask('lookUpCustomer', { query: { kind, value }, ...(scopes && { scopes }) }))
const timeline = async (id: string, query: object = {}, scopes?: Scope[]) =>
  timelineReply.parse(await ask('listTimeline', { params: { id }, query, ...(scopes && { scopes }) }))

describe('a profile', () => {
  it('is found by each kind of identifier', async () => {
    const context = {
      device: { id: 'dev-1' },
      externalIds: [{ type: 'shopify', id: '77' }],
      loyaltyCard: '2600 0000 12345',
    }
    const traits = { email: 'Ola@Example.pl', phone: '501 222 318' }
    await room.tell([say(1, { type: 'identify', userId: 'u-1', anonymousId: 'a-1', traits, context })])
    const user = graph.birth('user_id', 'u-1')
    for (const [kind, value] of [
      ['email', 'ola@example.pl'],
      ['phone', '+48501222318'],
      ['card', '2600000012345'],
      ['external', 'shopify:77'],
      ['device_id', 'dev-1'],
      ['anonymous_id', 'a-1'],
    ] as const) {
      graph.join(user, graph.birth(kind, value))
      expect((await lookUp(kind, value)).traits).toMatchObject({ email: 'Ola@Example.pl' })
    }
    expect((await lookUp('user_id', 'u-1')).identifiers).toHaveLength(7)
  })

  it('comes with her last events where asked, the same as the timeline tells', async () => {
    await room.tell([page(3, { userId: 'u-1' }), page(2, { userId: 'u-1' }), page(1, { userId: 'u-1' })])
    const reply = await ask('lookUpCustomer', { query: { kind: 'user_id', value: 'u-1', events: '2' } })
    expect(reply).toMatchObject({ timeline: await timeline(graph.birth('user_id', 'u-1'), { limit: 2 }) })
    expect(await lookUp('user_id', 'u-1')).not.toHaveProperty('timeline')
  })

  it('that nobody has is not found, after the pipeline was given its time', async () => {
    await expect(lookUp('email', 'nobody@example.pl')).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask('getCustomer', { params: { id: 'no-uuid' } })).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(timeline('00000000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('answers with the canonical id whichever birth is asked for', async () => {
    await room.tell([page(5, { anonymousId: 'a-1' }), identify(4, 'u-1', { firstName: 'Ola' })])
    const [anonymous, user] = [graph.birth('anonymous_id', 'a-1'), graph.birth('user_id', 'u-1')]
    graph.join(anonymous, user)
    for (const id of [anonymous, user.toUpperCase()]) {
      expect(await ask('getCustomer', { params: { id } })).toMatchObject({ id: anonymous, name: 'Ola' })
    }
  })

  it('counts a till receipt of an online order once and takes the return off', async () => {
    const order = { order_id: 'T-1', total: '100.00', currency: 'PLN' }
    await room.tell([
      say(9, { userId: 'u-1', event: 'Order Completed', properties: order }),
      say(8, {
        userId: 'u-2',
        event: 'Sale Completed',
        properties: { ...order, receipt_id: '7', store_id: 'WRO' },
      }),
      say(7, {
        userId: 'u-2',
        event: 'Order Refunded',
        properties: { order_id: 'T-1', total: 30, currency: 'PLN' },
      }),
    ])
    graph.join(graph.birth('user_id', 'u-1'), graph.birth('user_id', 'u-2'))
    const { computed, stage } = await lookUp('user_id', 'u-1')
    expect(computed).toMatchObject({
      orders: 1,
      revenue: [{ currency: 'PLN', minor: 7000 }],
      favouriteStore: 'WRO',
    })
    expect(stage).toBe('customer')
  })

  it('is masked for those who may not see personal data', async () => {
    const traits = { firstName: 'Ola', lastName: 'Łukasik', email: 'ola@example.pl', shoeSize: '38' }
    await room.tell([identify(1, 'u-1', traits)])
    graph.join(graph.birth('user_id', 'u-1'), graph.birth('email', 'ola@example.pl'))
    const masked = await lookUp('user_id', 'u-1', ['customers:read'])
    expect(masked).toMatchObject({ name: 'Ola Ł.', traits: { email: 'o•••@example.pl', shoeSize: '38' } })
    expect(JSON.stringify(masked)).not.toMatch(/ola@|Łukasik/)
    expect(await lookUp('user_id', 'u-1')).toMatchObject({ name: 'Ola Łukasik', traits })
  })

  it('of another workspace is nobody', async () => {
    await room.tell([identify(1, 'u-1', { firstName: 'Ola' })])
    const stranger = openRoom(pg, graph, () => now)
    const read = stranger.profile.lookUp(
      stranger.workspaceId,
      { kind: 'user_id', value: 'u-1' },
      { seesPii: true, lang: 'pl' },
    )
    expect(await read).toMatchObject({ name: null, traits: {}, computed: { events: 0 } })
  })
})

describe('the timeline', () => {
  it('stands in order of time, then of the log, and pages without a gap or a repeat', async () => {
    const told = Array.from({ length: 45 }, (_, i) =>
      say((i * 7) % 20, { userId: `u-${i % 3}`, event: 'Email Opened' }),
    )
    await room.tell(told, 10)
    for (const other of ['u-1', 'u-2'])
      graph.join(graph.birth('user_id', 'u-0'), graph.birth('user_id', other))
    const id = graph.birth('user_id', 'u-1')
    const all = (await timeline(id, { limit: 200 })).items
    const order = all.map((item) => [Date.parse(item.at), item.pos] as const)
    expect(order).toEqual([...order].sort((a, b) => b[0] - a[0] || b[1] - a[1]))
    const paged: unknown[] = []
    let cursor: string | null | undefined
    do {
      const reply = await timeline(id, { limit: 7, ...(cursor ? { cursor } : {}) })
      paged.push(...reply.items)
      expect(reply.older).toBe(45 - paged.length)
      cursor = reply.nextCursor
    } while (cursor !== null)
    expect(paged).toEqual(all)
  })

  it('shows one channel when asked, and follows merges and splits', async () => {
    await room.tell([
      page(3, { anonymousId: 'a-1' }),
      say(2, { userId: 'u-1', event: 'Email Opened', context: { channel: 'email' } }),
    ])
    const [user, device] = [graph.birth('user_id', 'u-1'), graph.birth('anonymous_id', 'a-1')]
    graph.join(user, device)
    expect((await timeline(user)).items).toHaveLength(2)
    expect((await timeline(user, { channel: 'email,sms' })).items.map((item) => item.channel)).toEqual([
      'email',
    ])
    graph.part()
    expect((await timeline(user)).items).toHaveLength(1)
  })

  it('tells what happened before there was a name', async () => {
    const both = { anonymousId: 'a-1', userId: 'u-1' }
    await room.tell([page(9, { anonymousId: 'a-1' }), page(8, both), page(7, { anonymousId: 'a-1' })])
    graph.join(graph.birth('user_id', 'u-1'), graph.birth('anonymous_id', 'a-1'))
    const { items } = await timeline(graph.birth('user_id', 'u-1'))
    expect(items.map((item) => item.nameless)).toEqual([false, false, true])
    graph.part()
    expect((await timeline(graph.birth('anonymous_id', 'a-1'))).items.every((item) => item.nameless)).toBe(
      true,
    )
  })

  it('hides notes and other free text from those who may not see them', async () => {
    const properties = { kind: 'call', note: 'Oddzwonić: ola@example.pl' }
    await room.tell([say(1, { userId: 'u-1', event: 'Contact Logged', properties })])
    const id = graph.birth('user_id', 'u-1')
    expect((await timeline(id)).items[0]?.properties).toEqual(properties)
    expect(JSON.stringify(await timeline(id, {}, ['customers:read']))).not.toContain('ola@')
  })

  it('hides an address among the words of a campaign', async () => {
    const campaign = { source: 'ola@example.pl', name: 'Wiosna' }
    await room.tell([say(1, { type: 'page', userId: 'u-1', context: { campaign } })])
    const id = graph.birth('user_id', 'u-1')
    const touch = { source: 'ola@example.pl', campaign: 'Wiosna' }
    expect((await timeline(id)).items[0]?.touchpoint).toMatchObject(touch)
    const masked = (await timeline(id, {}, ['customers:read'])).items[0]?.touchpoint
    expect(masked).toMatchObject({ ...touch, source: null })
  })

  it('calls a store by its name, where an event carries its code alone', async () => {
    await room.tell([
      say(3, { userId: 'u-1', event: 'Pickup Ready', properties: { order_id: '7', store_id: 'KRK2' } }),
      say(2, { userId: 'u-1', event: 'Pickup Ready', properties: { order_id: '8', store_id: 'NOWHERE' } }),
      say(1, {
        userId: 'u-1',
        event: 'Store Visited',
        properties: { store_id: 'KRK2', store_name: 'U nas' },
      }),
    ])
    const { items } = await timeline(graph.birth('user_id', 'u-1'))
    expect(items.map(({ title }) => title.split(': ')[1])).toEqual(['U nas', 'NOWHERE', 'Kraków Kazimierz'])
    expect(items[2]?.properties).toEqual({ order_id: '7', store_id: 'KRK2' })
  })

  it('refuses a cursor that is not its own', async () => {
    await room.tell([page(1, { userId: 'u-1' })])
    const asked = timeline(graph.birth('user_id', 'u-1'), { cursor: 'abc' })
    await expect(asked).rejects.toMatchObject({ code: 'invalid', place: { path: 'query.cursor' } })
  })
})

describe('the list', () => {
  it('holds each customer once, where her newest birth stands, over any number of pages', async () => {
    const told = Array.from({ length: 40 }, (_, i) => page(10 * i, { userId: `u-${i}` }))
    await room.tell(told)
    for (let i = 0; i < 40; i += 4)
      graph.join(graph.birth('user_id', `u-${i}`), graph.birth('user_id', `u-${i + 1}`))
    const seen: { id: string; lastSeenAt: string | null }[] = []
    let cursor: string | null | undefined
    do {
      const reply = await list({ limit: 7, ...(cursor ? { cursor } : {}) })
      expect(reply.items.length).toBeLessThanOrEqual(7)
      seen.push(...reply.items)
      cursor = reply.nextCursor
    } while (cursor !== null)
    expect(seen).toHaveLength(30)
    expect(new Set(seen.map((one) => one.id)).size).toBe(30)
    const times = seen.map((one) => one.lastSeenAt ?? '')
    expect(times).toEqual([...times].sort().reverse())
  })

  it('can be of one channel or one stage', async () => {
    const order = { order_id: '1', total: 10, currency: 'PLN' }
    await room.tell([
      page(3, { anonymousId: 'a-1' }),
      say(2, { userId: 'u-1', event: 'Order Completed', properties: order, context: { channel: 'app' } }),
    ])
    expect((await list({ channel: 'app' })).items).toMatchObject([
      { stage: 'customer', orders: 1, lastChannel: 'app' },
    ])
    expect((await list({ stage: 'anonymous' })).items).toMatchObject([{ stage: 'anonymous', name: null }])
    expect((await list()).items.map((row) => row.weave[0])).toMatchObject([
      { channel: 'app', weight: 2, nameless: false },
      { channel: 'web', weight: 1, nameless: true },
    ])
  })

  it('knows how many there are without counting them', async () => {
    expect((await list()).estimate).toBe(0)
  })
})

describe('the search', () => {
  beforeEach(async () => {
    await room.tell([
      identify(3, 'u-1', {
        firstName: 'Żaneta',
        lastName: 'Łukasik',
        city: 'Łódź',
        email: 'zaneta@example.pl',
      }),
      identify(2, 'u-2', { name: 'Anna Zielińska', phone: '+48 501 222 318', address: { city: 'Gdańsk' } }),
      identify(1, 'u-3', { name: 'Anna Kowal' }),
    ])
  })
  const find = async (q: string) => (await list({ q })).items.map((row) => row.name)

  it.each(['żaneta', 'ZANETA', 'łukasik', 'lukasik', 'Lodz żan', 'ukas', 'zaneta@exam', 'łu ża'])(
    '“%s” finds Żaneta Łukasik, with Polish letters or without',
    async (q) => expect(await find(q)).toEqual(['Żaneta Łukasik']),
  )
  it.each(['zielińska gdańsk', '501 222 318', '+48501222318', '222318', 'u-2'])(
    '“%s” finds Anna Zielińska',
    async (q) => expect([q, ...(await find(q))]).toEqual([q, 'Anna Zielińska']),
  )
  it('every word must match; several people stand by last activity', async () => {
    expect(await find('anna')).toEqual(['Anna Kowal', 'Anna Zielińska'])
    expect(await find('anna lukasik')).toEqual([])
    expect(await find('100%')).toEqual([])
  })
  it('a surname that is exactly so stands first, then one that begins so, whoever was seen last', async () => {
    await room.tell([
      identify(9, 'u-4', { firstName: 'Jan', lastName: 'Kow' }),
      identify(0, 'u-5', { firstName: 'Ola', lastName: 'Bukowska' }),
    ])
    expect(await find('kow')).toEqual(['Jan Kow', 'Anna Kowal', 'Ola Bukowska'])
  })
  it('a guest is found by the code she is shown under, in any spelling, once', async () => {
    await room.tell([page(9, { anonymousId: 'a-1' }), page(8, { anonymousId: 'a-2' })])
    const guest = graph.birth('anonymous_id', 'a-2')
    const code = guestCodeOf(guest)
    for (const q of [code, code.toLowerCase(), `Gość ${code}`, `gosc ${code}`, `Guest ${code}`])
      expect((await list({ q })).items.map((row) => row.id)).toEqual([guest])
    await room.tell([page(7, { anonymousId: 'a-2', userId: 'u-1' })])
    expect((await list({ q: `Gość ${code}` })).items).toEqual([])
  })
  it('an order’s number finds whose it is, as callers say it', async () => {
    const order = { order_id: 'ZAM-2026/118', total: '120.50', currency: 'PLN' }
    await room.tell([
      say(4, { userId: 'u-2', event: 'Order Completed', properties: order }),
      say(3, { userId: 'u-3', event: 'Order Completed', properties: { ...order, order_id: 'ZAM-2026/119' } }),
      say(2, {
        userId: 'u-1',
        event: 'Sale Completed',
        properties: { receipt_id: 'PAR/7781', store_id: 'krk-1', total: '9.00', currency: 'PLN' },
      }),
    ])
    expect(await find('par/7781')).toEqual(['Żaneta Łukasik'])
    for (const q of ['ZAM-2026/118', 'zam-2026/118', '#ZAM-2026/118'])
      expect([q, ...(await find(q))]).toEqual([q, 'Anna Zielińska'])
    expect(await find('ZAM-2026/11')).toEqual([])
  })
  it('of a crowd the whole word is found', async () => {
    const crowd = Array.from({ length: 210 }, (_, i) => identify(5, `c-${i}`, { name: `Ewa Lis${i}ek` }))
    await room.tell([
      ...crowd,
      identify(60, 'c-lis', { name: 'Ewa Lis' }),
      identify(6, 'c-a', { name: 'Jan Malis' }),
    ])
    expect((await find('lis'))[0]).toBe('Ewa Lis')
  })
  it('a changed name is found by the new one alone', async () => {
    await room.tell([identify(0, 'u-3', { name: 'Anna Nowak' })])
    expect(await find('kowal')).toEqual([])
    expect(await find('nowak')).toEqual(['Anna Nowak'])
  })
  it('never looks into another workspace', async () => {
    const asked = await pg.app.inWorkspace('elsewhere', (tx) =>
      tx.rows({ text: "SELECT profile.match_words($1, '{%anna%}', 10)", values: [room.workspaceId] }),
    )
    expect(asked).toEqual([])
  })
  it('suggests a name with a hint, both masked where they must be', async () => {
    graph.join(graph.birth('user_id', 'u-1'), graph.birth('email', 'zaneta@example.pl'))
    const suggest = async (scopes: Scope[]) =>
      searchReply.parse(await ask('search', { query: { q: 'zan' }, scopes }))
    expect((await suggest(['customers:read', 'customers:pii'])).customers).toMatchObject([
      { name: 'Żaneta Łukasik', hint: 'zaneta@example.pl · Łódź' },
    ])
    expect((await suggest(['customers:read'])).customers).toMatchObject([
      { name: 'Żaneta Ł.', hint: 'z•••@example.pl · Łódź' },
    ])
  })
})

describe('at a desk', () => {
  it('a contact is an event like any other, under the strongest identifier', async () => {
    await room.tell([page(3, { anonymousId: 'a-1' })])
    const device = graph.birth('anonymous_id', 'a-1')
    graph.join(device, graph.birth('external', 'shopify:7:1'))
    const body = { kind: 'call', note: 'Pyta o rozmiar', direction: 'inbound' }
    const reply = await ask('logContact', { params: { id: device }, body })
    expect(room.accepted).toMatchObject([
      {
        workspaceId: room.workspaceId,
        desk: 'console',
        body: {
          ...(reply as object),
          event: 'Contact Logged',
          properties: { ...body, member_id: 'u1', agent_name: 'Ewa' },
          context: { externalIds: [{ type: 'shopify', id: '7:1' }] },
        },
      },
    ])
    await room.tell([{ at: now, body: (room.accepted[0] as { body: Record<string, unknown> }).body }])
    expect((await timeline(device)).items[0]).toMatchObject({
      event: 'Contact Logged',
      channel: 'call',
      detail: expect.stringContaining('Ewa'),
    })
    expect(room.audited).toMatchObject([
      {
        action: 'contact.logged',
        target: graph.rootOf(device),
        actor: { name: 'Ewa' },
        detail: { kind: 'call' },
      },
    ])
    expect(JSON.stringify(room.audited)).not.toContain('rozmiar')
  })
  it('a merge that a member parted names her; one that an event showed to be wrong names nobody', async () => {
    await room.tell([page(3, { anonymousId: 'a-1' })])
    const undonePos = await room.command({
      type: 'split',
      actor: { kind: 'member', id: 'u1', name: 'Olga Kos' },
    })
    const birth = graph.birth('anonymous_id', 'a-1')
    const merge = { at: now, winner: birth, loser: birth, kind: 'login', rule: '', because: '', eventPos: 1 }
    const undone = { ...merge, canUndo: false, undoneAt: now }
    graph.merges = [
      { ...undone, mergeId: birth, undonePos },
      { ...undone, mergeId: birth, undonePos: undonePos - 1 },
      { ...merge, mergeId: birth, canUndo: true, undoneAt: null, undonePos: null },
    ]
    const reply = customerReply.parse(await ask('getCustomer', { params: { id: birth } }))
    expect(reply.merges.map((one) => one.undoneBy)).toEqual(['Olga Kos', null, null])
    expect(reply.merges[0]).not.toHaveProperty('undonePos')
  })
  it('a contact in the future is refused', async () => {
    await room.tell([page(3, { anonymousId: 'a-1' })])
    const params = { id: graph.birth('anonymous_id', 'a-1') }
    const asked = ask('logContact', {
      params,
      body: { kind: 'note', at: new Date(now + 1000).toISOString() },
    })
    await expect(asked).rejects.toMatchObject({ code: 'invalid' })
    expect(room.accepted).toEqual([])
  })
  it('a look at an identifier leaves its trace, without the value', async () => {
    await room.tell([say(1, { userId: 'u-1', event: 'Email Opened' })])
    const user = graph.birth('user_id', 'u-1')
    graph.join(user, graph.birth('email', 'ola@example.pl'))
    expect(await ask('revealIdentifier', { params: { id: user }, body: { kind: 'email' } })).toEqual({
      value: 'ola@example.pl',
    })
    expect(room.audited).toMatchObject([
      { action: 'identifier.revealed', target: graph.rootOf(user), actor: { id: 'u1' } },
    ])
    expect(JSON.stringify(room.audited)).not.toContain('ola@')
    const missing = ask('revealIdentifier', { params: { id: user }, body: { kind: 'phone' } })
    await expect(missing).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('for other rooms', () => {
  it('positions lead back to births, for the pipeline’s role over all workspaces', async () => {
    await room.tell([page(2, { userId: 'u-1' }), page(1, { userId: 'u-2' })])
    const mine = (rows: { workspaceId: string; birth: string }[]) =>
      rows.filter((row) => row.workspaceId === room.workspaceId).map((row) => row.birth)
    const read = (db: TestDatabase['db']) =>
      db.inPlatform((tx) => room.profile.listBirthsOfRange(tx, 0, Number.MAX_SAFE_INTEGER))
    expect(mine(await read(pg.db))).toEqual([graph.birth('user_id', 'u-1'), graph.birth('user_id', 'u-2')])
    expect(await read(pg.app)).toEqual([])
  })
  it('names are told by birth; a preview says what a merge moves', async () => {
    await room.tell([
      identify(3, 'u-1', { firstName: 'Ola', city: 'Łódź', vip: true }),
      identify(2, 'u-2', { firstName: 'Ela', city: 'Łódź' }),
      page(1, { userId: 'u-2' }),
    ])
    const [a, b] = [graph.birth('user_id', 'u-1'), graph.birth('user_id', 'u-2')]
    expect(await room.profile.nameCustomers(room.workspaceId, [a, b], false)).toEqual(
      new Map([
        [a, 'Ola'],
        [b, 'Ela'],
      ]),
    )
    expect(await room.profile.describeMoves(room.workspaceId, { winner: [a], loser: [b] })).toEqual({
      events: 2,
      traits: [{ key: 'firstName', kept: 'Ela', dropped: 'Ola' }],
    })
  })
  it('people of a date are found by it, as it was stated last', async () => {
    const [a, b, c] = ['u-1', 'u-2', 'u-3'].map((id) => graph.birth('user_id', id))
    const find = async (days: string[], after: string | null = null, limit = 10) =>
      pg.app.inWorkspace(room.workspaceId, (tx) =>
        room.profile.listBirthsByDate(tx, { key: 'birthday', days, after, limit }),
      )
    await room.tell([
      identify(9, 'u-1', { birthday: '1990-11-22' }),
      identify(9, 'u-2', { birthday: '1985-11-22T10:00:00Z', firstName: 'Ela' }),
      identify(9, 'u-3', { birthday: '22 listopada', createdAt: '2020-11-22' }),
    ])
    const both = [a, b].sort()
    expect(await find(['-11-22'])).toEqual(both)
    expect(await find(['1990-11-22', '1991-01-01'])).toEqual([a])
    expect(await find(['-11-22'], null, 1)).toEqual(both.slice(0, 1))
    expect(await find(['-11-22'], both[0])).toEqual(both.slice(1))
    // What came late and was said before is not true any more, nor what was said otherwise or taken back.
    await room.tell([identify(10, 'u-1', { birthday: '1990-02-28' })])
    expect(await find(['-02-28'])).toEqual([])
    await room.tell([
      identify(1, 'u-1', { birthday: '1990-11-23' }),
      identify(1, 'u-2', { birthday: null }),
      identify(1, 'u-3', { birthday: '2001-11-22' }),
    ])
    expect([await find(['-11-22']), await find(['-11-23'])]).toEqual([[c], [a]])
  })
  it('everything of a person is handed out, and gone when erased', async () => {
    const order = { order_id: '1', total: 10, currency: 'PLN', products: [{ category: 'Buty' }] }
    await room.tell([
      identify(3, 'u-1', { firstName: 'Ola', birthday: '1990-11-22' }),
      say(2, { userId: 'u-1', event: 'Order Completed', properties: order }),
      say(1, { userId: 'u-1', event: 'Form Submitted' }),
      identify(1, 'u-2', { firstName: 'Ela' }),
    ])
    const { privacy } = room.profile
    const births = [graph.birth('user_id', 'u-1')]
    const exported = await pg.app.inWorkspace(room.workspaceId, (tx) =>
      privacy.exportFor(tx, room.workspaceId, births),
    )
    expect(Object.entries(exported).map(([table, rows]) => [table, rows.length])).toEqual([
      ['profile.timeline', 3],
      ['profile.presence', 1],
      ['profile.stated', 1],
      ['profile.dated', 1],
      ['profile.order_event', 1],
      ['profile.interest', 1],
      ['profile.mark', 1],
      ['profile.search', 1],
    ])
    expect(
      await pg.app.inWorkspace(room.workspaceId, (tx) => privacy.erase(tx, room.workspaceId, births)),
    ).toBe(10)
    expect((await list({ q: 'ola' })).items).toEqual([])
    expect((await list()).items.map((row) => row.name)).toEqual(['Ela'])
  })
})
