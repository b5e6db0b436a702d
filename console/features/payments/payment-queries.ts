import { queryOptions } from '@tanstack/react-query'
import type {
  GetOrderSettingsReply,
  ListPaymentProvidersReply,
  ListRefundsReply,
  PutOrderSettingsBody,
  RetryRefundReply,
  TestPaymentProviderReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import type { Values } from '../channels/use-typed.ts'

export type Provider = ListPaymentProvidersReply['items'][number]
export type OrderSettings = GetOrderSettingsReply
export type Carrier = OrderSettings['carriers'][number]
export type Refund = ListRefundsReply['items'][number]

const providersKey = ['payment-providers'] as const
export const refundsKey = ['payment-refunds'] as const
const pathOf = (id: string) => `/api/v1/payment-providers/${encodeURIComponent(id)}`

export const providersQuery = queryOptions({
  queryKey: providersKey,
  queryFn: ({ signal }) => request<ListPaymentProvidersReply>('/api/v1/payment-providers', { signal }),
})

export async function saveProvider(
  id: string,
  body: { settings: Values; isEnabled: boolean },
): Promise<void> {
  await request(pathOf(id), { method: 'PUT', body })
  await queryClient.invalidateQueries({ queryKey: providersKey })
}

export const testProvider = (id: string, settings: Values): Promise<TestPaymentProviderReply> =>
  request(`${pathOf(id)}/test`, { method: 'POST', body: { settings } })

export const orderSettingsQuery = queryOptions({
  queryKey: ['order-settings'],
  queryFn: ({ signal }) => request<OrderSettings>('/api/v1/order-settings', { signal }),
})

export const saveOrderSettings = (body: PutOrderSettingsBody): Promise<OrderSettings> =>
  request('/api/v1/order-settings', { method: 'PUT', body })

/** Money that was to go back and did not. */
export const failedRefundsQuery = queryOptions({
  queryKey: [...refundsKey, 'failed'],
  queryFn: ({ signal }) => request<ListRefundsReply>('/api/v1/payment-refunds?state=failed', { signal }),
  refetchInterval: 60_000,
})

export const retryRefund = (id: string): Promise<RetryRefundReply> =>
  request(`/api/v1/payment-refunds/${id}/retry`, { method: 'POST' })
