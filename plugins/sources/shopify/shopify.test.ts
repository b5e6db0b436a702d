import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { shopify } from './index.ts'

const own = 'hush'
testSource(shopify, {
  settings: { secret: own, wordingId: 'marketing-email', wordingVersion: 1 },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: (body, { topic, id, secret = own }) => ({
    headers: {
      'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'),
      'x-shopify-topic': topic,
      'x-shopify-webhook-id': id,
      'x-shopify-shop-domain': 'tkalnia.myshopify.com',
    },
    query: {},
    body: Buffer.from(body),
  }),
})

const at = '2026-11-22T13:50:00Z'
const settings = shopify.config.parse({ secret: own })
const bring = (topic: string, payload: object) =>
  shopify.map({ id: 'd', topic, payload, at: 0 }, settings).events ?? []
const read = (topic: string, payloads: readonly object[]) => payloads.map((one) => bring(topic, one))
const idsOf = (told: ReturnType<typeof read>) => new Set(told.flat().map(({ messageId }) => messageId)).size
const browsersOf = (told: ReturnType<typeof read>) =>
  new Set(told.flat().map(({ anonymousId }) => anonymousId))

it('tells two states of one second apart, and one state told twice once', () => {
  const cart = (quantity: number) => ({ token: 'c', updated_at: at, line_items: [{ sku: 'A', quantity }] })
  expect(idsOf(read('carts/update', [cart(1), cart(2), cart(1)]))).toBe(2)
  const customer = (phone: string) => ({ id: 7, phone, updated_at: at })
  expect(idsOf(read('customers/update', [customer('+48601000111'), customer('+48601000222')]))).toBe(2)
  const order = (total: string) => ({
    id: 1,
    currency: 'PLN',
    updated_at: at,
    total_price: total,
    line_items: [],
  })
  const told = read('orders/updated', [order('10.00'), order('12.00'), order('10.00')])
  // Placed once, two states.
  expect(idsOf(told)).toBe(3)
})

it('joins a cart, its checkout and its order to who she turns out to be, whoever she said first she was', () => {
  const email = 'anna.nowak@example.pl'
  const checkout = (address: string | null) => ({
    ...{ token: 't', cart_token: 'c', email: address, created_at: at, line_items: [] },
  })
  const order = { id: 1, cart_token: 'c', currency: 'PLN', created_at: at, line_items: [], email }
  const told = [
    bring('carts/update', { token: 'c', updated_at: at, line_items: [] }),
    ...read('checkouts/update', [checkout(null), checkout('ana.nowak@example.pl'), checkout(email)]),
    bring('orders/create', order),
  ]
  expect(idsOf(told)).toBe(5)
  expect(browsersOf(told)).toEqual(new Set(['shopify-cart-c']))
})

it('goes by her browser where the page script wrote it into the cart', () => {
  const note_attributes = [{ name: 'splot_id', value: 'her-browser' }]
  const own = { note_attributes, line_items: [] }
  const told = [
    bring('carts/update', { token: 'c', updated_at: at, ...own }),
    bring('checkouts/create', { token: 't', cart_token: 'c', ...own }),
    bring('orders/create', { id: 1, cart_token: 'c', currency: 'PLN', ...own }),
  ]
  expect(browsersOf(told)).toEqual(new Set(['her-browser']))
})

it('keeps the order of a passer-by at the till, and tells who is named beside it later', () => {
  const order = { id: 1, source_name: 'pos', currency: 'PLN', created_at: at, updated_at: at, line_items: [] }
  const told = bring('orders/updated', order)
  expect(browsersOf([told])).toEqual(new Set(['shopify-order-1']))
  const payload = { ...order, customer: { id: 7, email: 'anna@example.pl' } }
  const named = shopify.map({ id: 'd', topic: 'orders/updated', payload, at: 0 }, settings)
  // Whoever was named from the beginning needs no other name.
  expect(browsersOf([[...(named.events ?? [])]])).toEqual(new Set([undefined]))
  expect(named.guests).toMatchObject([
    { guest: 'shopify-order-1', event: { anonymousId: 'shopify-order-1' } },
  ])
  expect(JSON.stringify(named.guests)).toContain('anna@example.pl')
})

it('takes money that went back off an order once', () => {
  const transactions = [
    { kind: 'refund', status: 'success', amount: '20.00' },
    { kind: 'refund', status: 'failure', amount: '5.00' },
  ]
  const order = { id: 1, currency: 'EUR', total_price: '59.90', current_total_price: '39.90', line_items: [] }
  const [placed] = bring('orders/create', { ...order, refunds: [{ transactions }] })
  expect(placed?.properties?.total).toBe('59.9000')
})
