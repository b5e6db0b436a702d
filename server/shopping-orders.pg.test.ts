import { payments } from '@splot/plugins/registry'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { openShop, quantities, type Shop } from './shopping.testkit.ts'

/** Orders as whoever shops meets them: through the shop's door, with her own token. */
let pg: TestDatabase
let shop: Shop
let count = 0
let workspaceId = ''
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  workspaceId = `shop-orders-${++count}`
  shop = await openShop(
    pg,
    workspaceId,
    payments.filter((one) => one.isSandbox),
  )
  await shop.room.put('/stores', { id: 'KRK1', name: 'Kraków Kazimierz' })
  const level = (sku: string) => ({ storeId: 'KRK1', sku, onHand: 50 })
  await shop.room.put('/stock/levels', level('shoes-38'), level('hat-1'))
  await shop.room.ask('PUT', '/payment-providers/sandbox', { settings: {}, isEnabled: true })
})

let minted = 0
const add = (sku: string, quantity = 1) => ({
  id: `order-change-${++minted}`,
  kind: 'add' as const,
  sku,
  quantity,
})
const contact = { name: 'Anna Kowalska', email: 'anna@example.pl', phone: '600100200' }
const pickup = { delivery: { kind: 'pickup', storeId: 'KRK1' }, contact }
const address = { street: 'Floriańska 1', postcode: '31-019', city: 'Kraków' }
const home = { kind: 'ship', carrier: 'kurier', address }

/** Puts it in and buys the cart as it is. */
async function buy(token: string, sku: string, more: object = {}) {
  const cart = await shop.put(token, add(sku))
  const body = { cartId: cart.id, version: cart.version, ...pickup, payment: { method: 'sandbox' }, ...more }
  return shop.page('checkout', { token, body, key: `checkout-${++minted}` })
}
const press = (url: string, what: 'pay' | 'decline' = 'pay') =>
  shop.room.commerce.sandboxPage.press(workspaceId, url.split('/').at(-1) ?? '', what)
const numbersOf = async (customerId: string): Promise<string[]> => {
  const { body } = await shop.room.ask('GET', `/orders?customerId=${customerId}&limit=100`)
  return body.items.map((one: { number: string }) => one.number).sort()
}

