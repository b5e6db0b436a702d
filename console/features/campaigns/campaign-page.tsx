import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useScope } from '../../app/session.ts'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { campaignQuery, useCampaignNews } from './campaign-queries.ts'
import { Editor } from './editor.tsx'
import { ResultsView } from './results-view.tsx'

/** A draft is edited; what was launched shows its results. */
export default function CampaignPage() {
  const { id } = useParams({ from: '/shell/campaigns/$id' })
  const query = useQuery(campaignQuery(id))
  const canWrite = useScope('campaigns:write')
  useCampaignNews()
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return query.data.state === 'draft' && canWrite ? (
    <Editor key={id} campaign={query.data} />
  ) : (
    <ResultsView key={id} id={id} />
  )
}
