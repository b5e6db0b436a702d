import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { Channel, Customer, TimelineItem, TimelinePage } from '../../app/api.ts'
import { request, withParams } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { customerQuery, customersQuery, timelineQuery } from '../../app/queries.ts'
import { personConsentsQuery } from '../consents/consent-api.ts'

export interface Life {
  items: TimelineItem[]
  older: number | null
  hasOlder: boolean
  isLoading: boolean
  isLoadingOlder: boolean
  error: Error | null
  loadOlder: () => void
  retry: () => void
}

/** Puts the newest events on top of what is loaded; what is there stays where it is. */
function addHead(pages: TimelinePage[], head: TimelinePage): TimelinePage[] {
  const first = pages[0]
  if (!first) return [head]
  const known = new Set(pages.flatMap((page) => page.items.map((item) => item.pos)))
  const fresh = head.items.filter((item) => !known.has(item.pos))
  if (fresh.length === 0) return pages
  const items = [...fresh, ...first.items].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at) || b.pos - a.pos,
  )
  return [{ ...first, items }, ...pages.slice(1)]
}

const sameLife = (a: Customer, b: Customer): boolean =>
  a.id === b.id &&
  a.births.length === b.births.length &&
  a.merges.filter((merge) => merge.undoneAt === null).length ===
    b.merges.filter((merge) => merge.undoneAt === null).length

/** A customer's events, page by page, kept up with by the live stream. */
export function useLife(customer: Customer, channel: Channel | undefined): Life {
  const client = useQueryClient()
  const query = useInfiniteQuery(timelineQuery(customer.id, channel))
  const refresh = useCallback(
    async ({ id }: { id: string }) => {
      if (id !== customer.id && !customer.births.some((birth) => birth.id === id)) return
      const options = timelineQuery(customer.id, channel)
      const path = withParams(`/api/v1/customers/${encodeURIComponent(customer.id)}/timeline`, {
        limit: 50,
        channel,
      })
      const [head, now] = await Promise.all([
        request<TimelinePage>(path),
        client.fetchQuery({ ...customerQuery(customer.id), staleTime: 0 }),
      ])
      // A merge or a split changes whose the old events are: then the pages are read anew.
      if (!sameLife(customer, now)) await client.invalidateQueries({ queryKey: options.queryKey })
      else
        client.setQueryData(options.queryKey, (data) => data && { ...data, pages: addHead(data.pages, head) })
      await client.invalidateQueries({ queryKey: personConsentsQuery(customer.id).queryKey })
      await client.invalidateQueries({
        queryKey: customersQuery({}).queryKey.slice(0, 1),
        refetchType: 'none',
      })
    },
    [client, customer, channel],
  )
  // The next news or the next look shows what this one missed.
  const hear = useCallback((news: { id: string }) => void refresh(news).catch(() => undefined), [refresh])
  useNews('customer', hear)
  const pages = query.data?.pages
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages])
  const { fetchNextPage, refetch } = query
  return {
    items,
    older: pages?.at(-1)?.older ?? null,
    hasOlder: query.hasNextPage,
    isLoading: query.isPending,
    isLoadingOlder: query.isFetchingNextPage,
    error: query.error,
    loadOlder: useCallback(() => void fetchNextPage(), [fetchNextPage]),
    retry: useCallback(() => void refetch(), [refetch]),
  }
}
