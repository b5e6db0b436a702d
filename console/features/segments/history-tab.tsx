import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { PersonLink } from './person-link.tsx'
import { type History, historyQuery, type Segment } from './segment-queries.ts'

const days = 30

/** How the segment grew and shrank, and who came and went last. */
export function HistoryTab({ segment }: { segment: Segment }) {
  const { t, format } = useWords()
  const query = useQuery(historyQuery(segment.id, days))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <div className="px-4 py-4 md:px-6">
      <FlowChart days={query.data.days} />
      {segment.checked !== null && (
        <p className="pt-2 text-12 text-text-3">
          {t(segment.checked.mended > 0 ? 'segments.checkedMended' : 'segments.checked', {
            at: format.dateTime(segment.checked.at),
            count: segment.checked.people,
            mended: segment.checked.mended,
          })}
        </p>
      )}
      <Section title={t('segments.latest')}>
        {query.data.latest.length === 0 && <p className="text-text-2">{t('segments.noHistory')}</p>}
        <ul className="flex flex-col">
          {query.data.latest.map((flip) => (
            <li
              key={`${flip.customer.id}${flip.at}${flip.isEntry}`}
              className="flex flex-wrap items-baseline gap-x-3 border-line border-b py-2"
            >
              <span className={`w-16 font-medium ${flip.isEntry ? 'text-ok' : 'text-text-2'}`}>
                {t(flip.isEntry ? 'segments.entered' : 'segments.left')}
              </span>
              <span className="min-w-0 flex-1 truncate">
                <PersonLink person={flip.customer} />
                <span className="text-text-2"> · {flip.cause.text}</span>
              </span>
              <span className="text-12 text-text-3">{format.dateTime(flip.at)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

const height = 96
const step = 14

/** Who came in above the line, who left below it, day by day; the same numbers in the title of each day. */
function FlowChart({ days: flow }: { days: History['days'] }) {
  const { t, format } = useWords()
  const most = Math.max(1, ...flow.map((one) => Math.max(one.entered, one.left)))
  const tall = (count: number) => (count === 0 ? 0 : Math.max(2, (count / most) * (height / 2 - 4)))
  const sum = (key: 'entered' | 'left') => flow.reduce((total, one) => total + one[key], 0)
  return (
    <figure className="overflow-x-auto">
      <figcaption className="pb-2 text-text-2">
        {t('segments.flow', {
          days: flow.length,
          entered: format.number(sum('entered')),
          left: format.number(sum('left')),
        })}
      </figcaption>
      <svg
        role="img"
        aria-label={t('segments.flow', { days: flow.length, entered: sum('entered'), left: sum('left') })}
        width={flow.length * step}
        height={height}
        viewBox={`0 0 ${flow.length * step} ${height}`}
      >
        <path d={`M0 ${height / 2}H${flow.length * step}`} stroke="var(--line-strong)" strokeWidth="1" />
        {flow.map((one, index) => (
          <g key={one.day}>
            <title>
              {t('segments.flowDay', {
                day: format.date(one.day),
                entered: one.entered,
                left: one.left,
                people: format.number(one.people),
              })}
            </title>
            <rect x={index * step} y="0" width={step} height={height} fill="transparent" />
            <rect
              x={index * step + 2}
              y={height / 2 - 1 - tall(one.entered)}
              width={step - 4}
              height={tall(one.entered)}
              fill="var(--ok)"
            />
            <rect
              x={index * step + 2}
              y={height / 2 + 1}
              width={step - 4}
              height={tall(one.left)}
              fill="var(--text-3)"
            />
          </g>
        ))}
      </svg>
    </figure>
  )
}
