import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { DateField } from '../../kit/date-field.tsx'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { ArmsField } from './arms-field.tsx'
import { ChannelsField, WeekdaysField } from './chosen-fields.tsx'
import { ContentField } from './content-field.tsx'
import { DurationField } from './duration-field.tsx'
import { EventField } from './event-field.tsx'
import { ExperimentField } from './experiment-field.tsx'
import { LazyCondition } from './lazy-condition.tsx'
import type { OptionField } from './option-model.ts'
import { ThingField } from './thing-field.tsx'

export interface OptionProps {
  field: OptionField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

export interface PatchProps extends OptionProps {
  /** Several options at once, by name. */
  onPatch: (part: Readonly<Record<string, unknown>>) => void
  /** The channel the step writes on, where it does. */
  channel: string | undefined
}

/** One option of a step, drawn as its plugin asks for it. */
export function OptionControl(props: PatchProps) {
  const { field, value, error, onChange } = props
  switch (field.kind) {
    case 'flag':
      return (
        <div>
          <CheckBox label={field.label} isChecked={Boolean(value ?? field.fallback)} onChange={onChange} />
          {field.hint !== undefined && <p className="pl-6 text-12 text-text-3">{field.hint}</p>}
        </div>
      )
    case 'date':
      return (
        <DateField label={field.label} value={typeof value === 'string' ? value : ''} onChange={onChange} />
      )
    case 'duration':
      return <DurationField {...props} />
    case 'weekdays':
      return <WeekdaysField {...props} />
    case 'channels':
      return <ChannelsField {...props} />
    case 'arms':
    case 'segment_arms':
      return <ArmsField {...props} />
    case 'condition':
      return <LazyCondition label={field.label} error={error} value={value} onChange={onChange} />
    case 'event':
      return <EventField label={field.label} error={error} value={value} onChange={onChange} />
    case 'experiment':
      return <ExperimentField {...props} />
    case 'content':
      return <ContentField {...props} />
    case 'segment':
    case 'list':
    case 'audience':
    case 'journey':
    case 'coupon':
    case 'store':
    case 'purpose':
      return <ThingField {...props} kind={field.kind} />
    default:
      return <PlainField {...props} />
  }
}

function PlainField({ field, value, error, onChange }: OptionProps) {
  const { t } = useWords()
  const label =
    field.isRequired || field.fallback !== undefined
      ? field.label
      : t('journeys.optional', { label: field.label })
  const text = value === undefined || value === null ? '' : String(value)
  const put = (next: string) => onChange(next === '' ? undefined : next)
  return (
    <Field label={label} hint={field.hint} error={error}>
      {(control) => {
        if (field.kind === 'choice')
          return (
            <Select
              id={control.id}
              look="field"
              label={field.label}
              value={String(value ?? field.fallback ?? field.choices[0]?.value ?? '')}
              options={field.choices}
              onChange={onChange}
            />
          )
        if (field.kind === 'long')
          return <TextArea {...control} value={text} onChange={(event) => put(event.target.value)} />
        const isNumber = field.kind === 'number'
        return (
          <Input
            {...control}
            type={isNumber ? 'number' : field.kind === 'time' ? 'time' : 'text'}
            min={field.min}
            max={field.max}
            placeholder={field.fallback === undefined ? undefined : String(field.fallback)}
            value={text}
            onChange={(event) => {
              const next = event.target.value
              if (isNumber && next !== '') onChange(Number(next))
              else put(next)
            }}
          />
        )
      }}
    </Field>
  )
}
