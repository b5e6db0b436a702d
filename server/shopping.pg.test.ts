import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { listAwaitedStock } from './modules/commerce/index.ts'
import { openShop, quantities, type Shop } from './shopping.testkit.ts'

let pg: TestDatabase
let shop: Shop
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  shop = await openShop(pg, `cart-${++count}`)
})

let minted = 0
const id = () => `change-${++minted}`
const add = (sku: string, quantity = 1) => ({ id: id(), kind: 'add' as const, sku, quantity })
const cartOf = async (customerId: string) =>
  (await shop.room.ask('GET', `/customers/${customerId}/cart`)).body

describe('a cart that walks', () => {
  it('what a guest puts in on the phone is there when she signs in on the desktop; the larger quantity counts', async () => {
    const phone = await shop.guest('phone-12345')
    await shop.put(phone, add('shoes-38', 2), add('hat-1'))
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const account = shop.graph.add('user_id', 'u-1')
    const desktop = await shop.signIn('u-1')
    await shop.put(desktop, add('shoes-38'))
    shop.graph.join(account, device)
    const known = await shop.signIn('u-1', 'phone-12345')
    const { body } = await shop.page('cart', { token: known })
    expect(quantities(body)).toEqual({ 'shoes-38': 2, 'hat-1': 1 })
    expect(body.notices.map((one: { kind: string }) => one.kind)).toEqual(['merged'])
    expect(body.totals).toEqual({ goods: '1057.00', discount: '0.00', total: '1057.00' })
    expect(body.customerId).toBe(account)

    const undone = await shop.page('cart/undo-merge', { token: known, body: {} })
    expect(quantities(undone.body)).toEqual({ 'shoes-38': 1 })
    expect(undone.body.notices).toEqual([])
    expect(undone.body.version).not.toBe(body.version)
  })

  it('a change says by whom it was made; sent again it is the same', async () => {
    const account = shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const mine = add('shoes-38')
    await shop.put(token, mine)
    const change = { changes: [add('hat-1', 2)], channel: 'call' }
    const { body } = await shop.room.ask('POST', `/customers/${account}/cart/changes`, change)
    expect(body.lines.map((one: { by: object }) => one.by)).toEqual([
      { kind: 'customer', name: null },
      { kind: 'member', name: 'Olga' },
    ])
    const again = await shop.put(token, mine)
    await shop.room.ask('POST', `/customers/${account}/cart/changes`, change)
    expect(again.version).toBe(body.version)
    expect(quantities(await cartOf(account))).toEqual({ 'shoes-38': 1, 'hat-1': 2 })
  })

  it('a guest opens what her device put in, and nothing of the person it belongs to', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const account = shop.graph.add('user_id', 'u-1')
    shop.graph.join(account, device)
    await shop.put(await shop.signIn('u-1'), add('hat-1'))
    const guest = await shop.guest('phone-12345')
    const seen = await shop.put(guest, add('shoes-38'))
    expect(quantities(seen)).toEqual({ 'shoes-38': 1 })
    expect(seen.customerId).toBeNull()
    expect(quantities(await cartOf(account))).toEqual({ 'hat-1': 1, 'shoes-38': 1 })
  })

  it('a coupon of the person is none of the guest’s at her device, as the checkout will say', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const account = shop.graph.add('user_id', 'u-1')
    shop.graph.join(account, device)
    const effect = { kind: 'percent', percent: 10 }
    await shop.room.ask('PUT', '/coupon-pools/hers', { name: 'Dla niej', kind: 'single', effect })
    const { body } = await shop.room.ask(
      ...(['POST', `/customers/${account}/coupons`, { poolId: 'hers' }] as const),
      { 'idempotency-key': id() },
    )
    const change = { id: id(), kind: 'coupon_add' as const, code: body.code }
    const { coupons } = await shop.put(await shop.guest('phone-12345'), add('shoes-38'), change)
    expect(coupons).toMatchObject([{ code: body.code, discount: null, refused: 'coupon_not_yours' }])
  })

  it('a code hands over what is in it, once', async () => {
    const phone = await shop.guest('phone-12345')
    await shop.put(phone, add('shoes-38', 2))
    const { code, url } = (await shop.page('cart/handover', { token: phone, body: {} })).body
    expect(url).toContain(code)
    const tablet = await shop.guest('tablet-12345')
    await shop.put(tablet, add('shoes-38'))
    const taken = await shop.page('cart/take', { token: tablet, body: { code } })
    expect(quantities(taken.body)).toEqual({ 'shoes-38': 2 })
    const again = await shop.page('cart/take', { token: tablet, body: { code } })
    expect([again.status, again.body.code]).toEqual([410, 'handover_gone'])
    const late = (await shop.page('cart/handover', { token: phone, body: {} })).body
    shop.room.now += 11 * 60_000
    expect((await shop.page('cart/take', { token: tablet, body: { code: late.code } })).status).toBe(410)
  })

  it('a second code of the same cart hands it over again, whatever became of the first', async () => {
    const phone = await shop.guest('phone-12345')
    await shop.put(phone, add('shoes-38', 2))
    const tablet = await shop.guest('tablet-12345')
    const handOver = async () => {
      const { code } = (await shop.page('cart/handover', { token: phone, body: {} })).body
      return quantities((await shop.page('cart/take', { token: tablet, body: { code } })).body)
    }
    expect(await handOver()).toEqual({ 'shoes-38': 2 })
    await shop.put(tablet, { id: id(), kind: 'remove', sku: 'shoes-38' })
    expect(await handOver()).toEqual({ 'shoes-38': 2 })
  })

  it('signed in again on a shared device, what she took out since stays out', async () => {
    const shared = await shop.guest('shared-12345')
    await shop.put(shared, add('hat-1'))
    shop.graph.add('anonymous_id', 'shared-12345')
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1', 'shared-12345')
    expect(quantities((await shop.page('cart', { token })).body)).toEqual({ 'hat-1': 1 })
    await shop.put(token, { id: id(), kind: 'remove', sku: 'hat-1' })
    const again = await shop.signIn('u-1', 'shared-12345')
    expect(quantities((await shop.page('cart', { token: again })).body)).toEqual({})
  })

  it('a guest’s code hands over what the guest sees, and nothing of the person it belongs to', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    shop.graph.join(shop.graph.add('user_id', 'u-1'), device)
    await shop.put(await shop.signIn('u-1'), add('hat-1'))
    const phone = await shop.guest('phone-12345')
    await shop.put(phone, add('shoes-38'))
    const { code } = (await shop.page('cart/handover', { token: phone, body: {} })).body
    const tablet = await shop.guest('tablet-12345')
    const taken = await shop.page('cart/take', { token: tablet, body: { code } })
    expect(quantities(taken.body)).toEqual({ 'shoes-38': 1 })
  })
})

