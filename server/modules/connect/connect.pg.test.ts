import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PullFault } from '@splot/contract/plugin/source'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { sql, type WorkspaceTx } from '../../platform/db/index.ts'
import { openRoom, peer, scopes, type TestRoom } from './connect.testkit.ts'
import { countOpen, keepFewUnmapped } from './store/deliveries.ts'

let pg: TestDatabase
let room: TestRoom
let count = 0
let id = ''
let to = { url: '', secret: '' }

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'connect' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  Object.assign(peer, { pages: [], fault: null, asked: [], unmapped: null })
  room = openRoom(pg, `w${++count}`)
  const { body } = await room.ask('POST', '/connections', { kind: 'test', name: 'Sklep' })
  id = body.id
  to = { url: body.url, secret: body.secret }
})

// The loops look after every workspace.
afterEach(() => room.ask('DELETE', `/connections/${id}`))

const order = (no: string, more: object = {}) => ({
  id: `o-${no}`,
  order: no,
  email: 'anna@example.pl',
  total: '10.00',
  ...more,
})
const work = () => room.turn('connect.deliveries')
const list = async (query = '') => (await room.ask('GET', `/connections/${id}/deliveries${query}`)).body.items
const show = async () => (await room.ask('GET', `/connections/${id}`)).body

describe('the door', () => {
  it('takes what is signed, once, and lets it take effect in order', async () => {
    expect(await room.send(to, order('1'), { id: 'a' })).toEqual({ status: 200, body: { accepted: true } })
    await room.send(to, order('2'), { id: 'b' })
    expect(await room.send(to, order('1'), { id: 'a' })).toMatchObject({
      status: 200,
      body: { duplicate: true },
    })
    expect(room.told).toEqual([])
    await work()
    expect(room.told.map((one) => one.messageId)).toEqual([`${id}/o-1`, `${id}/o-2`])
    expect((await list()).map((one: { state: string }) => one.state)).toEqual(['done', 'done'])
    expect(await show()).toMatchObject({
      waiting: 0,
      day: { arrived: 2, duplicate: 1, taken: 2, refused: 0 },
    })
    // Its body names her: gone with the last of it.
    expect((await list())[0].canReplay).toBe(false)
    await work()
    expect(room.told).toHaveLength(2)
  })

  it('knows nobody at an address that is no id of a connection', async () => {
    for (const odd of ['-'.repeat(36), 'a'.repeat(36), `${'0'.repeat(35)}-`])
      expect(await room.send({ ...to, url: to.url.replace(id, odd) }, order('1'))).toMatchObject({
        ...{ status: 404, body: { code: 'not_found' } },
      })
  })

  it('tells who a guest was when she is named later, and nothing of the kind of whoever was named at once', async () => {
    const names = () => room.told.map((one) => one.messageId.slice(id.length + 1).replace(/-who-.*/, '-who'))
    await room.send(to, { id: 'r1', guest: 'g1' })
    await room.send(to, { id: 'r1', guest: 'g1', email: 'anna@example.pl' })
    await room.send(to, { id: 'r2', guest: 'g2', email: 'anna@example.pl' })
    await work()
    expect(names()).toEqual(['r1', 'r1', 'r1-who', 'r2'])
    // Told before this process began: identity knows.
    room.met.add('g3')
    await room.send(to, { id: 'r3', guest: 'g3', email: 'anna@example.pl' })
    await work()
    expect(names().slice(4)).toEqual(['r3', 'r3-who'])
    expect(room.told[2]).toMatchObject({ type: 'identify', anonymousId: 'g1' })
  })

  it('tells ids apart that differ at their end alone, however long', async () => {
    const long = 'x'.repeat(600)
    for (const end of ['1', '2']) await room.send(to, { id: `${long}${end}`, email: 'anna@example.pl' })
    await work()
    expect(new Set(room.told.map((one) => one.messageId)).size).toBe(2)
    expect(Math.max(...room.told.map((one) => one.messageId.length))).toBeLessThanOrEqual(500)
  })

  it('turns away what is forged, altered, half, old or no JSON, keeps nothing of it and counts it', async () => {
    const forged = `whsec_${Buffer.alloc(32).toString('base64')}`
    const text = JSON.stringify(order('1'))
    const turns = [
      [{ secret: forged }, 401, 'signature_wrong'],
      [{ text: text.replace('10.00', '99.00') }, 401, 'signature_wrong'],
      [{ text: text.slice(0, 20) }, 401, 'signature_wrong'],
      [{ atMs: room.now - 301_000 }, 401, 'delivery_too_old'],
    ] as const
    for (const [over, status, code] of turns)
      expect(await room.send(to, order('1'), over)).toMatchObject({ status, body: { code } })
    const bare = await room.connect.handle(new Request(to.url, { method: 'POST', body: text }))
    expect(bare?.status).toBe(401)
    expect((await room.connect.handle(new Request(to.url)))?.status).toBe(200)
    const missing = to.url.replace(id, '0193c0de-0000-7000-8000-000000000000')
    expect((await room.send({ ...to, url: missing }, order('1'))).status).toBe(404)
    await room.turn('connect.figures')
    await work()
    expect(await list()).toEqual([])
    expect(room.told).toEqual([])
    expect((await show()).day).toMatchObject({
      refused: 5,
      codes: [
        { code: 'signature_wrong', count: 3 },
        { code: 'delivery_too_old', count: 1 },
        { code: 'signature_missing', count: 1 },
      ],
    })
  })

  it('shows a signing key once, and lets the last one go on while it is replaced', async () => {
    expect(JSON.stringify([await show(), (await room.ask('GET', '/connections')).body])).not.toContain(
      to.secret,
    )
    const { body: made } = await room.ask('POST', `/connections/${id}/secret`)
    expect((await room.send(to, order('1'))).status).toBe(200)
    expect((await room.send({ ...to, secret: made.secret }, order('2'))).status).toBe(200)
    await room.ask('POST', `/connections/${id}/secret`)
    expect((await room.send(to, order('3'))).status).toBe(401)
    expect((await room.send({ ...to, secret: made.secret }, order('4'))).status).toBe(200)
  })
})