describe('click and collect', () => {
  it('ordered on the page, ready on her screen as the store says so, handed over for her code', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const screen = await shop.watch(token)
    const { body } = await buy(token, 'shoes-38')
    // Every open screen of hers sees that it is ordered.
    await screen.until('cart', (cart) => cart.lines.length === 1)
    await screen.until('cart', (cart) => cart.lines.length === 0)
    expect(body.order).toMatchObject({ state: 'awaiting_payment', totals: { total: '499.00' } })
    expect(quantities((await shop.page('cart', { token })).body)).toEqual({})
    await press(body.pay.url)
    await screen.until('order', (order) => order.state === 'paid')
    const act = (name: string, more: object = {}) =>
      shop.room.ask('POST', `/orders/${body.order.id}/acts`, { act: name, ...more })
    await act('pick')
    const own = (await shop.page(`orders/${body.order.id}`, { token })).body
    expect(own).toMatchObject({ state: 'picking', acts: [] })
    expect(JSON.stringify(own)).not.toContain('Olga')
    await act('ready')
    const ready = await screen.until('order', (order) => order.state === 'ready')
    expect(ready.pickup.code).toMatch(/^\d{6}$/)
    expect((await act('collect', { code: ready.pickup.qr })).body.state).toBe('collected')
    await screen.until('order', (order) => order.state === 'collected')
    screen.close()
    const { body: all } = await shop.page('orders', { token })
    expect(all.items.map((one: { state: string }) => one.state)).toEqual(['collected'])
  })

  it('a cart that changed meanwhile is not bought; a lost answer asked for again is the same order', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const cart = await shop.put(token, add('shoes-38'))
    const body = { cartId: cart.id, version: cart.version, ...pickup, payment: { method: 'sandbox' } }
    const later = await shop.put(token, add('hat-1'))
    const changed = await shop.page('checkout', { token, body, key: 'checkout-old-1' })
    expect(changed.body.code).toBe('cart_changed')
    const seen = { ...body, version: later.version }
    const first = await shop.page('checkout', { token, body: seen, key: 'checkout-new-1' })
    const again = await shop.page('checkout', { token, body: seen, key: 'checkout-new-1' })
    expect(again.body.order.id).toBe(first.body.order.id)
    expect(again.body.pay).toEqual(first.body.pay)
    expect(first.body.order.totals.total).toBe('558.00')
  })

  it('a code that she saw refused stops no order; one that she saw working, and does not any more, does', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const asked = (coupons: string[]) => buy(token, 'shoes-38', { coupons })
    await shop.put(token, { id: `order-change-${++minted}`, kind: 'coupon_add', code: 'NIE-MA-TAKIEGO' })
    expect((await asked(['NIE-MA-TAKIEGO'])).body.code).toBe('coupon_refused')
    expect((await asked([])).body.order).toMatchObject({ coupons: [], totals: { total: '998.00' } })
  })

  it('asked for again once identity has seen her device, it is the same order', async () => {
    const token = await shop.guest('phone-12345')
    const cart = await shop.put(token, add('shoes-38'))
    const body = { cartId: cart.id, version: cart.version, ...pickup, payment: { method: 'sandbox' } }
    const first = await shop.page('checkout', { token, body, key: 'checkout-lost-1' })
    shop.graph.add('anonymous_id', 'phone-12345')
    const again = await shop.page('checkout', { token, body, key: 'checkout-lost-1' })
    expect(again.body.order).toMatchObject({ id: first.body.order.id, number: first.body.order.number })
  })

  it('she calls it off herself until somebody works on it; a return she announces is not paid back yet', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const { body: one } = await buy(token, 'hat-1')
    await press(one.pay.url)
    const cancelled = await shop.page(`orders/${one.order.id}/cancel`, { token, body: {} })
    expect(cancelled.body).toMatchObject({ state: 'cancelled', totals: { refunded: '59.00' } })
    const { body: two } = await buy(token, 'hat-1')
    await press(two.pay.url)
    const act = (name: string, more: object = {}) =>
      shop.room.ask('POST', `/orders/${two.order.id}/acts`, { act: name, reason: 'dowód', ...more })
    await act('pick')
    expect((await shop.page(`orders/${two.order.id}/cancel`, { token, body: {} })).body.code).toBe(
      'order_state',
    )
    await act('ready')
    await act('collect')
    const asked = { lines: [{ line: two.order.lines[0].line, quantity: 1 }], reason: 'za duża' }
    const announced = await shop.page(`orders/${two.order.id}/return`, { token, body: asked })
    expect(announced.body).toMatchObject({
      ...{ state: 'collected', totals: { refunded: '0.00' }, returnAsked: { reason: 'za duża' } },
    })
  })
})

