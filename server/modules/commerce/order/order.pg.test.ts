import { payments } from '@splot/plugins/registry'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { openRoom, type TestRoom } from '../commerce.testkit.ts'
import { openShop, type Shop } from './order.testkit.ts'

let pg: TestDatabase
let room: TestRoom
let shop: Shop
let count = 0
let workspaceId = ''
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  workspaceId = `orders-${++count}`
  room = openRoom(pg, workspaceId, pg.app, { payments: payments.filter((one) => one.isSandbox) })
  shop = openShop(room)
  await shop.furnish()
})

const hour = 3_600_000
const day = 24 * hour
const contact = { name: 'Anna Kowalska', email: 'anna@example.pl', phone: '+48600100200' }
const address = { street: 'Floriańska 1', postcode: '31-019', city: 'Kraków' }
const ship = { kind: 'ship', carrier: 'kurier', address }
const pickup = { kind: 'pickup', storeId: 'KRK1' }
const till = { channel: 'pos', storeId: 'KRK1', delivery: { kind: 'till' } }

describe('an order that is sent', () => {
  it('waits for its payment, is paid once, picked, sent and delivered; all of it is told', async () => {
    const placed = await shop.place({
      lines: [shop.line('jodla-38', 2)],
      delivery: ship,
      contact,
      method: 'sandbox',
    })
    const { id } = placed.order
    expect(placed.order).toMatchObject({
      state: 'awaiting_payment',
      totals: { goods: '800.00', shipping: '0.00', total: '800.00', due: '800.00' },
      storeId: 'KRK1',
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 2])
    expect(await shop.facts()).toEqual([])
    await shop.press(workspaceId, placed, 'twice')
    await shop.press(workspaceId, placed, 'pay')
    expect(await shop.get(id)).toMatchObject({
      state: 'paid',
      totals: { paid: '800.00', due: '0.00', refunded: '0.00' },
    })
    expect(await shop.facts()).toEqual(['Order Completed'])
    await shop.act(id, 'pick')
    expect(await shop.act(id, 'ship', { trackingId: '62099' })).toMatchObject({
      state: 'shipped',
      shipment: { carrierName: 'Kurier', trackingId: '62099' },
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([1, 0])
    expect(await shop.act(id, 'deliver')).toMatchObject({ state: 'delivered', acts: ['return'] })
    expect(await shop.facts()).toEqual(['Order Shipped', 'Order Delivered'])
  })

  it('a decline leaves it waiting; unpaid in time it ends, the pieces are free, and late money goes back', async () => {
    const lines = [shop.line('jodla-38', 3)]
    const placed = await shop.place({ lines, delivery: ship, contact, method: 'sandbox' })
    const { id } = placed.order
    await shop.press(workspaceId, placed, 'decline')
    expect(await shop.get(id)).toMatchObject({ state: 'awaiting_payment' })
    const link = placed.statusUrl.split('/').at(-1) ?? ''
    expect(await room.commerce.orderPages.find(link, 'pl')).toMatchObject({ isDeclined: true })
    room.now += hour
    await shop.turn('commerce.orders')
    expect(await shop.get(id)).toMatchObject({ state: 'expired', acts: [], totals: { due: '0.00' } })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 0])
    await shop.press(workspaceId, placed, 'pay')
    expect(await shop.get(id)).toMatchObject({
      state: 'expired',
      totals: { paid: '1200.00', refunded: '1200.00' },
    })
    await shop.turn('commerce.refunds')
    const { rows } = { rows: await refunds() }
    expect(rows).toEqual([{ state: 'done', reason: 'late', amount: '120000' }])
    expect(await shop.facts()).toEqual([])
  })

  it('two payments of one order: the second goes back', async () => {
    const placed = await shop.place({
      lines: [shop.line('jodla-38')],
      delivery: ship,
      contact,
      method: 'sandbox',
    })
    const { id } = placed.order
    room.now += 20 * 60_000
    const again = await room.ask('POST', `/orders/${id}/pay-link`, {})
    expect(again.body.url).not.toBe(placed.pay.url)
    await shop.press(workspaceId, placed, 'pay')
    await shop.press(workspaceId, { pay: again.body }, 'pay')
    expect(await shop.get(id)).toMatchObject({
      state: 'paid',
      totals: { paid: '800.00', refunded: '400.00', due: '0.00' },
    })
    expect((await room.ask('POST', `/orders/${id}/pay-link`, {})).body.code).toBe('payment_settled')
  })

  it('a provider is told her address where the desk told none', async () => {
    const emails: (string | null)[] = []
    const [sandbox] = payments.filter((one) => one.isSandbox)
    if (sandbox === undefined) throw new Error('no sandbox')
    const start: typeof sandbox.start = async ({ email }) => {
      emails.push(email)
      return { state: 'started', ref: 'r', url: 'https://pay.example/1' }
    }
    room = openRoom(pg, workspaceId, pg.app, { payments: [{ ...sandbox, start }] })
    shop = openShop(room)
    const anna = '01940000-0000-7000-8000-00000000000a'
    room.people.add(anna)
    const order = { lines: [shop.line('szron-38')], delivery: { ...pickup, storeId: 'WRO1' } }
    await shop.place({ ...order, customerId: anna, method: 'sandbox' })
    await shop.place({ ...order, customerId: anna, contact, method: 'sandbox' })
    await shop.place({ ...order, method: 'sandbox' })
    await shop.place({ ...order, customerId: anna, channel: 'web', method: 'sandbox' })
    expect(emails).toEqual(['x@example.pl', contact.email, null, null])
  })

  it('called off after it was paid: everything goes back', async () => {
    const placed = await shop.place({
      lines: [shop.line('jodla-38')],
      delivery: ship,
      contact,
      method: 'sandbox',
    })
    await shop.press(workspaceId, placed, 'pay')
    const { id } = placed.order
    expect(await shop.act(id, 'cancel')).toMatchObject({ state: 'cancelled', totals: { refunded: '400.00' } })
    expect(await shop.act(id, 'cancel')).toMatchObject({ state: 'cancelled', totals: { refunded: '400.00' } })
    expect((await room.ask('POST', `/orders/${id}/acts`, { act: 'pick' })).body.code).toBe('order_state')
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 0])
    expect(await shop.facts()).toEqual(['Order Completed', 'Order Cancelled'])
  })

  it('shows where the parcel is and who brings it; what is delivered says so once', async () => {
    const body = { lines: [shop.line('szron-38')], delivery: ship, contact, method: 'on_delivery' }
    const { order } = await shop.place(body)
    await shop.act(order.id, 'ship')
    const news = {
      workspaceId,
      number: order.number,
      trackingId: '62099',
      trackingUrl: 'javascript:alert(1)',
    }
    const place = { lat: 51.1, lng: 17.03 }
    await room.commerce.noteParcel({ ...news, stage: 'moved', at: room.now, courier: 'Marek', place })
    const older = { ...news, stage: 'moved' as const, at: room.now - hour, courier: 'Piotr', place: null }
    await room.commerce.noteParcel(older)
    await room.commerce.noteParcel({ ...older, number: 'Z-NOBODY' })
    expect((await shop.get(order.id)).shipment).toMatchObject({
      ...{ trackingId: '62099', trackingUrl: null, courier: { name: 'Marek', place } },
    })
    const done = { ...news, stage: 'delivered' as const, at: room.now, courier: null, place: null }
    await room.commerce.noteParcel(done)
    await room.commerce.noteParcel(done)
    // Paid to whoever brought it.
    expect(await shop.get(order.id)).toMatchObject({ state: 'delivered', totals: { due: '0.00' } })
    // That it was delivered is in the log already: the carrier said so.
    expect(await shop.facts()).toEqual(['Order Completed', 'Order Shipped'])
  })

  it('paid at the door is paid when it is delivered', async () => {
    const body = { lines: [shop.line('szron-38')], delivery: ship, contact, method: 'on_delivery' }
    const { order } = await shop.place(body)
    expect(order).toMatchObject({
      state: 'placed',
      storeId: 'WRO1',
      totals: { total: '114.98', due: '114.98' },
    })
    await shop.act(order.id, 'ship')
    expect(await shop.act(order.id, 'deliver')).toMatchObject({ totals: { paid: '114.98', due: '0.00' } })
  })
})

