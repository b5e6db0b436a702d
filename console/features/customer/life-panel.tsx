import { channels } from '@splot/contract/channels'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { List } from 'lucide-react'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import type { Customer, TimelineItem } from '../../app/api.ts'
import { type Period, periods } from '../../app/searches.ts'
import { startOfDay } from '../../i18n/date-text.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { LoadingMark, Logo } from '../../kit/logo.tsx'
import { Select } from '../../kit/select.tsx'
import { Empty, Failure } from '../../kit/states.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { type Thread, threadOf } from '../../kit/threads.ts'
import { ThreadSwatch, WeftSwatch } from '../../kit/weave/drawing.tsx'
import type { PersonConsents } from '../consents/consent-api.ts'
import { AsOf } from './as-of.tsx'
import { listEnds } from './consent-ends.ts'
import { cutLife } from './life-as-of.ts'
import { LifeList } from './life-list.tsx'
import { MergeWords } from './merge-words.tsx'
import type { Life } from './use-life.ts'
import { WeaveView } from './weave-view.tsx'

interface LifePanelProps {
  customer: Customer
  life: Life
  consents: PersonConsents | undefined
  now: number
}

const dayMs = 86_400_000

// The particulars of an event come when somebody asks for them.
const EventPanel = lazy(() =>
  import('../event/event-panel.tsx').then((panel) => ({ default: panel.EventPanel })),
)