describe('nobody is her own cashier', () => {
  it.each([
    ['what she takes from the shelf is paid first', { kind: 'go' }, 'in_store', 'payment_unknown'],
    ['nor at the door', { kind: 'go' }, 'on_delivery', 'payment_unknown'],
    ['a till is the store’s', { kind: 'till' }, 'sandbox', 'invalid'],
    ['a parcel is paid for at the door', { ...home }, 'in_store', 'payment_unknown'],
  ])('%s', async (_, delivery, method, code) => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const { body } = await buy(token, 'hat-1', { delivery, storeId: 'KRK1', payment: { method } })
    expect(body.code).toBe(code)
    expect((await shop.page('orders', { token })).body.items).toEqual([])
  })

  it('is not asked again for what is known of her: masked on her page, whole on her order, and hers alone', async () => {
    const hers = shop.graph.add('user_id', 'u-1')
    for (const [kind, value] of [
      ['email', 'anna@example.pl'],
      ['phone', '+48600100200'],
    ] as const)
      shop.graph.join(hers, shop.graph.add(kind, value))
    const token = await shop.signIn('u-1')
    expect((await shop.page('me', { token })).body).toEqual({
      ...{ name: 'Anna Nowak', email: 'a•••@example.pl', phone: '+48 ••• ••• 200' },
    })
    const more = { contact: { phone: '+48501501501' }, keepsContact: true }
    const { body } = await buy(token, 'shoes-38', more)
    expect(body.order.contact).toEqual({
      ...{ name: 'Anna Nowak', email: 'anna@example.pl', phone: '+48501501501' },
    })
    const guest = await shop.guest('phone-98765')
    expect((await shop.page('me', { token: guest })).status).toBeGreaterThanOrEqual(400)
    const strange = await buy(guest, 'hat-1', more)
    expect(strange.body.order.contact).toEqual({ name: null, email: null, phone: '+48501501501' })
  })

  it('an order sent again is the same one, though what was known of her has changed since', async () => {
    const hers = shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const { id: cartId, version } = await shop.put(token, add('shoes-38'))
    const own = { contact: { phone: '+48501501501' }, keepsContact: true, payment: { method: 'in_store' } }
    const body = { ...pickup, ...own, cartId, version }
    const send = () => shop.page('checkout', { token, body, key: 'her-answer-was-lost' })
    const placed = await send()
    shop.graph.join(hers, shop.graph.add('email', 'anna@example.pl'))
    const again = await send()
    expect(again.body.code).toBeUndefined()
    expect(again.body.order.number).toBe(placed.body.order.number)
  })

  it('scan and go: the store sees who is on her way, what she took, and that she paid; then no more', async () => {
    const hers = shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const walks = () => shop.room.commerce.listWalks(workspaceId, { storeId: 'KRK1', language: 'pl' })
    expect((await shop.page('scan', { token, body: { storeId: 'NONE' } })).body.code).toBe('store_unknown')
    await shop.put(token, add('hat-1', 2))
    await shop.page('scan', { token, body: { storeId: 'KRK1' } })
    const [begun] = await walks()
    expect(begun).toMatchObject({ birth: hers, state: 'shopping', number: null, lines: [{ quantity: 2 }] })
    const { body } = await buy(token, 'hat-1', { delivery: { kind: 'go' }, storeId: 'KRK1' })
    expect(await walks()).toMatchObject([
      { state: 'to_pay', number: body.order.number, total: body.order.totals.total },
    ])
    await press(body.pay.url)
    expect(await walks()).toMatchObject([{ id: begun?.id, state: 'paid', lines: [{ quantity: 3 }] }])
    expect(await shop.room.commerce.listWalks(workspaceId, { storeId: 'WRO1', language: 'pl' })).toEqual([])
    const held = await pg.app.inWorkspace(workspaceId, (tx) =>
      shop.room.commerce.privacy.exportFor(tx, workspaceId, [hers]),
    )
    expect(held['commerce.scan']).toHaveLength(1)
    shop.room.now += 3 * 3_600_000
    expect(await walks()).toEqual([])
  })

  it('the page of an order leads back to the shop it was placed in, and nowhere else', async () => {
    const token = await shop.guest('phone-11111')
    const backOf = async (shopUrl: string) => {
      const { body } = await buy(token, 'hat-1', { shopUrl })
      return (await shop.room.commerce.orderPages.find(body.statusUrl.split('/').at(-1), 'pl'))?.shopUrl
    }
    expect(await backOf('https://splot.test/shop/')).toBe('https://splot.test/shop/')
    expect(await backOf('https://elsewhere.example/')).toBeNull()
  })

  it('what is tried on is paid for in the store, once she has chosen', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    const delivery = { kind: 'try', storeId: 'KRK1' }
    const { body } = await buy(token, 'hat-1', { delivery, payment: { method: 'in_store' } })
    const asked = { token, body: {} }
    expect((await shop.page(`orders/${body.order.id}/pay`, asked)).body.code).toBe('payment_settled')
  })

  it('ids that are none are nobody’s orders and carts', async () => {
    shop.graph.add('user_id', 'u-1')
    const token = await shop.signIn('u-1')
    expect((await shop.page('orders/nothing', { token })).status).toBe(404)
    const dashes = '-'.repeat(36)
    expect((await shop.page(`orders?after=1_${dashes}`, { token })).status).toBe(200)
    const { status, body } = await buy(token, 'hat-1', { cartId: 'nothing' })
    expect([status, body.code]).toEqual([404, 'not_found'])
    for (const [name, code] of [
      ['Anna \ud800', 'unicode_invalid'],
      ['Anna \u0000', 'nul_char'],
    ])
      expect((await buy(token, 'hat-1', { contact: { name } })).body.code).toBe(code)
    for (const path of ['products/%00', 'availability?sku=%00', 'products?q=a%00b'])
      expect((await shop.page(path)).body).toMatchObject({ code: 'nul_char', status: 422 })
  })
})

it('ways to pay at hand are those that are open; nobody chooses another', async () => {
  shop.graph.add('user_id', 'u-1')
  const token = await shop.signIn('u-1')
  const methods = async () => {
    const { body } = await shop.page('checkout', { token })
    return body.methods.map((one: { id: string }) => one.id)
  }
  expect(await methods()).toEqual(['sandbox', 'in_store', 'on_delivery'])
  const times = { carriers: [], payMinutes: 30, pickupDays: 3, tryDays: 2 }
  await shop.room.ask('PUT', '/order-settings', { ...times, isPaidInStore: false })
  expect(await methods()).toEqual(['sandbox', 'on_delivery'])
  const { body } = await buy(token, 'hat-1', { payment: { method: 'in_store' } })
  expect(body).toMatchObject({ code: 'payment_unknown', path: 'body.payment.method' })
})

