import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ListStoresReply } from './api.gen.ts'
import { request } from './client.ts'
import { useScope } from './session.ts'

export type Store = ListStoresReply['items'][number]

/** The stores there are, with whether they are open now. */
export const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: ({ signal }) => request<ListStoresReply>('/api/v1/stores', { signal }),
  staleTime: 60_000,
})

/** Names of stores by code, as far as this member may see them. */
export function useStoreNames(): ReadonlyMap<string, string> {
  const canSee = useScope('catalog:read')
  const { data } = useQuery({ ...storesQuery, enabled: canSee })
  return new Map(data?.items.map(({ id, name }) => [id, name]))
}
