import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useNow } from '../../../app/use-now.ts'
import { useWords } from '../../../i18n/t.ts'
import { Bone, Empty, Failure } from '../../../kit/states.tsx'
import type { Series } from '../model.ts'
import { seriesListQuery } from './series-queries.ts'

/** The way to another, above the list; where there is none yet, the list itself leads to the first. */
export function BeginSeries({ begin }: { begin: ReactNode }) {
  const { data } = useQuery(seriesListQuery)
  return data?.items.length === 0 ? null : begin
}

/** Messages told over days: how far each has come. @param begin the way to the first, where there is none yet */
export function SeriesTab({ begin }: { begin: ReactNode }) {
  const { t } = useWords()
  const query = useQuery(seriesListQuery)
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending)
    return (
      <div className="px-4 py-6 md:px-6">
        <Bone className="h-16 w-full" />
      </div>
    )
  if (query.data.items.length === 0)
    return (
      <Empty title={t('series.empty')} action={begin}>
        {t('series.emptyText')}
      </Empty>
    )
  return (
    <ul className="min-h-0 flex-1 overflow-y-auto px-4 py-2 md:px-6">
      {query.data.items.map((series) => (
        <SeriesRow key={series.id} series={series} />
      ))}
    </ul>
  )
}

function SeriesRow({ series }: { series: Series }) {
  const { t, format } = useWords()
  const now = useNow()
  const { parts, name } = series
  const live = parts.filter(({ item }) => item.state === 'live').length
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b py-3 hover:bg-canvas has-focus-visible:bg-canvas">
      <div className="min-w-48 flex-1">
        <Link
          to="/content/series/$id"
          params={{ id: series.id }}
          data-row
          className="truncate font-medium after:absolute after:inset-0"
        >
          {name}
        </Link>
        <div className="text-12 text-text-2">
          {t('series.span', { count: parts.length, days: parts.at(-1)?.day ?? 0 })}
        </div>
      </div>
      <Beads parts={parts} />
      <span className="w-40 text-12 text-text-2">{t('series.live', { live, count: parts.length })}</span>
      <span className="w-40 truncate text-12 text-text-3 max-md:hidden">
        {t('content.changedBy', { name: series.updatedBy, at: format.ago(series.updatedAt, now) })}
      </span>
    </li>
  )
}

/** The parts on one thread, full where they are published. */
function Beads({ parts }: Pick<Series, 'parts'>) {
  const last = Math.max(1, parts.at(-1)?.day ?? 1)
  return (
    <svg aria-hidden="true" width="120" height="14" viewBox="0 0 120 14" className="max-sm:hidden">
      <path d="M6 7H114" stroke="var(--line-strong)" strokeWidth="1.5" />
      {parts.map(({ day, item }) => (
        <circle
          key={item.id}
          cx={6 + (day / last) * 108}
          cy={7}
          r={4}
          fill={item.state === 'live' ? 'var(--brand)' : 'var(--surface)'}
          stroke="var(--brand)"
          strokeWidth="1.6"
        />
      ))}
    </svg>
  )
}
