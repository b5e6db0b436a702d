import { payments } from '@splot/plugins/registry'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../tests/testkit/database.ts'
import { openShop, type Shop } from './shopping.testkit.ts'

/** What a checkout knows before anybody presses: which store has the goods, and whom a payment is confirmed to. */
let pg: TestDatabase
let shop: Shop
let token = ''
let count = 0
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  shop = await openShop(pg, `checkout-${++count}`, payments)
  for (const id of ['GDY1', 'KRK1', 'LDZ1']) await shop.room.put('/stores', { id, name: `Salon ${id}` })
  shop.graph.add('user_id', 'u-1')
  token = await shop.signIn('u-1')
})

const level = (storeId: string, sku: string, onHand: number) =>
  shop.room.put('/stock/levels', { storeId, sku, onHand })
const putIn = (...skus: string[]) =>
  shop.put(
    token,
    ...skus.map((sku) => ({ id: `checkout-change-${++count}`, kind: 'add' as const, sku, quantity: 1 })),
  )
const fitNow = async () => (await shop.page('cart/stores', { token })).body

/** Buys the cart as it is. */
async function buy(delivery: object, more: object = {}) {
  const { body: cart } = await shop.page('cart', { token })
  const contact = { name: 'Anna Kowalska', email: 'anna@example.pl', phone: '600100200' }
  const body = {
    cartId: cart.id,
    version: cart.version,
    delivery,
    contact,
    payment: { method: 'in_store' },
    ...more,
  }
  return shop.page('checkout', { token, body, key: `checkout-key-${++count}` })
}

describe('which store has the goods', () => {
  it('the one with all of it first, with what the others lack; of what nobody counts there is enough', async () => {
    await level('KRK1', 'shoes-38', 1)
    await level('LDZ1', 'shoes-38', 2)
    await level('LDZ1', 'shoes-39', 2)
    await putIn('shoes-38', 'shoes-39', 'hat-1')
    const found = await fitNow()
    expect(found.lines).toBe(3)
    expect(found.items.map((one: { storeId: string }) => one.storeId)).toEqual(['LDZ1', 'KRK1', 'GDY1'])
    expect(found.items[0].missing).toEqual([])
    expect(found.items[1].missing).toEqual([
      { line: 'shoes-39', name: 'Trzewiki „Jodła”', variant: 'rozmiar 39' },
    ])
    expect(found.items[2].missing).toHaveLength(2)
  })

  it('what others have reserved is not there; after a refusal the way leads to the store that has it', async () => {
    await level('KRK1', 'shoes-38', 1)
    await level('LDZ1', 'shoes-38', 1)
    await putIn('shoes-38')
    const line = { storeId: 'KRK1', sku: 'shoes-38', quantity: 1 }
    const kept = await shop.room.ask(
      'POST',
      '/reservations',
      { lines: [line] },
      { 'idempotency-key': 'somebody-else' },
    )
    expect(kept.status).toBe(200)
    expect((await buy({ kind: 'pickup', storeId: 'KRK1' })).body.code).toBe('stock_short')
    const [first] = (await fitNow()).items
    expect(first).toEqual({ storeId: 'LDZ1', missing: [] })
    expect((await buy({ kind: 'pickup', storeId: first.storeId })).status).toBe(200)
  })

  it('is told to whoever has the cart alone', async () => {
    expect((await shop.page('cart/stores')).status).toBe(401)
    expect((await fitNow()).lines).toBe(0)
  })
})

describe('an order by phone', () => {
  it('takes the coupon she reads out and her points; the sum is the server’s', async () => {
    const { ask } = shop.room
    await level('KRK1', 'shoes-38', 1)
    const effect = { kind: 'amount', amount: '50.00' }
    await ask('PUT', '/coupon-pools/p', { name: 'Bon', kind: 'general', effect })
    await ask('POST', '/coupon-pools/p/codes', { kind: 'import', codes: ['BON50'] })
    const spend = { points: 100, worth: '5.00' }
    await ask('PUT', '/loyalty/programme', { name: 'Klub', earn: { points: 1, per: '1.00' }, spend })
    const cart = await putIn('shoes-38')
    const customerId = cart.customerId ?? ''
    const given = { points: 400, reason: 'Saldo' }
    await ask('POST', `/customers/${customerId}/points`, given, { 'idempotency-key': 'points-of-hers' })
    const changes = [{ id: 'read-out-on-the-line', kind: 'coupon_add', code: 'bon50' }]
    const path = `/customers/${customerId}/cart/changes`
    const { body: seen } = await ask('POST', path, { changes, channel: 'call' })
    expect(seen.totals.total).toBe('449.00')
    const delivery = { kind: 'pickup', storeId: 'KRK1' }
    const body = {
      delivery,
      customerId,
      cartId: seen.id,
      version: seen.version,
      channel: 'call',
      points: 200,
    }
    const placed = await ask('POST', '/orders', body, { 'idempotency-key': 'an-order-by-phone' })
    expect(placed.body.order).toMatchObject({
      coupons: [{ code: 'BON50', discount: '50.00' }],
      totals: { discount: '50.00', points: '10.00', total: '439.00' },
    })
  })
})

describe('a way to pay that writes to her', () => {
  const p24 = { merchantId: 1, posId: 1, apiKey: 'key', crc: 'crc', url: 'https://sandbox.przelewy24.pl' }
  const go = { kind: 'go' }
  const nameless = { contact: {}, storeId: 'KRK1', payment: { method: 'przelewy24' } }
  beforeEach(() => shop.room.ask('PUT', '/payment-providers/przelewy24', { settings: p24, isEnabled: true }))

  it('says so before she presses', async () => {
    const { methods } = (await shop.page('checkout')).body
    const asks = new Map(methods.map((one: { id: string; asksEmail: boolean }) => [one.id, one.asksEmail]))
    expect([asks.get('przelewy24'), asks.get('in_store')]).toEqual([true, false])
  })

  it('without an address nothing is placed, and the answer names the field', async () => {
    await level('KRK1', 'shoes-38', 1)
    await putIn('shoes-38')
    const { status, body } = await buy(go, nameless)
    expect([status, body.code, body.path]).toEqual([422, 'payment_email', 'body.contact.email'])
    expect((await shop.page('orders', { token })).body.items).toEqual([])
    expect((await fitNow()).items[0]).toEqual({ storeId: 'KRK1', missing: [] })
  })

  it('with one the order stands, whether the provider answers or not', async () => {
    await level('KRK1', 'shoes-38', 1)
    await putIn('shoes-38')
    const told = { ...nameless, contact: { email: 'anna@example.pl' } }
    expect((await buy(go, told)).body).toMatchObject({ order: { state: 'awaiting_payment' }, pay: null })
  })

  it('a desk that asks for the link is told what is missing', async () => {
    const body = {
      delivery: { kind: 'pickup', storeId: 'KRK1' },
      lines: [{ sku: 'hat-1', quantity: 1 }],
      channel: 'call',
    }
    const placed = await shop.room.ask('POST', '/orders', body, {
      'idempotency-key': `desk-order-${++count}`,
    })
    expect(placed.status).toBe(200)
    const link = await shop.room.ask('POST', `/orders/${placed.body.order.id}/pay-link`, {
      method: 'przelewy24',
    })
    expect([link.status, link.body.code]).toEqual([422, 'payment_email'])
  })
})
