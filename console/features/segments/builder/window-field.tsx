import { type CalendarUnit, calendarUnits } from '@splot/contract/segment/names'
import type { Span, Window } from '@splot/contract/segment/window'
import { useWords } from '../../../i18n/t.ts'
import { DateField } from '../../../kit/date-field.tsx'
import { useGround } from './ground.ts'
import { NumberBox } from './number-box.tsx'
import { Pick } from './pick.tsx'

type Unit = 'days' | 'hours' | 'minutes'
const units: readonly Unit[] = ['days', 'hours', 'minutes']

const readSpan = (span: Span): { unit: Unit; count: number } =>
  'days' in span
    ? { unit: 'days', count: span.days }
    : 'hours' in span
      ? { unit: 'hours', count: span.hours }
      : { unit: 'minutes', count: span.minutes }

const makeSpan = (unit: Unit, count: number): Span =>
  unit === 'days' ? { days: count } : unit === 'hours' ? { hours: count } : { minutes: count }

interface SpanFieldProps {
  span: Span
  /** After *przez* and *niż*, where Polish does not say *dnia*. */
  isAccusative?: boolean
  onChange: (span: Span) => void
}

/** So many days, hours or minutes. */
export function SpanField({ span, isAccusative = false, onChange }: SpanFieldProps) {
  const { t } = useWords()
  const { unit, count } = readSpan(span)
  return (
    <>
      <NumberBox
        label={t('segments.spanCount')}
        isWhole
        min={1}
        max={3_660}
        value={count}
        onChange={(next) => onChange(makeSpan(unit, next))}
      />
      <Pick
        label={t('segments.spanUnit')}
        value={unit}
        options={units.map((value) => ({
          value,
          label: isAccusative
            ? t(`segments.unitFor.${value}`, { count })
            : t(`segments.unit.${value}`, { count }),
        }))}
        onChange={(next) => onChange(makeSpan(next, count))}
      />
    </>
  )
}

type Way = 'entry' | 'last' | 'ever' | 'between' | `${CalendarUnit}0` | `${CalendarUnit}1`

function wayOf(window: Window): Way {
  if (window === 'ever') return 'ever'
  if ('last' in window) return 'last'
  if ('since' in window) return 'entry'
  return 'calendar' in window ? `${window.calendar}${window.back}` : 'between'
}

const fresh = (way: Way): Window => {
  if (way === 'entry') return { since: 'entry' }
  if (way === 'ever') return 'ever'
  if (way === 'last') return { last: { days: 30 } }
  if (way === 'between') return { from: '2026-01-01T00:00:00Z' }
  const unit = calendarUnits.find((one) => way.startsWith(one)) ?? 'month'
  return { calendar: unit, back: way.endsWith('1') ? 1 : 0 }
}

/** When it must have happened. */
export function WindowField({ window, onChange }: { window: Window; onChange: (window: Window) => void }) {
  const { t } = useWords()
  const { sinceEntry } = useGround()
  const ways: Way[] = [
    ...(sinceEntry === undefined ? [] : (['entry'] as const)),
    'last',
    'ever',
    ...calendarUnits.flatMap((unit): Way[] => [`${unit}0`, `${unit}1`]),
    'between',
  ]
  return (
    <>
      <Pick
        label={t('segments.window')}
        value={wayOf(window)}
        options={ways.map((value) => ({ value, label: t(`segments.window.${value}`) }))}
        onChange={(way) => onChange(fresh(way))}
      />
      {typeof window === 'object' && 'last' in window && (
        <SpanField span={window.last} onChange={(last) => onChange({ last })} />
      )}
      {typeof window === 'object' &&
        !('since' in window) &&
        !('last' in window) &&
        !('calendar' in window) && <BetweenFields window={window} onChange={onChange} />}
    </>
  )
}

type Between = Extract<Window, { from?: string | undefined }>

function BetweenFields({ window, onChange }: { window: Between; onChange: (window: Window) => void }) {
  const { t } = useWords()
  const put = (edge: 'from' | 'to', day: string) => {
    const { [edge]: _, ...rest } = window
    const next: Between = day === '' ? rest : { ...rest, [edge]: `${day}T00:00:00Z` }
    if (next.from !== undefined || next.to !== undefined) onChange(next)
  }
  return (
    <span className="flex flex-wrap gap-2">
      {(['from', 'to'] as const).map((edge) => (
        <span key={edge} className="w-36">
          <DateField
            label={t(`segments.between.${edge}`)}
            value={window[edge]?.slice(0, 10) ?? ''}
            onChange={(day) => put(edge, day)}
          />
        </span>
      ))}
    </span>
  )
}
