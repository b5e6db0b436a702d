import { durationUnits } from '@splot/contract/journey/names'
import { readRecord } from '../../app/describe.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import type { OptionProps } from './option-field.tsx'

/** A length of time: a number and its unit. */
export function DurationField({ field, value, error, onChange }: OptionProps) {
  const { t } = useWords()
  const { amount, unit } = { amount: 1, unit: 'days', ...readRecord(field.fallback), ...readRecord(value) }
  const count = Number(amount)
  return (
    <Field label={field.label} hint={field.hint} error={error}>
      {(control) => (
        <div className="flex gap-2">
          <Input
            {...control}
            type="number"
            min={1}
            className="w-20! shrink-0"
            value={value === undefined && field.fallback === undefined ? '' : count}
            onChange={(event) => onChange({ amount: Number(event.target.value), unit })}
          />
          <div className="min-w-0 flex-1">
            <Select
              look="field"
              label={t('journeys.unit')}
              value={String(unit)}
              options={durationUnits.map((one) => ({
                value: one,
                label: t(`journeys.unit.${one}`, { count }),
              }))}
              onChange={(next) => onChange({ amount: count, unit: next })}
            />
          </div>
        </div>
      )}
    </Field>
  )
}