describe('many at once', () => {
  const changesOf = ({ version }: { version: string }) => Number(/:(\d+)\.m:/.exec(version)?.[1])

  it('every addition counts, whoever comes first and in whichever process', async () => {
    const account = shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const twin = await openShop(pg, `cart-${count}`, [], shop.graph)
    const atDesk = () =>
      shop.room.ask('POST', `/customers/${account}/cart/changes`, { changes: [add('hat-1')] })
    await shop.put(token, add('shoes-38'))
    const sent = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? shop : twin).put(token, add('shoes-38')))
    const served = Array.from({ length: 6 }, atDesk)
    // A coupon is put in by a transaction of its own.
    const coupons = Array.from({ length: 8 }, (_, i) =>
      (i % 2 === 0 ? shop : twin).put(token, { id: id(), kind: 'coupon_add', code: `KOD-${i}` }),
    )
    const views = await Promise.all(sent)
    expect((await Promise.all(served)).map((one) => one.status)).toEqual(Array(6).fill(200))
    await Promise.all(coupons)
    const { body } = await shop.page('cart', { token })
    expect(quantities(body)).toEqual({ 'shoes-38': 25, 'hat-1': 6 })
    expect(body.coupons).toHaveLength(8)
    expect([changesOf(body), Math.max(...views.map(changesOf)) <= 39]).toEqual([39, true])
  })

  it('no script makes more of one cart than its server can look through', async () => {
    const token = await shop.guest('phone-12345')
    const many = () => Array.from({ length: 200 }, () => ({ ...add('hat-1'), kind: 'set' as const }))
    for (let i = 0; i < 10; i++) await shop.put(token, ...many())
    const { status, body } = await shop.page('cart/changes', { token, body: { changes: many() } })
    expect([status, body.code]).toEqual([429, 'rate_limited'])
    shop.room.now += 3_600_001
    expect(quantities(await shop.put(token, { ...add('hat-1', 2), kind: 'set' as const }))).toEqual({
      'hat-1': 2,
    })
  })

  it('one that is refused is refused alone; the same sent twice is there once', async () => {
    const [one, other] = [await shop.guest('phone-12345'), await shop.guest('tablet-12345')]
    for (const device of ['phone-12345', 'tablet-12345']) shop.graph.add('anonymous_id', device)
    await Promise.all([shop.put(one, add('hat-1')), shop.put(other, add('hat-1'))])
    const twice = add('shoes-38', 2)
    const ask = (token: string, change: object) =>
      shop.page('cart/changes', { token, body: { changes: [change] } })
    const answers = await Promise.all([
      ...[ask(one, twice), ask(one, add('boots-1')), ask(one, twice), ask(one, add('hat-1', 999))],
      ...[ask(other, add('shoes-39')), ask(other, { id: id(), kind: 'remove', sku: 'hat-1' })],
    ])
    expect(answers.map(({ status, body }) => (status === 200 ? 200 : body.code))).toEqual([
      ...[200, 'sku_unknown', 200, 'cart_quantity', 200, 200],
    ])
    expect(quantities((await shop.page('cart', { token: one })).body)).toEqual({ 'hat-1': 1, 'shoes-38': 2 })
    expect(quantities((await shop.page('cart', { token: other })).body)).toEqual({ 'shoes-39': 1 })
  })

  it('what another process changed meanwhile is seen, and so is a cart that was erased and begun anew', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const token = await shop.guest('phone-12345')
    const twin = await openShop(pg, `cart-${count}`, [], shop.graph)
    await shop.put(token, add('hat-1'))
    await shop.put(token, add('hat-1'))
    await twin.put(token, add('hat-1'))
    expect(quantities(await shop.put(token, add('shoes-38')))).toEqual({ 'hat-1': 3, 'shoes-38': 1 })
    await pg.app.inWorkspace(`cart-${count}`, (tx) =>
      shop.room.commerce.privacy.erase(tx, `cart-${count}`, [device]),
    )
    shop.room.now += 1
    twin.room.now += 1
    for (let i = 0; i < 4; i++) await twin.put(token, add('shoes-39'))
    expect(quantities(await shop.put(token, add('shoes-39')))).toEqual({ 'shoes-39': 5 })
  })
})

