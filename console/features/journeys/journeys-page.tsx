import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { OctagonPause, Plus, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { request } from '../../app/client.ts'
import { readRecord } from '../../app/describe.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Journey, type JourneyRow, journeysQuery, useJourneyNews } from './journey-queries.ts'
import { NewJourney } from './new-journey.tsx'
import { StateTag } from './state-tag.tsx'

export default function JourneysPage() {
  const { t } = useWords()
  const [view, setView] = useState<'all' | 'archived'>('all')
  const [isNew, setNew] = useState(false)
  const query = useQuery(journeysQuery(view === 'archived'))
  const canWrite = useScope('journeys:write')
  useJourneyNews()
  const rows = query.data?.items ?? []
  const begin = canWrite && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('journeys.new')}
    </Button>
  )
  return (
    <Page
      title={t('nav.journeys')}
      action={
        <>
          <Link to="/journeys/experiments" className={buttonClass()}>
            {t('experiments.link')}
          </Link>
          {rows.some((one) => one.state === 'live') && <PauseAll />}
          {canWrite && <ImportFile />}
          {rows.length > 0 && begin}
        </>
      }
    >
      <Tabs<'all' | 'archived'>
        label={t('nav.journeys')}
        className="mx-4 md:mx-6"
        value={view}
        options={[
          { value: 'all', label: t('journeys.all') },
          { value: 'archived', label: t('journeys.archived') },
        ]}
        onChange={setView}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('journeys.empty')} action={view === 'all' && begin}>
            {t('journeys.emptyText')}
          </Empty>
        ) : (
          <ul className="px-4 pb-6 md:px-6">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
      </div>
      {isNew && <NewJourney onClose={() => setNew(false)} />}
    </Page>
  )
}

function Row({ row }: { row: JourneyRow }) {
  const { t, format } = useWords()
  const share = row.entered === 0 ? null : Math.round((row.converted / row.entered) * 1_000) / 10
  const facts: [string, string][] = [
    [t('journeys.entered'), format.number(row.entered)],
    [t('journeys.inside'), format.number(row.inside)],
    [t('journeys.converted'), share === null ? '–' : `${format.decimal(share, 1)}%`],
  ]
  return (
    <li className="border-line border-b">
      <Link
        to="/journeys/$id"
        params={{ id: row.id }}
        className="ring-inset-focus grid items-center gap-x-6 gap-y-2 py-3.5 transition-colors duration-120 hover:bg-canvas md:-mx-3 md:grid-cols-[minmax(0,1fr)_22rem] md:rounded-control md:px-3"
      >
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium text-14">{row.name}</span>
            <StateTag state={row.state} />
          </div>
          <p className="mt-1 truncate text-12 text-text-2">
            {row.note !== null && row.note !== 'person'
              ? t('journeys.pausedBy', { note: row.note })
              : row.sample < 100 && row.state === 'live'
                ? t('journeys.onSample', { percent: format.decimal(row.sample, row.sample < 1 ? 1 : 0) })
                : t('journeys.changedAt', { at: format.dateTime(row.updatedAt) })}
          </p>
        </div>
        <dl className="grid grid-cols-3 gap-4 text-12">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt className="text-text-3">{label}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Link>
    </li>
  )
}

/** The red button: asks once more. */
function PauseAll() {
  const { t } = useWords()
  const canLaunch = useScope('journeys:launch')
  const [isAsking, setAsking] = useState(false)
  const stop = useMutation({
    mutationFn: () => request<unknown>('/api/v1/journeys/pause-all', { method: 'POST' }),
    onSuccess: async () => {
      setAsking(false)
      tell(t('journeys.pausedAll'))
      await queryClient.invalidateQueries({ queryKey: ['journeys'] })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canLaunch) return null
  return (
    <>
      <Button tone="danger" icon={OctagonPause} onClick={() => setAsking(true)}>
        {t('journeys.pauseAll')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('journeys.pauseAllTitle')}
        intro={t('journeys.pauseAllText')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button tone="danger" isBusy={stop.isPending} onClick={() => stop.mutate()}>
              {t('journeys.pauseAll')}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  )
}

/** A journey from a file: what is wrong with one broken by hand is told with its place. */
function ImportFile() {
  const { t } = useWords()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const take = useMutation({
    mutationFn: async (file: File) => {
      const { name, folder, graph } = readRecord(JSON.parse(await file.text()))
      const body = { name: typeof name === 'string' ? name : file.name, folder, graph }
      return request<Journey>('/api/v1/journeys', { method: 'POST', body })
    },
    onSuccess: ({ id }) => navigate({ to: '/journeys/$id', params: { id } }),
    onError: (error) => tellFailure(error, t('journeys.importFailed')),
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label={t('journeys.import')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file !== undefined) take.mutate(file)
          event.target.value = ''
        }}
      />
      <Button icon={Upload} isBusy={take.isPending} onClick={() => input.current?.click()}>
        {t('journeys.import')}
      </Button>
    </>
  )
}
