import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type OrderEvent, settleOrders } from './orders.ts'

let pos = 0
function told(
  act: OrderEvent['act'],
  key: string | null,
  minor: number | null,
  more: Partial<OrderEvent> = {},
) {
  pos++
  const amount = minor === null ? null : BigInt(minor)
  return { ts: pos * 1000, pos, act, key, returnKey: null, currency: 'PLN', minor: amount, ...more }
}
const nets = (events: OrderEvent[]) =>
  settleOrders(events).orders.map((order) => [order.key, Number(order.net)])

describe('given what was said of orders, when they are settled', () => {
  it('an order told twice, online and at the till, counts once with its newest total', () => {
    const events = [told('placed', 'order:1', 10_000), told('placed', 'order:1', 10_500)]
    expect(nets(events)).toEqual([['order:1', 10_500]])
  })
  it('an event that names no order is an order of its own', () => {
    expect(nets([told('placed', null, 100), told('placed', null, 200)]).map(([, net]) => net)).toEqual([
      100, 200,
    ])
  })
  it('an update changes the total and never the day', () => {
    const events = [told('placed', 'order:2', 500), told('updated', 'order:2', 400)]
    expect(settleOrders(events).orders[0]).toMatchObject({ net: 400n, at: events[0]?.ts })
  })
  it('an update without a total leaves it', () => {
    expect(nets([told('placed', 'order:3', 500), told('updated', 'order:3', null)])).toEqual([
      ['order:3', 500],
    ])
  })
  it('a cancelled order is none, however late its placing is heard', () => {
    const cancelled = told('cancelled', 'order:4', null)
    expect(nets([cancelled, told('placed', 'order:4', 900, { ts: cancelled.ts - 10 })])).toEqual([])
  })
  it('an order placed again after its cancellation counts again; an update alone does not revive it', () => {
    const events = [told('placed', 'order:5', 900), told('cancelled', 'order:5', null)]
    expect(nets([...events, told('updated', 'order:5', 100)])).toEqual([])
    expect(nets([...events, told('placed', 'order:5', 100)])).toEqual([['order:5', 100]])
  })
  it('partial refunds subtract, one return document once', () => {
    const events = [
      told('placed', 'order:6', 1000),
      told('refunded', 'order:6', 300, { returnKey: 'return:A' }),
      told('refunded', 'order:6', 300, { returnKey: 'return:A' }),
      told('refunded', 'order:6', 200, { returnKey: 'return:B' }),
    ]
    expect(nets(events)).toEqual([['order:6', 500]])
  })
  it('a refund without an amount is the whole order, and never takes more than it', () => {
    const events = [
      told('placed', 'order:7', 1000),
      told('refunded', 'order:7', 400),
      told('refunded', 'order:7', null),
    ]
    expect(nets(events)).toEqual([['order:7', 0]])
  })
  it('a refund of a sale nobody reported is loose money', () => {
    const { orders, looseRefunds } = settleOrders([told('refunded', 'receipt:WRO:9', 700)])
    expect(orders).toEqual([])
    expect(looseRefunds).toMatchObject([{ currency: 'PLN', minor: 700n }])
  })
  it('a refund in another currency does not touch the total', () => {
    const events = [told('placed', 'order:8', 1000), told('refunded', 'order:8', 50, { currency: 'EUR' })]
    expect(settleOrders(events)).toMatchObject({
      orders: [{ net: 1000n }],
      looseRefunds: [{ currency: 'EUR' }],
    })
  })
})

const anyEvent = fc.record({
  ts: fc.integer({ min: 0, max: 50 }),
  act: fc.constantFrom<OrderEvent['act']>('placed', 'updated', 'refunded', 'cancelled'),
  key: fc.constantFrom('order:a', 'order:b', null),
  returnKey: fc.constantFrom('return:x', 'return:y', null),
  currency: fc.constantFrom('PLN', 'EUR'),
  minor: fc.option(fc.bigInt({ min: 0n, max: 1000n })),
})

describe('whatever was said', () => {
  it('the order in which it is read changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (drawn, shuffle) => {
        const events = drawn.map((one, index) => ({ ...one, pos: index }))
        const mixed = events
          .map((event) => ({ event, at: shuffle.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ event }) => event)
        const { orders, looseRefunds } = settleOrders(events)
        const again = settleOrders(mixed)
        expect(again.orders).toEqual(orders)
        expect(sumLoose(again)).toEqual(sumLoose({ looseRefunds }))
      }),
    )
  })
  it('no order is worth less than nothing, and none counts twice', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), (drawn) => {
        const { orders } = settleOrders(drawn.map((one, index) => ({ ...one, pos: index })))
        for (const order of orders) expect(order.net >= 0n).toBe(true)
        expect(new Set(orders.map((order) => order.key)).size).toBe(orders.length)
      }),
    )
  })
})

function sumLoose({ looseRefunds }: Pick<ReturnType<typeof settleOrders>, 'looseRefunds'>) {
  return looseRefunds.map((one) => `${one.at} ${one.currency} ${one.minor}`).sort()
}
