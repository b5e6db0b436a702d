import { CircleX, Spline, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { LiveEvent } from '../../app/api.ts'
import { describeLive, wordSource } from '../../app/describe.ts'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { StatusTag } from '../../kit/chip.tsx'
import { wordEffect } from '../event/words.ts'
import { LoomKnot, loomTextX } from './loom.tsx'

interface LiveRowProps {
  event: LiveEvent
  isFresh: boolean
  isOpen: boolean
  onOpen: (event: LiveEvent) => void
}

/** Effects worth a word in the list: what changes who somebody is, or what they are worth. */
const loud = ['customer.created', 'identity.merged', 'identity.split', 'identity.refused']

export const LiveRow = memo(function LiveRow({ event, isFresh, isOpen, onOpen }: LiveRowProps) {
  const { format } = useWords()
  return (
    <button
      type="button"
      data-row
      aria-pressed={isOpen}
      onClick={() => onOpen(event)}
      className={`ring-inset-focus group relative block size-full text-left ${isFresh ? 'animate-arrive' : ''}`}
    >
      <span className="absolute inset-y-0.5 right-2 left-2 rounded-control transition-colors duration-120 group-hover:bg-canvas group-aria-pressed:bg-canvas md:left-[324px]" />
      <LoomKnot event={event} height={44} />
      <span className="absolute inset-y-0 right-4 left-4 flex items-center gap-3 md:right-6 md:left-0">
        <time dateTime={event.at} className="w-13 shrink-0 text-right text-text-3 md:w-[76px]">
          {format.timeExact(event.receivedAt)}
        </time>
        <span aria-hidden="true" className="hidden shrink-0 md:block" style={{ width: loomTextX - 100 }} />
        <What event={event} />
        <Who event={event} />
        <span className="flex shrink-0 justify-end @5xl:w-24">
          {event.status !== 'applied' && event.status !== 'accepted' && <StatusTag status={event.status} />}
        </span>
      </span>
    </button>
  )
})

function What({ event }: { event: LiveEvent }) {
  const words = useWords()
  const { t, format } = words
  const { title, detail, amount } = describeLive(event, words)
  const who = event.customer && nameOf(event.customer, t)
  const second = [detail, event.refusal?.title ?? event.refusal?.hint, wordSource(event.source.name, t)]
    .filter(Boolean)
    .join(' · ')
  return (
    <span className="min-w-0 flex-1">
      <span className="flex items-center gap-2">
        {event.channel ? (
          <ChannelIcon channel={event.channel} />
        ) : event.status === 'refused' ? (
          <CircleX size={16} className="shrink-0 text-danger" aria-hidden="true" />
        ) : (
          <Spline size={16} strokeWidth={1.75} className="shrink-0 text-text-3" aria-hidden="true" />
        )}
        {event.channel && <span className="sr-only">{t(`channel.${event.channel}`)}: </span>}
        <span className="min-w-0 truncate font-medium">{title || t('event.unread')}</span>
        {amount && (
          <span className="shrink-0 font-strong">{format.money(amount.minor, amount.currency)}</span>
        )}
        {event.warnings.length > 0 && (
          <TriangleAlert size={13} className="shrink-0 text-warn" aria-label={t('weave.warnings')} />
        )}
      </span>
      <span className="block truncate pl-6 text-12 text-text-2">
        {who && <span className="@5xl:hidden">{who} · </span>}
        {second}
      </span>
    </span>
  )
}

/** Whose event it was, and what it changed about them. */
function Who({ event }: { event: LiveEvent }) {
  const { t } = useWords()
  const effects = event.effects.filter((effect) => loud.includes(effect.kind)).slice(0, 2)
  const isMerge = effects.some((effect) => effect.kind === 'identity.merged')
  return (
    <span className="hidden w-52 shrink-0 @5xl:block @6xl:w-64">
      <span className={`block truncate ${event.customer?.name ? 'font-medium' : 'text-text-2'}`}>
        {event.customer && nameOf(event.customer, t)}
      </span>
      {effects.length > 0 && (
        <span className={`block truncate text-12 ${isMerge ? 'text-brand-text' : 'text-text-2'}`}>
          {effects.map((effect) => wordEffect(effect, t)).join(' · ')}
        </span>
      )}
    </span>
  )
}
