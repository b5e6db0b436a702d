import type { JourneyGraph } from '@splot/contract/journey/graph'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  CheckJourneyReply,
  GetJourneyReply,
  GetJourneyReportReply,
  GetSegmentCatalogueReply,
  ListAdAudiencesReply,
  ListContentReply,
  ListCouponPoolsReply,
  ListJourneyNodesReply,
  ListJourneysReply,
  ListJourneyTemplatesReply,
  ListPurposesReply,
  ListSegmentsReply,
  ListStoresReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'

export type Journey = Omit<GetJourneyReply, 'graph'> & { graph: JourneyGraph }
export type JourneyRow = ListJourneysReply['items'][number]
export type JourneyState = Journey['state']
export type NodeKind = ListJourneyNodesReply['items'][number]
export type Check = CheckJourneyReply
export type Finding = Check['findings'][number]
export type Report = GetJourneyReportReply
export type Template = ListJourneyTemplatesReply['items'][number]

export const journeyPath = (id: string): string => `/api/v1/journeys/${encodeURIComponent(id)}`

const get = <Reply>(path: string) => {
  return ({ signal }: { signal: AbortSignal }): Promise<Reply> => request<Reply>(path, { signal })
}

export const journeysQuery = (isArchived: boolean) =>
  queryOptions({
    queryKey: ['journeys', isArchived],
    queryFn: get<ListJourneysReply>(`/api/v1/journeys?archived=${isArchived}`),
  })

export const journeyQuery = (id: string) =>
  queryOptions({ queryKey: ['journey', id], queryFn: get<Journey>(journeyPath(id)) })

export const reportQuery = (id: string, isLive: boolean) =>
  queryOptions({
    queryKey: ['journey-report', id],
    queryFn: get<Report>(`${journeyPath(id)}/report`),
    refetchInterval: isLive ? 3_000 : false,
  })

export const nodeKindsQuery = queryOptions({
  queryKey: ['journey-nodes'],
  queryFn: get<ListJourneyNodesReply>('/api/v1/journey-nodes'),
  staleTime: Number.POSITIVE_INFINITY,
})

export const templatesQuery = queryOptions({
  queryKey: ['journey-templates'],
  queryFn: get<ListJourneyTemplatesReply>('/api/v1/journey-templates'),
})

/** What the server says of a graph as it is drawn; asked again when the drawing rests. */
export const checkQuery = (id: string, graph: JourneyGraph) =>
  queryOptions({
    queryKey: ['journey-check', id, graph],
    queryFn: ({ signal }) =>
      request<Check>('/api/v1/journey-checks', { method: 'POST', body: { id, graph }, signal }),
    // While one draws, what was said a moment ago is better than nothing.
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    gcTime: 60_000,
  })

const storesAsChoices = queryOptions({
  queryKey: ['journey-stores'],
  queryFn: async ({ signal }) => {
    const { items } = await request<ListStoresReply>('/api/v1/stores', { signal })
    return items.map(({ id, name }) => ({ id, name }))
  },
})

/** Things a step may point at, by what the field asks for. */
export const choicesQuery = {
  content: queryOptions({
    queryKey: ['journey-content'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListContentReply>('/api/v1/content?kind=message&limit=200', { signal })
      return items.map(({ id, name, channels, state }) => ({
        id,
        name,
        channels,
        isDraft: state === 'draft',
      }))
    },
  }),
  purpose: queryOptions({
    queryKey: ['journey-purposes'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListPurposesReply>('/api/v1/consents/purposes', { signal })
      return items.filter((one) => one.isActive).map(({ id, name }) => ({ id, name }))
    },
  }),
  segment: queryOptions({
    queryKey: ['journey-segments'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListSegmentsReply>('/api/v1/segments', { signal })
      return items.map(({ id, name }) => ({ id, name }))
    },
  }),
  list: queryOptions({
    queryKey: ['journey-lists'],
    queryFn: async ({ signal }) =>
      (await request<GetSegmentCatalogueReply>('/api/v1/segments/catalogue', { signal })).lists,
  }),
  audience: queryOptions({
    queryKey: ['journey-audiences'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListAdAudiencesReply>('/api/v1/ad-audiences', { signal })
      return items.map(({ id, name, destination }) => ({ id, name: `${name} (${destination.label})` }))
    },
  }),
  journey: queryOptions({
    queryKey: ['journey-others'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListJourneysReply>('/api/v1/journeys', { signal })
      return items.map(({ id, name }) => ({ id, name }))
    },
  }),
  store: storesAsChoices,
  coupon: queryOptions({
    queryKey: ['journey-coupons'],
    queryFn: async ({ signal }) => {
      const { items } = await request<ListCouponPoolsReply>('/api/v1/coupon-pools', { signal })
      return items.map(({ id, name }) => ({ id, name }))
    },
  }),
} as const
export type ChoiceKind = keyof typeof choicesQuery

/** Asks anew for what the server says has got on. */
export function useJourneyNews(): void {
  const hear = useCallback(({ id }: { id: string }) => {
    void queryClient.invalidateQueries({ queryKey: ['journeys'] })
    void queryClient.invalidateQueries({ queryKey: ['journey-report', id] })
    void queryClient.invalidateQueries({ queryKey: ['journey-inside', id] })
  }, [])
  useNews('journey', hear)
}
