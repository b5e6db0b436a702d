import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Source } from '../../app/api.ts'
import { wordSource } from '../../app/describe.ts'
import { sourcesQuery } from '../../app/queries.ts'
import { SnippetLink } from '../../app/snippet-link.tsx'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { LiveDot } from '../../kit/chip.tsx'
import { Sparkline } from '../../kit/figures.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'

const liveMs = 120_000

/** Who sends: how much in the last hour, and what was refused and why. */
export function SourcesTab() {
  const { t } = useWords()
  const query = useQuery(sourcesQuery)
  const now = useNow()
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const sources = query.data.items
  if (sources.length === 0)
    return (
      <Empty title={t('sources.empty')} action={<SnippetLink />}>
        {t('sources.emptyText')}
      </Empty>
    )
  return (
    <ul className="grid gap-3 lg:grid-cols-2 xl:grid-cols-3">
      {sources.map((source) => (
        <SourceCard key={source.id} source={source} now={now} />
      ))}
    </ul>
  )
}

function SourceCard({ source, now }: { source: Source; now: number }) {
  const { t, format } = useWords()
  const isLive = source.lastEventAt !== null && now - Date.parse(source.lastEventAt) < liveMs
  return (
    <li className="flex flex-col rounded-card border border-line bg-surface p-4">
      <div className="flex items-center gap-2">
        <h2 className="min-w-0 truncate text-14 font-strong">{wordSource(source.name, t)}</h2>
        {isLive && <LiveDot label={t('weave.live')} />}
        <span className="ml-auto truncate text-12 text-text-2">{source.library}</span>
      </div>
      <div className="mt-3 flex items-end justify-between gap-3">
        <div>
          <div className="text-20 font-title">{format.number(source.events24h)}</div>
          <div className="text-12 text-text-2">{t('sources.day')}</div>
        </div>
        <div className="text-right">
          <Sparkline values={source.perMinute} width={140} height={32} label={t('sources.hourTrend')} />
          <div className="text-12 text-text-3">{t('sources.hour')}</div>
        </div>
      </div>
      <p className="mt-3 text-12 text-text-2">
        {source.lastEventAt === null
          ? t('sources.silent')
          : t('sources.last', { when: format.ago(source.lastEventAt, now) })}
        {source.firstEventAt !== null &&
          ` · ${t('sources.since', { date: format.date(source.firstEventAt) })}`}
      </p>
      {source.refused24h > 0 && <Refusals source={source} />}
    </li>
  )
}

function Refusals({ source }: { source: Source }) {
  const { t, format } = useWords()
  const others = source.refused24h - source.topRefusals.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className="mt-3 border-t pt-3 text-12">
      <div className="flex justify-between gap-3">
        <span className="font-medium text-danger">{t('sources.refused', { count: source.refused24h })}</span>
        <Link to="/live" search={{ status: 'refused' }} className="why">
          {t('why.label')}
        </Link>
      </div>
      <ul className="mt-1">
        {source.topRefusals.map((refusal) => (
          <li key={refusal.code} className="flex justify-between gap-3 text-text-2">
            <span className="min-w-0" title={refusal.code}>
              {refusal.title ?? refusal.code}
            </span>
            <span>{format.number(refusal.count)}</span>
          </li>
        ))}
        {others > 0 && (
          <li className="flex justify-between gap-3 text-text-2">
            <span>{t('sources.otherRefusals')}</span>
            <span>{format.number(others)}</span>
          </li>
        )}
      </ul>
    </div>
  )
}
