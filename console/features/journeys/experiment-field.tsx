import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { experimentsQuery } from '../experiments/experiment-queries.ts'
import type { PatchProps } from './option-field.tsx'

/** Which experiment splits here: its versions become the ways of the step. */
export function ExperimentField({ field, value, error, onPatch }: PatchProps) {
  const { t } = useWords()
  const experiments = useQuery(experimentsQuery).data?.items ?? []
  const chosen = String(value ?? '')
  const options = experiments.map(({ id, name }) => ({ value: id, label: name }))
  const isKnown = options.some((one) => one.value === chosen)
  const first = { value: chosen, label: chosen === '' ? t('journeys.choose') : t('journeys.gone') }
  const choose = (id: string) => {
    const taken = experiments.find((one) => one.id === id)
    if (taken !== undefined) onPatch({ [field.name]: id, arms: taken.arms })
  }
  return (
    <Field label={field.label} hint={field.hint} error={error}>
      {(control) => (
        <>
          <Select
            id={control.id}
            look="field"
            label={field.label}
            value={chosen}
            options={isKnown ? options : [first, ...options]}
            onChange={choose}
          />
          <Link to="/journeys/experiments" className="self-start text-12 underline">
            {t('experiments.title')}
          </Link>
        </>
      )}
    </Field>
  )
}
