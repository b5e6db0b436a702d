import { queryOptions } from '@tanstack/react-query'
import type { GetBannerReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'

export const bannerQuery = queryOptions({
  queryKey: ['banner'],
  queryFn: ({ signal }) => request<GetBannerReply>('/api/v1/banner', { signal }),
})