describe('what nobody has said the meaning of', () => {
  it('waits for a mapping: the last few stay, are an example, and are taken in once it is there', async () => {
    peer.unmapped = 'mapping_missing'
    for (let no = 1; no <= 23; no++) await room.send(to, order(String(no)), { id: `m${no}` })
    await work()
    expect(room.told).toEqual([])
    expect(await show()).toMatchObject({
      unmapped: 20,
      setAside: 0,
      day: { arrived: 23, taken: 0, refused: 0 },
    })
    const [newest, oldest] = [(await list('?limit=1'))[0], (await list('?limit=100')).at(-1)]
    expect(newest).toMatchObject({ id: 'm23', state: 'unmapped', canReplay: true })
    expect(newest.reason).toMatchObject({ code: 'mapping_missing', title: 'Czeka na mapowanie' })
    expect(oldest).toMatchObject({ id: 'm1', canReplay: false })
    peer.unmapped = null
    for (const one of ['m22', 'm23']) await room.ask('POST', `/connections/${id}/deliveries/${one}/replay`)
    expect((await room.ask('POST', `/connections/${id}/deliveries/m1/replay`)).status).toBe(409)
    await work()
    expect(room.told.map((one) => one.messageId)).toEqual([`${id}/o-22`, `${id}/o-23`])
    expect((await show()).unmapped).toBe(18)
  })

  it('is found without going through all that ever came', async () => {
    peer.unmapped = 'rule_missing'
    const old = sql(
      'test.old_deliveries',
      `INSERT INTO connect.delivery (workspace_id, connection_id, id, seq, topic, state, due_at, arrived_at)
       SELECT $1, $2, 'old-' || i, i, 'thing', CASE WHEN i % 2 = 0 THEN 'unmapped' ELSE 'done' END, 1, $3
         FROM generate_series(1, 5000) i`,
    )
    const read = sql(
      'test.read_deliveries',
      `SELECT (seq_tup_read + idx_tup_fetch)::int AS n FROM pg_stat_xact_user_tables
        WHERE schemaname = 'connect' AND relname = 'delivery'`,
    )
    await pg.app.inWorkspace(`w${count}`, (tx) => tx.change(old(tx.workspaceId, id, room.now)))
    for (let no = 1; no <= 22; no++) await room.send(to, order(String(no)))
    await work()
    await pg.owner.inPlatform((tx) => tx.change(sql('test.analyse', 'ANALYZE connect.delivery')()))
    const countRead = (look: (tx: WorkspaceTx) => Promise<unknown>) =>
      pg.app.inWorkspace(`w${count}`, async (tx) => {
        const before = (await tx.rows<{ n: number }>(read()))[0]?.n ?? 0
        await look(tx)
        return ((await tx.rows<{ n: number }>(read()))[0]?.n ?? 0) - before
      })
    expect(await countRead((tx) => keepFewUnmapped(tx, id, 5))).toBeLessThan(200)
    expect(await countRead(countOpen)).toBeLessThan(200)
    expect((await list('?limit=100')).filter((one: { canReplay: boolean }) => one.canReplay)).toHaveLength(5)
  })

  it('is shown by its shape however deep it is nested', async () => {
    peer.unmapped = 'mapping_missing'
    const nested = (deep: number) => `{"id":"deep","a":${'{"a":'.repeat(deep)}"anna"${'}'.repeat(deep)}}`
    for (const deep of [50, 1_000, 2_000, 2_200, 2_400, 2_600, 2_800]) {
      const sent = await room.send(to, null, { id: `deep-${deep}`, signed: nested(deep) })
      if (deep > 1_000 && sent.status === 400) continue
      expect(sent.status).toBe(200)
      await work()
      const shown = await room.ask('GET', `/connections/${id}/deliveries/deep-${deep}/body`)
      expect([shown.status, shown.body.isMasked]).toEqual([200, true])
      expect(shown.body.payload).not.toContain('anna')
    }
  })

  it('is shown whole to whoever may see personal data, by its shape alone to others, and recorded', async () => {
    peer.unmapped = 'rule_missing'
    await room.send(to, order('1', { phone: 48601000111, left: 3 }), { id: 'm' })
    await work()
    expect((await show()).unmapped).toBe(0)
    const look = () => room.ask('GET', `/connections/${id}/deliveries/m/body`)
    const masked = (await look()).body
    expect(masked.isMasked).toBe(true)
    expect(masked.payload).not.toMatch(/anna|48601|10\.00/)
    expect(JSON.parse(masked.payload)).toMatchObject({ email: '•••', phone: '•••', left: 3 })
    scopes.add('customers:pii')
    try {
      expect((await look()).body).toMatchObject({ isMasked: false })
      expect((await look()).body.payload).toContain('anna@example.pl')
    } finally {
      scopes.delete('customers:pii')
    }
    expect(room.audited).toContain('delivery.shown')
    expect((await room.ask('GET', `/connections/${id}/deliveries/other/body`)).status).toBe(404)
    // A week later it is gone.
    room.now += 8 * 86_400_000
    await room.turn('connect.upkeep')
    expect(await look()).toMatchObject({ status: 409, body: { code: 'delivery_gone' } })
  })
})

