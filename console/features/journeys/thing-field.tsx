import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { type ChoiceKind, choicesQuery } from './journey-queries.ts'
import type { OptionProps } from './option-field.tsx'
import type { OptionField } from './option-model.ts'

interface ThingProps extends OptionProps {
  kind: ChoiceKind
}

/** A field that stands outside a step's options, with nothing but its label. */
export const plainField = (kind: OptionField['kind'], label: string): OptionField => ({
  ...{ name: kind, kind, label, hint: undefined, isAdvanced: false, isRequired: true },
  ...{ choices: [], fallback: undefined, min: undefined, max: undefined },
})

/** Leads to where a thing is changed. */
export const linkClass = 'self-start rounded-knot font-medium text-12 text-brand-text hover:underline'

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
  // A fresh entry or exit names nothing yet.
  const isUnset = chosen === '' || chosen === '-'
  const first = { value: chosen, label: t(isUnset ? 'journeys.choose' : 'journeys.gone') }
  return (
    <div className="flex flex-col gap-1.5">
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
      {kind === 'segment' && isKnown && (
        <Link to="/customers/segments/$id" params={{ id: chosen }} className={linkClass}>
          {t('journeys.openSegment')}
        </Link>
      )}
    </div>
  )
}