const refunds = () =>
  pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows({
      text: 'SELECT state, reason, amount_minor::text AS amount FROM commerce.payment_refund ORDER BY at, id',
      values: [],
    }),
  )

describe('a pick-up', () => {
  it('is made ready, handed over for its code, and told at every step', async () => {
    const body = { lines: [shop.line('jodla-38')], delivery: pickup, contact, method: 'in_store' }
    const { order } = await shop.place(body)
    expect(order).toMatchObject({ state: 'placed', pickup: null })
    await shop.act(order.id, 'pick')
    const ready = await shop.act(order.id, 'ready')
    expect(ready).toMatchObject({ state: 'ready', pickup: { code: expect.stringMatching(/^\d{6}$/) } })
    expect(Date.parse(ready.dueAt)).toBe(room.now + 3 * day)
    const found = await room.ask('GET', `/orders?q=${encodeURIComponent(ready.pickup.qr)}`)
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([order.id])
    const payments = [{ method: 'cash', amount: '400.00' }]
    const wrong = ready.pickup.code === '000000' ? '111111' : '000000'
    expect((await shop.act(order.id, 'collect', { code: wrong, payments })).code).toBe('pickup_code_wrong')
    expect((await shop.act(order.id, 'collect', { code: ready.pickup.code })).code).toBe('payment_sum')
    expect(await shop.act(order.id, 'collect', { code: ready.pickup.qr, payments })).toMatchObject({
      ...{ state: 'collected', pickup: null, totals: { paid: '400.00', due: '0.00' } },
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 0])
    expect(await shop.facts()).toEqual([
      ...['Order Completed', 'Pickup Requested', 'Pickup Ready', 'Pickup Collected'],
    ])
  })

  it('nobody came for: the pieces are free, the money goes back', async () => {
    const placed = await shop.place({
      lines: [shop.line('jodla-38')],
      delivery: pickup,
      contact,
      method: 'sandbox',
    })
    await shop.press(workspaceId, placed, 'pay')
    await shop.act(placed.order.id, 'ready')
    room.now += 3 * day - 1
    await shop.turn('commerce.orders')
    expect((await shop.get(placed.order.id)).state).toBe('ready')
    room.now += 1
    await shop.turn('commerce.orders')
    expect(await shop.get(placed.order.id)).toMatchObject({
      state: 'no_show',
      pickup: null,
      totals: { refunded: '400.00' },
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 0])
    expect((await shop.facts()).slice(-2)).toEqual(
      expect.arrayContaining(['Pickup Expired', 'Order Cancelled']),
    )
  })

  it('reserve and try: what she keeps is sold, the rest stays', async () => {
    const lines = [shop.line('jodla-38', 2), shop.line('szron-38')]
    const { order } = await shop
      .place({ lines, delivery: { kind: 'try', storeId: 'WRO1' }, contact })
      .catch(() => ({
        order: null,
      }))
    expect(order).toBeNull()
    const two = await shop.place({
      lines: [shop.line('jodla-38'), shop.line('szron-38', 2)],
      delivery: { kind: 'try', storeId: 'WRO1' },
      contact,
    })
    const ready = await shop.act(two.order.id, 'ready')
    const done = await shop.act(two.order.id, 'collect', {
      code: ready.pickup.code,
      keep: [{ line: '2', quantity: 1 }],
      payments: [{ method: 'terminal', amount: '99.99' }],
    })
    expect(done).toMatchObject({ state: 'collected', totals: { total: '99.99', paid: '99.99', due: '0.00' } })
    expect(await shop.level('WRO1', 'jodla-38')).toEqual([1, 0])
    expect(await shop.level('WRO1', 'szron-38')).toEqual([4, 0])
    expect(await shop.facts()).toEqual([
      'Pickup Requested',
      'Pickup Ready',
      'Pickup Collected',
      'Sale Completed',
    ])
  })
})

