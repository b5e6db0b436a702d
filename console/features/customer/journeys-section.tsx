import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { ListCustomerJourneysReply } from '../../app/api.gen.ts'
import type { Customer } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { nameOf } from '../../app/names.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { Section } from '../../kit/figures.tsx'
import { Why } from '../../kit/why.tsx'
import { TakeOutDialog } from '../journeys/take-out.tsx'

type Path = ListCustomerJourneysReply['items'][number]

const tones = { waiting: 'text-info', done: '', left: '', held: 'text-danger' } as const
const shown = 6

const isInside = ({ state }: Path): boolean => state === 'waiting' || state === 'held'

/** Her way through every journey, with the reason of each wait, skip and exit behind *why*. */
export default function JourneysSection({ customer }: { customer: Customer }) {
  const { t } = useWords()
  const canWrite = useScope('journeys:write')
  const [leaving, setLeaving] = useState<Path | null>(null)
  const query = useQuery({
    queryKey: ['customer-journeys', customer.id],
    queryFn: ({ signal }) =>
      request<ListCustomerJourneysReply>(`/api/v1/customers/${encodeURIComponent(customer.id)}/journeys`, {
        signal,
      }),
  })
  if (query.data === undefined || query.data.items.length === 0) return null
  return (
    <Section title={t('journeys.ofCustomer')}>
      <ul className="flex flex-col gap-2.5">
        {query.data.items.slice(0, shown).map((path) => (
          <li key={path.id}>
            <Row path={path} onTakeOut={canWrite && isInside(path) ? () => setLeaving(path) : null} />
          </li>
        ))}
      </ul>
      {leaving !== null && (
        <TakeOutDialog
          runId={leaving.id}
          person={nameOf(customer, t)}
          journey={leaving.journeyName}
          onClose={() => setLeaving(null)}
        />
      )}
    </Section>
  )
}

function Row({ path, onTakeOut }: { path: Path; onTakeOut: (() => void) | null }) {
  const { t, format } = useWords()
  return (
    <div>
      <div className="flex items-center justify-between gap-3">
        <Link
          to="/journeys/$id"
          params={{ id: path.journeyId }}
          className="min-w-0 font-medium hover:underline"
        >
          {path.journeyName}
        </Link>
        <span className="flex shrink-0 items-center gap-2">
          {onTakeOut !== null && (
            <IconButton
              icon={UserRoundX}
              size="sm"
              label={t('journeys.takeOutHere', { journey: path.journeyName })}
              onClick={onTakeOut}
            />
          )}
          <PathWhy path={path} />
        </span>
      </div>
      <p className="text-12 text-text-2">
        <span className={`font-medium ${path.isGoal ? 'text-ok' : tones[path.state]}`}>{path.says}</span>{' '}
        {path.wakeAt !== null && t('journeys.waitsUntil', { at: format.dateTime(path.wakeAt) })}
      </p>
    </div>
  )
}

function PathWhy({ path }: { path: Path }) {
  const { t, format } = useWords()
  return (
    <Why label={t('journeys.pathWhy')} title={t('journeys.pathTitle', { name: path.journeyName })}>
      <ol className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {path.steps.map((step) => (
          <li key={`${step.at} ${step.node} ${step.kind}`}>
            <p className="text-12 text-text-3">{format.dateTime(step.at)}</p>
            <p className="font-medium text-text">{step.says}</p>
            {step.outcome !== '' && <p>{step.outcome}</p>}
            {step.kind === 'w' && step.until !== null && (
              <p>{t('journeys.waitsUntil', { at: format.dateTime(step.until) })}</p>
            )}
          </li>
        ))}
      </ol>
    </Why>
  )
}
