import { expect } from 'vitest'
import type { TestRoom } from '../commerce.testkit.ts'

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

const product = (id: string, price: string, categories: string[] = ['Obuwie']) => ({
  id,
  name: `Trzewiki „${id}”`,
  categories,
  variants: ['38', '39'].map((size) => ({
    sku: `${id}-${size}`,
    options: { size },
    price: { amount: price },
  })),
})

/** A shop with two stores, a few pairs of shoes in each, and the sandbox switched on. */
export function openShop(room: TestRoom) {
  let count = 0
  const shop = {
    async furnish(): Promise<void> {
      // What another workspace left to be told is not this one's.
      await shop.facts()
      await room.put('/catalog/products', product('jodla', '400.00'), product('szron', '99.99', ['Kurtki']))
      await room.put('/stores', { id: 'KRK1', name: 'Kraków' }, { id: 'WRO1', name: 'Wrocław' })
      const level = (storeId: string, sku: string, onHand: number) => ({ storeId, sku, onHand })
      await room.put(
        '/stock/levels',
        level('KRK1', 'jodla-38', 3),
        level('WRO1', 'jodla-38', 1),
        level('WRO1', 'szron-38', 5),
      )
      await room.ask('PUT', '/payment-providers/sandbox', { settings: {}, isEnabled: true })
    },
    line: (sku: string, quantity = 1, more: object = {}) => ({ sku, quantity, ...more }),
    ask: (body: object, key = `order-key-${++count}`) =>
      room.ask('POST', '/orders', { channel: 'call', ...body }, { 'idempotency-key': key }),
    /** Expects it to be placed. */
    async place(body: object, key?: string): Promise<Json> {
      const reply = await shop.ask(body, key)
      expect(reply.body).toMatchObject({ order: { id: expect.any(String) } })
      return reply.body
    },
    get: async (id: string): Promise<Json> => (await room.ask('GET', `/orders/${id}`)).body,
    /** A second later than what was done before. */
    async act(id: string, act: string, more: object = {}): Promise<Json> {
      room.now += 1_000
      return (await room.ask('POST', `/orders/${id}/acts`, { act, ...more })).body
    },
    async giveBack(id: string, body: object, key = `return-key-${++count}`): Promise<Json> {
      room.now += 1_000
      return (await room.ask('POST', `/orders/${id}/returns`, body, { 'idempotency-key': key })).body
    },
    /** Presses a button on the sandbox's page. */
    async press(workspaceId: string, order: Json, what: 'pay' | 'decline' | 'twice'): Promise<void> {
      const id = String(order.pay.url).split('/').at(-1) ?? ''
      await room.commerce.sandboxPage.press(workspaceId, id, what)
    },
    /** on hand, promised */
    async level(storeId: string, sku: string): Promise<number[]> {
      const { items } = (await room.ask('GET', `/stock?storeId=${storeId}&sku=${sku}`)).body
      return items.map((one: Json) => [one.onHand, one.reserved])[0] ?? [0, 0]
    },
    turn: (id: string) => room.commerce.loops.find((one) => one.id === id)?.turn(),
    /** Names of the facts that are told now. */
    async facts(): Promise<string[]> {
      await shop.turn('commerce.facts')
      return room.told.splice(0).map((one) => String(one.event))
    },
  }
  return shop
}
export type Shop = ReturnType<typeof openShop>
