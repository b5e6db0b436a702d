import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { nameOf } from '../../app/names.ts'
import { customerQuery } from '../../app/queries.ts'
import { hasScope, useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { type PersonConsents, personConsentsQuery } from './consent-api.ts'
import { listActs, wordChannel, wordDecision, wordStatus } from './consent-words.ts'
import { EntryRow } from './entry-row.tsx'
import { GateCheck } from './gate-check.tsx'
import { HoldDialog } from './hold-dialog.tsx'
import { usePurposeName } from './use-purpose-name.ts'

/** One person: what she allows now, whether she would be reached, and every act with its proof. */
export function PersonView({ id, onLeave }: { id: string; onLeave: () => void }) {
  const { t } = useWords()
  const query = useQuery(personConsentsQuery(id))
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 pb-3">
        <Button tone="quiet" icon={ArrowLeft} onClick={onLeave}>
          {t('consents.toRegister')}
        </Button>
        <h2 className="text-20 font-title">
          <PersonName id={id} />
        </h2>
        {query.data?.isHeld && <Tag tone="warn">{t('holds.held')}</Tag>}
        {query.data?.isRestricted && <Tag tone="danger">{t('consents.restricted')}</Tag>}
        {query.data !== undefined && <HoldButton id={id} isHeld={query.data.isHeld} />}
      </div>
      {query.isPending ? (
        <PageLoading />
      ) : query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <PersonBody id={id} consents={query.data} />
      )}
    </>
  )
}

/** Her page was opened to see her: that is what the audit log says. */
function PersonName({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useQuery(customerQuery(id))
  return (
    <Link to="/customers/$id" params={{ id }} className="hover:underline">
      {data === undefined ? '…' : nameOf(data, t)}
    </Link>
  )
}

function HoldButton({ id, isHeld }: { id: string; isHeld: boolean }) {
  const { t } = useWords()
  const me = useMe()
  const [isAsking, setAsking] = useState(false)
  if (isHeld || !hasScope(me, 'privacy:manage')) return null
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('holds.do')}</Button>
      {isAsking && <HoldDialog customerId={id} onClose={() => setAsking(false)} />}
    </>
  )
}

function PersonBody({ id, consents }: { id: string; consents: PersonConsents }) {
  const { t, language, format } = useWords()
  const acts = listActs(consents.history)
  return (
    <div className="grid gap-x-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
      <div>
        <Section title={t('consents.now')}>
          {consents.purposes.map((purpose) => (
            <div key={purpose.id} className="border-b py-2.5 last:border-b-0">
              <div className="flex flex-wrap items-baseline gap-x-2">
                <h3 className="font-medium">{purpose.name[language]}</h3>
                <span className="text-12 text-text-2">{t(`basis.${purpose.basis}`)}</span>
              </div>
              {purpose.basis === 'consent' && (
                <ul className="mt-1.5 flex flex-wrap gap-1.5">
                  {purpose.channels.map((one) => (
                    <li key={one.channel}>
                      <Tag tone={one.isObjected ? 'danger' : toneOf(one.status)}>
                        {wordChannel(one.channel, t)}:{' '}
                        {one.isObjected ? t('gateReason.objected') : wordStatus(one.status, t)}
                        {one.since !== null && `, ${format.date(one.since)}`}
                      </Tag>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          ))}
        </Section>
        <Section title={t('consents.history')} aside={t('consents.acts', { count: acts.length })}>
          {acts.length === 0 ? (
            <p className="text-text-2">{t('consents.emptyText')}</p>
          ) : (
            <ol>
              {acts.map((entry) => (
                <EntryRow key={`${entry.pos} ${entry.birthId} ${entry.channel} ${entry.act}`} entry={entry} />
              ))}
            </ol>
          )}
        </Section>
      </div>
      <div>
        <Section title={t('consents.gate')}>
          <GateCheck id={id} purposes={consents.purposes} />
        </Section>
        <Decisions consents={consents} />
      </div>
    </div>
  )
}

const toneOf = (status: string) =>
  status === 'granted' ? 'ok' : status === 'withdrawn' ? 'danger' : status === 'no_consent' ? 'plain' : 'warn'

function Decisions({ consents }: { consents: PersonConsents }) {
  const { t, format } = useWords()
  const purposeName = usePurposeName()
  if (consents.decisions.length === 0) return null
  return (
    <Section title={t('consents.decisions')}>
      <ol className="flex flex-col gap-2">
        {consents.decisions.slice(0, 20).map((one) => (
          <li key={`${one.messageId} ${one.at}`} className="flex flex-wrap items-center gap-x-2">
            <Tag tone={one.isAllowed ? 'ok' : 'danger'}>{wordDecision(one, t)}</Tag>
            <span>
              {purposeName(one.purpose)}, {wordChannel(one.channel, t)}
            </span>
            <span className="text-12 text-text-3">{format.dateTime(one.at)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
