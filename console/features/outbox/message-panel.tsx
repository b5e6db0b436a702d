import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { GetMessageReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Section } from '../../kit/figures.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { MessageState } from './message-row.tsx'
import { Recipient, TestTag, useMeaning } from './outbox-words.tsx'
import { SeenMessage } from './seen-message.tsx'
import { threadOfPurposeChannel } from './thread-of.ts'

/** One message as she got it, what the gate said, and what went wrong on the way. */
export function MessagePanel({ id }: { id: string }) {
  const query = useQuery({
    queryKey: ['outbox-message', id],
    queryFn: ({ signal }) =>
      request<GetMessageReply>(`/api/v1/messages/${encodeURIComponent(id)}`, { signal }),
  })
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Whole message={query.data} />
}

function Whole({ message }: { message: GetMessageReply }) {
  const { t } = useWords()
  const mean = useMeaning()
  const canSeeCampaigns = useScope('campaigns:read')
  return (
    <>
      <header className="mb-4 flex items-start gap-3">
        <ChannelIcon channel={threadOfPurposeChannel(message.channel)} size={20} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-2">
            {message.isTest || message.person === 'erased' || message.customerName === null ? (
              <span className="font-strong text-16">
                <Recipient row={message} />
              </span>
            ) : (
              <Link
                to="/customers/$id"
                params={{ id: message.customerId }}
                className="font-strong text-16 hover:underline"
              >
                {message.customerName}
              </Link>
            )}
            <TestTag row={message} />
            <MessageState state={message.state} />
          </div>
          <p className="mt-1 text-text-2">
            {mean(message)}{' '}
            {message.campaignId !== null && message.campaignName !== null && canSeeCampaigns && (
              <Link
                to="/campaigns/$id"
                params={{ id: message.campaignId }}
                className="text-brand-text hover:underline"
              >
                {t('outbox.toCampaign')}
              </Link>
            )}
          </p>
          {message.isTest && <p className="mt-1 text-12 text-text-2">{t('outbox.testText')}</p>}
          {message.person === 'erased' && (
            <p className="mt-1 text-12 text-text-2">{t('outbox.erasedText')}</p>
          )}
          {message.reason !== null && <p className="mt-1">{message.reason.text}</p>}
        </div>
      </header>
      <SeenMessage message={message} />
      <Way message={message} />
      <Gate message={message} />
      <Troubles message={message} />
    </>
  )
}

/** Its way, moment by moment. */
function Way({ message }: { message: GetMessageReply }) {
  const { t, format } = useWords()
  const steps = (
    [
      ['outbox.step.requested', message.requestedAt],
      ['outbox.step.handed', message.handedAt],
      ['outbox.did.delivered', message.deliveredAt],
      ['outbox.did.opened', message.openedAt],
      ['outbox.did.clicked', message.clickedAt],
      ['outbox.did.bounced', message.bouncedAt],
      ['outbox.did.complained', message.complainedAt],
      ['outbox.did.unsubscribed', message.unsubscribedAt],
    ] as const
  ).filter(([, at]) => at !== null)
  return (
    <Section title={t('outbox.way')}>
      <ol className="flex flex-col gap-1">
        {steps.map(([label, at]) => (
          <li key={label} className="flex justify-between gap-3">
            <span>{t(label)}</span>
            <span className="text-text-2">{at === null ? '' : format.dateTime(at)}</span>
          </li>
        ))}
        {message.via !== null && (
          <li className="flex justify-between gap-3 text-12 text-text-2">
            <span>{t('outbox.via')}</span>
            <span>{message.viaName}</span>
          </li>
        )}
      </ol>
    </Section>
  )
}

/** Why it might go, or might not. */
function Gate({ message }: { message: GetMessageReply }) {
  const { t, format } = useWords()
  if (message.decisions.length === 0) return null
  return (
    <Section title={t('outbox.gate')}>
      <ul className="flex flex-col gap-2">
        {message.decisions.map((decision) => (
          <li key={decision.at}>
            <div className="flex justify-between gap-3">
              <span className={decision.isAllowed ? 'text-ok' : 'text-danger'}>
                {decision.isAllowed ? t('outbox.allowed') : t('outbox.refused')}
              </span>
              <span className="text-12 text-text-2">{format.dateTime(decision.at)}</span>
            </div>
            {decision.reasons.map((one) => (
              <p key={one.reason} className="text-12 text-text-2">
                {one.text}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Troubles({ message }: { message: GetMessageReply }) {
  const { t, format } = useWords()
  if (message.troubles.length === 0) return null
  return (
    <Section title={t('outbox.troubles')}>
      <ul className="flex flex-col gap-2">
        {message.troubles.map((one) => (
          <li key={one.attempt}>
            <div className="flex justify-between gap-3">
              <span>{t('outbox.attempt', { number: one.attempt, via: one.viaName })}</span>
              <span className="text-12 text-text-2">{format.dateTime(one.at)}</span>
            </div>
            <p className="text-12 text-text-2">
              {[one.text ?? one.reason, one.providerCode].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
