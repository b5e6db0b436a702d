import { queryOptions } from '@tanstack/react-query'
import type { GetLoyaltyOfReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'

/** Under the customer's own key: whatever changes her is asked for again with her. */
export const loyaltyOfQuery = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'loyalty'],
    queryFn: ({ signal }) =>
      request<GetLoyaltyOfReply>(`/api/v1/customers/${encodeURIComponent(customerId)}/loyalty`, { signal }),
  })
