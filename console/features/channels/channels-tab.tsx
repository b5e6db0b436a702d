import { queryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ListChannelsReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Tag } from '../../kit/chip.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { ChannelForm } from './channel-form.tsx'
import { type ChannelSettings, threadOfChannel } from './channel-model.ts'
import { SigningKey } from './signing-key.tsx'

export const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: ({ signal }) => request<ListChannelsReply>('/api/v1/channels', { signal }),
})

/** The ways out of the house: who carries the messages of each channel, and whether it works. */
export function ChannelsTab() {
  const { t, language } = useWords()
  const query = useQuery(channelsQuery)
  const { channel } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  const open = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, channel: id }), replace: true })
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const items = query.data?.items ?? []
  const chosen = items.find((one) => one.id === channel)
  return (
    <>
      <p className="mb-4 max-w-160 text-text-2">{t('channels.intro')}</p>
      {query.isPending && <Bone className="h-40 w-full" />}
      <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-3">
        {items.map((one) => (
          <li key={one.id}>
            <ChannelCard channel={one} isOpen={one.id === channel} onOpen={() => open(one.id)} />
          </li>
        ))}
      </ul>
      <SidePanel
        isOpen={chosen !== undefined}
        onClose={() => open(undefined)}
        title={chosen === undefined ? '' : chosen.label[language]}
      >
        {chosen && (
          <>
            <ChannelForm key={chosen.id} channel={chosen} />
            <SigningKey key={chosen.id} channel={chosen} />
          </>
        )}
      </SidePanel>
    </>
  )
}

interface CardProps {
  channel: ChannelSettings
  isOpen: boolean
  onOpen: () => void
}

function ChannelCard({ channel, isOpen, onOpen }: CardProps) {
  const { t, language } = useWords()
  return (
    <button
      type="button"
      onClick={onOpen}
      className={`flex h-full w-full items-start gap-3 rounded-card border bg-surface p-4 text-left transition-colors duration-120 hover:bg-canvas ${isOpen ? 'border-brand' : 'border-line'}`}
    >
      <span className="inline-flex size-9 shrink-0 items-center justify-center rounded-control bg-sunken">
        <ChannelIcon channel={threadOfChannel(channel.channel)} size={18} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-strong">{channel.label[language]}</span>
          <StateOf channel={channel} />
        </span>
        <span className="mt-1 block text-12 text-text-2">
          {channel.sink !== null
            ? t('channels.toSink')
            : channel.isSet
              ? t('channels.toProvider')
              : channel.fields.length === 0
                ? t('channels.nothingToSet')
                : t('channels.toNobody')}
        </span>
      </span>
      <ChevronRight aria-hidden="true" size={16} className="mt-1 shrink-0 text-text-3" />
    </button>
  )
}

/** On with a provider, on with the test mailbox, off, or not set up. */
export function StateOf({ channel }: { channel: ChannelSettings }) {
  const { t } = useWords()
  if (!channel.isEnabled) return <Tag>{channel.isSet ? t('channels.off') : t('channels.notSet')}</Tag>
  if (channel.sink !== null) return <Tag tone="info">{t('channels.trial')}</Tag>
  return <Tag tone="ok">{t('channels.on')}</Tag>
}
