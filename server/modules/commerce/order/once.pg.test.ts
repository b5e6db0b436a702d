import type { Payment } from '@splot/contract/plugin/payment'
import { payments } from '@splot/plugins/registry'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { createDb, type Db } from '../../../platform/db/index.ts'
import { openRoom, type TestRoom } from '../commerce.testkit.ts'
import { openShop, type Shop } from './order.testkit.ts'

/**
 * A payment is never taken twice and never lost, an order is placed once for its key: many at once, answers lost on the way,
 * transactions broken off. What was paid, what goes back and what is owed add up afterwards.
 */
let pg: TestDatabase
let web: Db
let room: TestRoom
let shop: Shop
let count = 0
let workspaceId = ''
/** Of so many transactions one is broken off before COMMIT, one after it: its answer is lost. */
let breaksEvery = 0
/** What the provider says of refunds; null: it carries them out. */
let refunds: null | Payment['refund'] = null

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
  web = createDb(pg.engine.address('app'), 12)
}, 60_000)
afterAll(async () => {
  await web[Symbol.asyncDispose]()
  await pg.close()
})
beforeEach(async () => {
  breaksEvery = 0
  refunds = null
  workspaceId = `once-${++count}`
  room = openRoom(pg, workspaceId, shaky(web), {
    isQuiet: true,
    payments: payments
      .filter((one) => one.isSandbox)
      .map((one) => ({ ...one, refund: (...asked) => (refunds ?? one.refund)(...asked) })),
  })
  shop = openShop(room)
  await shop.furnish()
})

/** Drawn, not counted: those who ask at the same pace would meet the same fate for ever. */
function shaky(db: Db): Db {
  let drawn = 1
  const draw = (from: number) => {
    drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((drawn / 2 ** 32) * from)
  }
  const inWorkspace: Db['inWorkspace'] = async (id, run) => {
    const fate = breaksEvery === 0 ? -1 : draw(breaksEvery)
    const result = await db.inWorkspace(id, async (tx) => {
      const done = await run(tx)
      if (fate === 0) throw new Error('broken off')
      return done
    })
    if (fate === 1) throw new Error('the answer is lost')
    return result
  }
  return { ...db, inWorkspace, [Symbol.asyncDispose]: async () => {} }
}

/** Asks until it is answered, as a provider or a till does. */
async function insist<T>(ask: () => Promise<T>): Promise<T> {
  for (let turn = 0; turn < 60; turn++) {
    const done = await ask().catch(() => null)
    if (done !== null && !(typeof done === 'object' && 'status' in done && Number(done.status) >= 500))
      return done
  }
  throw new Error('no answer')
}

const contact = { name: 'Anna' }
const order = (quantity = 1) => ({
  ...{ lines: [shop.line('jodla-38', quantity)], delivery: { kind: 'pickup', storeId: 'KRK1' }, contact },
  method: 'sandbox',
})
const idOf = (url: string) => url.split('/').at(-1) ?? ''
const press = (url: string, what: 'pay' | 'decline' = 'pay') =>
  insist(async () => {
    await room.commerce.sandboxPage.press(workspaceId, idOf(url), what)
    const state = await one(`SELECT state FROM commerce.payment_intent WHERE id = '${idOf(url)}'`)
    if (what === 'pay' && state !== 'paid') throw new Error('not heard yet')
    return true
  })
const one = async (text: string): Promise<unknown> => {
  const [row] = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows<Record<string, unknown>>({ text, values: [] }),
  )
  return Object.values(row ?? {})[0]
}

