import { queryOptions } from '@tanstack/react-query'
import type {
  ListConnectionKindsReply,
  ListConnectionsReply,
  ListDeliveriesReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'

export type Connection = ListConnectionsReply['items'][number]
export type ConnectionKind = ListConnectionKindsReply['items'][number]
export type Delivery = ListDeliveriesReply['items'][number]

export const connectionPath = (id: string, rest = ''): string => `/api/v1/connections/${id}${rest}`
export const connectionsKey = ['connections'] as const

export const connectionsQuery = queryOptions({
  queryKey: [...connectionsKey, 'list'],
  queryFn: ({ signal }) => request<ListConnectionsReply>('/api/v1/connections', { signal }),
  // What arrives is to be seen as it does.
  refetchInterval: 2_000,
})

export const kindsQuery = queryOptions({
  queryKey: ['connection-kinds'],
  queryFn: ({ signal }) => request<ListConnectionKindsReply>('/api/v1/connections/kinds', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const deliveriesQuery = (id: string, limit: number) =>
  queryOptions({
    queryKey: [...connectionsKey, id, 'deliveries', limit],
    queryFn: ({ signal }) =>
      request<ListDeliveriesReply>(connectionPath(id, `/deliveries?limit=${limit}`), { signal }),
    refetchInterval: 2_000,
  })
