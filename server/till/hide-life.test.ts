import { describe, expect, it } from 'vitest'
import { hideInList, hideOrder, hideOrders, hidePoints } from './hide-life.ts'

const order = (number: string, state: string) => ({
  ...{ number, state, name: 'Anna Nowak', customerId: 'c', total: '9.00' },
})
const shown = (reply: unknown) =>
  (reply as { items: { number: string; name: string | null }[] }).items.map((one) => [one.number, one.name])

describe('what a store sees without her consent', () => {
  const reply = { items: [order('Z-1', 'ready'), order('Z-2', 'collected')], nextCursor: null }

  it('of orders that are over the goods, not whose they were', () => {
    expect(shown(hideOrders(reply, {}))).toEqual([
      ['Z-1', 'Anna Nowak'],
      ['Z-2', null],
    ])
    expect(shown(hideOrders(reply, { q: 'Z-2' }))).toContainEqual(['Z-2', null])
  })

  it.each(['anna@example.pl', '600 100 200', '+48600100200'])('by %s no order that is over', (q) => {
    expect(shown(hideOrders(reply, { q }))).toEqual([['Z-1', 'Anna Nowak']])
  })

  it('an order under way whole, one that is over without its contact', () => {
    const whole = { ...order('Z-1', 'ready'), contact: { name: 'Anna' }, address: null }
    expect(hideOrder(whole)).toEqual(whole)
    expect(hideOrder({ ...whole, state: 'delivered' })).toMatchObject({ customerId: null, contact: null })
  })

  it('her balance without its history, a list without lives', () => {
    expect(hidePoints({ points: 12, history: [{ ref: 'Z-2' }] })).toEqual({ points: 12, history: [] })
    const row = { id: 'c', name: 'Anna', city: 'Kraków', orders: 3, valueMinor12m: 900, weave: [{}] }
    expect(hideInList({ items: [row], nextCursor: null, estimate: 1 })).toMatchObject({
      items: [{ name: 'Anna', city: 'Kraków', orders: 0, valueMinor12m: 0, weave: [] }],
      estimate: 1,
    })
  })
})
