import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { HttpRequest, Network } from '@splot/contract/plugin/network'
import { makeTools, noReaders, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { woocommerce } from './index.ts'

const own = 'hush'
testSource(woocommerce, {
  settings: { secret: own, storeId: 'WEB' },
  folder: join(import.meta.dirname, 'fixtures'),
  sign: (body, { topic, id, secret = own }) => ({
    headers: {
      'x-wc-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
      'x-wc-webhook-topic': topic,
      'x-wc-webhook-delivery-id': id,
    },
    query: {},
    body: Buffer.from(body),
  }),
})

it('answers the greeting that saving a webhook sends, and takes nothing of it', () => {
  const greet = (text: string) => ({ headers: {}, query: {}, body: Buffer.from(text) })
  const ask = (text: string) => woocommerce.verify?.(greet(text), { secret: own }, makeTools())
  expect(ask('webhook_id=12')).toEqual({ kind: 'greeting' })
  expect(ask('webhook_id=12&x=1')).toMatchObject({ kind: 'refused' })
})

it('an order that waits for its gateway is none yet; paid or to be paid later, it is', () => {
  const order = (status: string) => ({ id: 1, status, currency: 'PLN', total: '10.00', line_items: [] })
  const bring = (status: string) => {
    const delivery = { id: 'd', topic: 'order.created', payload: order(status), at: 0 }
    return woocommerce.map(delivery, woocommerce.config.parse({ secret: own })).events?.length ?? 0
  }
  expect(['pending', 'on-hold', 'processing'].map(bring)).toEqual([0, 1, 1])
})

/** A shop of products with variations, all changed in one second, as the documentation of its API has it. */
function openApi(ids: number[], names: Record<number, string> = {}) {
  const asked: string[] = []
  const none = () => Promise.reject(new Error('not asked'))
  const call = async (request: HttpRequest) => {
    const { pathname, searchParams } = new URL(request.url)
    asked.push(pathname)
    const reply = (status: number, body: object) => ({
      status,
      headers: {},
      body: Buffer.from(JSON.stringify(body)),
    })
    if (request.headers?.authorization !== `Basic ${Buffer.from('ck:cs').toString('base64')}`)
      return reply(401, {})
    if (pathname.endsWith('/variations'))
      return reply(200, [{ id: 1, date_modified_gmt: '2026-11-22T10:00:00' }])
    const after = searchParams.get('modified_after') ?? ''
    const rows = ids.map((id) => ({
      id,
      name: names[id] ?? 'P',
      type: 'variable',
      date_modified_gmt: '2026-11-22T10:00:00',
    }))
    const size = Number(searchParams.get('per_page'))
    // As the shop's API does.
    if (size > 100) return reply(400, { code: 'rest_invalid_param' })
    const from = (Number(searchParams.get('page') ?? 1) - 1) * size
    return reply(200, rows.filter((one) => one.date_modified_gmt > after).slice(from, from + size))
  }
  const network: Network = { call, connect: none, locate: none, lookUp: none }
  return { asked, network }
}

it('reads products with variations by the API, each once, also where many changed in one second', async () => {
  const ids = Array.from({ length: 250 }, (_, i) => i + 1)
  const shop = openApi(ids)
  const settings = { secret: own, system: 'woocommerce', currency: 'PLN', url: 'https://sklep.example/' }
  const pull = async (cursor: string | null, consumerSecret = 'cs') =>
    woocommerce.pull?.(
      { ...settings, consumerKey: 'ck', consumerSecret },
      { network: shop.network, cursor, now: 0, tools: makeTools(), readers: noReaders },
    )
  const read: string[] = []
  let cursor: string | null = null
  for (let isMore = true; isMore; ) {
    const page = await pull(cursor)
    if (page === undefined) throw new Error('it pulls')
    read.push(...page.deliveries.map(({ id }) => id))
    cursor = page.cursor
    isMore = page.isMore
  }
  expect(read.map((id) => id.slice(0, -17))).toEqual(ids.map((id) => `product-2026-11-22T10:00:00-${id}`))
  expect(shop.asked).toContain('/wp-json/wc/v3/products/45/variations')
  expect((await pull(cursor))?.deliveries).toEqual([])
  await expect(pull(null, 'wrong')).rejects.toMatchObject({ code: 'auth_failed', field: 'consumerSecret' })
})

it('reads a product again that changed once more in the second it was read in', async () => {
  const names: Record<number, string> = {}
  const { network } = openApi([1, 2], names)
  const keys = { consumerKey: 'ck', consumerSecret: 'cs', url: 'https://sklep.example/' }
  const pull = async (cursor: string | null) =>
    woocommerce.pull?.(
      { ...{ secret: own, system: 'woocommerce', currency: 'PLN' }, ...keys },
      { network, cursor, now: 0, tools: makeTools(), readers: noReaders },
    )
  const first = await pull(null)
  names[2] = 'Q'
  const second = await pull(first?.cursor ?? null)
  expect(second?.deliveries.map(({ payload }) => payload)).toMatchObject([{ product: { id: 2, name: 'Q' } }])
  expect((await pull(second?.cursor ?? null))?.deliveries).toEqual([])
})

it('keeps two orders of one second apart, though the shop gives both deliveries one id', () => {
  const take = (text: string) =>
    woocommerce.verify?.(
      {
        headers: {
          'x-wc-webhook-signature': createHmac('sha256', own).update(text).digest('base64'),
          'x-wc-webhook-topic': 'order.updated',
          'x-wc-webhook-delivery-id': 'one-a-second',
        },
        query: {},
        body: Buffer.from(text),
      },
      { secret: own },
      makeTools(),
    )
  expect(take('{"id":1}')).not.toEqual(take('{"id":2}'))
  expect(take('{"id":1}')).toEqual(take('{"id":1}'))
})

it('tells a customer twice who changed twice in a second, and an order nobody is named in', () => {
  const at = '2026-11-22T10:00:00'
  const map = (topic: string, payload: object) =>
    woocommerce.map({ id: 'd', topic, payload, at: 0 }, woocommerce.config.parse({ secret: own }))
  const bring = (topic: string, payload: object) => map(topic, payload).events ?? []
  const tell = (city: string) =>
    bring('customer.updated', {
      id: 7,
      email: 'anna@example.pl',
      date_modified_gmt: at,
      billing: { city },
    })[0]
  expect(tell('Gdynia')?.messageId).not.toBe(tell('Sopot')?.messageId)
  expect(tell('Gdynia')).toEqual(tell('Gdynia'))
  const payload = (total: string, email = '') => ({
    ...{ id: 1, status: 'processing', currency: 'PLN', total, date_created_gmt: at, date_modified_gmt: at },
    ...{ billing: { email }, line_items: [] },
  })
  const order = (total: string, email = '') => bring('order.updated', payload(total, email))
  const [bare, changed, named] = [order('10.00'), order('12.00'), order('12.00', 'anna@example.pl')]
  const ids = [bare, changed, named].map((events) => events.map(({ messageId }) => messageId))
  expect(new Set(ids.map(([placed]) => placed)).size).toBe(1)
  expect(new Set(ids.map(([, updated]) => updated)).size).toBe(3)
  expect(bare[0]?.anonymousId).toBe('woocommerce-order-1')
  const { guests } = map('order.updated', payload('12.00', 'anna@example.pl'))
  expect(guests).toMatchObject([{ guest: 'woocommerce-order-1' }])
})