describe('what cannot be taken', () => {
  it('is told by place and code; its neighbours are unharmed, and a replay takes only the rest', async () => {
    const stock = [
      { storeId: 'WRO1', sku: 'known', onHand: 3 },
      { storeId: 'WRO1', sku: 'unknown', onHand: 1 },
      { storeId: 'WRO1', sku: 'known', onHand: -5 },
    ]
    await room.ask('POST', '/stores', { items: [{ id: 'WRO1', name: 'Wrocław' }] })
    await room.ask('POST', '/catalog/products', {
      items: [{ id: 'p', name: 'P', variants: [{ sku: 'known' }] }],
    })
    await room.send(to, order('1', { stock }), { id: 'mixed' })
    await room.send(to, order('2', { total: 'absurd' }), { id: 'absurd' })
    await room.send(to, { nothing: true }, { id: 'none' })
    await room.send(to, order('3'), { id: 'alien', topic: 'other' })
    await room.send(to, order('4'), { id: 'good' })
    await work()
    expect(room.told.map((one) => one.messageId)).toEqual([`${id}/o-1`, `${id}/o-4`])
    const [good, alien, none, absurd, mixed] = await list()
    expect(good).toMatchObject({ state: 'done', taken: 1 })
    expect(alien).toMatchObject({ state: 'set_aside', reason: { code: 'topic_unknown' } })
    expect(none).toMatchObject({ state: 'set_aside', reason: { code: 'payload_unread', path: 'id' } })
    expect(absurd.refusals).toMatchObject([{ kind: 'event', code: 'price_format', path: 'properties.total' }])
    expect(mixed).toMatchObject({ state: 'partly', taken: 2, refused: 2 })
    expect(mixed.refusals).toMatchObject([{ name: 'WRO1/unknown', code: 'sku_unknown' }, { code: 'invalid' }])
    await room.ask('POST', '/catalog/products', {
      items: [{ id: 'q', name: 'Q', variants: [{ sku: 'unknown' }] }],
    })
    expect((await room.ask('POST', `/connections/${id}/deliveries/mixed/replay`)).status).toBe(200)
    expect((await room.ask('POST', `/connections/${id}/deliveries/good/replay`)).body.code).toBe(
      'delivery_gone',
    )
    await work()
    expect((await list('?state=partly'))[0]).toMatchObject({ id: 'mixed', taken: 3, refused: 1 })
    const { body } = await room.ask('GET', '/stock')
    expect(body.items).toMatchObject([
      { sku: 'known', onHand: 3 },
      { sku: 'unknown', onHand: 1 },
    ])
    expect(room.audited).toContain('delivery.replayed')
    // What nobody mended in a week is forgotten, in three months that it ever came.
    room.now += 8 * 86_400_000
    await room.turn('connect.upkeep')
    expect((await list('?state=partly'))[0].canReplay).toBe(false)
    room.now += 90 * 86_400_000
    await room.turn('connect.upkeep')
    expect(await list()).toEqual([])
  })

  it('stock of a till that knows goods by their EAN alone is that of their variant; a code that is a SKU is that SKU', async () => {
    await room.ask('POST', '/stores', { items: [{ id: 'WRO1', name: 'Wrocław' }] })
    const variants = [
      { sku: 'golf-m', gtin: '5901234123457' },
      { sku: '40170725', gtin: '9780306406157' },
    ]
    await room.ask('POST', '/catalog/products', { items: [{ id: 'p', name: 'P', variants }] })
    const level = (sku: string, onHand: number) => ({ storeId: 'WRO1', sku, onHand })
    const stock = [level('5901234123457', 4), level('40170725', 2), level('4006381333931', 9)]
    await room.send(to, order('1', { stock }), { id: 'by-ean' })
    await work()
    const { items } = (await room.ask('GET', '/stock?storeId=WRO1')).body
    expect(items.map((one: { sku: string; onHand: number }) => [one.sku, one.onHand])).toEqual([
      ['40170725', 2],
      ['golf-m', 4],
    ])
    expect((await list())[0]).toMatchObject({ taken: 3, refused: 1 })
  })

  it('waits while the log takes nothing, with all that is behind it, and goes on by itself', async () => {
    room.isBroken = true
    await room.send(to, order('1'))
    await room.send(to, order('2'))
    await work()
    expect(await show()).toMatchObject({ waiting: 2 })
    room.isBroken = false
    room.now += 2_000
    await work()
    expect(room.told.map((one) => one.messageId)).toEqual([`${id}/o-1`, `${id}/o-2`])
  })

  it('waits for an order that is on its way, tells whoever ordered, and says so where nobody did', async () => {
    const shipped = (no: string) => ({ id: `s-${no}`, event: 'Order Shipped', order: no, parcel: `P${no}` })
    room.orders.set('7', '0193c0de-0000-7000-8000-000000000007')
    await room.send(to, shipped('7'))
    await room.send(to, { id: 'moved', event: 'Shipment Updated', parcel: 'P7' })
    await work()
    expect(room.told.map((one) => one.context.externalIds?.[0]?.id)).toEqual([
      'anna@example.pl',
      'anna@example.pl',
    ])
    await room.send(to, shipped('8'), { id: 'nobody' })
    for (let turn = 0; turn < 5; turn++) {
      await work()
      room.now += 60_000
    }
    expect((await list())[0]).toMatchObject({ id: 'nobody', refusals: [{ code: 'order_unknown' }] })
  })

  it('lies sealed, and goes with the person it names', async () => {
    await room.send(to, order('9', { total: 'absurd' }))
    await work()
    const births = ['0193c0de-0000-7000-8000-000000000001']
    const workspaceId = `w${count}`
    const bodies = await pg.owner.inPlatform((tx) =>
      tx.rows<{ body: string | null }>({
        name: 'bodies',
        text: 'SELECT body FROM connect.delivery',
        values: [],
      } as never),
    )
    expect(JSON.stringify(bodies)).not.toContain('anna@example.pl')
    const erase = () =>
      pg.app.inWorkspace(workspaceId, (tx) => room.connect.privacy.erase(tx, workspaceId, births))
    expect(await erase()).toBe(1)
    expect(await erase()).toBe(0)
    expect((await list())[0].canReplay).toBe(false)
    // Some systems spell signs of an address out.
    const spelt = JSON.stringify(order('10', { total: 'absurd' })).replace('@', '\\u0040')
    await room.send(to, null, { signed: spelt })
    await work()
    expect(await erase()).toBe(1)
  })
})

