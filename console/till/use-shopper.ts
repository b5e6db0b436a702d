import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { askAgain } from '../features/store/store-api.ts'
import { useLink } from './connection.ts'
import { getShopper, type Shopper } from './till-api.ts'

/** Who stands at the till, and what she allows to be seen: asked once, wherever it is shown. */
export function useShopper(customerId: string | null): UseQueryResult<Shopper> {
  const { isOnline } = useLink()
  return useQuery({
    queryKey: ['till-shopper', customerId],
    queryFn: () => getShopper(customerId ?? ''),
    enabled: customerId !== null && isOnline,
    refetchInterval: askAgain,
  })
}
