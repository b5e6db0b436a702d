import type * as api from '../app/api.gen.ts'
import type { Language } from '../app/api.ts'
import { ApiError, request, withParams } from '../app/client.ts'
import { hearing } from './connection.ts'
import { type Answer, listRemovals, type QueuedSale } from './queue.ts'
import type { OrderBody } from './sale.ts'

export type CartView = api.GetCartReply
export type CartChange = api.ChangeCartBody['changes'][number]
export type Found = api.FindAtTillReply
export type Shopper = api.GetCustomerAtTillReply
export type Store = api.ListStoresReply['items'][number]

/** An order as a till shows it: what was sold, what came back, what can be done with it. */
export interface Order {
  id: string
  number: string
  state: api.GetOrderReply['state']
  kind: api.GetOrderReply['kind']
  currency: string
  customerId: string | null
  placedAt: string
  /** What whoever bought reads, where that is known. */
  language: Language | null
  lines: {
    line: string
    sku: string
    name: string
    variant: string
    words: Record<Language, { name: string; variant: string }> | null
    quantity: number
    returned: number
    sum: string
    short: number
  }[]
  totals: Record<'goods' | 'discount' | 'points' | 'total' | 'paid' | 'due' | 'refunded', string>
  /** The newest stands last. */
  returns: { refund: string }[]
  acts: string[]
}

const customer = (id: string) => `/api/v1/customers/${encodeURIComponent(id)}`

export const findMeant = (q: string): Promise<Found> =>
  hearing(request(withParams('/api/v1/till/find', { q })))
export const scanWallet = (code: string, till: string): Promise<{ customerId: string }> =>
  hearing(request('/api/v1/wallet/scan', { method: 'POST', body: { code, till } }))
export const getShopper = (id: string): Promise<Shopper> =>
  hearing(request(`/api/v1/till/customers/${encodeURIComponent(id)}`))
export const listStores = (): Promise<{ items: Store[] }> => hearing(request('/api/v1/stores'))
export const searchPeople = (q: string): Promise<api.SearchReply> =>
  hearing(request(withParams('/api/v1/search', { q, limit: 6 })))

export const getCart = (id: string): Promise<CartView> => hearing(request(`${customer(id)}/cart`))
export const changeCart = (id: string, storeId: string, changes: CartChange[]): Promise<CartView> =>
  hearing(
    request(`${customer(id)}/cart/changes`, { method: 'POST', body: { changes, channel: 'pos', storeId } }),
  )
export const cartStream = (id: string, language: string): string =>
  withParams(`${customer(id)}/cart/live`, { language })
export const getLoyalty = (id: string): Promise<Loyalty> => hearing(request(`${customer(id)}/loyalty`))
export const getProgramme = (): Promise<{ programme: Programme | null }> =>
  hearing(request('/api/v1/loyalty/programme'))

/** What a till needs of what loyalty tells. */
export interface Loyalty {
  points: number
  tier: { name: string } | null
  coupons: { code: string; name: string }[]
}
export interface Programme {
  spend: { points: number; worth: string; minimum: number; mostPercent: number } | null
}

/** Sends a sale under its key: however often, it counts once. The clock of now mends a till's that is wrong. */
export const placeOrder = (key: string, body: OrderBody & { sentAt?: string }): Promise<{ order: Order }> =>
  hearing(post('/api/v1/orders', key, body))
export const getOrder = (id: string): Promise<Order> => hearing(request(`/api/v1/orders/${id}`))
export const actOnOrder = (id: string, body: object): Promise<Order> =>
  hearing(request(`/api/v1/orders/${id}/acts`, { method: 'POST', body }))
export const returnLines = (id: string, key: string, body: object): Promise<Order> =>
  hearing(post(`/api/v1/orders/${id}/returns`, key, body))
export const askPayLink = (id: string): Promise<{ url: string }> =>
  hearing(request(`/api/v1/orders/${id}/pay-link`, { method: 'POST', body: {} }))

const post = <Reply>(path: string, key: string, body: object): Promise<Reply> =>
  request(path, { method: 'POST', body, key })

/** @param soldAt of a sale that joins later */
export async function emptyCartOf(
  sale: QueuedSale,
  storeId: string,
  soldAt: number | null = null,
): Promise<void> {
  if (sale.emptied !== null) await changeCart(sale.emptied.customerId, storeId, listRemovals(sale, soldAt))
}

/** One more try of a sale that was made without a network. */
export async function sendQueued(sale: QueuedSale, nowMs: number): Promise<Answer> {
  try {
    const { order } = await placeOrder(sale.id, { ...sale.body, sentAt: new Date(nowMs).toISOString() })
    return { ok: true, order }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    return { ok: false, status: error.status, code: error.problem.code, text: error.message }
  }
}