describe('open screens', () => {
  it('each sees what the others do: phone, desktop and desk', async () => {
    const account = shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const [phone, desktop] = await Promise.all([shop.watch(token), shop.watch(token)])
    await phone.until('cart', (cart) => cart.lines.length === 0)
    await shop.put(token, add('shoes-38'))
    for (const one of [phone, desktop]) await one.until('cart', (cart) => quantities(cart)['shoes-38'] === 1)
    await shop.room.ask('POST', `/customers/${account}/cart/changes`, { changes: [add('hat-1')] })
    const cart = await phone.until('cart', (one) => quantities(one)['hat-1'] === 1)
    expect(cart.lines[1].by).toEqual({ kind: 'member', name: 'Olga' })
    await shop.wish(token, { id: id(), kind: 'add', sku: 'shoes-39' })
    const list = await desktop.until('wishlist', (one) => one.items.length === 1)
    expect(list.items[0]).toMatchObject({ sku: 'shoes-39', variant: 'rozmiar 39', price: '499.00' })
    phone.close()
    desktop.close()
  })

  it('a guest on the phone sees what the desk does to what she put in, and no more', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const token = await shop.guest('phone-12345')
    const phone = await shop.watch(token)
    await shop.put(token, add('shoes-38'))
    const change = { id: id(), kind: 'set', sku: 'shoes-38', quantity: 2 }
    await shop.room.ask('POST', `/customers/${device}/cart/changes`, { changes: [change, add('hat-1')] })
    const cart = await phone.until('cart', (one) => quantities(one)['shoes-38'] === 2)
    expect(quantities(cart)).toEqual({ 'shoes-38': 2, 'hat-1': 1 })
    phone.close()
  })
})

