import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { ListCampaignsReply, ListMessagesReply } from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { type OutboxSearch, outboxChannels, outboxStates } from '../../app/searches.ts'
import { useScope } from '../../app/session.ts'
import { moveAlongRows } from '../../app/shell/keys.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Older } from '../../kit/older.tsx'
import { Page } from '../../kit/page.tsx'
import { Select } from '../../kit/select.tsx'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { LaneStatus } from './lane-status.tsx'
import { MessagePanel } from './message-panel.tsx'
import { MessageRow } from './message-row.tsx'
import { threadOfPurposeChannel } from './thread-of.ts'

const outboxQuery = ({ state, channel, customer, campaign }: OutboxSearch) =>
  infiniteQueryOptions({
    queryKey: ['outbox', state ?? '', channel ?? '', customer ?? '', campaign ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<ListMessagesReply>(
        withParams('/api/v1/messages', { limit: 50, cursor: pageParam, state, channel, customer, campaign }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    // Messages move while one looks.
    refetchInterval: 5_000,
  })

/** Every message asked for: what she got, or why she did not. */
export default function OutboxPage() {
  const { t } = useWords()
  const { message } = useSearch({ from: '/shell/outbox' })
  const navigate = useNavigate({ from: '/outbox' })
  const open = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, message: id }), replace: true })
  return (
    <Page title={t('nav.outbox')} isBesidePanel={message !== undefined}>
      <LaneStatus />
      <Filters />
      <List openId={message} onOpen={open} />
      <SidePanel isOpen={message !== undefined} onClose={() => open(undefined)} title={t('outbox.message')}>
        {message !== undefined && <MessagePanel key={message} id={message} />}
      </SidePanel>
    </Page>
  )
}

function List({ openId, onOpen }: { openId: string | undefined; onOpen: (id: string) => void }) {
  const { t } = useWords()
  const { message: _, ...search } = useSearch({ from: '/shell/outbox' })
  const query = useInfiniteQuery(outboxQuery(search))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isError && rows.length === 0)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Bone className="mx-6 h-40" />
  if (rows.length === 0) return <Nothing isFiltered={Object.keys(search).length > 0} />
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
      <ul aria-label={t('outbox.messages')} onKeyDown={(event) => moveAlongRows(event, event.currentTarget)}>
        {rows.map((row) => (
          <MessageRow key={row.id} row={row} isOpen={row.id === openId} onOpen={() => onOpen(row.id)} />
        ))}
      </ul>
      <Older query={query} />
    </div>
  )
}

function Filters() {
  const { t } = useWords()
  const { state, channel, customer, campaign } = useSearch({ from: '/shell/outbox' })
  const navigate = useNavigate({ from: '/outbox' })
  const put = (change: Partial<OutboxSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-2 md:px-6">
      <Select
        label={t('filter.status')}
        value={state ?? 'all'}
        options={[
          { value: 'all', label: t('filter.allStatuses') },
          ...outboxStates.map((value) => ({ value, label: t(`outbox.state.${value}`) })),
        ]}
        onChange={(next) => put({ state: outboxStates.find((each) => each === next) })}
      />
      <Select
        label={t('filter.channel')}
        value={channel ?? 'all'}
        options={[
          { value: 'all', label: t('filter.allChannels') },
          ...outboxChannels.map((value) => ({
            value,
            label: t(`outbox.channel.${value}`),
            icon: <ChannelIcon channel={threadOfPurposeChannel(value)} />,
          })),
        ]}
        onChange={(next) => put({ channel: outboxChannels.find((each) => each === next) })}
      />
      <CampaignFilter campaign={campaign} onChange={(next) => put({ campaign: next })} />
      {customer !== undefined && (
        <Button size="sm" onClick={() => put({ customer: undefined })}>
          {t('outbox.ofOneCustomer')}
        </Button>
      )}
    </div>
  )
}

interface CampaignFilterProps {
  campaign: string | undefined
  onChange: (campaign: string | undefined) => void
}

/** Of the campaigns that have sent something; for those who may see campaigns. */
function CampaignFilter({ campaign, onChange }: CampaignFilterProps) {
  const { t } = useWords()
  const canRead = useScope('campaigns:read')
  const list = useQuery({ ...campaignsQuery, enabled: canRead }).data?.items ?? []
  const sent = list.filter((one) => one.launchedAt !== null && !one.isRecurring)
  const isOther = campaign !== undefined && !sent.some((one) => one.id === campaign)
  if (!canRead || (sent.length === 0 && campaign === undefined)) return null
  return (
    <Select
      label={t('outbox.campaign')}
      value={campaign ?? 'all'}
      options={[
        { value: 'all', label: t('outbox.allCampaigns') },
        ...(isOther ? [{ value: campaign, label: t('outbox.oneCampaign') }] : []),
        ...sent.map((one) => ({ value: one.id, label: one.name })),
      ]}
      onChange={(next) => onChange(next === 'all' ? undefined : next)}
    />
  )
}

const campaignsQuery = queryOptions({
  queryKey: ['outbox-campaigns'],
  queryFn: ({ signal }) => request<ListCampaignsReply>('/api/v1/campaigns?limit=100', { signal }),
})

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  if (!isFiltered) return <Empty title={t('outbox.empty')}>{t('outbox.emptyText')}</Empty>
  return (
    <Empty
      title={t('outbox.emptyFiltered')}
      action={
        <Link to="/outbox" search={{}} className={buttonClass()}>
          {t('filter.clear')}
        </Link>
      }
    >
      {t('outbox.emptyFilteredText')}
    </Empty>
  )
}