describe('files', () => {
  const folder = () => join(room.folder, 'drop', `w${count}`, id)
  const look = () => room.turn('connect.files')
  const rows = (n: number) =>
    `sku;store;on_hand\n${Array.from({ length: n }, (_, i) => `s${i};WRO1;1`).join('\n')}\n`

  it('are read once they rest, whole or not at all, and told where they stop making sense', async () => {
    await look()
    writeFileSync(join(folder(), 'stock-1.csv'), rows(600))
    writeFileSync(join(folder(), 'stock-2.csv'), 'store;sku;on_hand\nWRO1;a;1\nWRO1;"b')
    writeFileSync(join(folder(), 'other.csv'), rows(1))
    writeFileSync(join(folder(), 'stock-3.csv.part'), rows(1))
    const deep = 100_000
    writeFileSync(join(folder(), 'stock-4.json'), `[{"store":${'['.repeat(deep)}${']'.repeat(deep)}}]`)
    await look()
    expect(await list()).toEqual([])
    await look()
    expect(await list()).toHaveLength(3)
    const why = (name: string) =>
      JSON.parse(readFileSync(join(folder(), 'refused', `${name}.reason.json`), 'utf8'))
    expect(why('stock-2.csv')).toMatchObject({ code: 'file_unread' })
    expect(why('other.csv')).toMatchObject({ code: 'topic_unknown' })
    expect(why('stock-4.json')).toMatchObject({ code: 'file_unread' })
    expect(existsSync(join(folder(), 'stock-3.csv.part'))).toBe(true)
    expect(existsSync(join(folder(), 'done', 'stock-1.csv'))).toBe(true)
    // Any of them may be about somebody who is erased.
    const births = ['0193c0de-0000-7000-8000-000000000001']
    const workspaceId = `w${count}`
    await pg.app.inWorkspace(workspaceId, (tx) => room.connect.privacy.erase(tx, workspaceId, births))
    expect(existsSync(join(folder(), 'done', 'stock-1.csv'))).toBe(false)
    expect(existsSync(join(folder(), 'stock-3.csv.part'))).toBe(true)
  })

  it('come by hand too; the same bytes again have no effect', async () => {
    const upload = (name: string, text: string) =>
      room.ask('POST', `/connections/${id}/files?name=${name}`, text)
    expect((await upload('stock.csv', rows(10))).body).toEqual({ deliveries: 1, rows: 10 })
    expect((await upload('stock.csv', rows(10))).body).toEqual({ deliveries: 0, rows: 10 })
    expect((await upload('stock.json', '{"items":[{"store":"A"')).body).toMatchObject({ code: 'file_unread' })
    const nameless = await upload('other.csv', rows(1))
    expect(nameless.body).toMatchObject({ code: 'topic_unknown' })
    expect(nameless.body.hint).toMatch(/stock/)
  })
})

