import { queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  ListConnectionKindsReply,
  ListConnectionsReply,
  ListDeliveriesReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'

export type Connection = ListConnectionsReply['items'][number]
export type ConnectionKind = ListConnectionKindsReply['items'][number]
export type Delivery = ListDeliveriesReply['items'][number]

export const connectionPath = (id: string, rest = ''): string => `/api/v1/connections/${id}${rest}`
export const connectionsKey = ['connections'] as const

/** What a lost line has kept from an open page is seen after so long. */
const freshMs = 30_000

export const connectionsQuery = queryOptions({
  queryKey: [...connectionsKey, 'list'],
  queryFn: ({ signal }) => request<ListConnectionsReply>('/api/v1/connections', { signal }),
  refetchInterval: freshMs,
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
    refetchInterval: freshMs,
  })

/** What arrives is seen as it does. */
export function useConnectionNews(): void {
  const hear = useCallback(() => void queryClient.invalidateQueries({ queryKey: connectionsKey }), [])
  useNews('connection', hear)
}
