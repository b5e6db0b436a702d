import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import type { LiveEvent, TimelineItem } from '../../app/api.ts'
import { describeItem, describeLive, nameEvent, wordSource } from '../../app/describe.ts'
import { nameOf } from '../../app/names.ts'
import { liveEventQuery } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { StatusTag } from '../../kit/chip.tsx'
import { Code } from '../../kit/code.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Section } from '../../kit/figures.tsx'
import { Refusal, Warnings } from './event-notes.tsx'
import { EventPath } from './event-path.tsx'

type Subject = LiveEvent | TimelineItem

interface EventPanelProps {
  event: Subject | null
  onClose: () => void
}

const isLiveEvent = (event: Subject): event is LiveEvent => 'status' in event

/** One event beside its list: its whole path from receipt to effects, or why it was refused, and its text. */
export function EventPanel({ event, onClose }: EventPanelProps) {
  const canDebug = useScope('events:read')
  const pos = event?.pos ?? null
  const full = useQuery({ ...liveEventQuery(pos ?? 0), enabled: canDebug && pos !== null })
  const shown: Subject | null = event === null ? null : (full.data ?? event)
  return (
    <SidePanel isOpen={event !== null} onClose={onClose} title={shown ? <Title event={shown} /> : ''}>
      {shown && <Body event={shown} />}
    </SidePanel>
  )
}

function Title({ event }: { event: Subject }) {
  const words = useWords()
  const { title } = isLiveEvent(event) ? describeLive(event, words) : describeItem(event)
  return (
    <span className="flex items-center gap-2">
      {event.channel && <ChannelIcon channel={event.channel} />}
      <span className="min-w-0 truncate">{title}</span>
    </span>
  )
}

function Body({ event }: { event: Subject }) {
  const { t } = useWords()
  const live = isLiveEvent(event) ? event : null
  const text = JSON.stringify(isLiveEvent(event) ? (event.body ?? {}) : event.properties, null, 2)
  return (
    <>
      {live?.refusal && <Refusal refusal={live.refusal} isSetAside={live.status === 'quarantined'} />}
      <Facts event={event} />
      <Warnings warnings={event.warnings} />
      {live && <EventPath event={live} />}
      <Section title={t(live?.body || live?.status === 'refused' ? 'event.body' : 'event.properties')}>
        {live?.status === 'refused' && !live.body ? (
          <p className="text-text-2">{t('event.bodyNotKept')}</p>
        ) : (
          <Code text={text} label={t('event.body')} />
        )}
      </Section>
    </>
  )
}

/** What kind of event it is in words, and below as the sender calls it. */
function Kind({ event }: { event: Subject }) {
  const { language } = useWords()
  if (event.type === null) return '–'
  return (
    <>
      <span className="block">{nameEvent(event.event, event.type, language)}</span>
      <span className="block break-words font-mono text-12 text-text-3">
        {[event.type, event.event].filter(Boolean).join(' · ')}
      </span>
    </>
  )
}

function Facts({ event }: { event: Subject }) {
  const { t, format } = useWords()
  const live = isLiveEvent(event) ? event : null
  const source = isLiveEvent(event) ? wordSource(event.source.name, t) : event.library
  const rows: [string, React.ReactNode][] = [
    [t('event.type'), <Kind key="kind" event={event} />],
    [t('event.at'), `${format.date(event.at)}, ${format.timeExact(event.at)}`],
    [t('event.channel'), event.channel === null ? '–' : t(`channel.${event.channel}`)],
    [t('event.source'), source || '–'],
    [
      t('event.messageId'),
      <span key="id" className="break-all font-mono text-12">
        {event.messageId}
      </span>,
    ],
  ]
  return (
    <div className="pb-3.5">
      {live && (
        <div className="mb-3 flex items-center justify-between gap-2">
          <StatusTag status={live.status} />
          {live.customer && (
            <Link
              to="/customers/$id"
              params={{ id: live.customer.id }}
              search={{}}
              className="why inline-flex items-center gap-1 text-12"
            >
              {nameOf(live.customer, t)}
              <ArrowRight aria-hidden="true" size={12} />
            </Link>
          )}
        </div>
      )}
      <dl className="flex flex-col gap-1.5">
        {rows.map(([label, value]) => (
          <div key={label} className="grid grid-cols-[88px_minmax(0,1fr)] gap-2">
            <dt className="text-12 leading-[18px] text-text-3">{label}</dt>
            <dd className="min-w-0">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