describe('pulls', () => {
  it('keep what came together with how far they went, and say why nothing came', async () => {
    const page = (no: string, isMore: boolean) => ({
      deliveries: [{ id: `p-${no}`, topic: 'thing', payload: order(no) }],
      cursor: no,
      isMore,
    })
    peer.pages = [page('1', true), page('2', false)]
    await room.turn('connect.pulls')
    await work()
    expect(room.told.map((one) => one.messageId)).toEqual([`${id}/o-1`, `${id}/o-2`])
    // A new name is no new system; a new address is.
    for (const change of [{ name: 'Sklep 2' }, { settings: { url: 'https://other.example' } }]) {
      await room.ask('PATCH', `/connections/${id}`, change)
      // A key is kept for the server it was made for.
      await room.ask('POST', `/connections/${id}/secret`)
      await room.turn('connect.pulls')
    }
    expect(peer.asked).toEqual([null, '1', '2', null])
    peer.fault = new PullFault('auth_failed', 'key')
    room.now += 61_000
    await room.turn('connect.pulls')
    expect((await show()).pullFault).toMatchObject({ code: 'pull_refused' })
    // An answer nobody thought of: said, and not asked for again at once.
    peer.fault = new TypeError('no such thing')
    room.now += 61_000
    await room.turn('connect.pulls')
    expect((await show()).pullFault).toMatchObject({ code: 'pull_unread' })
    peer.fault = null
  })

  it('rows that no store keeps as they are take nothing from their neighbours', async () => {
    await room.ask('POST', '/stores', { items: [{ id: 'WRO1', name: 'Wrocław' }] })
    await room.ask('POST', '/catalog/products', {
      items: [{ id: 'p', name: 'P', variants: [{ sku: 'known' }] }],
    })
    const level = (sku: string) => ({ storeId: 'WRO1', sku, onHand: 3 })
    const stock = [level('known\u0000'), level('known'), level('known\ud800')]
    const deliveries = [{ id: 'p-1', topic: 'thing', payload: order('1', { stock }) }]
    peer.pages = [{ deliveries, cursor: '1', isMore: false }]
    await room.turn('connect.pulls')
    await work()
    expect((await list())[0]).toMatchObject({
      ...{ state: 'partly', taken: 2, refused: 2 },
      refusals: [{ code: 'nul_char' }, { code: 'unicode_invalid' }],
    })
    expect((await room.ask('GET', '/stock')).body.items).toMatchObject([{ sku: 'known', onHand: 3 }])
  })
})