describe('prices and stock are those of now', () => {
  it('says what changed since it was put in', async () => {
    const token = await shop.guest('phone-12345')
    await shop.put(token, add('shoes-38', 3), add('hat-1'))
    await shop.room.put('/stores', { id: 's1', name: 'Kraków' })
    await shop.room.put('/stock/levels', { storeId: 's1', sku: 'shoes-38', onHand: 2 })
    await shop.room.put('/stock/levels', { storeId: 's1', sku: 'hat-1', onHand: 0 })
    shop.room.now += 1_000
    await shop.room.put('/catalog/prices', { sku: 'shoes-38', amount: '399.00' })
    shop.room.now += 1_000
    const { body } = await shop.page('cart', { token })
    const told = body.notices.map((one: { kind: string; line: string }) => `${one.line} ${one.kind}`)
    expect(told).toEqual(['shoes-38 short', 'shoes-38 price_down', 'hat-1 sold_out'])
    expect(body.notices[1].text).toMatch(/z 499,00\szł na 399,00\szł/)
    expect(body.lines.map((one: { stock: string }) => one.stock)).toEqual(['few', 'none'])
    expect(body.totals.total).toBe('1256.00')
  })
})

describe('bad input', () => {
  const refuse = async (changes: unknown) => {
    const token = await shop.guest('phone-12345')
    const { status, body } = await shop.page('cart/changes', { token, body: { changes } })
    expect(await shop.page('cart', { token })).toMatchObject({ body: { lines: [] } })
    return [status, body.code, body.path]
  }
  it.each<[string, unknown, [number, string, string]]>([
    ['a negative quantity', [{ ...add('hat-1'), quantity: -1 }], [422, 'invalid', 'body.changes.0.quantity']],
    [
      'a thousand pieces',
      [{ ...add('hat-1'), quantity: 1_000 }],
      [422, 'invalid', 'body.changes.0.quantity'],
    ],
    [
      'too many by and by',
      [add('hat-1', 999), add('hat-1')],
      [422, 'cart_quantity', 'body.changes.1.quantity'],
    ],
    ['an unknown SKU', [add('shoes-38'), add('nothing')], [422, 'sku_unknown', 'body.changes.1.sku']],
    ['ten thousand lines', Array.from({ length: 10_000 }, () => add('hat-1')), [413, 'too_large', '']],
    ['no list', 'all', [422, 'invalid', 'body.changes']],
  ])('%s', async (_, changes, [status, code, path]) => {
    const told = await refuse(changes)
    if (code === 'too_large') expect([413, 422]).toContain(told[0])
    else expect(told).toEqual([status, code, path])
  })

  it('one shopper asks so often a minute, whatever tokens she has; others are served', async () => {
    for (const name of ['u-1', 'u-2']) shop.graph.add('user_id', name)
    const token = await shop.signIn('u-1')
    const ask = async (by: string) => (await shop.page('cart/handover', { token: by, body: 1 })).status
    for (let i = 0; i < 1_200; i++) await ask(token)
    expect(await ask(await shop.signIn('u-1', 'phone-12345'))).toBe(429)
    expect(await ask(await shop.signIn('u-2'))).toBe(422)
    shop.room.now += 60_001
    expect(await ask(token)).toBe(422)
  })

  it('a token that is made up, of another key, or altered opens nothing', async () => {
    const token = await shop.guest('phone-12345')
    for (const one of ['', 'x', `${token}x`, `a${token}`, token.slice(0, -1)]) {
      const { status, body } = await shop.page('cart', { token: one })
      expect([status, body.code]).toEqual([401, 'shopper_unknown'])
    }
    expect((await shop.page('cart/undo-merge', { token, body: {} })).body.code).toBe('shopper_guest')
    // In an address it opens the live line alone, which can say it nowhere else.
    expect((await shop.page(`cart?token=${token}`)).body.code).toBe('shopper_unknown')
  })
})