/** The centre: a customer's life as a weave or as a list, filtered by the address. */
export function LifePanel({ customer, life, consents, now }: LifePanelProps) {
  const { view, channel, days, asOf } = useSearch({ from: '/shell/customers/$id' })
  const [open, setOpen] = useState<TimelineItem | null>(null)
  const [hasLooked, setLooked] = useState(false)
  if (open !== null && !hasLooked) setLooked(true)
  const until = useMemo(() => Date.parse(startOfDay(asOf, 1) ?? ''), [asOf])
  const since = days === undefined ? null : (asOf === undefined ? now : until) - Number(days) * dayMs
  const isCut = since !== null && life.items.some((item) => Date.parse(item.at) < since)
  const { items, merges, ends } = useLifeThen({ customer, life, consents, since, until })
  const used = useUsedThreads(customer, items, asOf === undefined || life.hasOlder)
  const hasOlder = life.hasOlder && !isCut
  const close = useCallback(() => setOpen(null), [])
  return (
    <>
      <Toolbar />
      {life.error !== null && items.length === 0 ? (
        <Failure error={life.error} onRetry={life.retry} />
      ) : items.length === 0 && !life.isLoading && !life.isLoadingOlder ? (
        <NoLife isFiltered={channel !== undefined || days !== undefined || asOf !== undefined} />
      ) : view === 'list' ? (
        <LifeList
          items={items}
          merges={merges}
          now={now}
          hasOlder={hasOlder}
          openPos={open?.pos ?? null}
          onOpen={setOpen}
          onNearEnd={life.loadOlder}
        />
      ) : (
        <WeaveView
          items={items}
          merges={channel === undefined ? merges : []}
          used={used}
          ends={ends}
          hasOlder={hasOlder || isCut}
          now={now}
          openPos={open?.pos ?? null}
          onOpen={setOpen}
          onNearEnd={hasOlder ? life.loadOlder : doNothing}
          renderMerge={(row) => <MergeWords row={row} customer={customer} />}
        />
      )}
      <Foot customer={customer} life={life} isCut={isCut} />
      {hasLooked && (
        <Suspense>
          <EventPanel event={open} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

interface LifeThen extends Pick<LifePanelProps, 'customer' | 'life' | 'consents'> {
  /** Milliseconds: nothing before; null = from the beginning. */
  since: number | null
  /** Milliseconds: nothing from here on; NaN = up to now. */
  until: number
}

/** The part of the life that is asked for; where it lies further back than what is loaded, more is loaded. */
function useLifeThen({ customer, life, consents, since, until }: LifeThen) {
  const all = useMemo(() => listEnds(consents?.history ?? []), [consents?.history])
  const then = useMemo(() => {
    const whole = { items: life.items, merges: customer.merges, ends: all }
    const known = Number.isNaN(until) ? whole : cutLife(whole, until)
    if (since === null) return known
    const isWithin = ({ at }: { at: string }): boolean => Date.parse(at) >= since
    return { ...known, items: known.items.filter(isWithin), merges: known.merges.filter(isWithin) }
  }, [life.items, customer.merges, all, since, until])
  const isFurtherBack = then.items.length === 0 && !Number.isNaN(until) && life.hasOlder
  const { loadOlder, isLoadingOlder } = life
  useEffect(() => {
    if (isFurtherBack && !isLoadingOlder) loadOlder()
  }, [isFurtherBack, isLoadingOlder, loadOlder])
  return then
}

const doNothing = (): void => undefined

/** Threads with an event: in the whole life, or, where it is all there, among these alone. */
function useUsedThreads(
  customer: Customer,
  items: readonly TimelineItem[],
  isWhole: boolean,
): ReadonlySet<Thread> {
  const { eventsByChannel } = customer.computed
  const loaded = items.map((item) => threadOf(item.channel)).join(' ')
  const counted = channels.filter((each) => isWhole && (eventsByChannel[each] ?? 0) > 0).map(threadOf)
  const key = [...new Set([...counted, ...(loaded === '' ? [] : loaded.split(' '))])].sort().join(' ')
  return useMemo(() => new Set(key.split(' ') as Thread[]), [key])
}

function Toolbar() {
  const { t } = useWords()
  const { view, channel, days, asOf } = useSearch({ from: '/shell/customers/$id' })
  const navigate = useNavigate({ from: '/customers/$id' })
  const put = (change: object): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 px-4 pt-2.5 pb-1.5 md:gap-x-3 md:px-5">
      <Segmented
        label={t('weave.view')}
        value={view ?? 'weave'}
        options={[
          { value: 'weave', label: t('weave.name'), icon: <Logo size={14} /> },
          { value: 'list', label: t('weave.list'), icon: <List aria-hidden="true" size={14} /> },
        ]}
        onChange={(next) => put({ view: next === 'list' ? 'list' : undefined })}
      />
      <Select
        label={t('filter.channel')}
        value={channel ?? 'all'}
        options={[
          { value: 'all', label: t('filter.allChannels') },
          ...channels.map((each) => ({
            value: each,
            label: t(`channel.${each}`),
            icon: <ChannelIcon channel={each} />,
          })),
        ]}
        onChange={(next) => put({ channel: next === 'all' ? undefined : next })}
      />
      <Select<Period | 'all'>
        label={t('filter.period')}
        value={days ?? 'all'}
        options={[
          { value: 'all', label: t('filter.wholeLife') },
          ...periods.map((each) => ({ value: each, label: t('filter.days', { days: Number(each) }) })),
        ]}
        onChange={(next) => put({ days: next === 'all' ? undefined : next })}
      />
      <div className="md:ml-auto">
        <AsOf day={asOf} onChange={(next) => put({ asOf: next })} />
      </div>
    </div>
  )
}

function NoLife({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useWords()
  return (
    <div className="flex-1 overflow-y-auto">
      <Empty title={t(isFiltered ? 'weave.emptyFiltered' : 'weave.empty')}>
        {t(isFiltered ? 'weave.emptyFilteredText' : 'weave.emptyText')}
      </Empty>
    </div>
  )
}

function Foot({ customer, life, isCut }: { customer: Customer; life: Life; isCut: boolean }) {
  const { t, format } = useWords()
  const { firstSeenAt } = customer.computed
  const since = firstSeenAt === null ? '' : format.monthSince(firstSeenAt)
  const older = life.older
  return (
    <footer className="hidden h-10 shrink-0 items-center justify-between gap-4 border-t px-5 text-12 text-text-2 md:flex">
      <span className="flex items-center gap-2" aria-live="polite">
        {life.isLoadingOlder && <LoadingMark size={16} />}
        {life.hasOlder && older !== null && older > 0
          ? t('weave.older', { count: older, since })
          : isCut
            ? t('weave.cut')
            : firstSeenAt !== null && t('weave.beginning', { date: format.date(firstSeenAt) })}
      </span>
      <span className="hidden shrink-0 items-center gap-2 lg:flex">
        <ThreadSwatch thread="ads" isHollow />
        {t('weave.nameless')}
        <span className="w-2" />
        <WeftSwatch />
        {t('weave.effect')}
      </span>
    </footer>
  )
}
