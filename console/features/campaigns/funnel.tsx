import { type T, useWords } from '../../i18n/t.ts'
import { channelColor } from '../../kit/threads.ts'
import { type Results, threadOfChannel } from './campaign-queries.ts'
import type { BehindChoice } from './people-panel.tsx'
import { writeShare, writeValue } from './words.ts'

interface Step {
  key: string
  label: string
  value: number
  /** What the share beside it is of. */
  of: number
  note?: string
  behind: BehindChoice['group'] | null
}

/** Everybody meant, whom the queue was asked for, who got it, and what they did with it. */
function listSteps({ progress, campaign }: Results, t: T): Step[] {
  const { sent, delivered, opened, clicked, requested } = progress
  const step = (key: 'sent' | 'delivered' | 'opened' | 'clicked', value: number, of: number): Step => ({
    key,
    label: t(`campaigns.step.${key}`),
    value,
    of,
    behind: key,
  })
  const noteOf = (count: number) => (count === 0 ? {} : { note: t('campaigns.times', { count }) })
  const isSilent = delivered === 0 && sent > 0
  return [
    { key: 'meant', label: t('campaigns.step.meant'), value: campaign.total, of: 0, behind: null },
    {
      key: 'requested',
      label: t('campaigns.step.requested'),
      value: requested,
      of: campaign.total,
      behind: null,
    },
    step('sent', sent, requested),
    isSilent
      ? { ...step('delivered', 0, 0), note: t('campaigns.noReports') }
      : step('delivered', delivered, sent),
    { ...step('opened', opened.people, sent), ...noteOf(opened.total) },
    { ...step('clicked', clicked.people, sent), ...noteOf(clicked.total) },
  ]
}

interface FunnelProps {
  results: Results
  onOpen: (behind: BehindChoice) => void
}

/** From everybody meant to everybody who did what was hoped for: a bar a step, the people behind each one press away. */
export function Funnel({ results, onOpen }: FunnelProps) {
  const { t, format } = useWords()
  const { campaign, kpi } = results
  const color = channelColor(threadOfChannel[campaign.plan.channels[0] ?? 'email'])
  const steps = listSteps(results, t)
  const most = Math.max(1, ...steps.map((one) => one.value))
  return (
    <section aria-labelledby="funnel-title" className="py-5">
      <h2 id="funnel-title" className="mb-3 text-16 font-strong">
        {t('campaigns.way')}
      </h2>
      <ol className="flex flex-col gap-1">
        {steps.map((one) => (
          <li key={one.key}>
            <Bar step={one} most={most} color={color} onOpen={onOpen} />
          </li>
        ))}
        {kpi !== null && (kpi.kpi === 'orders' || kpi.kpi === 'revenue' || kpi.kpi === 'leads') && (
          <li className="grid grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-3 px-2 py-1.5">
            <span className="font-medium text-brand-text">{t(`campaigns.kpi.${kpi.kpi}`)}</span>
            <span className="font-strong">{writeValue(kpi.kpi, kpi.value, kpi.currency, format)}</span>
          </li>
        )}
      </ol>
      <Ends results={results} onOpen={onOpen} />
    </section>
  )
}

const ends = ['unsubscribed', 'bounced', 'complained'] as const

/** What nobody hopes for. */
function Ends({ results, onOpen }: FunnelProps) {
  const { t, format } = useWords()
  const { progress } = results
  return (
    <ul className="mt-4 flex flex-wrap gap-x-6 gap-y-2 text-12">
      {ends.map((end) => (
        <li key={end}>
          <button
            type="button"
            className="rounded-knot hover:underline disabled:no-underline"
            disabled={progress[end] === 0}
            onClick={() => onOpen({ group: end, title: t(`campaigns.end.${end}`) })}
          >
            <span className="text-text-2">{t(`campaigns.end.${end}`)}</span>{' '}
            <span className="font-medium">{format.number(progress[end])}</span>{' '}
            <span className="text-text-3">{writeShare(progress[end], progress.sent, format)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

interface BarProps {
  step: Step
  most: number
  color: string
  onOpen: (behind: BehindChoice) => void
}

function Bar({ step, most, color, onOpen }: BarProps) {
  const { format } = useWords()
  const { label, value, of, note, behind } = step
  const inside = (
    <>
      <span className="truncate text-left">{label}</span>
      <span className="flex min-w-0 items-center gap-2.5">
        <span
          aria-hidden="true"
          className="h-5 shrink-0 rounded-knot transition-[width] duration-180"
          style={{ width: `${Math.max(value === 0 ? 0 : 0.6, (value / most) * 62)}%`, background: color }}
        />
        <span className="shrink-0 font-strong">{format.number(value)}</span>
        {of > 0 && <span className="shrink-0 text-12 text-text-2">{writeShare(value, of, format)}</span>}
        {note !== undefined && <span className="truncate text-12 text-text-3 max-sm:hidden">{note}</span>}
      </span>
    </>
  )
  const look = 'grid w-full grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-3 rounded-control px-2 py-1.5'
  if (behind === null || value === 0) return <div className={look}>{inside}</div>
  return (
    <button
      type="button"
      className={`${look} transition-colors duration-120 hover:bg-sunken`}
      onClick={() => onOpen({ group: behind, title: label })}
    >
      {inside}
    </button>
  )
}