describe('what happens is told', () => {
  const tell = async () => {
    for (const loop of shop.room.commerce.loops.filter((one) => one.id === 'commerce.facts'))
      await loop.turn()
  }
  beforeEach(async () => {
    // What the tests before left to tell.
    await tell()
    shop.room.told.length = 0
  })

  it('each addition and removal once, by whom it is, on its channel', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const first = add('shoes-38', 2)
    await shop.put(token, first)
    shop.room.now += 1_000
    await shop.put(token, first, { id: id(), kind: 'set', sku: 'shoes-38', quantity: 1 })
    shop.room.now += 1_000
    await shop.put(token, { id: id(), kind: 'remove', sku: 'shoes-38' })
    await tell()
    const told = shop.room.told.map((one) => [one.event, Reflect.get(one.properties as object, 'quantity')])
    expect(told).toEqual([
      ['Product Added', 2],
      ['Product Removed', 1],
      ['Product Removed', 1],
    ])
    expect(JSON.stringify(shop.room.told[0])).toContain('u-1')
  })

  it('a coupon that is not taken, with the reason, each try once', async () => {
    const token = await shop.guest('phone-12345')
    const change = { id: id(), kind: 'coupon_add' as const, code: 'lato-20' }
    await shop.put(token, change)
    await shop.put(token, change)
    await tell()
    const cartId = (await shop.page('cart', { token })).body.id
    expect(shop.room.told).toMatchObject([
      {
        event: 'Coupon Denied',
        properties: { cart_id: cartId, coupon_id: 'LATO-20', reason: 'coupon_unknown' },
      },
    ])
  })

  it('a guest nobody knows is told of by her device', async () => {
    await shop.put(await shop.guest('phone-12345'), add('hat-1'))
    await tell()
    expect(shop.room.told).toMatchObject([{ event: 'Product Added', anonymousId: 'phone-12345' }])
  })
})

