import { Link } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import type { ChannelSettings } from './channel-model.ts'

/** Says in plain words where messages go until a provider is set. */
export function SinkNote({ channel }: { channel: ChannelSettings }) {
  const { t } = useWords()
  if (channel.sink === null) return null
  return (
    <div className="flex gap-2.5 rounded-control bg-info-soft px-3 py-2.5">
      <Inbox aria-hidden="true" size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-info" />
      <p>
        {t('channels.sinkText')}{' '}
        <Link to="/outbox" className="why">
          {t('channels.toOutbox')}
        </Link>{' '}
        <span className="text-12 text-text-2">
          {t('channels.sinkPort', { port: String(channel.sink.port) })}
        </span>
      </p>
    </div>
  )
}
