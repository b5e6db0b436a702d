import { join } from 'node:path'
import type { HttpReply, HttpRequest, Network } from '@splot/contract/plugin/network'
import { makeTools, noReaders, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { expect, it } from 'vitest'
import { prestashop } from './index.ts'

const settings = { url: 'https://sklep.example.pl/', key: 'WSKEY', storeId: 'WEB' }
testSource(prestashop, { settings, folder: join(import.meta.dirname, 'fixtures') })

interface Row {
  id: number
  date_upd?: string
  [field: string]: unknown
}

/** A webservice over tables of rows, as the documentation has it. */
function openShop(tables: Record<string, Row[]>) {
  const asked: HttpRequest[] = []
  const call = async (request: HttpRequest): Promise<HttpReply> => {
    asked.push(request)
    const reply = (status: number, body: unknown) => ({
      status,
      headers: {},
      body: Buffer.from(JSON.stringify(body)),
    })
    if (request.headers?.authorization !== `Basic ${Buffer.from('WSKEY:').toString('base64')}`)
      return reply(401, {})
    const url = new URL(request.url)
    const resource = url.pathname.replace('/api/', '')
    const [from = ''] = (url.searchParams.get('filter[date_upd]') ?? '[').slice(1).split(',')
    const [, most = '0'] = (url.searchParams.get('limit') ?? '').split(',')
    const rows = (tables[resource] ?? [])
      .filter((row) => (row.date_upd ?? '9') >= from)
      .sort((a, b) =>
        `${a.date_upd} ${String(a.id).padStart(6, '0')}`.localeCompare(
          `${b.date_upd} ${String(b.id).padStart(6, '0')}`,
        ),
      )
      .slice(0, Number(most))
    return reply(200, rows.length === 0 ? [] : { [resource]: rows })
  }
  const none = () => Promise.reject(new Error('not asked'))
  const network: Network = { call, connect: none, locate: none, lookUp: none }
  return { asked, network }
}

/** All that comes until the other side has no more. */
async function pullAll(network: Network, cursor: string | null, now = 0) {
  const ids: string[] = []
  for (let turn = 0; turn < 50; turn++) {
    const page = await prestashop.pull?.(settings, {
      network,
      cursor,
      now,
      tools: makeTools(now),
      readers: noReaders,
    })
    if (page === undefined) throw new Error('it pulls')
    ids.push(...page.deliveries.map(({ id }) => id))
    cursor = page.cursor
    if (!page.isMore) return { ids, cursor }
  }
  throw new Error('it never ends')
}

it('fetches every change once, also where a page ends within a second', async () => {
  const at = '2026-11-22 10:00:00'
  const orders = Array.from({ length: 130 }, (_, i) => ({ id: i + 1, date_upd: at }))
  const shop = openShop({ orders, customers: [{ id: 1, date_upd: at }] })
  const first = await pullAll(shop.network, null)
  expect(first.ids).toHaveLength(131)
  expect(new Set(first.ids).size).toBe(131)
  const idle = await pullAll(shop.network, first.cursor)
  expect(idle.ids).toEqual([])
  orders.push({ id: 131, date_upd: at }, { id: 5, date_upd: '2026-11-22 10:00:01' })
  const later = await pullAll(shop.network, idle.cursor)
  expect(later.ids.map((id) => id.slice(0, -17))).toEqual([
    'orders-2026-11-22 10:00:00-131',
    'orders-2026-11-22 10:00:01-5',
  ])
})

it('fetches a cart again that changed once more in the second it was read in, and tells it anew', async () => {
  const at = '2026-11-22 10:00:00'
  const cart = (quantity: string) => ({
    ...{ id: 5, id_customer: '7', date_upd: at },
    associations: { cart_rows: [{ id_product: '1', quantity }] },
  })
  const carts = [cart('1')]
  const shop = openShop({ carts })
  const first = await pullAll(shop.network, null)
  carts[0] = cart('2')
  const second = await pullAll(shop.network, first.cursor)
  expect(second.ids).toHaveLength(1)
  expect(second.ids).not.toEqual(first.ids)
  expect((await pullAll(shop.network, second.cursor)).ids).toEqual([])
  const tell = (quantity: string) =>
    prestashop.map(
      { id: '1', topic: 'carts', payload: cart(quantity), at: 0 },
      prestashop.config.parse(settings),
    ).events?.[0]?.messageId
  expect(tell('1')).not.toBe(tell('2'))
  expect(tell('1')).toBe(tell('1'))
})

it('tells stock whole, and only where it differs', async () => {
  const stock = [{ id: 1, quantity: '5' }]
  const shop = openShop({ stock_availables: stock })
  const first = await pullAll(shop.network, null, 1)
  expect(first.ids).toEqual(['stock_availables-1'])
  expect((await pullAll(shop.network, first.cursor, 2)).ids).toEqual([])
  stock[0] = { id: 1, quantity: '4' }
  expect((await pullAll(shop.network, first.cursor, 3)).ids).toEqual(['stock_availables-3'])
})

it('asks for prices with tax, of combinations too, and for what states of orders mean; goes on without the right to', async () => {
  const at = '2026-11-22 10:00:00'
  const shop = openShop({
    products: [{ id: 3, date_upd: at }],
    combinations: [{ id: 13, id_product: '3' }],
    orders: [{ id: 15, date_upd: at, current_state: '21' }],
    order_states: [{ id: 21, shipped: '1' }],
  })
  const read = async (network: Network) => {
    const deps = { network, now: 0, tools: makeTools(), readers: noReaders }
    const first = await prestashop.pull?.(settings, { ...deps, cursor: null })
    const orders = JSON.stringify({ next: 'orders', seen: {} })
    const last = await prestashop.pull?.(settings, { ...deps, cursor: orders })
    return [...(first?.deliveries ?? []), ...(last?.deliveries ?? [])].map(({ payload }) => payload)
  }
  expect(await read(shop.network)).toEqual([
    { id: 3, date_upd: at, combinations: [{ id: 13, id_product: '3' }] },
    { id: 15, date_upd: at, current_state: '21', state: { id: 21, shipped: '1' } },
  ])
  const priced = shop.asked
    .map(({ url }) => decodeURIComponent(url))
    .filter((url) => url.includes('use_tax]=1'))
  expect(priced.map((url) => new URL(url).pathname)).toEqual(['/api/products', '/api/combinations'])
  const call = async (request: HttpRequest) =>
    /combinations|order_states/.test(request.url)
      ? { status: 403, headers: {}, body: Buffer.from('{}') }
      : shop.network.call(request)
  expect(await read({ ...shop.network, call })).toEqual([
    { id: 3, date_upd: at },
    { id: 15, date_upd: at, current_state: '21' },
  ])
})

it('says what is wrong where the key, or the answer, is', async () => {
  const shop = openShop({})
  const pull = (over: object, network = shop.network) =>
    prestashop.pull?.(
      { ...settings, ...over },
      { network, cursor: null, now: 0, tools: makeTools(), readers: noReaders },
    )
  await expect(pull({ key: 'other' })).rejects.toMatchObject({ code: 'auth_failed', field: 'key' })
  const garbled = {
    ...shop.network,
    call: async () => ({ status: 200, headers: {}, body: Buffer.from('<xml/>') }),
  }
  await expect(pull({}, garbled)).rejects.toMatchObject({ code: 'answer_unread' })
})