describe('whose order it is', () => {
  it('of a guest the device’s; nobody else’s token opens it, calls it off or pays it', async () => {
    shop.graph.add('anonymous_id', 'phone-12345')
    const guest = await shop.guest('phone-12345')
    const { body } = await buy(guest, 'hat-1')
    expect((await shop.page(`orders/${body.order.id}`, { token: guest })).body.number).toBe(body.order.number)
    shop.graph.add('user_id', 'u-2')
    const stranger = await shop.signIn('u-2')
    for (const path of ['', '/cancel', '/return', '/pay']) {
      const asked = path === '/return' ? { lines: [{ line: '1', quantity: 1 }] } : {}
      const reply = await shop.page(`orders/${body.order.id}${path}`, {
        ...{ token: stranger, ...(path === '' ? {} : { body: asked }) },
      })
      expect([path, reply.status]).toEqual([path, 404])
    }
    const cart = await shop.put(guest, add('hat-1'))
    const stolen = { cartId: cart.id, version: cart.version, ...pickup, payment: { method: 'sandbox' } }
    const reply = await shop.page('checkout', { token: stranger, body: stolen, key: 'checkout-stolen' })
    expect(reply.body.code).toBe('not_found')
  })

  it('what a guest bought does not lie in her cart again once identity parts her device from somebody', async () => {
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    const account = shop.graph.add('user_id', 'u-1')
    shop.graph.join(account, device)
    const guest = await shop.guest('phone-12345')
    const { body } = await buy(guest, 'hat-1')
    expect(body.order.customerId).toBe(device)
    const cart = async () => quantities((await shop.page('cart', { token: guest })).body)
    expect(await cart()).toEqual({})
    shop.graph.part(device)
    shop.room.now += 2_000
    expect(await cart()).toEqual({})
  })

  it('of a device that identity had not seen, it is that device’s once it has', async () => {
    const guest = await shop.guest('phone-12345')
    const { body } = await buy(guest, 'hat-1')
    expect(body.order.customerId).toBeNull()
    const name = () => shop.room.commerce.loops.find((one) => one.id === 'commerce.order_devices')?.turn()
    await name()
    const device = shop.graph.add('anonymous_id', 'phone-12345')
    await name()
    expect((await shop.page('orders', { token: guest })).body.items).toMatchObject([{ customerId: device }])
  })

  it('what an order holds is hers whose order it is, whoever else she turns out to be', async () => {
    const first = shop.graph.add('user_id', 'u-1')
    const second = shop.graph.add('user_id', 'u-2')
    shop.graph.join(first, second)
    const { body } = await buy(await shop.signIn('u-2'), 'hat-1')
    expect(body.order.customerId).toBe(second)
    const text = 'SELECT birth_id::text AS birth FROM commerce.redemption'
    const rows = await pg.app.inWorkspace(workspaceId, (tx) => tx.rows({ text, values: [] }))
    expect(rows).toEqual([{ birth: second }])
  })

  it('two people joined see all of theirs; parted again, each exactly her own', async () => {
    const people = ['u-1', 'u-2', 'u-3'].map((name) => ({ name, birth: shop.graph.add('user_id', name) }))
    const own = new Map<string, string[]>(people.map((one) => [one.birth, []]))
    for (const { name, birth } of [...people, ...people]) {
      const { body } = await buy(await shop.signIn(name), 'hat-1')
      own.get(birth)?.push(body.order.number)
    }
    const births = people.map((one) => one.birth)
    const move = fc.record({
      a: fc.constantFrom(...births),
      b: fc.constantFrom(...births),
      isJoin: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (moves) => {
        // A plain account of who is with whom beside the room's own.
        const groupOf = new Map(births.map((one) => [one, new Set([one])]))
        for (const { a, b, isJoin } of moves) {
          if (isJoin) {
            shop.graph.join(a, b)
            const all = new Set([...(groupOf.get(a) ?? []), ...(groupOf.get(b) ?? [])])
            for (const one of all) groupOf.set(one, all)
          }
        }
        for (const birth of births) {
          const expected = [...(groupOf.get(birth) ?? [])].flatMap((one) => own.get(one) ?? []).sort()
          expect(await numbersOf(birth)).toEqual(expected)
        }
        for (const birth of births) shop.graph.part(birth)
        for (const birth of births) expect(await numbersOf(birth)).toEqual([...(own.get(birth) ?? [])].sort())
      }),
      { numRuns: 6 },
    )
  })
})
