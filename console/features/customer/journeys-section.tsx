import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListCustomerJourneysReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { Why } from '../../kit/why.tsx'

type Path = ListCustomerJourneysReply['items'][number]

const tones = { waiting: 'info', done: 'plain', left: 'plain', held: 'danger' } as const
const shown = 6

/** Her way through every journey, with the reason of each wait, skip and exit behind *why*. */
export default function JourneysSection({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const query = useQuery({
    queryKey: ['customer-journeys', customerId],
    queryFn: ({ signal }) =>
      request<ListCustomerJourneysReply>(`/api/v1/customers/${encodeURIComponent(customerId)}/journeys`, {
        signal,
      }),
  })
  if (query.data === undefined || query.data.items.length === 0) return null
  return (
    <Section title={t('journeys.ofCustomer')}>
      <ul className="flex flex-col gap-2.5">
        {query.data.items.slice(0, shown).map((path) => (
          <li key={path.id}>
            <Row path={path} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Row({ path }: { path: Path }) {
  const { t, format } = useWords()
  return (
    <div className="flex items-start justify-between gap-3">
      <div className="min-w-0">
        <Link to="/journeys/$id" params={{ id: path.journeyId }} className="font-medium hover:underline">
          {path.journeyName}
        </Link>
        <p className="flex flex-wrap items-center gap-1.5 text-12 text-text-2">
          <Tag tone={path.isGoal ? 'ok' : tones[path.state]}>{path.says}</Tag>
          {path.wakeAt !== null && t('journeys.waitsUntil', { at: format.dateTime(path.wakeAt) })}
        </p>
      </div>
      <Why label={t('journeys.pathWhy')} title={t('journeys.pathTitle', { name: path.journeyName })}>
        <ol className="flex max-h-80 flex-col gap-2 overflow-y-auto">
          {path.steps.map((step) => (
            <li key={`${step.at} ${step.node} ${step.kind}`}>
              <p className="text-12 text-text-3">{format.dateTime(step.at)}</p>
              <p className="font-medium text-text">{step.says}</p>
              <p>{step.outcome}</p>
            </li>
          ))}
        </ol>
      </Why>
    </div>
  )
}
