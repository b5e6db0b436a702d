import type { Condition } from '@splot/contract/segment/condition'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  DiffSegmentReply,
  ExplainMembershipReply,
  GetSegmentCatalogueReply,
  GetSegmentHistoryReply,
  GetSegmentReply,
  ListMembersOfSegmentReply,
  ListPropertyValuesReply,
  ListSegmentsOfCustomerReply,
  ListSegmentsReply,
  ListSegmentVersionsReply,
  PreviewSegmentReply,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { useGatheredNews } from '../../app/gathered-news.ts'
import { queryClient } from '../../app/queries.ts'

export type Segment = Omit<GetSegmentReply, 'condition'> & { condition: Condition }
export type SegmentRow = ListSegmentsReply['items'][number]
export type Preview = PreviewSegmentReply
export type Why = ExplainMembershipReply
export type History = GetSegmentHistoryReply

export const segmentPath = (id: string): string => `/api/v1/segments/${encodeURIComponent(id)}`

const get = <Reply>(path: string) => {
  return ({ signal }: { signal: AbortSignal }): Promise<Reply> => request<Reply>(path, { signal })
}

export interface SegmentFilter {
  q?: string | undefined
  folder?: string | undefined
  archived?: 'true' | undefined
}

export const segmentsQuery = (filter: SegmentFilter) =>
  infiniteQueryOptions({
    queryKey: ['segments', filter.q ?? '', filter.folder ?? '', filter.archived ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<ListSegmentsReply>(withParams('/api/v1/segments', { cursor: pageParam, ...filter }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // A segment that is being built fills while one looks.
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some((page) => page.items.some((one) => one.nextVersion !== null)) === true ? 2_000 : false,
  })

export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segment', id],
    queryFn: get<Segment>(segmentPath(id)),
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && data.nextVersion !== null ? 1_000 : false,
  })

export const catalogueQuery = queryOptions({
  queryKey: ['segment-catalogue'],
  queryFn: get<GetSegmentCatalogueReply>('/api/v1/segments/catalogue'),
  staleTime: 60_000,
})

export const seenValuesQuery = (event: string, property: string) =>
  queryOptions({
    queryKey: ['segment-values', event, property],
    queryFn: get<ListPropertyValuesReply>(
      withParams('/api/v1/segments/values', { event: event === '' ? undefined : event, property }),
    ),
    staleTime: 300_000,
  })

/** What a condition comes to, asked a moment after it was last changed. */
export const previewQuery = (condition: Condition) =>
  queryOptions({
    queryKey: ['segment-preview', JSON.stringify(condition)],
    queryFn: ({ signal }) =>
      request<Preview>('/api/v1/segments/preview', { method: 'POST', body: { condition }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 10_000,
    retry: false,
  })

export const membersQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['segment-members', id],
    queryFn: ({ pageParam, signal }) =>
      request<ListMembersOfSegmentReply>(withParams(`${segmentPath(id)}/members`, { cursor: pageParam }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const historyQuery = (id: string, days: number) =>
  queryOptions({
    queryKey: ['segment-history', id, days],
    queryFn: get<History>(`${segmentPath(id)}/history?days=${days}`),
  })

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['segment-versions', id],
    queryFn: get<ListSegmentVersionsReply>(`${segmentPath(id)}/versions`),
  })

export const diffQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: ['segment-diff', id, from, to],
    queryFn: get<DiffSegmentReply>(`${segmentPath(id)}/diff?from=${from}&to=${to}`),
    enabled: from > 0,
  })

const customerPath = (id: string) => `/api/v1/customers/${encodeURIComponent(id)}/segments`

export const ofCustomerQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer-segments', customerId],
    queryFn: get<ListSegmentsOfCustomerReply>(customerPath(customerId)),
  })

export const whyQuery = (customerId: string, segmentId: string) =>
  queryOptions({
    queryKey: ['customer-segment', customerId, segmentId],
    queryFn: get<Why>(`${customerPath(customerId)}/${encodeURIComponent(segmentId)}`),
  })

/** Asks anew when somebody came or went: now or a moment later, however fast the news comes. */
export function useSegmentNews(id: string | null): void {
  const hear = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ['segments'] })
    if (id === null) return
    for (const kind of ['segment', 'segment-members', 'segment-history', 'segment-preview'])
      void queryClient.invalidateQueries({ queryKey: kind === 'segment-preview' ? [kind] : [kind, id] })
  }, [id])
  useGatheredNews('segment', hear)
  useGatheredNews('customer', hear)
}
