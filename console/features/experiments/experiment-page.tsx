import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Page } from '../../kit/page.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { choicesQuery } from '../journeys/journey-queries.ts'
import { ExperimentActs } from './acts.tsx'
import { ArmList } from './arm-list.tsx'
import { type Experiment, experimentQuery } from './experiment-queries.ts'
import { StateTag } from './state-tag.tsx'
import { useVerdict } from './use-verdict.ts'

export default function ExperimentPage() {
  const { id } = useParams({ from: '/shell/journeys/experiments/$id' })
  const query = useQuery(experimentQuery(id))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Opened experiment={query.data} />
}

const tones = { plain: 'border-line-strong', ok: 'border-ok', warn: 'border-warn', danger: 'border-danger' }

function Opened({ experiment }: { experiment: Experiment }) {
  const { t, format } = useWords()
  const verdict = useVerdict(experiment)
  const { crossed } = experiment.figures
  return (
    <Page
      title={experiment.name}
      note={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <StateTag state={experiment.state} />
          <Link to="/journeys/experiments" className="text-12 underline">
            {t('experiments.all')}
          </Link>
        </span>
      }
      action={<ExperimentActs experiment={experiment} />}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6">
        <p role="status" className={`border-l-3 py-1 pl-3 text-14 ${tones[verdict.tone]}`}>
          {verdict.says}
        </p>
        <div className="mt-4 grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_280px]">
          <section aria-label={t('experiments.arms')} className="min-w-0">
            <ArmList experiment={experiment} />
            <p className="pt-3 text-12 text-text-3">{t('experiments.validNote')}</p>
            {crossed > 0 && (
              <p className="pt-1 text-12 text-text-3">
                {t('experiments.crossed', { people: format.number(crossed) })}
              </p>
            )}
          </section>
          <Plan experiment={experiment} />
        </div>
      </div>
    </Page>
  )
}

function Plan({ experiment }: { experiment: Experiment }) {
  const { t, format } = useWords()
  const goal = useGoalWords(experiment)
  const audience = useSegmentName(experiment.segmentId)
  const facts: [string, string][] = [
    [t('experiments.goal'), goal],
    [t('experiments.window'), t('experiments.days', { days: format.number(experiment.windowDays) })],
    [t('experiments.audience'), audience ?? t('experiments.everybody')],
    [t('experiments.coverage'), `${format.decimal(experiment.coverage, 0)}%`],
    ...(experiment.layer === '' ? [] : [[t('experiments.layer'), experiment.layer] as [string, string]]),
    [t('experiments.phase'), String(experiment.phase)],
    ...(experiment.startedAt === null
      ? []
      : [[t('experiments.startedAt'), format.dateTime(experiment.startedAt)] as [string, string]]),
    [t('experiments.createdBy'), experiment.createdBy],
  ]
  return (
    <aside className="min-w-0">
      <Section title={t('experiments.plan')}>
        {experiment.hypothesis !== '' && <p className="mb-3 text-text-2">{experiment.hypothesis}</p>}
        <dl className="grid gap-y-2">
          {facts.map(([label, value]) => (
            <div key={label} className="flex justify-between gap-4">
              <dt className="text-text-2">{label}</dt>
              <dd className="min-w-0 break-words text-right font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </aside>
  )
}

function useSegmentName(id: string | null): string | undefined {
  const segments = useQuery({ ...choicesQuery.segment, enabled: id !== null }).data
  return segments?.find((one) => one.id === id)?.name
}

function useGoalWords({ goal }: Experiment): string {
  const { t } = useWords()
  const name = useSegmentName(goal.kind === 'segment' ? goal.segmentId : null)
  if (goal.kind === 'purchase') return t('experiments.goalPurchase')
  if (goal.kind === 'event') return goal.match.event
  return t('experiments.goalSegmentNamed', { name: name ?? '–' })
}
