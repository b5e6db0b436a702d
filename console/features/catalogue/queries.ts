import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  GetPriceHistoryReply,
  GetProductReply,
  ListCategoriesReply,
  ListProductEditsReply,
  ListProductsReply,
  ListPromotionsReply,
  ListStockReply,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'

export type ProductLine = ListProductsReply['items'][number]
export type Product = GetProductReply
export type Variant = Product['variants'][number]
export type Promotion = ListPromotionsReply['items'][number]
export type PriceLine = GetPriceHistoryReply['lines'][number]

const pageSize = 40

interface Asked {
  q?: string | undefined
  category?: string | undefined
  state?: 'withdrawn' | undefined
}

/** Everything on offer, or withdrawn from it, page by page; where something is typed, the best answers to it. */
export const productsQuery = ({ q, category, state }: Asked) =>
  infiniteQueryOptions({
    queryKey: ['products', q ?? '', category ?? '', state ?? ''],
    queryFn: ({ pageParam, signal }): Promise<ListProductsReply> => {
      const asked = { limit: pageSize, after: pageParam, category }
      return q === undefined || state === 'withdrawn'
        ? request(withParams('/api/v1/catalog/products', { ...asked, state }), { signal })
        : request(withParams('/api/v1/catalog/search', { ...asked, q }), { signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // What is being typed does not blank the list.
    placeholderData: (before) => before,
  })

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: ({ signal }) => request<ListCategoriesReply>('/api/v1/catalog/categories', { signal }),
  staleTime: 60_000,
})

export const productQuery = (id: string) =>
  queryOptions({
    queryKey: ['product', id],
    queryFn: ({ signal }) =>
      request<Product>(`/api/v1/catalog/products/${encodeURIComponent(id)}`, { signal }),
  })

/** Who changed it by hand, and its own words. */
export const editsQuery = (id: string) =>
  queryOptions({
    queryKey: ['product-edits', id],
    queryFn: ({ signal }) =>
      request<ListProductEditsReply>(`/api/v1/catalog/products/${encodeURIComponent(id)}/edits`, { signal }),
  })

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['price-history', id],
    queryFn: ({ signal }) =>
      request<GetPriceHistoryReply>(`/api/v1/catalog/products/${encodeURIComponent(id)}/prices`, { signal }),
  })

export const promotionsQuery = queryOptions({
  queryKey: ['promotions'],
  queryFn: ({ signal }) => request<ListPromotionsReply>('/api/v1/catalog/promotions', { signal }),
})

/** How much of one variant lies in which store. */
export const stockOfQuery = (sku: string) =>
  queryOptions({
    queryKey: ['stock', 'sku', sku],
    queryFn: ({ signal }) =>
      request<ListStockReply>(withParams('/api/v1/stock', { sku, limit: 500 }), { signal }),
    staleTime: 5_000,
  })

export const stockInQuery = (storeId: string) =>
  infiniteQueryOptions({
    queryKey: ['stock', 'store', storeId],
    queryFn: ({ pageParam, signal }) =>
      request<ListStockReply>(withParams('/api/v1/stock', { storeId, limit: 100, after: pageParam }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
