import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Older } from '../../kit/older.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Tabs } from '../../kit/tabs.tsx'
import { tellFailure } from '../../kit/tell.ts'
import {
  type Campaign,
  type CampaignRow,
  campaignsQuery,
  threadOfChannel,
  useCampaignNews,
} from './campaign-queries.ts'
import { GoalMeter } from './goal-meter.tsx'
import { StateTag } from './state-tag.tsx'
import { writeNote } from './words.ts'
import { useCampaignWords, ZoneNote } from './zone.tsx'

const AdsTab = lazy(() => import('../ads/ads-tab.tsx'))

type View = 'all' | 'archived' | 'ads'

export default function CampaignsPage() {
  const { t } = useWords()
  const { view } = useSearch({ from: '/shell/campaigns' })
  const navigate = useNavigate({ from: '/campaigns' })
  return (
    <Page title={t('nav.campaigns')} action={view !== 'ads' && <NewCampaign />}>
      <Tabs<View>
        label={t('nav.campaigns')}
        className="mx-4 md:mx-6"
        value={view ?? 'all'}
        options={[
          { value: 'all', label: t('campaigns.all') },
          { value: 'archived', label: t('campaigns.archived') },
          { value: 'ads', label: t('ads.title') },
        ]}
        onChange={(next) => void navigate({ search: next === 'all' ? {} : { view: next }, replace: true })}
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {view === 'ads' ? (
          <Suspense fallback={<PageLoading />}>
            <AdsTab />
          </Suspense>
        ) : (
          <CampaignList isArchive={view === 'archived'} />
        )}
      </div>
    </Page>
  )
}

function CampaignList({ isArchive }: { isArchive: boolean }) {
  const query = useInfiniteQuery(campaignsQuery({ archived: isArchive ? 'true' : undefined }))
  useCampaignNews()
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (rows.length === 0) return <Nothing isArchive={isArchive} />
  return (
    <>
      <div className="px-4 pt-3 empty:hidden md:px-6">
        <ZoneNote />
      </div>
      <ul className="px-4 pb-6 md:px-6">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      <Older query={query} />
    </>
  )
}

function Nothing({ isArchive }: { isArchive: boolean }) {
  const { t } = useWords()
  if (isArchive) return <Empty title={t('campaigns.emptyArchive')}>{t('campaigns.emptyArchiveText')}</Empty>
  return <Empty title={t('campaigns.empty')}>{t('campaigns.emptyText')}</Empty>
}

function NewCampaign() {
  const { t } = useWords()
  const navigate = useNavigate()
  const canWrite = useScope('campaigns:write')
  const create = useMutation({
    mutationFn: () =>
      request<Campaign>('/api/v1/campaigns', { method: 'POST', body: { name: t('campaigns.newName') } }),
    onSuccess: ({ id }) => navigate({ to: '/campaigns/$id', params: { id } }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  return (
    <Button tone="primary" icon={Plus} isBusy={create.isPending} onClick={() => create.mutate()}>
      {t('campaigns.new')}
    </Button>
  )
}

function Row({ row }: { row: CampaignRow }) {
  const { t, format } = useCampaignWords()
  const note = writeNote(row.note, t)
  const moment =
    row.nextAt !== null && (row.state === 'scheduled' || row.state === 'running')
      ? t('campaigns.nextAt', { at: format.dateTime(row.nextAt) })
      : row.launchedAt === null
        ? t('campaigns.changedAt', { at: format.dateTime(row.updatedAt) })
        : t('campaigns.launchedAt', { at: format.dateTime(row.launchedAt) })
  return (
    <li className="border-line border-b">
      <Link
        to="/campaigns/$id"
        params={{ id: row.id }}
        className="ring-inset-focus grid items-center gap-x-6 gap-y-2 py-3.5 transition-colors duration-120 hover:bg-canvas md:-mx-3 md:grid-cols-[minmax(0,1fr)_7rem_14rem] md:rounded-control md:px-3"
      >
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium text-14">{row.name}</span>
            <StateTag state={row.state} />
          </div>
          <div className="mt-1 flex items-center gap-2 text-12 text-text-2">
            <span className="flex gap-1">
              {row.channels.map((channel) => (
                <ChannelIcon key={channel} channel={threadOfChannel[channel]} size={14} />
              ))}
            </span>
            <span className="truncate">{note ?? moment}</span>
          </div>
        </div>
        <div className="text-12 text-text-2 max-md:hidden">
          {row.sent > 0 && t('campaigns.sentCount', { count: row.sent, shown: format.number(row.sent) })}
        </div>
        {row.kpi === null ? (
          <span className="text-12 text-text-3">{t('campaigns.noGoal')}</span>
        ) : (
          <GoalMeter kpi={row.kpi} />
        )}
      </Link>
    </li>
  )
}
