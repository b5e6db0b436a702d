import { useMutation } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { tellFailure } from '../../kit/tell.ts'
import { keep } from './acts.tsx'
import { type Journey, journeyPath, type Report } from './journey-queries.ts'

const steps = [5, 25, 50, 100] as const
/** People of each side before a share of theirs says anything. */
const fewPeople = 30

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
            onClick={() => journey.sample !== step && scale.mutate(step)}
          >
            <span className="size-3 rounded-full border-2 border-line-strong group-aria-pressed:border-brand group-aria-pressed:bg-brand" />
            {step}%
          </button>
        ))}
      </fieldset>
      {report !== null && <Guards report={report} />}
      {report !== null && report.overdue > 0 && report.endsAt !== null && (
        <p role="status" className="text-12 text-text-2">
          {t('journeys.storm', { people: format.number(report.overdue), at: format.time(report.endsAt) })}
        </p>
      )}
    </div>
  )
}

const percent = (part: number, whole: number): number => (whole === 0 ? 0 : (part / whole) * 100)

/** Conversion beside those held out, and what came back as an exit nobody wants. */
function Guards({ report }: { report: Report }) {
  const { t, format } = useWords()
  const { entered, converted, control } = report
  const lift = percent(converted, entered) - percent(control.converted, control.entered)
  const isEnough = entered >= fewPeople && control.entered >= fewPeople
  const left = (reason: string) => report.exits.find((one) => one.reason === reason)?.people ?? 0
  const rows = [
    {
      label: t('journeys.guard.lift'),
      value: isEnough ? `${lift >= 0 ? '+' : ''}${format.decimal(lift, 1)} p.p.` : t('journeys.guard.early'),
      state: !isEnough ? 'open' : lift >= 0 ? 'ok' : 'bad',
    },
    guard(t('journeys.guard.withdrew'), percent(left('withdrew'), entered), 1.2),
    guard(t('journeys.guard.complained'), percent(left('complained'), entered), 0.3),
  ] as const
  function guard(label: string, share: number, most: number) {
    const state: 'ok' | 'bad' | 'open' = entered < fewPeople ? 'open' : share <= most ? 'ok' : 'bad'
    return { label, value: `${format.decimal(share, 2)}%`, state }
  }
  const signs = { ok: CircleCheck, bad: TriangleAlert, open: CircleDashed }
  const tones = { ok: 'text-ok', bad: 'text-danger', open: 'text-text-3' }
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-2">
      {rows.map(({ label, value, state }) => {
        const Icon = signs[state]
        return (
          <div key={label} className="flex items-center gap-2">
            <Icon aria-hidden="true" size={16} className={tones[state]} />
            <div>
              <dt className="text-12 text-text-2">{label}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          </div>
        )
      })}
    </dl>
  )
}
