import { lazy, Suspense, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Section, Sparkline, Stat } from '../../kit/figures.tsx'
import { Bone } from '../../kit/states.tsx'
import type { Journey, Report } from './journey-queries.ts'
import { RevenuePart } from './revenue-part.tsx'
import { type Seen, viewStep } from './step-view.ts'

const MoveDialog = lazy(() => import('./move-dialog.tsx').then((dialog) => ({ default: dialog.MoveDialog })))

interface ReportPanelProps {
  journey: Journey
  seen: Seen
  onSelect: (id: string) => void
}

/** What came of it: who came in, where they stand, why they left, beside those for whom nothing was done. */
export function ReportPanel({ journey, seen, onSelect }: ReportPanelProps) {
  const { t, format } = useWords()
  const { report } = seen
  if (report === null) return <Bone className="h-24 w-full" />
  const share = (part: number, whole: number) =>
    whole === 0 ? '–' : `${format.decimal((part / whole) * 100, 1)}%`
  const { control } = report
  const { plan } = journey.graph
  return (
    <div className="flex flex-col">
      <div className="grid grid-cols-3 gap-3 pb-3">
        <Stat label={t('journeys.entered')} value={format.number(report.entered)} />
        <Stat label={t('journeys.inside')} value={format.number(report.inside)} />
        <Stat
          label={t('journeys.converted')}
          value={share(report.converted, report.entered)}
          note={format.number(report.converted)}
        />
      </div>
      <Section title={t('journeys.againstControl')}>
        {control.entered === 0 ? (
          <p className="text-text-2">{t('journeys.noControl')}</p>
        ) : (
          <>
            <p>
              {t('journeys.controlText', {
                share: share(control.converted, control.entered),
                people: format.number(control.entered),
              })}
            </p>
            <Lift report={report} />
          </>
        )}
      </Section>
      <RevenuePart revenue={report.revenue} />
      {plan !== null && plan.kpi === 'conversions' && (
        <Section title={t('journeys.plan')}>
          <p>
            {t('journeys.planMet', {
              done: format.number(report.converted),
              target: format.number(plan.target),
            })}
          </p>
        </Section>
      )}
      {report.days.length > 1 && (
        <Section title={t('journeys.byDay')}>
          <Sparkline
            label={t('journeys.byDay')}
            width={300}
            height={48}
            values={report.days.map((one) => one.entered)}
          />
        </Section>
      )}
      <Where seen={seen} report={report} onSelect={onSelect} />
      {report.older > 0 && <Older journey={journey} people={report.older} />}
    </div>
  )
}

/** How much more often those reached did it, between what and what for certain, however often one has looked. */
function Lift({ report }: { report: Report }) {
  const { t, format } = useWords()
  const { interval } = report.guards.find((one) => one.guard === 'conversion') ?? {}
  if (interval === undefined || report.entered === 0) return null
  const points = (one: number) => format.decimal(one * 100, 1)
  const lift = `${interval.value >= 0 ? '+' : ''}${points(interval.value)}`
  const isOpen = interval.from <= 0 && interval.to >= 0
  return (
    <p className="pt-1 text-text-2">
      {t('journeys.guard.lift', { lift, from: points(interval.from), to: points(interval.to) })}.{' '}
      {t(isOpen ? 'journeys.liftOpen' : 'journeys.liftSure')}
    </p>
  )
}

/** Why they left, and where those are who have not. */
function Where({ seen, report, onSelect }: { seen: Seen; report: Report; onSelect: (id: string) => void }) {
  const { t } = useWords()
  return (
    <>
      <Section title={t('journeys.left')}>
        <Bars
          rows={report.exits.map((one) => ({ id: one.reason, label: one.says, people: one.people }))}
          empty={t('journeys.nobodyLeft')}
        />
      </Section>
      <Section title={t('journeys.standing')}>
        <Bars
          rows={report.nodes.flatMap(({ node, here }) => {
            if (here === 0) return []
            const found = seen.graph.nodes.find((one) => one.id === node)
            return found === undefined
              ? [{ id: node, label: t('journeys.goneStep'), people: here, isGone: true }]
              : [{ id: node, label: viewStep(found, seen).title, people: here }]
          })}
          empty={t('journeys.nobodyInside')}
          onOpen={onSelect}
        />
      </Section>
    </>
  )
}

/** Those who came in before the newest version go on by theirs, unless they are moved. */
function Older({ journey, people }: { journey: Journey; people: number }) {
  const { t, format } = useWords()
  const mayLaunch = useScope('journeys:launch')
  // To a journey that stands still for good nobody is moved.
  const canMove = mayLaunch && (journey.state === 'live' || journey.state === 'paused')
  const [isMoving, setMoving] = useState(false)
  return (
    <Section title={t('journeys.older')}>
      <p className="text-text-2">
        {t('journeys.olderText', { count: people, people: format.number(people) })}
      </p>
      {canMove && (
        <Button size="sm" className="mt-2" onClick={() => setMoving(true)}>
          {t('journeys.move')}
        </Button>
      )}
      {isMoving && (
        <Suspense>
          <MoveDialog journey={journey} onClose={() => setMoving(false)} />
        </Suspense>
      )}
    </Section>
  )
}

interface BarsProps {
  /** Of those that are gone nothing can be opened. */
  rows: readonly { id: string; label: string; people: number; isGone?: boolean }[]
  empty: string
  onOpen?: (id: string) => void
}

/** Rows with a bar as long as their part of the largest. */
export function Bars({ rows, empty, onOpen }: BarsProps) {
  const { format } = useWords()
  const most = Math.max(1, ...rows.map((one) => one.people))
  if (rows.length === 0) return <p className="text-text-2">{empty}</p>
  return (
    <ul className="flex flex-col gap-2.5">
      {rows.map((one) => (
        <li key={one.id}>
          <div className="flex justify-between gap-3">
            {onOpen === undefined || one.isGone === true ? (
              <span className="min-w-0 truncate">{one.label}</span>
            ) : (
              <button
                type="button"
                className="min-w-0 truncate rounded-knot hover:underline"
                onClick={() => onOpen(one.id)}
              >
                {one.label}
              </button>
            )}
            <span className="font-medium">{format.number(one.people)}</span>
          </div>
          <div aria-hidden="true" className="mt-1 h-1 rounded-full bg-sunken">
            <div
              className="h-full rounded-full bg-text-3"
              style={{ width: `${(one.people / most) * 100}%` }}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}
