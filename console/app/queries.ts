import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query'
import type { GetSampleHistoryReply, ListAuditActorsReply, ListAuditReply } from './api.gen.ts'
import type {
  Customer,
  CustomerPage,
  Found,
  Key,
  LiveEvent,
  Me,
  Member,
  RoleMatrix,
  SampleDay,
  Setup,
  Source,
  TimelinePage,
  Workspace,
} from './api.ts'
import { ApiError, request, withParams } from './client.ts'

/** Every answer of the server the console keeps, by one key each; live news touches them through these keys. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // A refusal will be the same the second time; only an unreachable server is asked again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiError && error.status >= 400),
    },
  },
})

const get = <Reply>(path: string) => {
  return ({ signal }: { signal: AbortSignal }): Promise<Reply> => request<Reply>(path, { signal })
}

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: get<Me>('/api/v1/me'), staleTime: 60_000 })

export const setupQuery = queryOptions({ queryKey: ['setup'], queryFn: get<Setup>('/api/v1/setup') })

export interface LiveFilter {
  status?: string | undefined
  channel?: string | undefined
}
export const liveQuery = (filter: LiveFilter) =>
  queryOptions({
    queryKey: ['live', filter.status ?? '', filter.channel ?? ''],
    queryFn: get<{ items: LiveEvent[] }>(withParams('/api/v1/live/events', { limit: 100, ...filter })),
    staleTime: 0,
  })

export const liveEventQuery = (pos: number) =>
  queryOptions({ queryKey: ['live-event', pos], queryFn: get<LiveEvent>(`/api/v1/live/events/${pos}`) })

export const sampleDayQuery = queryOptions({
  queryKey: ['sample-day'],
  queryFn: get<SampleDay>('/api/v1/sample/day'),
  refetchInterval: (query) => (query.state.data?.running ? 1_000 : false),
})

export const sampleHistoryQuery = queryOptions({
  queryKey: ['sample-history'],
  queryFn: get<GetSampleHistoryReply>('/api/v1/sample/history'),
  refetchInterval: (query) => (query.state.data?.running ? 1_000 : false),
})

export interface CustomerFilter {
  q?: string | undefined
  stage?: string | undefined
  channel?: string | undefined
}
export const customersQuery = (filter: CustomerFilter) =>
  infiniteQueryOptions({
    queryKey: ['customers', filter.q ?? '', filter.stage ?? '', filter.channel ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<CustomerPage>(withParams('/api/v1/customers', { limit: 50, cursor: pageParam, ...filter }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

const customerPath = (id: string): string => `/api/v1/customers/${encodeURIComponent(id)}`

export const customerQuery = (id: string) =>
  queryOptions({ queryKey: ['customer', id], queryFn: get<Customer>(customerPath(id)) })

export const timelineQuery = (id: string, channel: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id, channel ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<TimelinePage>(
        withParams(`${customerPath(id)}/timeline`, { limit: 50, cursor: pageParam, channel }),
        {
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const searchQuery = (q: string) =>
  queryOptions({ queryKey: ['search', q], queryFn: get<Found>(withParams('/api/v1/search', { q })) })

export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: get<{ items: Key[] }>('/api/v1/keys') })

export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  queryFn: get<{ items: Source[] }>('/api/v1/sources'),
  refetchInterval: 15_000,
})

export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: get<{ items: Member[] }>('/api/v1/members'),
})

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: get<RoleMatrix>('/api/v1/roles') })

export interface AuditFilter {
  q?: string | undefined
  actor?: string | undefined
  action?: string | undefined
  /** Moments: from the first on, before the second. */
  from?: string | undefined
  to?: string | undefined
}
export const auditActorsQuery = queryOptions({
  queryKey: ['audit-actors'],
  queryFn: get<ListAuditActorsReply>('/api/v1/audit/actors'),
})
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      request<ListAuditReply>(withParams('/api/v1/audit', { cursor: pageParam, ...filter }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: get<{ items: Workspace[] }>('/api/v1/workspaces'),
})
