import type { CartView } from '@splot/contract/cart'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  ActOnOrderBody,
  GetOrderReply,
  ListOrdersReply,
  ListOversoldReply,
  MakePayLinkReply,
  PlaceOrderBody,
  PlaceOrderReply,
  ReturnOrderBody,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'

export type Order = GetOrderReply
export type Oversold = ListOversoldReply['items'][number]
export type OrderRow = ListOrdersReply['items'][number]
export type OrderState = Order['state']
export type Act = ActOnOrderBody['act']
export type PayMethod = NonNullable<ActOnOrderBody['payments']>[number]['method']

/** What a store has to do now, what waits for somebody to come, everything. */
export const views = ['todo', 'ready', 'all'] as const
export type View = (typeof views)[number]

const statesOf: Readonly<Record<View, readonly OrderState[] | null>> = {
  todo: ['placed', 'paid', 'picking'],
  ready: ['ready'],
  all: null,
}

/** What a lost line has kept from an open list is seen after so long. */
const freshMs = 30_000
const shelfMs = 15_000
const pageSize = 40

interface Asked {
  view: View
  storeId: string | undefined
  q: string | undefined
}

export const ordersQuery = ({ view, storeId, q }: Asked) =>
  infiniteQueryOptions({
    queryKey: ['orders', view, storeId ?? '', q ?? ''],
    queryFn: ({ pageParam, signal }): Promise<ListOrdersReply> => {
      // Whoever looks for one order finds it wherever it is.
      const state = q === undefined ? (statesOf[view]?.join(',') ?? undefined) : undefined
      const asked = { storeId, state, q, after: pageParam, limit: pageSize }
      return request(withParams('/api/v1/orders', asked), { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: freshMs,
    placeholderData: (before) => before,
  })

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ['order', id],
    queryFn: ({ signal }) => request<Order>(`/api/v1/orders/${id}`, { signal }),
    refetchInterval: freshMs,
  })

/** A count of the shelf comes from elsewhere at any time. */
export const oversoldQuery = (storeId: string | null) =>
  queryOptions({
    queryKey: ['oversold', storeId ?? ''],
    queryFn: ({ signal }) =>
      request<ListOversoldReply>(withParams('/api/v1/stock/oversold', { storeId: storeId ?? undefined }), {
        signal,
      }),
    refetchInterval: shelfMs,
  })

export const actOn = (id: string, body: ActOnOrderBody): Promise<Order> =>
  request(`/api/v1/orders/${id}/acts`, { method: 'POST', body })

export const takeReturn = (id: string, key: string, body: ReturnOrderBody): Promise<Order> =>
  request(`/api/v1/orders/${id}/returns`, { method: 'POST', body, key })

export const makePayLink = (id: string): Promise<MakePayLinkReply> =>
  request(`/api/v1/orders/${id}/pay-link`, { method: 'POST', body: {} })

/** Writes to her where she can pay. */
export const sendPayLetter = (id: string): Promise<Order> =>
  request(`/api/v1/orders/${id}/pay-letter`, { method: 'POST' })

/** A coupon goes into her own cart, or out of it, while she is on the line. */
export const changeCoupon = (
  customerId: string,
  change: { id: string; kind: 'coupon_add' | 'coupon_remove'; code: string },
): Promise<CartView> =>
  request(`/api/v1/customers/${encodeURIComponent(customerId)}/cart/changes`, {
    method: 'POST',
    body: { changes: [change], channel: 'call' },
  })

export const placeOrder = (key: string, body: PlaceOrderBody): Promise<PlaceOrderReply> =>
  request('/api/v1/orders', { method: 'POST', body, key })

/** Open lists and cards follow what a colleague, a till and the shop's page do. */
export function useOrderNews(): void {
  const hear = useCallback(({ id }: { id: string }) => {
    void queryClient.invalidateQueries({ queryKey: ['orders'] })
    void queryClient.invalidateQueries({ queryKey: ['order', id] })
    void queryClient.invalidateQueries({ queryKey: ['oversold'] })
  }, [])
  useNews('order', hear)
}
