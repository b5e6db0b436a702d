import { Link } from '@tanstack/react-router'
import { Check, Minus } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Section } from '../../kit/figures.tsx'
import type { PersonConsents } from '../consents/consent-api.ts'
import { wordChannel } from '../consents/consent-words.ts'
import { threadOfPurposeChannel } from '../outbox/thread-of.ts'

interface Held {
  channel: string
  isGiven: boolean
}

/** Channels that a consent is asked for, each with whether any of its purposes has one. */
function listHeld(purposes: PersonConsents['purposes']): Held[] {
  const asked = purposes.filter(({ basis }) => basis === 'consent').flatMap((one) => one.channels)
  const reaching = asked.filter(({ channel }) => channel !== 'any' && channel !== 'onsite')
  return [...new Set(reaching.map((one) => one.channel))].map((channel) => ({
    channel,
    isGiven: reaching.some((one) => one.channel === channel && one.status === 'granted' && !one.isObjected),
  }))
}

/** By which channels she may be reached; the register tells why. */
export function ConsentsSection({ id, consents }: { id: string; consents: PersonConsents }) {
  const { t } = useWords()
  const held = listHeld(consents.purposes)
  if (held.length === 0) return null
  const given = held.filter((one) => one.isGiven).length
  return (
    <Section
      title={t('nav.consents')}
      aside={
        <Link to="/consents" search={{ tab: 'register', customer: id }} className="why">
          {t('customer.consentsGiven', { given, all: held.length })}
        </Link>
      }
    >
      <ul className="flex flex-wrap gap-1.5">
        {held.map(({ channel, isGiven }) => (
          <li
            key={channel}
            className={`flex h-7 items-center gap-1.5 rounded-control border px-2 text-12 ${isGiven ? 'bg-surface font-medium' : 'border-dashed text-text-2'}`}
          >
            <ChannelIcon channel={threadOfPurposeChannel(channel)} size={14} isFaint={!isGiven} />
            <span>{wordChannel(channel, t)}</span>
            {isGiven ? (
              <Check size={14} className="shrink-0 text-ok" aria-label={t('word.yes')} />
            ) : (
              <Minus size={14} className="shrink-0 text-text-3" aria-label={t('word.no')} />
            )}
          </li>
        ))}
      </ul>
      {consents.isRestricted && <p className="mt-2 text-12 text-warn">{t('customer.restricted')}</p>}
    </Section>
  )
}
