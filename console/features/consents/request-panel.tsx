import { useQuery } from '@tanstack/react-query'
import type { GetPrivacyRequestReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { SidePanel } from '../../kit/dialog.tsx'
import { Section } from '../../kit/figures.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { requestQuery } from './consent-api.ts'
import { CustomerName } from './customer-name.tsx'
import { RequestActs } from './request-acts.tsx'
import { Deadline, RequestState } from './request-state.tsx'

/** One request beside the list: what was asked, what was done, and what can be done now. */
export function RequestPanel({ id, onClose }: { id: string | null; onClose: () => void }) {
  const { t } = useWords()
  const query = useQuery({ ...requestQuery(id ?? ''), enabled: id !== null })
  const title = query.data ? t(`requests.kind.${query.data.kind}`) : t('requests.one')
  return (
    <SidePanel isOpen={id !== null} onClose={onClose} title={title}>
      {query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <PageLoading />
      ) : (
        <RequestBody request={query.data} />
      )}
    </SidePanel>
  )
}

function RequestBody({ request }: { request: GetPrivacyRequestReply }) {
  const { t, format } = useWords()
  const facts = [
    {
      label: t('requests.who'),
      value: <CustomerName id={request.customerId} name={request.customerName} of={request.id} />,
    },
    { label: t('filter.status'), value: <RequestState row={request} /> },
    {
      label: t('requests.received'),
      value: `${format.dateTime(request.receivedAt)} · ${t(`requests.via.${request.via}`)}`,
    },
    {
      label: t(request.closedAt === null ? 'requests.due' : 'requests.closedAt'),
      value: <Deadline row={request} />,
    },
    { label: t('requests.identityLabel'), value: t(`requests.identity.${request.identity}`) },
    ...Object.entries(request.detail ?? {}).map(([key, value]) => ({
      label: t('requests.correction', { field: key }),
      value,
    })),
  ]
  return (
    <>
      <dl className="flex flex-col gap-2 pb-4">
        {facts.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[8rem_minmax(0,1fr)] gap-3">
            <dt className="text-12 text-text-2">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {request.extendedAt !== null && (
        <p className="pb-4 text-12 text-text-2">
          {t('requests.extendedAt', { date: format.date(request.extendedAt) })}
        </p>
      )}
      <RequestActs request={request} />
      <Section title={t('requests.history')}>
        <ol className="flex flex-col gap-3">
          {request.history.map((act) => (
            <li key={`${act.at} ${act.act}`}>
              <div className="font-medium">{t(`requests.act.${act.act}`)}</div>
              {act.note !== null && <p className="mt-0.5 whitespace-pre-wrap text-text-2">{act.note}</p>}
              <div className="mt-0.5 text-12 text-text-3">
                {format.dateTime(act.at)} · {act.actor ?? t('requests.herself')}
              </div>
            </li>
          ))}
        </ol>
      </Section>
    </>
  )
}
