import { expect, test } from 'vitest'
import { promotionBody } from '../../../server/modules/commerce/catalog/schema.ts'
import { type Api, ApiRefused } from '../brand/api.ts'
import { lastPromotion } from '../goods/feed.ts'
import type { Door } from './door.ts'
import { playTrade, type TradeDeps } from './trade.ts'

interface Asked {
  path: string
  body: Record<string, unknown>
}

/** A shop whose shelves are as filled as `promotions` says; it does what it is asked, but for what `refuses`. */
function open(o: { promotions?: string[]; refuses?: string } = {}) {
  const asked: Asked[] = []
  const faults: unknown[] = []
  // The shop's key sees no code; she does.
  const order = { id: 'order', acts: [], pickup: null, totals: { due: '389.00' } }
  const hers = { ...order, pickup: { code: 'A7K2' } }
  const answers: Record<string, object> = {
    '/catalog/promotions': { items: (o.promotions ?? [lastPromotion]).map((id) => ({ id })) },
    '/stock': { items: [{ sku: 'golf-szron-grafit-m', free: 9 }] },
    '/catalog/search': {
      items: [{ id: 'golf-szron', variants: [{ sku: 'golf-szron-grafit-m', price: { price: '389.00' } }] }],
    },
    '/shoppers': { token: 'hers', customerId: '0193-hers' },
    '/customers/0193-hers/loyalty': { points: 0, programme: {}, history: [] },
    session: { token: 'guest' },
    'cart/changes': { id: 'cart', version: 'v1', lines: [{}] },
    'orders/order': hers,
    checkout: { order: { id: 'order', acts: [], pickup: null, totals: { due: '389.00' } } },
  }
  const answer = (path: string, body: object = {}): never => {
    asked.push({ path, body: body as Record<string, unknown> })
    if (o.refuses !== undefined && path.startsWith(o.refuses)) throw new ApiRefused(`${path}: 422`)
    const name = path.split('?')[0] ?? ''
    return (answers[name] ?? order) as never
  }
  const api: Api = {
    // Nobody has bought here before.
    ask: async (method, path, more) =>
      method === 'GET' && path.startsWith('/orders?') ? ({ items: [] } as never) : answer(path, more?.body),
  }
  const door: Door = { ask: async (_, path, more) => answer(path, more?.body) }
  const deps: TradeDeps = {
    ...{ api, door, seed: 1, customers: 300, run: 7, minuteMs: 0, now: () => 0 },
    pause: async () => {},
    isStopped: () => false,
    tellFault: (error) => faults.push(error),
  }
  return { asked, faults, deps }
}

test('carts, orders, pick-ups and tills in one day, each step once', async () => {
  const { asked, faults, deps } = open()
  await playTrade(deps)
  expect(faults).toEqual([])
  const acts = asked.filter(({ path }) => path === '/orders/order/acts').map(({ body }) => body.act)
  expect(new Set(acts)).toEqual(new Set(['pick', 'ready', 'collect', 'ship']))
  expect(asked.find(({ body }) => body.act === 'collect')?.body).toMatchObject({
    code: 'A7K2',
    payments: [{ method: 'terminal', amount: '389.00' }],
  })
  const sale = asked.find(({ path }) => path === '/orders')
  expect(sale?.body).toMatchObject({ channel: 'pos', customerId: '0193-hers', delivery: { kind: 'till' } })
  expect(asked.some(({ path }) => path === 'wishlist/changes')).toBe(true)
  // What they wait for costs less before the day is over, and no longer tomorrow.
  const offers = asked.filter(({ path }) => path.startsWith('/catalog/promotions/okazja-7-'))
  expect(offers.map(({ body }) => body.target)).toEqual([
    { kind: 'products', ids: ['golf-szron'] },
    { kind: 'products', ids: ['golf-szron'] },
  ])
  for (const { body } of offers) promotionBody.parse(body)
  // The balance of the old programme comes first; what points pay is not paid again.
  const paid = asked.flatMap(({ path, body }) => (path === '/orders' ? [body] : []))
  expect(paid.find(({ points }) => points === 200)?.payments).toMatchObject([{ amount: '379.00' }])
  expect(paid.find(({ points }) => points === 0)?.payments).toMatchObject([{ amount: '389.00' }])
  const changes = asked.flatMap(({ body }) => (body.changes ?? []) as { id: string }[])
  expect(changes.every(({ id }) => /^[\w.:-]{8,64}$/.test(id))).toBe(true)
})

test('what is refused is told, and the others go on', async () => {
  const { asked, faults, deps } = open({ refuses: 'checkout' })
  await playTrade(deps)
  expect(faults.length).toBeGreaterThan(3)
  expect(asked.some(({ path }) => path === '/orders')).toBe(true)
})

test('nothing where the shelves are not filled, and nothing more once the day is stopped', async () => {
  const bare = open({ promotions: ['somebody-elses'] })
  await playTrade(bare.deps)
  expect(bare.asked.map(({ path }) => path)).toEqual(['/catalog/promotions'])
  const stopped = open()
  await playTrade({ ...stopped.deps, isStopped: () => true })
  expect(stopped.asked.length).toBe(1)
})