describe('a till', () => {
  const cash = (amount: string) => ({ payments: [{ method: 'cash', amount }] })
  it('sells once for its key, however often and with whatever clock it says so', async () => {
    const at = new Date(room.now - 3 * hour).toISOString()
    const sale = { ...till, ...cash('400.00'), lines: [shop.line('jodla-38')], at, receiptId: 'PAR-1' }
    const first = await shop.place(
      { ...sale, sentAt: new Date(room.now - 2 * hour).toISOString() },
      'till-1-000001',
    )
    expect(first.order).toMatchObject({ state: 'collected', receiptId: 'PAR-1', totals: { due: '0.00' } })
    expect(Date.parse(first.order.placedAt)).toBe(room.now - hour)
    room.now += 40 * day
    const again = await shop.place(
      { ...sale, sentAt: new Date(room.now + day).toISOString() },
      'till-1-000001',
    )
    expect(again.order.id).toBe(first.order.id)
    expect((await shop.ask({ ...sale, ...cash('399.00') }, 'till-1-000001')).body.code).toBe(
      'idempotency_mismatch',
    )
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 0])
    expect(await shop.facts()).toEqual(['Sale Completed'])
  })

  it('sells what lies on the counter, whatever the books say, and says how much they lacked', async () => {
    await shop.place({ lines: [shop.line('jodla-38', 2)], delivery: pickup, contact, method: 'in_store' })
    const { order } = await shop.place({ ...till, ...cash('800.00'), lines: [shop.line('jodla-38', 2)] })
    expect(order.lines[0]).toMatchObject({ quantity: 2, short: 1 })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 2])
  })

  it('of what nobody counts there is enough, at every desk, and nothing of it is booked', async () => {
    const both = [shop.line('szron-39', 2), shop.line('jodla-38')]
    const sale = await shop.place({ ...till, lines: both, payments: [{ method: 'cash', amount: '599.98' }] })
    expect(sale.order.lines.map((one: { short: number }) => one.short)).toEqual([0, 0])
    await shop.giveBack(sale.order.id, { lines: [{ line: '1', quantity: 1 }], storeId: 'KRK1' })
    expect(await shop.level('KRK1', 'szron-39')).toEqual([0, 0])
    const { order } = await shop.place({ lines: both, delivery: pickup, method: 'in_store' })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 1])
    await shop.act(order.id, 'ready')
    const payments = [{ method: 'cash', amount: '599.98' }]
    expect(await shop.act(order.id, 'collect', { reason: 'dowód', payments })).toMatchObject({
      state: 'collected',
      lines: [{ short: 0 }, { short: 0 }],
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([1, 0])
    const { items } = (await room.ask('GET', '/stock?sku=szron-39')).body
    expect(items).toEqual([])
    const alone = await shop.place({ lines: [shop.line('szron-39')], delivery: pickup, method: 'in_store' })
    expect((await shop.act(alone.order.id, 'cancel')).state).toBe('cancelled')
  })

  it('another price takes a reason; sums are exact; slips are told by their place', async () => {
    const ask = async (body: object) => (await shop.ask({ ...till, ...body })).body
    const priced = (more: object) => ({ lines: [shop.line('jodla-38', 1, more)] })
    expect(await ask({ ...priced({ price: '1.00' }), ...cash('1.00') })).toMatchObject({
      ...{ code: 'price_reason', path: 'body.lines.0.price' },
    })
    expect(await ask({ ...priced({ price: '-1', reason: 'x' }), ...cash('1') })).toMatchObject({
      code: 'price_unread',
    })
    const { order } = await ask({ ...priced({ price: '350.00', reason: 'Rysa' }), ...cash('350.00') })
    expect(order.totals.total).toBe('350.00')
    expect(await ask({ lines: [shop.line('jodla-38')], ...cash('400.01') })).toMatchObject({
      code: 'payment_sum',
    })
    expect(await ask({ lines: [shop.line('nobody')], ...cash('1') })).toMatchObject({
      ...{ code: 'sku_unknown', path: 'body.lines.0.sku' },
    })
    expect(await ask({ lines: [], ...cash('1') })).toMatchObject({ code: 'cart_empty' })
    expect(await ask({ lines: [shop.line('jodla-38', -1)] })).toMatchObject({ code: 'invalid' })
    expect(await ask({ lines: [shop.line('jodla-38')], currency: 'EUR' })).toMatchObject({
      code: 'order_currency',
    })
    expect(await ask({ lines: [shop.line('jodla-38')], storeId: 'NOWHERE' })).toMatchObject({
      code: 'store_unknown',
    })
    expect(
      await ask({ lines: [shop.line('jodla-38', 100_000), shop.line('jodla-38', 100_000)] }),
    ).toMatchObject({
      code: 'payment_sum',
    })
    const toCarrier = { ...ship, carrier: 'nobody' }
    expect(await ask({ lines: [shop.line('jodla-38')], delivery: toCarrier, contact })).toMatchObject({
      ...{ code: 'delivery_unknown', path: 'body.delivery.carrier' },
    })
    expect((await room.ask('POST', '/orders', { ...till, lines: [] })).body.code).toBe('idempotency_key')
  })
})

