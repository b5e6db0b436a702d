import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AddCouponCodesBody,
  AddCouponCodesReply,
  ListCouponCodesReply,
  ListCouponPoolsReply,
  PutCouponPoolBody,
} from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'

export type Pool = ListCouponPoolsReply['items'][number]

const poolPath = (id: string): string => `/api/v1/coupon-pools/${encodeURIComponent(id)}`
export const exportPath = (id: string): string => `${poolPath(id)}/export`

export const poolsQuery = queryOptions({
  queryKey: ['coupon-pools'],
  queryFn: ({ signal }) => request<ListCouponPoolsReply>('/api/v1/coupon-pools', { signal }),
})

export const codesQuery = (id: string, q: string) =>
  queryOptions({
    queryKey: ['coupon-codes', id, q],
    queryFn: ({ signal }) =>
      request<ListCouponCodesReply>(withParams(`${poolPath(id)}/codes`, { q, limit: 20 }), { signal }),
    placeholderData: keepPreviousData,
  })

const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: poolsQuery.queryKey }),
    queryClient.invalidateQueries({ queryKey: ['coupon-codes'] }),
  ])

export async function savePool(id: string, body: PutCouponPoolBody): Promise<void> {
  await request<Pool>(poolPath(id), { method: 'PUT', body })
  await refresh()
}

export async function addCodes(id: string, body: AddCouponCodesBody): Promise<AddCouponCodesReply> {
  const added = await request<AddCouponCodesReply>(`${poolPath(id)}/codes`, { method: 'POST', body })
  await refresh()
  return added
}
