import { channels } from '@splot/contract/channels'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { eventStatuses, type LiveEvent, type Tally } from '../../app/api.ts'
import { useConnection, useNews } from '../../app/live.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { LiveDot, Tag } from '../../kit/chip.tsx'
import { Page } from '../../kit/page.tsx'
import { Select } from '../../kit/select.tsx'
import { EventPanel } from '../event/event-panel.tsx'
import { LiveList } from './live-list.tsx'
import { PlayDay } from './play-day.tsx'
import { SampleHistory } from './sample-history.tsx'
import { TallyStrip } from './tally-strip.tsx'
import { keyOfEvent, useLiveEvents } from './use-live-events.ts'

export default function LivePage() {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/live' })
  const [open, setOpen] = useState<LiveEvent | null>(null)
  const [tally, setTally] = useState<Tally | null>(null)
  useNews('tally', setTally)
  const live = useLiveEvents(search)
  const close = useCallback(() => setOpen(null), [])
  // As it stands in the list now: its outcome and its words may have changed since it was opened.
  const shown = open && (live.items.find((event) => keyOfEvent(event) === keyOfEvent(open)) ?? open)
  return (
    <Page
      isBesidePanel={open !== null}
      title={t('nav.live')}
      note={<ConnectionNote isHeld={live.isHeld} />}
      action={
        <>
          <SampleHistory />
          <PlayDay />
        </>
      }
    >
      <TallyStrip tally={tally} />
      <Filters />
      <LiveList
        live={live}
        before={tally?.accepted ?? 0}
        isFiltered={Object.keys(search).length > 0}
        openId={open && keyOfEvent(open)}
        onOpen={setOpen}
      />
      <EventPanel event={shown} onClose={close} />
    </Page>
  )
}

function ConnectionNote({ isHeld }: { isHeld: boolean }) {
  const { t } = useWords()
  const connection = useConnection()
  if (connection === 'lost') return <Tag tone="warn">{t('live.lost')}</Tag>
  if (connection === 'connecting') return <span className="text-text-3">{t('live.connecting')}</span>
  return (
    <span className="flex items-center gap-2">
      <LiveDot />
      <span className="max-sm:sr-only">{t(isHeld ? 'live.held' : 'live.open')}</span>
    </span>
  )
}

function Filters() {
  const { t } = useWords()
  const { status, channel } = useSearch({ from: '/shell/live' })
  const navigate = useNavigate({ from: '/live' })
  const put = (change: object): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-1 px-2 pb-1 md:px-4">
      <Select
        label={t('filter.status')}
        value={status ?? 'all'}
        options={[
          { value: 'all', label: t('filter.allStatuses') },
          ...eventStatuses.map((each) => ({ value: each, label: t(`status.${each}`) })),
        ]}
        onChange={(next) => put({ status: next === 'all' ? undefined : next })}
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
    </div>
  )
}
