import { describe, expect, it } from 'vitest'
import { type Answer, joinSales, listRemovals, type QueuedSale, queueSale, settle } from './queue.ts'
import { addArticle, makeOrder, startSale } from './sale.ts'

function sold(id: string, soldAt: number): QueuedSale {
  const sale = { ...startSale(id, 0, 'PLN'), customer: { id: 'c1', name: 'Hanna' } }
  const asked = { storeId: 'KRK1', tillId: '1', payments: [], cart: null, soldAt, reason: 'bez sieci' }
  return queueSale(sale, { body: makeOrder(sale, asked), soldAt, total: '10.00' })
}

/** A server that takes each key once, and a network that fails at the given tries. */
function makeServer(failing: (attempt: number) => 'before' | 'after' | null) {
  const orders = new Map<string, number>()
  let attempts = 0
  const kept = new Map<string, QueuedSale>()
  const deps = {
    send: async ({ id }: QueuedSale): Promise<Answer> => {
      const fails = failing(attempts++)
      const away: Answer = { ok: false, status: 0, code: 'unreachable', text: '' }
      if (fails === 'before') return away
      if (!orders.has(id)) orders.set(id, orders.size)
      return fails === 'after' ? away : { ok: true, order: { id, number: `TM-${orders.get(id)}`, lines: [] } }
    },
    save: async (sale: QueuedSale) => void kept.set(sale.id, sale),
    emptyCart: async () => undefined,
  }
  return { orders, kept, deps, attempts: () => attempts }
}

describe('sales made without a network', () => {
  it('a cart that was bought itself is the server’s to empty: what she puts in later stays', () => {
    const sale = { ...startSale('a', 0, 'PLN'), customer: { id: 'c1', name: 'Hanna' } }
    const cart = { id: 'cart-1', version: 'v', coupons: [], points: 0 }
    const asked = { storeId: 'KRK1', tillId: '1', payments: [], cart, soldAt: 1, reason: null }
    const queued = queueSale(sale, { body: makeOrder(sale, asked), soldAt: 1, total: '10.00' })
    expect(queued.emptied).toBeNull()
    expect(sold('b', 1).emptied).toEqual({ customerId: 'c1', skus: [] })
  })

  it('what was sold leaves her cart as of the sale: what she put in since then stays', () => {
    const boots = { sku: 'BTK', gtin: null, productId: 'p', name: 'Botki', variant: '38', categories: [] }
    const price = { picture: null, price: '1.00', regular: '1.00', currency: 'PLN', free: {} }
    const sale = addArticle(
      { ...startSale('a', 0, 'PLN'), customer: { id: 'c1', name: 'Hanna' } },
      { ...boots, ...price },
    )
    const asked = { storeId: 'KRK1', tillId: '1', payments: [], cart: null, soldAt: 1, reason: 'bez sieci' }
    const queued = queueSale(sale, { body: makeOrder(sale, asked), soldAt: 1, total: '1.00' })
    const removal = { id: 'a-0', kind: 'remove', sku: 'BTK' }
    expect(listRemovals(queued, queued.soldAt)).toEqual([{ ...removal, at: '1970-01-01T00:00:00.001Z' }])
    expect(listRemovals(queued, null)).toEqual([removal])
    expect(listRemovals({ ...queued, emptied: null }, 1)).toEqual([])
  })

  it('join once each, oldest first, however often the answer is lost', async () => {
    const server = makeServer((attempt) => (attempt === 0 ? 'before' : attempt % 2 === 1 ? 'after' : null))
    for (const one of [sold('b', 2), sold('a', 1), sold('c', 3)]) server.kept.set(one.id, one)
    for (let turn = 0; turn < 10; turn++) await joinSales([...server.kept.values()], server.deps)
    expect([...server.kept.values()].map((one) => one.state)).toEqual(['joined', 'joined', 'joined'])
    expect([...server.orders]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ])
  })

  it('stop at the first that the server does not hear', async () => {
    const server = makeServer(() => 'before')
    await joinSales([sold('a', 1), sold('b', 2)], server.deps)
    expect(server.attempts()).toBe(1)
  })

  it('do not ask again about one that joined', async () => {
    const server = makeServer(() => null)
    await joinSales([sold('a', 1)], server.deps)
    await joinSales([...server.kept.values()], server.deps)
    expect(server.attempts()).toBe(1)
  })
})

describe('what the server made of a sale', () => {
  it.each([0, 401, 429, 500, 503])('%d is tried again', (status) => {
    expect(settle(sold('a', 1), { ok: false, status, code: 'x', text: '' })).toMatchObject({
      state: 'waiting',
      tries: 1,
    })
  })

  it('a refusal is shown in its words, and pieces the books did not have by name', () => {
    const refused = settle(sold('a', 1), { ok: false, status: 422, code: 'sku_unknown', text: 'Nie ma' })
    expect(refused).toMatchObject({ state: 'refused', conflicts: [{ kind: 'refused', text: 'Nie ma' }] })
    const lines = [
      { name: 'Botki', short: 1 },
      { name: 'Szal', short: 0 },
    ]
    const joined = settle(sold('a', 1), { ok: true, order: { id: 'o', number: 'TM-1', lines } })
    expect(joined.conflicts).toEqual([{ kind: 'short', name: 'Botki', pieces: 1 }])
  })
})
