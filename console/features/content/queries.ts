import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  DiffContentReply,
  ListContentReply,
  ListPicturesReply,
  ListVariablesReply,
  ListVersionsReply,
  OpenFrameReply,
  TryContentReply,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import type { Brand, ContentLanguage, Document, Item } from './model.ts'

export interface ContentFilter {
  q?: string | undefined
  state?: string | undefined
  label?: string | undefined
  folder?: string | undefined
  language?: string | undefined
  kind?: string | undefined
  archived?: string | undefined
}
export const contentQuery = (filter: ContentFilter) =>
  infiniteQueryOptions({
    queryKey: ['content', filter],
    queryFn: ({ pageParam, signal }) =>
      request<ListContentReply>(withParams('/api/v1/content', { limit: 50, cursor: pageParam, ...filter }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const contentPath = (id: string): string => `/api/v1/content/${encodeURIComponent(id)}`

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['content-item', id],
    queryFn: ({ signal }) => request<Item>(contentPath(id), { signal }),
    // The draft on the screen is the member's own; it is read anew only when she asks.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const brandQuery = queryOptions({
  queryKey: ['brand'],
  queryFn: ({ signal }) => request<Brand>('/api/v1/brand', { signal }),
})

export interface TrialWish {
  kind: Item['kind']
  document: Document
  languages: readonly ContentLanguage[]
  customerId: string | null
  recent: Record<string, number>
}
/** Everything that becomes of a document, as one person sees it. The last answer stays until the next is there. */
export const trialQuery = (wish: TrialWish) =>
  queryOptions({
    queryKey: ['content-trial', wish],
    queryFn: ({ signal }) =>
      request<TryContentReply>('/api/v1/content-preview', { method: 'POST', body: wish, signal }),
    placeholderData: keepPreviousData,
    gcTime: 30_000,
    staleTime: 30_000,
  })

/** An address at which a mail's page is shown and can do nothing. */
export const frameQuery = (html: string) =>
  queryOptions({
    queryKey: ['frame', html],
    queryFn: ({ signal }) =>
      request<OpenFrameReply>('/api/v1/frames', { method: 'POST', body: { html }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 5 * 60_000,
    gcTime: 60_000,
  })

export const picturesQuery = queryOptions({
  queryKey: ['pictures'],
  queryFn: ({ signal }) => request<ListPicturesReply>('/api/v1/pictures', { signal }),
})

export const variablesQuery = queryOptions({
  queryKey: ['content-variables'],
  queryFn: ({ signal }) => request<ListVariablesReply>('/api/v1/content-variables', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['content-versions', id],
    queryFn: ({ signal }) => request<ListVersionsReply>(`${contentPath(id)}/versions`, { signal }),
  })

export const diffQuery = (id: string, from: number, to: number | 'draft') =>
  queryOptions({
    queryKey: ['content-diff', id, from, to],
    queryFn: ({ signal }) =>
      request<DiffContentReply>(withParams(`${contentPath(id)}/diff`, { from, to }), { signal }),
    staleTime: 0,
  })
