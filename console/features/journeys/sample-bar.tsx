import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Hourglass, TriangleAlert } from 'lucide-react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { tellFailure, tellWithUndo } from '../../kit/tell.ts'
import { adviseScale } from './advise-scale.ts'
import { keep } from './journey-menu.tsx'
import { type Journey, journeyPath, type Report } from './journey-queries.ts'

const steps = [5, 25, 50, 100] as const
/** How many may come in, beside what must not get worse. */
export function SampleBar({ journey, report }: { journey: Journey; report: Report | null }) {
  const { t, format } = useWords()
  const canLaunch = useScope('journeys:launch')
  const scale = useMutation({
    mutationFn: (sample: number) =>
      request<Journey>(`${journeyPath(journey.id)}/scale`, { method: 'POST', body: { sample } }),
    onSuccess: keep,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const { sample } = journey
  const change = (step: number): void =>
    scale.mutate(step, {
      onSuccess: () =>
        tellWithUndo(t('journeys.onSample', { percent: format.decimal(step, 0) }), {
          label: t('action.undo'),
          run: () => scale.mutate(sample),
        }),
    })
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-8 gap-y-2 border-line border-b px-4 py-2.5 md:px-6">
      <fieldset className="flex items-center gap-3" disabled={!canLaunch || scale.isPending}>
        <legend className="sr-only">{t('journeys.sample')}</legend>
        <span className="font-medium">{t('journeys.sample')}</span>
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            aria-pressed={journey.sample === step}
            className="group flex flex-col items-center gap-1 rounded-control px-1.5 py-1 text-12 hover:bg-sunken"
            onClick={() => journey.sample !== step && change(step)}
          >
            <span className="size-3 rounded-full border-2 border-line-strong group-aria-pressed:border-brand group-aria-pressed:bg-brand" />
            {step}%
          </button>
        ))}
      </fieldset>
      {report !== null && <Guards report={report} hasControl={hasControl(journey, report)} />}
      {report !== null && sample < 100 && <ScaleAdvice report={report} />}
      {report !== null && report.overdue > 0 && report.endsAt !== null && (
        <p role="status" className="text-12 text-text-2">
          {t('journeys.storm', { people: format.number(report.overdue), at: format.time(report.endsAt) })}
        </p>
      )}
    </div>
  )
}

/** In a sentence, beside the choice: whether anything speaks against more people. */
function ScaleAdvice({ report }: { report: Report }) {
  const { t, format } = useWords()
  const advice = adviseScale(report)
  const guards =
    'guards' in advice ? format.list(advice.guards.map((one) => t(`journeys.guardIs.${one}`))) : ''
  return (
    <p role="status" className={`basis-full ${advice.kind === 'breached' ? 'text-danger' : 'text-text-2'}`}>
      {t(`journeys.scale.${advice.kind}`, { guards, count: 'people' in advice ? advice.people : 0 })}
    </p>
  )
}

/** Is anybody left out, or will be, to be compared with? */
const hasControl = ({ graph }: Journey, { control }: Report): boolean =>
  control.entered > 0 || graph.holdOutPercent > 0 || graph.nodes.some((one) => one.type === 'hold-out')

type Verdict = Report['guards'][number]

const signs = { early: Hourglass, held: CircleCheck, near: CircleDashed, breached: TriangleAlert }
const tones = { early: 'text-text-3', held: 'text-ok', near: 'text-warn', breached: 'text-danger' }

/** What must not get worse while it is tried: the server judges, and pauses by itself. */
function Guards({ report, hasControl }: { report: Report; hasControl: boolean }) {
  const { t, format } = useWords()
  const share = (value: number) => `${format.decimal(value * 100, 2)}%`
  const say = ({ guard, state, people, needed, value, limit, interval }: Verdict) => {
    if (guard === 'conversion' && !hasControl) return t('journeys.guard.noControl')
    if (state === 'early')
      return t('journeys.guard.early', { people: format.number(people), needed: format.number(needed) })
    if (guard !== 'conversion') return t('journeys.guard.share', { share: share(value), limit: share(limit) })
    if (interval === undefined) return ''
    const points = (one: number) => format.decimal(one * 100, 1)
    return t('journeys.guard.lift', {
      lift: `${value >= 0 ? '+' : ''}${points(value)}`,
      from: points(interval.from),
      to: points(interval.to),
    })
  }
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-2 md:flex md:flex-wrap md:gap-x-8">
      {report.guards.map((one) => {
        const Icon = signs[one.state]
        return (
          <div key={one.guard}>
            <dt className="flex items-center gap-2 text-12 text-text-2">
              <Icon aria-hidden="true" size={16} className={tones[one.state]} />
              {t(`journeys.guard.${one.guard}`)}
            </dt>
            <dd className="pl-6 font-medium">
              {say(one)}
              {one.state !== 'early' && (
                <span className="sr-only"> · {t(`journeys.guardState.${one.state}`)}</span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
