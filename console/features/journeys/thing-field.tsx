import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { type ChoiceKind, choicesQuery } from './journey-queries.ts'
import type { OptionProps } from './option-field.tsx'

interface ThingProps extends OptionProps {
  kind: ChoiceKind
}

/** Something there is already: a text, a segment, a list, a coupon. */
export function ThingField({ kind, field, value, error, onChange }: ThingProps) {
  const { t, language } = useWords()
  const things: readonly { id: string; name: string | { pl: string; en: string } }[] =
    useQuery<readonly { id: string; name: string | { pl: string; en: string } }[]>(
      choicesQuery[kind] as never,
    ).data ?? []
  const chosen = String(value ?? field.fallback ?? '')
  const options = things.map(({ id, name }) => ({
    value: id,
    label: typeof name === 'string' ? name : name[language],
  }))
  const isKnown = options.some((one) => one.value === chosen)
  const first = { value: chosen, label: chosen === '' ? t('journeys.choose') : t('journeys.gone') }
  return (
    <Field label={field.label} hint={field.hint} error={error}>
      {(control) => (
        <Select
          id={control.id}
          look="field"
          label={field.label}
          value={chosen}
          options={isKnown ? options : [first, ...options]}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      )}
    </Field>
  )
}
