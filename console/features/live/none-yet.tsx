import { queryOptions, useQuery } from '@tanstack/react-query'
import { type ComponentProps, lazy, Suspense, useEffect, useRef } from 'react'
import type { GetSampleGoodsReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWorkspace } from '../../app/session.ts'
import { loadPart } from '../../i18n/t.ts'
import { Empty, PageLoading } from '../../kit/states.tsx'

const everyMs = 1_000

const sampleGoodsQuery = queryOptions({
  queryKey: ['sample-goods'],
  queryFn: ({ signal }) => request<GetSampleGoodsReply>('/api/v1/sample/goods', { signal }),
  refetchInterval: ({ state: { data } }) => (data?.running === true ? everyMs : false),
})

const Preparing = lazy(async () => (await Promise.all([import('./preparing.tsx'), loadPart('journeys')]))[0])

/** Of a list the sample brand fills: while that is under way it says so, and looks again with every step. */
export function NoneYet(none: ComponentProps<typeof Empty>) {
  const { isSample } = useWorkspace()
  const { data: goods, isLoading } = useQuery({ ...sampleGoodsQuery, enabled: isSample })
  useSteps(goods)
  if (isLoading) return <PageLoading />
  if (goods?.running !== true) return <Empty {...none} />
  return (
    <Suspense fallback={<PageLoading />}>
      <Preparing goods={goods} />
    </Suspense>
  )
}

/** With every step of the preparing, and at its end, whatever is on the screen is asked anew. */
function useSteps(goods: GetSampleGoodsReply | undefined): void {
  const step = goods?.running === true ? `${goods.phase} ${goods.sent}` : 'rest'
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    void queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'sample-goods' })
  }, [step])
}