/** What came less what goes back is what the order owes, or nothing where it came to nothing. */
async function checkBooks(): Promise<void> {
  const wrong = await pg.app.inWorkspace(workspaceId, (tx) =>
    tx.rows({
      text: `SELECT o.number, o.state, o.paid_minor, o.refunded_minor FROM commerce.order_head o
        WHERE o.paid_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM commerce.payment_intent i
                 WHERE i.workspace_id = o.workspace_id AND i.order_id = o.id AND i.state = 'paid')
           OR o.refunded_minor <> (SELECT coalesce(sum(amount_minor), 0) FROM commerce.payment_refund r
                 WHERE r.workspace_id = o.workspace_id AND r.order_id = o.id)
           OR (o.state IN ('cancelled', 'expired', 'no_show') AND o.paid_minor <> o.refunded_minor)
           OR (o.state NOT IN ('cancelled', 'expired', 'no_show') AND o.paid_minor - o.refunded_minor > o.total_minor)`,
      values: [],
    }),
  )
  expect(wrong).toEqual([])
}

it('one payment told 24 times at once, answers lost on the way, is taken once', async () => {
  const placed = await shop.place(order())
  breaksEvery = 5
  await Promise.all(Array.from({ length: 24 }, () => press(placed.pay.url)))
  breaksEvery = 0
  expect(await shop.get(placed.order.id)).toMatchObject({
    state: 'paid',
    totals: { paid: '400.00', refunded: '0.00' },
  })
  expect(await shop.facts()).toEqual(['Order Completed', 'Pickup Requested'])
  await checkBooks()
}, 60_000)

it('several payments of one order at once: one stays, the others go back', async () => {
  const placed = await shop.place(order())
  const urls = [String(placed.pay.url)]
  for (let i = 0; i < 5; i++) {
    room.now += 16 * 60_000
    urls.push((await room.ask('POST', `/orders/${placed.order.id}/pay-link`, {})).body.url)
  }
  expect(new Set(urls).size).toBe(6)
  await Promise.all(urls.map((url) => press(url)))
  expect(await shop.get(placed.order.id)).toMatchObject({
    state: 'paid',
    totals: { paid: '2400.00', refunded: '2000.00' },
  })
  await checkBooks()
}, 60_000)

it('called off and paid at the same moment: nothing is kept for nothing', async () => {
  for (let round = 0; round < 6; round++) {
    const placed = await shop.place(order())
    const cancel = () => room.ask('POST', `/orders/${placed.order.id}/acts`, { act: 'cancel' })
    breaksEvery = 7
    await Promise.all([press(placed.pay.url), insist(cancel), press(placed.pay.url)])
    breaksEvery = 0
    expect(await shop.get(placed.order.id)).toMatchObject({ state: 'cancelled' })
  }
  expect(await shop.level('KRK1', 'jodla-38')).toEqual([3, 0])
  await checkBooks()
}, 60_000)

it('one key used 24 times at once places one order; the last pieces go to as many as there are', async () => {
  const sale = {
    ...{ channel: 'pos', storeId: 'KRK1', delivery: { kind: 'till' }, lines: [shop.line('jodla-38')] },
    payments: [{ method: 'cash', amount: '400.00' }],
  }
  breaksEvery = 5
  const all = await Promise.all(
    Array.from({ length: 24 }, () => insist(() => shop.ask(sale, 'till-2-000001'))),
  )
  breaksEvery = 0
  expect(new Set(all.map((reply) => reply.body.order.id)).size).toBe(1)
  expect(await shop.level('KRK1', 'jodla-38')).toEqual([2, 0])
  const rush = await Promise.all(
    Array.from({ length: 12 }, (_, i) => insist(() => shop.ask(order(), `rush-${i}-000`))),
  )
  const told = rush.map((reply) => reply.body.code ?? 'placed').sort()
  expect(told).toEqual([...Array(2).fill('placed'), ...Array(10).fill('stock_short')])
  await checkBooks()
}, 60_000)

