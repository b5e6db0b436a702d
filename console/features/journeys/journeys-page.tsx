import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { OctagonPause, Play, Plus, Upload } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import type { FiledSearch } from '../../app/searches.ts'
import { useScope } from '../../app/session.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { type T, useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { FilterBar, SearchBox } from '../../kit/filter-bar.tsx'
import { FolderStrip } from '../../kit/folders.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { NoneYet } from '../live/none-yet.tsx'
import { chooseRows } from './choose-rows.ts'
import { placeInFile, readFile } from './journey-file.ts'
import { JourneyMenu } from './journey-menu.tsx'
import { type Journey, type JourneyRow, journeysQuery, useJourneyNews } from './journey-queries.ts'
import { NewJourney } from './new-journey.tsx'
import { StateTag } from './state-tag.tsx'

export default function JourneysPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/journeys' })
  const navigate = useNavigate({ from: '/journeys' })
  const isArchived = search.archived === 'true'
  const query = useQuery(journeysQuery(isArchived))
  useJourneyNews()
  const canWrite = useScope('journeys:write')
  // Of the page, not of its button: the button moves with the first journey, what it has opened stays.
  const [isNew, setNew] = useState(false)
  const all = query.data?.items ?? []
  const begin = canWrite && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('journeys.new')}
    </Button>
  )
  return (
    <Page title={t('nav.journeys')} action={<PageActs rows={all} begin={begin} />}>
      <Tabs<'all' | 'archived'>
        label={t('nav.journeys')}
        className="mx-4 md:mx-6"
        value={isArchived ? 'archived' : 'all'}
        options={[
          { value: 'all', label: t('journeys.all') },
          { value: 'archived', label: t('journeys.archived') },
        ]}
        onChange={(next) =>
          void navigate({ search: next === 'all' ? {} : { archived: 'true' }, replace: true })
        }
      />
      <FilterBar>
        <SearchBox
          label={t('journeys.search')}
          value={search.q}
          onChange={(q) => void navigate({ search: (before) => ({ ...before, q }), replace: true })}
        />
      </FilterBar>
      <FolderStrip
        folders={all.map((one) => ({ name: one.folder, items: 1 }))}
        open={search.folder}
        to={(folder) => ({ to: '/journeys', search: { ...search, folder } })}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Rows rows={all} search={search} begin={begin} />
        )}
      </div>
      {isNew && <NewJourney onClose={() => setNew(false)} />}
    </Page>
  )
}

interface ActsProps {
  rows: readonly JourneyRow[]
  /** The way to a new one: above the list, or in the middle where there is none yet. */
  begin: ReactNode
}

function PageActs({ rows, begin }: ActsProps) {
  const { t } = useWords()
  const canWrite = useScope('journeys:write')
  return (
    <>
      <Link to="/journeys/experiments" className={buttonClass()}>
        {t('experiments.link')}
      </Link>
      {rows.some((one) => one.state === 'live') && <PauseAll />}
      {rows.some(isPausedWithAll) && <ResumeAll />}
      {canWrite && <ImportFile />}
      {rows.length > 0 && begin}
    </>
  )
}

/** All of them are here: words and folders choose without asking the server. */
function Rows({ rows, search, begin }: ActsProps & { search: FiledSearch }) {
  const { t } = useWords()
  const shown = chooseRows(rows, search)
  if (shown.length > 0)
    return (
      <ul
        aria-label={t('nav.journeys')}
        className="px-4 pb-6 md:px-6"
        onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}
      >
        {shown.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    )
  if (rows.length > 0 || search.archived === 'true')
    return <Empty title={t('list.nothing')}>{t('list.nothingText')}</Empty>
  return (
    <NoneYet title={t('journeys.empty')} action={begin}>
      {t('journeys.emptyText')}
    </NoneYet>
  )
}

const guards = ['complaints', 'unsubscribes', 'bounces', 'conversion'] as const

/** Why it was paused: all of them at once by hand, or by one of its guards. */
function sayPaused(note: string, t: T): string {
  const guard = guards.find((one) => note === `guard_${one}`)
  return guard === undefined
    ? t('journeys.pausedWithAll')
    : t('journeys.pausedBy', { note: t(`journeys.guardIs.${guard}`) })
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
    <li className="relative grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-2 border-line border-b py-3.5 transition-colors duration-120 hover:bg-canvas has-focus-visible:bg-canvas md:grid-cols-[minmax(0,1fr)_22rem_auto]">
      <div className="min-w-0">
        <div className="flex min-w-0 items-center gap-2">
          <Link
            to="/journeys/$id"
            params={{ id: row.id }}
            data-row
            className="truncate font-medium text-14 after:absolute after:inset-0"
          >
            {row.name}
          </Link>
          <StateTag state={row.state} />
        </div>
        <p className="mt-1 truncate text-12 text-text-2">
          {row.folder !== '' && <span className="text-text-3">{row.folder} · </span>}
          {row.state === 'paused' && row.note !== null && row.note !== 'person'
            ? sayPaused(row.note, t)
            : row.sample < 100 && row.state === 'live'
              ? t('journeys.onSample', { percent: format.decimal(row.sample, row.sample < 1 ? 1 : 0) })
              : t('journeys.changedAt', { at: format.dateTime(row.updatedAt) })}
        </p>
      </div>
      <dl className="grid grid-cols-3 gap-4 text-12 max-md:order-1 max-md:col-span-2">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-text-3">{label}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <span className="relative z-10">
        <JourneyMenu journey={row} />
      </span>
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

const isPausedWithAll = ({ state, note }: JourneyRow): boolean => state === 'paused' && note === 'emergency'

/** The red button let go: what it paused goes on, and can be paused again at once. */
function ResumeAll() {
  const { t } = useWords()
  const canLaunch = useScope('journeys:launch')
  const resume = useMutation({
    mutationFn: () => request<{ done: number }>('/api/v1/journeys/resume-all', { method: 'POST' }),
    onSuccess: async ({ done }) => {
      tell(t('journeys.resumedAll', { count: done }))
      await queryClient.invalidateQueries({ queryKey: ['journeys'] })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canLaunch) return null
  return (
    <Button icon={Play} isBusy={resume.isPending} onClick={() => resume.mutate()}>
      {t('journeys.resumeAll')}
    </Button>
  )
}

/** A journey from a file: what is wrong with one broken by hand is told with its place. */
function ImportFile() {
  const { t } = useWords()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const take = useMutation({
    mutationFn: async (file: File) => {
      const { name, folder, graph } = readFile(await file.text())
      if (graph === undefined) throw new Error(t('journeys.importNone', { file: file.name }))
      const body = { name: typeof name === 'string' ? name : file.name, folder, graph }
      return request<Journey>('/api/v1/journeys', { method: 'POST', body })
    },
    onSuccess: ({ id }) => navigate({ to: '/journeys/$id', params: { id } }),
    onError(error, file) {
      const place = placeInFile(error)
      if (place === null) tellFailure(error, t('journeys.importFailed'))
      else tell(t('journeys.importBroken', { file: file.name, place }))
    },
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        hidden
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
