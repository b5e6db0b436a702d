import { isAmount } from '@splot/contract/segment/currency'
import type { LeafOf } from '@splot/contract/segment/leaves'
import { numberOps } from '@splot/contract/segment/names'
import { Plus, X } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { DateField } from '../../../kit/date-field.tsx'
import { ChoiceBox } from './choice-box.tsx'
import { CurrencyPick } from './currency-pick.tsx'
import { type PartProps, useGround } from './ground.ts'
import { NumberBox } from './number-box.tsx'
import { Pick } from './pick.tsx'
import { useProperties, WhereFields } from './where-fields.tsx'
import { SpanField, WindowField } from './window-field.tsx'

const measures = ['count', 'sum', 'min', 'max', 'distinct'] as const

/** A threshold: at least 3. */
export function Threshold({ op, value, isWhole, onChange }: ThresholdProps) {
  const { t } = useWords()
  return (
    <>
      <Pick
        label={t('segments.compare')}
        value={op}
        options={numberOps.map((one) => ({ value: one, label: t(`segments.number.${one}`) }))}
        onChange={(next) => onChange({ op: next, value })}
      />
      <NumberBox
        label={t('segments.threshold')}
        isWhole={isWhole}
        value={value}
        onChange={(next) => onChange({ op, value: next })}
      />
    </>
  )
}
interface ThresholdProps extends Bound {
  isWhole: boolean
  onChange: (next: Bound) => void
}
type Bound = { op: LeafOf<'event'>['op']; value: number }

/** Which events, any of them: ones known here, or ones typed as the shop sends them. */
export function EventBox({
  events,
  onChange,
}: {
  events: readonly string[]
  onChange: (events: string[]) => void
}) {
  const { t } = useWords()
  const { events: known } = useGround()
  const put = (at: number, names: readonly string[]) => onChange(events.toSpliced(at, 1, ...names))
  const another = known.find(({ id }) => !events.includes(id))
  return (
    <>
      {events.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event is its place
        <span key={index} className="flex max-w-full items-center gap-2">
          {index > 0 && <span>{t('segments.word.any')}</span>}
          <ChoiceBox
            label={t('segments.event')}
            width="w-56"
            value={name}
            options={known}
            onChange={(next) => put(index, [next])}
          />
          {events.length > 1 && (
            <IconButton size="sm" icon={X} label={t('segments.eventRemove')} onClick={() => put(index, [])} />
          )}
        </span>
      ))}
      {another !== undefined && events.length < mostEvents && (
        <IconButton
          size="sm"
          icon={Plus}
          label={t('segments.eventAdd')}
          onClick={() => onChange([...events, another.id])}
        />
      )}
    </>
  )
}
/** So many are offered; where a condition came with more, all are shown. */
const mostEvents = 5

export function EventFields({ part, onChange }: PartProps<LeafOf<'event'>>) {
  const { t } = useWords()
  const { currency } = useGround()
  const properties = useProperties(part.events)
  return (
    <>
      <EventBox events={part.events} onChange={(events) => onChange({ ...part, events })} />
      <Pick
        label={t('segments.measure')}
        value={part.measure}
        options={measures.map((value) => ({ value, label: t(`segments.measure.${value}`) }))}
        onChange={(measure) => onChange(settleAmount(putMeasure(part, measure, properties[0]?.id), currency))}
      />
      {part.measure !== 'count' && (
        <ChoiceBox
          label={t('segments.property')}
          width="w-44"
          value={part.property ?? ''}
          options={properties}
          onChange={(property) => onChange(settleAmount({ ...part, property }, currency))}
        />
      )}
      <Threshold
        op={part.op}
        value={part.value}
        isWhole={part.measure === 'count' || part.measure === 'distinct'}
        onChange={(next) => onChange({ ...part, ...next })}
      />
      {part.measure === 'count' && <span>{t('segments.times', { count: part.value })}</span>}
      {isAmount(part) && (
        <CurrencyPick currency={part.currency} onChange={(currency) => onChange({ ...part, currency })} />
      )}
      <WindowField window={part.window} onChange={(window) => onChange({ ...part, window })} />
      <WhereFields
        events={part.events}
        where={part.where}
        onChange={(where) => onChange(withWhere(part, where))}
      />
    </>
  )
}

/** An amount is of a currency, nothing else is. */
function settleAmount({ currency, ...rest }: LeafOf<'event'>, usual: string): LeafOf<'event'> {
  return isAmount(rest) ? { ...rest, currency: currency ?? usual } : rest
}

function putMeasure(
  part: LeafOf<'event'>,
  measure: LeafOf<'event'>['measure'],
  usual: string | undefined,
): LeafOf<'event'> {
  const { property: _, ...rest } = part
  return measure === 'count'
    ? { ...rest, measure, value: Math.max(1, Math.round(part.value)) }
    : { ...part, measure, property: part.property ?? usual ?? 'total' }
}

/** A list that is empty is left out: the shape knows no undefined. */
export function withWhere<Part extends { where?: LeafOf<'event'>['where'] }>(
  part: Part,
  where: Part['where'],
): Part {
  const { where: _, ...rest } = part
  return (where === undefined ? rest : { ...rest, where }) as Part
}

const timeOps = ['older_than', 'within', 'before', 'after'] as const

export function EventTimeFields({ part, onChange }: PartProps<LeafOf<'event_time'>>) {
  const { t } = useWords()
  const isInstant = part.op === 'before' || part.op === 'after'
  const { span: _, at: __, ...rest } = part
  return (
    <>
      <Pick
        label={t('segments.which')}
        value={part.which}
        options={(['last', 'first'] as const).map((value) => ({
          value,
          label: t(`segments.which.${value}`),
        }))}
        onChange={(which) => onChange({ ...part, which })}
      />
      <EventBox events={part.events} onChange={(events) => onChange({ ...part, events })} />
      <Pick
        label={t('segments.compare')}
        value={part.op}
        options={timeOps.map((value) => ({ value, label: t(`segments.time.${value}`) }))}
        onChange={(op) =>
          onChange(
            op === 'before' || op === 'after'
              ? { ...rest, op, at: part.at ?? '2026-01-01T00:00:00Z' }
              : { ...rest, op, span: part.span ?? { days: 30 } },
          )
        }
      />
      {isInstant ? (
        <span className="w-36">
          <DateField
            label={t('segments.day')}
            value={part.at?.slice(0, 10) ?? ''}
            onChange={(day) => day !== '' && onChange({ ...part, at: `${day}T00:00:00Z` })}
          />
        </span>
      ) : (
        <SpanField
          span={part.span ?? { days: 30 }}
          isAccusative={part.op === 'older_than'}
          onChange={(span) => onChange({ ...part, span })}
        />
      )}
      {part.op === 'older_than' && <span>{t('segments.ago')}</span>}
      <WhereFields
        events={part.events}
        where={part.where}
        onChange={(where) => onChange(withWhere(part, where))}
      />
    </>
  )
}
