import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { openRoom, type TestRoom } from '../commerce.testkit.ts'
import { sumFree } from '../stock/index.ts'

let pg: TestDatabase
let room: TestRoom
let count = 0
let workspaceId = ''
const here = { storeId: 'KRK1', sku: 'golf' }
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(async () => {
  workspaceId = `oversold-${++count}`
  room = openRoom(pg, workspaceId)
  const variants = [{ sku: 'golf', options: { size: 'M' }, price: { amount: '199.00' } }]
  await room.put('/catalog/products', { id: 'p', name: 'Golf „Szron”', variants })
  for (const id of ['KRK1', 'LDZ1']) await room.put('/stores', { id, name: id })
  await room.put('/stock/levels', { ...here, onHand: 3 })
})

const order = async () => {
  const delivery = { kind: 'pickup', storeId: 'KRK1' }
  const body = { delivery, lines: [{ sku: 'golf', quantity: 1 }], channel: 'call', method: 'in_store' }
  room.now += 1_000
  return (await room.ask('POST', '/orders', body, { 'idempotency-key': `oversold-order-${++count}` })).body
    .order
}
const act = (id: string, name: string, more: object = {}) =>
  room.ask('POST', `/orders/${id}/acts`, { act: name, ...more })
const oversold = async (query = '') => (await room.ask('GET', `/stock/oversold${query}`)).body.items
const numbersOf = ([one]: { waiting: { order: { number: string } }[] }[]) =>
  one?.waiting.map((waiting) => waiting.order.number)

describe('a shelf that holds less than was promised', () => {
  it('is told with the orders it is short for: who ordered last waits', async () => {
    const [first, second, third] = [await order(), await order(), await order()]
    expect(await oversold()).toEqual([])
    expect((await room.put('/stock/levels', { ...here, onHand: 1 }))[0].outcome).toBe('changed')
    const found = await oversold('?storeId=KRK1')
    expect(found).toMatchObject([
      { ...here, name: 'Golf „Szron”', variant: 'rozmiar M', onHand: 1, reserved: 3, short: 2 },
    ])
    expect(numbersOf(found)).toEqual([second.number, third.number])
    expect(numbersOf(found)).not.toContain(first.number)
    expect(await oversold('?storeId=LDZ1')).toEqual([])
    const { items } = (await room.ask('GET', '/stock?sku=golf')).body
    expect(items).toMatchObject([{ onHand: 1, reserved: 3, free: 0, short: 2 }])
  })

  it('what is laid aside already is that order’s, whoever was first', async () => {
    const [first, second] = [await order(), await order()]
    for (const name of ['pick', 'ready']) await act(second.id, name)
    await room.put('/stock/levels', { ...here, onHand: 1 })
    expect(numbersOf(await oversold())).toEqual([first.number])
  })

  it('sells nothing twice: not at a till, not to another order, nor from another store’s piece', async () => {
    await order()
    await order()
    await room.put('/stock/levels', { ...here, onHand: 0 }, { ...here, storeId: 'LDZ1', onHand: 1 })
    const till = {
      delivery: { kind: 'till' },
      storeId: 'KRK1',
      channel: 'pos',
      lines: [{ sku: 'golf', quantity: 1 }],
    }
    const payments = [{ method: 'cash', amount: '199.00' }]
    const sold = await room.ask(
      'POST',
      '/orders',
      { ...till, payments },
      { 'idempotency-key': `oversold-till-${++count}` },
    )
    // It lay on the counter: the sale stands, and the books say that they did not have it.
    expect(sold.body.order.lines).toMatchObject([{ short: 1 }])
    expect(await oversold()).toMatchObject([{ onHand: 0, reserved: 2, short: 2 }])
    expect((await room.ask('GET', '/stock?sku=golf')).body.items).toMatchObject([
      { storeId: 'KRK1', free: 0 },
      { storeId: 'LDZ1', free: 1 },
    ])
    // What one store lacks, another does not lack too.
    const free = await pg.app.inWorkspace(workspaceId, (tx) => sumFree(tx, ['golf']))
    expect(free.get('golf')).toBe(1)
  })

  it('ends when a parcel comes, when an order is called off, or when it is handed over all the same', async () => {
    const [first, second] = [await order(), await order()]
    await room.put('/stock/levels', { ...here, onHand: 0 })
    for (const name of ['pick', 'ready']) await act(first.id, name)
    const { pickup } = (await room.ask('GET', `/orders/${first.id}`)).body
    const paid = { code: pickup.code, payments: [{ method: 'cash', amount: '199.00' }] }
    const handed = await act(first.id, 'collect', paid)
    expect(handed.body).toMatchObject({ state: 'collected', lines: [{ short: 1 }] })
    expect(await oversold()).toMatchObject([{ onHand: 0, reserved: 1, short: 1 }])
    await act(second.id, 'cancel')
    expect(await oversold()).toEqual([])
    await order()
    const receipt = { ...here, kind: 'receipt', quantity: 1 }
    await room.ask('POST', '/stock/movements', { items: [receipt] }, { 'idempotency-key': 'a-parcel-came' })
    expect(await oversold()).toEqual([])
  })

  it('a reservation whose pieces do not lie there is not taken', async () => {
    const lines = [{ ...here, quantity: 2 }]
    const { body } = await room.ask(
      'POST',
      '/reservations',
      { lines },
      { 'idempotency-key': 'kept-for-a-cart' },
    )
    await room.put('/stock/levels', { ...here, onHand: 1 })
    expect((await room.ask('POST', `/reservations/${body.id}/take`)).body).toMatchObject({
      ...{ code: 'stock_short', hint: 'Na półce leży sztuk: 1.' },
    })
    expect(await oversold()).toMatchObject([{ waiting: [{ reservationId: body.id, order: null, short: 1 }] }])
    expect((await room.ask('POST', `/reservations/${body.id}/release`)).body.state).toBe('released')
    expect(await oversold()).toEqual([])
  })

  it('pieces of an order that somebody took out of its reservation by hand have left the store once', async () => {
    const kept = await order()
    const [row] = await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows<{ id: string }>({ text: 'SELECT id::text AS id FROM commerce.reservation', values: [] }),
    )
    expect((await room.ask('POST', `/reservations/${row?.id}/take`)).body.state).toBe('taken')
    for (const name of ['pick', 'ready']) await act(kept.id, name)
    const { pickup } = (await room.ask('GET', `/orders/${kept.id}`)).body
    const paid = { code: pickup.code, payments: [{ method: 'cash', amount: '199.00' }] }
    expect((await act(kept.id, 'collect', paid)).body).toMatchObject({
      ...{ state: 'collected', lines: [{ short: 0 }] },
    })
    expect((await room.ask('GET', '/stock?sku=golf')).body.items).toMatchObject([{ onHand: 2, reserved: 0 }])
  })
})
