import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  CheckCampaignReply,
  GetAudienceReply,
  GetCampaignReply,
  GetCampaignResultsReply,
  InspectCampaignReply,
  ListCampaignPeopleReply,
  ListCampaignsReply,
  ListContentReply,
  ListPurposesReply,
  ListSegmentsReply,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'

export type Campaign = GetCampaignReply
export type Plan = Campaign['plan']
export type CampaignRow = ListCampaignsReply['items'][number]
export type CampaignState = Campaign['state']
export type CampaignChannel = Plan['channels'][number]
export type Kpi = NonNullable<Plan['goal']>['kpi']
export type Schedule = Plan['schedule']
export type Check = CheckCampaignReply
export type Results = GetCampaignResultsReply
export type Audience = GetAudienceReply
export type Behind = ListCampaignPeopleReply['items'][number]

export const kpis: readonly Kpi[] = ['clicks', 'orders', 'revenue', 'leads', 'opens']
export const campaignChannels: readonly CampaignChannel[] = [
  'email',
  'sms',
  'push',
  'onsite',
  'messenger',
  'post',
]

/** The thread a channel of the gate is drawn on. */
export const threadOfChannel = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  onsite: 'web',
  messenger: 'chat',
  post: 'post',
} as const satisfies Record<CampaignChannel, string>

export const campaignPath = (id: string): string => `/api/v1/campaigns/${encodeURIComponent(id)}`

const get = <Reply>(path: string) => {
  return ({ signal }: { signal: AbortSignal }): Promise<Reply> => request<Reply>(path, { signal })
}

export const campaignsQuery = (filter: { archived?: 'true' | undefined; series?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['campaigns', filter.archived ?? '', filter.series ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<ListCampaignsReply>(withParams('/api/v1/campaigns', { cursor: pageParam, ...filter }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const campaignQuery = (id: string) =>
  queryOptions({ queryKey: ['campaign', id], queryFn: get<Campaign>(campaignPath(id)) })

export const checkQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['campaign-check', id, revision],
    queryFn: get<Check>(`${campaignPath(id)}/check`),
    // While one types, the figures of a moment ago are better than none.
    placeholderData: (before) => before,
    staleTime: 5_000,
    refetchInterval: ({ state: { data } }) => (data?.problems.includes('list_reading') ? 2_000 : false),
  })

/** What receivers will find; records of the DNS change rarely. */
export const receiversQuery = (id: string, channels: readonly CampaignChannel[]) =>
  queryOptions({
    queryKey: ['campaign-receivers', id, ...channels],
    queryFn: get<InspectCampaignReply>(`${campaignPath(id)}/receivers`),
    staleTime: 60_000,
    retry: false,
  })

export const resultsQuery = (id: string) =>
  queryOptions({
    queryKey: ['campaign-results', id],
    queryFn: get<Results>(`${campaignPath(id)}/results`),
    refetchInterval: (query) => (query.state.data?.campaign.state === 'sending' ? 2_000 : 5_000),
  })

export const peopleQuery = (id: string, behind: { group: string; reason?: string | undefined }) =>
  infiniteQueryOptions({
    queryKey: ['campaign-people', id, behind.group, behind.reason ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<ListCampaignPeopleReply>(
        withParams(`${campaignPath(id)}/people`, { cursor: pageParam, ...behind }),
        {
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const audienceQuery = (id: string) =>
  queryOptions({
    queryKey: ['audience', id],
    queryFn: get<Audience>(`/api/v1/campaign-lists/${id}`),
    // A long one is read while one goes on planning; then the check knows more.
    refetchInterval: ({ state: { data } }) =>
      data === undefined || data.isRead || data.failure !== null ? false : 1_000,
  })

export const messagesQuery = queryOptions({
  queryKey: ['campaign-messages'],
  queryFn: get<ListContentReply>('/api/v1/content?kind=message&limit=200'),
})

export const segmentsQuery = queryOptions({
  queryKey: ['campaign-segments'],
  queryFn: get<ListSegmentsReply>('/api/v1/segments?limit=200'),
})

export const purposesQuery = queryOptions({
  queryKey: ['campaign-purposes'],
  queryFn: get<ListPurposesReply>('/api/v1/consents/purposes'),
})

/** Asks anew for what the server says has got on. */
export function useCampaignNews(): void {
  const hear = useCallback(({ id }: { id: string }) => {
    void queryClient.invalidateQueries({ queryKey: ['campaigns'] })
    void queryClient.invalidateQueries({ queryKey: ['campaign', id] })
    void queryClient.invalidateQueries({ queryKey: ['campaign-results', id] })
  }, [])
  useNews('campaign', hear)
}
