import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ListStoresReply } from '../../app/api.gen.ts'
import type { TimelineItem } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { nameStore } from './store-names.ts'

const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: ({ signal }) => request<ListStoresReply>('/api/v1/stores', { signal }),
  staleTime: 10 * 60_000,
})

/** Names of stores by code: as the list of stores calls them, else as the events at hand do. */
export function useStoreName(items: readonly TimelineItem[]): (id: string) => string {
  const canSee = useScope('catalog:read')
  const stores = useQuery({ ...storesQuery, enabled: canSee }).data?.items
  return (id) => stores?.find((store) => store.id === id)?.name ?? nameStore(id, items)
}
