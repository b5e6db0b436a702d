import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { journeyQuery, nodeKindsQuery, useJourneyNews } from './journey-queries.ts'
import { Workbench } from './workbench.tsx'

/** One journey: drawn, checked, tried, launched and watched on the same sheet. */
export default function JourneyPage() {
  const { id } = useParams({ from: '/shell/journeys/$id' })
  const journey = useQuery({ ...journeyQuery(id), refetchOnWindowFocus: false })
  const kinds = useQuery(nodeKindsQuery)
  useJourneyNews()
  const failed = journey.error ?? kinds.error
  if (failed !== null)
    return <Failure error={failed} onRetry={() => void Promise.all([journey.refetch(), kinds.refetch()])} />
  if (journey.data === undefined || kinds.data === undefined) return <PageLoading />
  return <Workbench key={id} journey={journey.data} kinds={kinds.data.items} />
}