describe('what comes back', () => {
  it('in any store, in parts, never more than was bought; the money by the way it came', async () => {
    const placed = await shop.place({
      lines: [shop.line('jodla-38', 3)],
      delivery: ship,
      contact,
      method: 'sandbox',
    })
    const { id } = placed.order
    await shop.press(workspaceId, placed, 'pay')
    await shop.act(id, 'ship')
    const one = { lines: [{ line: '1', quantity: 1 }], storeId: 'WRO1', reason: 'za małe' }
    const first = await shop.giveBack(id, one, 'return-000001')
    expect(first).toMatchObject({ state: 'partly_returned', totals: { refunded: '400.00' } })
    expect(await shop.giveBack(id, one, 'return-000001')).toMatchObject({ totals: { refunded: '400.00' } })
    const other = { ...one, lines: [{ line: '1', quantity: 2 }] }
    expect(await shop.giveBack(id, other, 'return-000001')).toMatchObject({ code: 'idempotency_mismatch' })
    expect(await shop.level('WRO1', 'jodla-38')).toEqual([2, 0])
    const rest = (quantity: number) => ({ lines: [{ line: '1', quantity }], storeId: 'KRK1' })
    expect(await shop.giveBack(id, rest(3))).toMatchObject({
      code: 'return_too_many',
      path: 'body.lines.0.quantity',
    })
    expect(await shop.giveBack(id, rest(2))).toMatchObject({
      state: 'returned',
      totals: { refunded: '1200.00' },
    })
    await shop.turn('commerce.refunds')
    expect(await refunds()).toMatchObject([
      { state: 'done', amount: '40000' },
      { state: 'done', amount: '80000' },
    ])
    expect((await shop.facts()).slice(-2)).toEqual(['Sale Returned', 'Sale Returned'])
  })

  it('broken pieces do not lie on the shelf again; cash goes back over the counter', async () => {
    const body = { ...till, lines: [shop.line('jodla-38')], payments: [{ method: 'cash', amount: '400.00' }] }
    const { order } = await shop.place(body)
    const back = { lines: [{ line: '1', quantity: 1 }], storeId: 'KRK1', isSellable: false }
    expect(await shop.giveBack(order.id, back)).toMatchObject({
      state: 'returned',
      totals: { refunded: '400.00' },
    })
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 0])
    expect(await refunds()).toMatchObject([{ state: 'done', reason: 'return' }])
  })
})

