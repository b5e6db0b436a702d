import { describe, expect, it } from 'vitest'
import { lookupEvent } from './events/registry.ts'
import { type OrderFact, readOrder } from './order.ts'

function read(event: string, properties: Record<string, unknown>): OrderFact {
  const role = lookupEvent(event)?.order
  if (role === undefined) throw new Error(`${event} has no order mark`)
  return readOrder(role, properties, 'PLN')
}

describe('what an event says about an order', () => {
  it('takes the total before revenue and value, and the currency of the workspace where none is sent', () => {
    const fact = read('Order Completed', { order_id: 7, total: '12.50', revenue: 10, value: 1 })
    expect(fact).toMatchObject({ act: 'placed', key: 'order:7', minor: 1250n, currency: 'PLN' })
    expect(read('Order Completed', { order_id: '7', revenue: 10, currency: 'eur' })).toMatchObject({
      minor: 1000n,
      currency: 'EUR',
    })
  })

  it('sums the lines where no total is sent; sold by weight too', () => {
    const fact = read('Sale Completed', {
      receipt_id: '1',
      store_id: 'WRO1',
      products: [
        { product_id: 'a', category: 'Obuwie', price: '10.00', quantity: 2 },
        { sku: 'b', price: 19.99, quantity: '0.355' },
        { sku: 'c' },
      ],
    })
    expect(fact.key).toBe('receipt:WRO1:1')
    expect(fact.minor).toBe(2000n + 710n)
    expect(fact.lines.map((line) => line.productId)).toEqual(['a', 'b', 'c'])
    expect(fact.lines[2]?.minor).toBeNull()
  })

  it('one receipt number in two stores is two sales; a receipt of an order is that order', () => {
    const keys = ['WRO1', 'KRK2'].map((store_id) => read('Sale Completed', { receipt_id: '1', store_id }).key)
    expect(new Set(keys).size).toBe(2)
    expect(read('Sale Completed', { receipt_id: '1', order_id: 'TM-1' }).key).toBe('order:TM-1')
    expect(read('Order Completed', { receipt_id: '1' }).key).toBeNull()
  })

  it('a return is an amount to take away, whatever its sign; without one it is the whole order', () => {
    expect(read('Sale Returned', { receipt_id: '1', return_id: 'R1', total: '-5.00' })).toMatchObject({
      act: 'refunded',
      returnKey: 'return:R1',
      minor: 500n,
    })
    expect(read('Order Refunded', { order_id: 'a' })).toMatchObject({ minor: null, returnKey: null })
    expect(read('Order Cancelled', { order_id: 'a', total: 5 }).minor).toBeNull()
  })

  it.each([1e300, 1e306, '1e306', 1e6])('keeps what %s pieces cost inside 64 bits', (quantity) => {
    const line = { product_id: 'a', price: 9_999_999_999_999, quantity }
    const { minor } = read('Order Completed', { order_id: 'a', products: Array(1_000).fill(line) })
    expect(minor === null || minor < 2n ** 63n).toBe(true)
  })

  it('shrugs at shapes that make no sense', () => {
    const fact = read('Order Completed', {
      order_id: {},
      total: {},
      products: [null, 3, { quantity: 'x', price: 1 }],
    })
    expect(fact).toMatchObject({ key: null, minor: 100n })
  })
})