describe('connections', () => {
  it('wait while they are off, take settings that fit, and go with what waits', async () => {
    await room.ask('PATCH', `/connections/${id}`, { isEnabled: false })
    await room.send(to, order('1'))
    await work()
    expect(room.told).toEqual([])
    expect(await show()).toMatchObject({ isEnabled: false, waiting: 1 })
    await room.ask('PATCH', `/connections/${id}`, { isEnabled: true })
    await work()
    expect(room.told).toHaveLength(1)
    for (const [settings, code] of [
      [{ url: 'http://127.0.0.1/' }, 'url_forbidden'],
      [{ url: 'file:///etc/passwd' }, 'url_forbidden'],
      [{ nonsense: 'x' }, 'settings_invalid'],
    ] as const)
      expect((await room.ask('PATCH', `/connections/${id}`, { settings })).body.code).toBe(code)
    expect((await room.ask('DELETE', `/connections/${id}`)).status).toBe(200)
    expect((await room.send(to, order('2'))).status).toBe(404)
    expect(room.audited).toEqual(
      expect.arrayContaining(['connection.made', 'connection.changed', 'connection.removed']),
    )
  })

  it('that are off keep nothing of somebody who is erased: her delivery waits no more, the others do', async () => {
    const births = ['01940000-0000-7000-8000-00000000000a']
    await room.ask('PATCH', `/connections/${id}`, { isEnabled: false })
    // More than are held at once lie before hers.
    const others = Array.from({ length: 100 }, (_, i) => order(`x${i}`, { email: 'ewa@example.pl' }))
    for (const one of others) await room.send(to, one)
    await room.send(to, order('1'), { id: 'hers' })
    await room.send(to, order('2', { email: 'ewa@example.pl' }), { id: 'another' })
    const erase = () =>
      pg.app.inWorkspace(`w${count}`, (tx) => room.connect.privacy.erase(tx, `w${count}`, births))
    expect(await erase()).toBe(1)
    expect(await erase()).toBe(0)
    const [another, hers] = await list()
    expect(another).toMatchObject({ id: 'another', state: 'waiting' })
    expect(hers).toMatchObject({ state: 'set_aside', reason: { code: 'delivery_gone' }, canReplay: false })
    await room.ask('PATCH', `/connections/${id}`, { isEnabled: true })
    await work()
    const told = room.told.map((one) => one.messageId)
    expect(told).toEqual([...others, { id: 'o-2' }].map((one) => `${id}/${one.id}`))
  })

  it('try a payload without effect', async () => {
    const attempt = (payload: string, topic = 'thing') =>
      room.ask('POST', `/connections/${id}/try`, { topic, payload })
    expect((await attempt(JSON.stringify(order('1')))).body).toMatchObject({
      isOk: true,
      events: [{ event: 'Order Completed' }],
    })
    expect((await attempt('{')).body).toMatchObject({ isOk: false, reason: { code: 'json_invalid' } })
    expect((await attempt('{}')).body).toMatchObject({ reason: { code: 'payload_unread', path: 'id' } })
    expect((await attempt('{}', 'x')).body).toMatchObject({ reason: { code: 'topic_unknown' } })
    // What would be turned away at the door is no payload here either.
    const deep = `{"id":"1","total":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}`
    expect((await attempt(deep)).body).toMatchObject({ reason: { code: 'json_invalid' } })
    expect((await attempt('{"id":"\\u0000"}')).body).toMatchObject({ reason: { code: 'nul_char' } })
    await work()
    expect(await list()).toEqual([])
    expect((await room.ask('GET', '/source-audit')).body.scenes.length).toBeGreaterThan(10)
  })
})