const birth = '0190a0c0-0000-7000-8000-00000000000a'

describe('points and a coupon', () => {
  const pointsOf = async (): Promise<number> =>
    (await room.ask('GET', `/customers/${birth}/loyalty`)).body.points
  beforeEach(async () => {
    room.people.add(birth)
    const programme = {
      name: 'Modra',
      earn: { points: 1, per: '1.00' },
      spend: { points: 100, worth: '5.00' },
    }
    expect((await room.ask('PUT', '/loyalty/programme', programme)).status).toBe(200)
    const pool = { name: 'Dziesiątka', kind: 'single', effect: { kind: 'percent', percent: 10 } }
    expect((await room.ask('PUT', '/coupon-pools/ten', pool)).status).toBe(200)
    const codes = { kind: 'import', codes: ['JESIEN-1'] }
    expect((await room.ask('POST', '/coupon-pools/ten/codes', codes)).status).toBe(200)
  })

  it('are spent with the order, earned by what is paid, given back with what comes back', async () => {
    const sale = (amount: string, more: object = {}) => ({
      ...{ ...till, customerId: birth, lines: [shop.line('jodla-38')] },
      ...{ payments: [{ method: 'terminal', amount }], ...more },
    })
    await shop.place(sale('400.00'))
    expect(await pointsOf()).toBe(400)
    const { order } = await shop.place(sale('340.00', { coupons: ['jesien-1'], points: 400 }))
    expect(order.totals).toMatchObject({ discount: '40.00', points: '20.00', total: '340.00' })
    expect(await pointsOf()).toBe(340)
    const twice = await shop.ask(sale('360.00', { coupons: ['JESIEN-1'] }))
    expect(twice.body.code).toBe('coupon_refused')
    expect(
      await shop.giveBack(order.id, { lines: [{ line: '1', quantity: 1 }], storeId: 'KRK1' }),
    ).toMatchObject({
      ...{ state: 'returned', totals: { refunded: '340.00' } },
    })
    expect(await pointsOf()).toBe(400)
  })

  it('are free again where the order comes to nothing, and given back where it was paid', async () => {
    await shop.place({
      ...{ ...till, customerId: birth, lines: [shop.line('jodla-38')] },
      payments: [{ method: 'cash', amount: '400.00' }],
    })
    const asked = {
      lines: [shop.line('jodla-38')],
      delivery: ship,
      contact,
      method: 'sandbox',
      customerId: birth,
    }
    const unpaid = await shop.place({ ...asked, coupons: ['JESIEN-1'], points: 200 })
    expect(await pointsOf()).toBe(200)
    room.now += hour
    await shop.turn('commerce.orders')
    expect((await shop.get(unpaid.order.id)).state).toBe('expired')
    expect(await pointsOf()).toBe(400)
    const paid = await shop.place({ ...asked, coupons: ['JESIEN-1'], points: 200 })
    await shop.press(workspaceId, paid, 'pay')
    expect(await pointsOf()).toBe(550)
    await shop.act(paid.order.id, 'cancel')
    expect(await pointsOf()).toBe(400)
  })

  it('are free again where a parcel was refused at the door; what was refused of it earns nothing', async () => {
    const first = { ...till, customerId: birth, lines: [shop.line('jodla-38')] }
    await shop.place({ ...first, payments: [{ method: 'cash', amount: '400.00' }] })
    const asked = { delivery: ship, contact, method: 'on_delivery', customerId: birth, points: 200 }
    const refuse = (id: string, quantity: number) =>
      shop.giveBack(id, { lines: [{ line: '1', quantity }], storeId: 'KRK1' })
    const one = await shop.place({ ...asked, lines: [shop.line('jodla-38')], coupons: ['JESIEN-1'] })
    await shop.act(one.order.id, 'ship')
    expect(await pointsOf()).toBe(200)
    expect(await refuse(one.order.id, 1)).toMatchObject({ state: 'returned', totals: { refunded: '0.00' } })
    expect(await pointsOf()).toBe(400)
    const two = await shop.place({ ...asked, lines: [shop.line('jodla-38', 2)], coupons: ['JESIEN-1'] })
    await shop.act(two.order.id, 'ship')
    expect(await refuse(two.order.id, 1)).toMatchObject({ state: 'shipped', acts: ['deliver', 'return'] })
    const link = await room.ask('POST', `/orders/${two.order.id}/pay-link`, {})
    await shop.press(workspaceId, { pay: link.body }, 'pay')
    // Half of the points that were meant to pay for both comes back, and 355 złotys earned 355.
    expect(await pointsOf()).toBe(200 + 100 + 355)
    await room.put('/stock/levels', { storeId: 'KRK1', sku: 'jodla-38', onHand: 9 })
    const three = await shop.place({ ...asked, points: 0, lines: [shop.line('jodla-38', 2)] })
    await shop.act(three.order.id, 'ship')
    const due = (Number(three.order.totals.total) - 400).toFixed(2)
    expect(await refuse(three.order.id, 1)).toMatchObject({
      state: 'shipped',
      totals: { due, refunded: '0.00' },
    })
    const { state, totals, history } = await shop.act(three.order.id, 'deliver')
    expect([state, totals.paid, totals.due]).toEqual(['delivered', due, '0.00'])
    expect(history.map((one: { act: string }) => one.act)).toContain('refuse_some')
  })

  it('meant for what she does not keep are hers again', async () => {
    const first = { ...till, customerId: birth, lines: [shop.line('jodla-38')] }
    await shop.place({ ...first, payments: [{ method: 'cash', amount: '400.00' }] })
    const asked = { delivery: { kind: 'try', storeId: 'KRK1' }, contact, customerId: birth, points: 400 }
    const { order } = await shop.place({ ...asked, lines: [shop.line('jodla-38', 2)] })
    const ready = await shop.act(order.id, 'ready')
    const done = await shop.act(order.id, 'collect', {
      code: ready.pickup.code,
      keep: [{ line: '1', quantity: 1 }],
      payments: [{ method: 'terminal', amount: '390.00' }],
    })
    expect(done).toMatchObject({ state: 'collected', totals: { total: '390.00', due: '0.00' } })
    expect(await pointsOf()).toBe(200 + 390)
  })
})