describe('what she waits for speaks up', () => {
  const look = async () => {
    for (const loop of shop.room.commerce.loops.filter((one) => one.id === 'commerce.wishes'))
      await loop.turn()
  }
  const price = (amount: string) => {
    shop.room.now += 1_000
    return shop.room.put('/catalog/prices', { sku: 'shoes-38', amount })
  }
  const letters = () => shop.room.letters.map(({ kind, minor, fromMinor }) => [kind, fromMinor, minor])

  it('a price that falls, once for each fall; to a person, not to each of her devices', async () => {
    const account = shop.graph.add('user_id', 'u-1')
    shop.graph.join(account, shop.graph.add('anonymous_id', 'phone-12345'))
    const asked = () => ({
      id: id(),
      kind: 'add',
      sku: 'shoes-38',
      wants: { priceDrop: true, backInStock: false },
    })
    await shop.wish(await shop.signIn('u-1'), asked())
    await shop.wish(await shop.guest('phone-12345'), asked())
    await shop.wish(await shop.guest('other-12345'), {
      ...asked(),
      wants: { priceDrop: false, backInStock: true },
    })
    await look()
    await price('399.00')
    await look()
    await look()
    await price('449.00')
    await look()
    await price('399.00')
    await look()
    expect(letters()).toEqual([
      ['price_drop', 49_900n, 39_900n],
      ['price_drop', 44_900n, 39_900n],
    ])
    expect(shop.room.letters[0]).toMatchObject({
      births: [account, expect.any(String)],
      words: { pl: { variant: 'rozmiar 38' }, en: { variant: 'size 38' } },
    })
  })

  it('what can be bought again, once; what she took off the list no more', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    await shop.room.put('/stores', { id: 's1', name: 'Kraków' })
    const count = (onHand: number) => shop.room.put('/stock/levels', { storeId: 's1', sku: 'hat-1', onHand })
    await count(0)
    await shop.wish(token, {
      id: id(),
      kind: 'add',
      sku: 'hat-1',
      wants: { priceDrop: false, backInStock: true },
    })
    await look()
    await count(5)
    await look()
    await look()
    expect(letters()).toEqual([['back_in_stock', null, 5_900n]])
    await count(0)
    await look()
    await shop.wish(token, { id: id(), kind: 'remove', sku: 'hat-1' })
    await count(5)
    await look()
    expect(letters()).toHaveLength(1)
  })
})

it('tells of what she waits for whether it is to be had, of whoever waits for something', async () => {
  const ala = shop.graph.add('user_id', 'u-1')
  const ola = shop.graph.add('user_id', 'u-2')
  const token = await shop.signIn('u-1')
  await shop.room.put('/stores', { id: 's1', name: 'Kraków' }, { id: 's2', name: 'Wrocław' })
  await shop.put(token, add('hat-1'))
  const asked = (['available', 'gone', 'low'] as const).flatMap((state) => [
    { of: 'cart' as const, state },
    { of: 'cart' as const, state, store: 's1' },
    { of: 'wishlist' as const, state },
  ])
  const people = new Map([ala, ola].map((one) => [one, [one]]))
  const told = async () => {
    const found = await pg.app.inWorkspace(`cart-${count}`, (tx) => listAwaitedStock(tx, people, asked))
    expect([...found.keys()]).toEqual([ala])
    return [...(found.get(ala) ?? [])].map(({ state, store = 'any' }) => `${state} ${store}`)
  }
  expect(await told()).toEqual(['available any'])
  const level = (storeId: string, onHand: number) => ({ storeId, sku: 'hat-1', onHand })
  await shop.room.put('/stock/levels', level('s1', 0), level('s2', 9))
  expect(await told()).toEqual(['available any', 'gone s1'])
  await shop.room.put('/stock/levels', level('s1', 2), level('s2', 0))
  expect((await told()).sort()).toEqual(['available any', 'available s1', 'low any', 'low s1'])
})

it('what is held of her is handed out whole, and gone when she is', async () => {
  const account = shop.graph.add('user_id', 'u-1')
  const token = await shop.signIn('u-1')
  await shop.put(token, add('shoes-38'))
  await shop.wish(token, {
    id: id(),
    kind: 'add',
    sku: 'hat-1',
    wants: { priceDrop: true, backInStock: true },
  })
  const workspaceId = `cart-${count}`
  const { privacy } = shop.room.commerce
  const tables = await pg.app.inWorkspace(workspaceId, (tx) => privacy.exportFor(tx, workspaceId, [account]))
  const counts = ['document', 'document_change', 'wish_watch'].map((one) => tables[`commerce.${one}`]?.length)
  expect(counts).toEqual([2, 2, 1])
  await pg.app.inWorkspace(workspaceId, (tx) => privacy.erase(tx, workspaceId, [account]))
  expect((await cartOf(account)).lines).toEqual([])
  const left = await pg.app.inWorkspace(workspaceId, (tx) => privacy.exportFor(tx, workspaceId, [account]))
  expect(Object.values(left).flat()).toEqual([])
})
