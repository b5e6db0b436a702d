import { Field, Input } from '../../kit/field.tsx'

interface FieldProps<Value> {
  label: string
  hint?: string | undefined
  value: Value
  onChange: (value: Value) => void
}

/** An hour of the day; one that is emptied stays as it was. */
export function TimeField({ label, value, onChange }: FieldProps<string>) {
  return (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          type="time"
          value={value}
          onChange={({ target }) => target.value !== '' && onChange(target.value)}
        />
      )}
    </Field>
  )
}

/** A day; emptied it is `''`, which whoever needs one passes over. */
export function DayField({ label, value, onChange }: FieldProps<string>) {
  return (
    <Field label={label}>
      {(control) => (
        <Input {...control} type="date" value={value} onChange={({ target }) => onChange(target.value)} />
      )}
    </Field>
  )
}

/** A whole number within bounds. */
export function CountField({ label, hint, value, most, onChange }: FieldProps<number> & { most: number }) {
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          type="number"
          min={1}
          max={most}
          value={value}
          onChange={({ target }) =>
            onChange(Math.min(most, Math.max(1, Math.round(Number(target.value) || 1))))
          }
        />
      )}
    </Field>
  )
}