describe('a person', () => {
  it('is given her orders; erased, what was sold stays and is nobody’s', async () => {
    room.people.add(birth)
    const body = {
      lines: [shop.line('jodla-38')],
      delivery: ship,
      contact,
      method: 'sandbox',
      customerId: birth,
    }
    const placed = await shop.place({ ...body, note: 'Dzwonić po 16' })
    expect((await room.ask('GET', `/orders?customerId=${birth}`)).body.items).toHaveLength(1)
    const { exportFor, erase } = room.commerce.privacy
    const told = await pg.app.inWorkspace(workspaceId, (tx) => exportFor(tx, workspaceId, [birth]))
    expect(told['commerce.order_head']).toHaveLength(1)
    expect(JSON.stringify(told)).toContain('Floriańska')
    await pg.app.inWorkspace(workspaceId, (tx) => erase(tx, workspaceId, [birth]))
    const left = await shop.get(placed.order.id)
    expect(left).toMatchObject({
      customerId: null,
      contact: null,
      address: null,
      note: null,
      totals: { total: '400.00' },
    })
    expect(JSON.stringify(left)).not.toMatch(/anna|Floria|Kowalska/i)
    expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 1])
    // Her payment comes all the same, and the order goes its way.
    await shop.press(workspaceId, placed, 'pay')
    expect(await shop.get(placed.order.id)).toMatchObject({ state: 'paid', totals: { paid: '400.00' } })
  })

  it('is written to when her order waits for her; its code stands on its page alone', async () => {
    room.people.add(birth)
    const body = { lines: [shop.line('jodla-38')], delivery: pickup, contact, method: 'in_store' }
    const { order, statusUrl } = await shop.place({ ...body, customerId: birth })
    await shop.act(order.id, 'ready')
    await shop.act(order.id, 'ready')
    expect(room.orderLetters).toMatchObject([
      { kind: 'ready', birth, place: { pl: 'Kraków', en: 'Kraków' }, link: statusUrl },
    ])
    const { pickup: waiting } = await shop.get(order.id)
    expect(JSON.stringify(room.orderLetters)).not.toContain(waiting.code)
  })

  it('is nobody’s to read in full without the right to it, nor to be found by her address', async () => {
    const delivery = { ...ship, address: { ...address, name: 'Anna Kowalska' } }
    const { order } = await shop.place({
      ...{ lines: [shop.line('jodla-38')], delivery, contact, note: 'Anna' },
    })
    const { ask } = openRoom(pg, workspaceId, pg.app, { without: ['customers:pii'] })
    const { body } = await ask('GET', `/orders/${order.id}`)
    expect(body).toMatchObject({
      contact: { name: 'Anna K.', email: 'a•••@example.pl', phone: '+48 ••• ••• 200' },
      address: { name: 'Anna K.', street: '•••', postcode: '•••', city: 'Kraków' },
      ...{ note: '•••', totals: order.totals },
    })
    const found = async (q: string) => (await ask('GET', `/orders?q=${encodeURIComponent(q)}`)).body.items
    expect(await found(order.number)).toMatchObject([{ name: 'Anna K.' }])
    expect(await found(contact.email)).toEqual([])
    const listed = JSON.stringify([body, (await ask('GET', '/orders')).body])
    for (const word of ['Kowalska', contact.email, '600100200', 'Floriańska', '31-019'])
      expect(listed).not.toContain(word)
  })

  it('a page of an order opens by its link, and by no other', async () => {
    const { order, statusUrl } = await shop.place({
      lines: [shop.line('jodla-38')],
      delivery: pickup,
      contact,
      method: 'in_store',
    })
    const token = String(statusUrl).split('/').at(-1) ?? ''
    expect((await room.commerce.orderPages.find(token, 'pl'))?.order.id).toBe(order.id)
    expect(
      await room.commerce.orderPages.peek(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
    ).toBeNull()
    expect(await room.commerce.orderPages.peek('../etc')).toBeNull()
  })
})
