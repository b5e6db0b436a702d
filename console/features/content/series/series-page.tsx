import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, buttonClass } from '../../../kit/button.tsx'
import { Dialog } from '../../../kit/dialog.tsx'
import { Page } from '../../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../../kit/states.tsx'
import { tell, tellFailure } from '../../../kit/tell.ts'
import type { Series } from '../model.ts'
import { AddPart } from './add-part.tsx'
import { listUnpublished, type Part } from './order.ts'
import { PartRow } from './part-row.tsx'
import { RenameSeries } from './rename-series.tsx'
import { publishParts, saveSeries, seriesPath, seriesQuery } from './series-queries.ts'

/** One series: its parts in order, each with its day, its text and how it stands. */
export default function SeriesPage() {
  const { id } = useParams({ from: '/shell/content/series/$id' })
  const query = useQuery(seriesQuery(id))
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <PageLoading />
  return <OpenSeries series={query.data} />
}

function OpenSeries({ series }: { series: Series }) {
  const { t } = useWords()
  const canWrite = useScope('content:write')
  const save = useMutation({
    mutationFn: (change: { name?: string; parts?: readonly Part[] }) =>
      saveSeries(series, { name: series.name, parts: series.parts, ...change }),
    onError: (error) => {
      tellFailure(error, t('error.title'))
      void queryClient.invalidateQueries({ queryKey: seriesQuery(series.id).queryKey })
    },
  })
  const put = (parts: readonly Part[]): void => save.mutate({ parts })
  const { parts } = series
  return (
    <Page
      title={series.name}
      note={t('series.span', { count: parts.length, days: parts.at(-1)?.day ?? 0 })}
      action={
        <>
          <Link to="/content" search={{ tab: 'series' }} className={buttonClass('quiet')}>
            <ArrowLeft aria-hidden="true" size={16} strokeWidth={1.75} />
            {t('series.all')}
          </Link>
          {canWrite && <RenameSeries series={series} onRename={(name) => save.mutate({ name })} />}
          {canWrite && <DropSeries series={series} />}
          <PublishParts parts={parts} />
        </>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6">
        {parts.length === 0 ? (
          <Empty title={t('series.noParts')}>{t('series.noPartsText')}</Empty>
        ) : (
          <>
            <p className="mb-1 max-w-160 text-text-2">
              {t('series.onlyPlan')}{' '}
              <Link to="/campaigns" className="text-brand-text underline">
                {t('series.toCampaigns')}
              </Link>
            </p>
            <ol aria-label={t('series.parts')} className="flex max-w-200 flex-col">
              {parts.map((part, index) => (
                <PartRow
                  key={part.item.id}
                  parts={parts}
                  index={index}
                  isLocked={!canWrite || save.isPending}
                  onChange={put}
                />
              ))}
            </ol>
          </>
        )}
        {canWrite && parts.length < 30 && <AddPart parts={parts} onChange={put} />}
      </div>
    </Page>
  )
}

/** Publishes what nobody gets yet; a part that is not ready stops at its place and says why. */
function PublishParts({ parts }: { parts: readonly Part[] }) {
  const { t } = useWords()
  const canPublish = useScope('content:publish')
  const waiting = listUnpublished(parts)
  const publish = useMutation({
    mutationFn: () => publishParts(waiting),
    onSuccess: () => tell(t('series.published')),
    onError: (error) => tellFailure(error, t('series.notPublished')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['content'] }),
  })
  if (!canPublish || parts.length === 0) return null
  return (
    <Button
      tone="primary"
      icon={Send}
      disabled={waiting.length === 0}
      isBusy={publish.isPending}
      onClick={() => publish.mutate()}
    >
      {t('series.publish', { count: waiting.length })}
    </Button>
  )
}

function DropSeries({ series }: { series: Series }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const drop = useMutation({
    mutationFn: () => request<object>(seriesPath(series.id), { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/content', search: { tab: 'series' } })
      await queryClient.invalidateQueries({ queryKey: ['content'] })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <>
      <Button icon={Trash2} onClick={() => setAsking(true)}>
        {t('series.drop')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('series.dropTitle', { name: series.name })}
        intro={t('series.dropText')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button tone="danger" isBusy={drop.isPending} onClick={() => drop.mutate()}>
              {t('series.drop')}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  )
}