it('a refund its provider refuses is listed, tried again by hand under the same key, and paid back once', async () => {
  const placed = await shop.place(order())
  await press(placed.pay.url)
  const keys: string[] = []
  refunds = async ({ id }) => {
    keys.push(id)
    return { state: 'failed', isRetryable: false, reason: 'http_400' }
  }
  await shop.act(placed.order.id, 'cancel')
  await shop.turn('commerce.refunds')
  const list = async (state: string) => (await room.ask('GET', `/payment-refunds?state=${state}`)).body.items
  const [failed] = await list('failed')
  expect(failed).toMatchObject({
    ...{ orderId: placed.order.id, number: placed.order.number, provider: 'sandbox', amount: '400.00' },
    ...{ reason: 'cancel', tries: 1, nextAt: null },
  })
  const retry = () => room.ask('POST', `/payment-refunds/${failed.id}/retry`)
  expect((await retry()).body).toMatchObject({ state: 'asked', tries: 0 })
  expect((await retry()).body.code).toBe('refund_state')
  refunds = async ({ id }) => {
    keys.push(id)
    return { state: 'done', ref: 'r' }
  }
  await shop.turn('commerce.refunds')
  // The loop looks after every workspace of this file: hers is the one.
  expect([await list('failed'), keys.filter((id) => id === failed.id).length]).toEqual([[], 2])
  expect((await list('done'))[0]).toMatchObject({ id: failed.id, state: 'done' })
  expect((await retry()).body.code).toBe('refund_state')
  expect(room.audited).toContain('refund.retried')
  await checkBooks()
})

it('she is written where she can pay, once in a while; of a passer-by nobody knows where', async () => {
  const anna = '01940000-0000-7000-8000-00000000000a'
  room.people.add(anna)
  const link = { ...order(), method: null }
  const [hers, nobodys] = [await shop.place({ ...link, customerId: anna }), await shop.place(link)]
  const send = (id: string) => room.ask('POST', `/orders/${id}/pay-letter`)
  await send(hers.order.id)
  const { body } = await send(hers.order.id)
  expect(body.history.at(-1)).toMatchObject({ act: 'pay_asked', by: { name: 'Olga' } })
  expect(new Set(room.orderLetters.map(({ kind, number, mark }) => `${kind} ${number} ${mark}`)).size).toBe(1)
  expect((await send(nobodys.order.id)).body.code).toBe('customer_missing')
  await shop.act(hers.order.id, 'cancel')
  expect((await send(hers.order.id)).body.code).toBe('payment_settled')
})

it('a provider is tried with what was typed, and nothing of it is kept', async () => {
  const reply = await room.ask('POST', '/payment-providers/sandbox/test', { settings: {} })
  expect(reply.body).toEqual({ isOk: true, says: 'Operator przyjął te ustawienia.', field: null })
  expect((await room.ask('POST', '/payment-providers/none/test', { settings: {} })).status).toBe(404)
})

it('of one customer what she bought elsewhere stands beside her orders, what is an order of ours once', async () => {
  const birth = '0190a0c0-0000-7000-8000-0000000000ee'
  const till = { channel: 'pos', storeId: 'KRK1', delivery: { kind: 'till' } }
  room.people.add(birth)
  const { order } = await shop.place({
    ...till,
    customerId: birth,
    lines: [shop.line('jodla-38')],
    payments: [{ method: 'cash', amount: '400.00' }],
  })
  const one = { currency: 'PLN', minor: 38_900n }
  room.elsewhere.push(
    { ...one, key: 'order:TM-4817', at: room.now - 86_400_000 },
    { ...one, key: 'receipt:KRK1:81380003', at: room.now - 2 * 86_400_000 },
    { ...one, key: 'event:12', at: room.now },
    { ...one, key: `order:${order.number}`, at: room.now },
  )
  const { items, elsewhere } = (await room.ask('GET', `/orders?customerId=${birth}`)).body
  expect(items).toMatchObject([{ number: order.number }])
  expect(elsewhere).toMatchObject([
    { number: null, total: '389.00' },
    { number: 'TM-4817', currency: 'PLN' },
    { number: '81380003' },
  ])
  expect((await room.ask('GET', '/orders')).body.elsewhere).toBeUndefined()
})

it('a page of the sandbox whose address is no id of a payment is none', async () => {
  for (const odd of ['-'.repeat(36), 'a'.repeat(36)]) {
    expect(await room.commerce.sandboxPage.find(workspaceId, odd)).toBeNull()
    await expect(room.commerce.sandboxPage.press(workspaceId, odd, 'pay')).rejects.toMatchObject({
      code: 'not_found',
    })
  }
})
