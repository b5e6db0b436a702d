import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PlanExperimentReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, Input } from '../../kit/field.tsx'

/** In per cent, as it is typed; null: no number that could be meant. */
const readPercent = (text: string, most: number): number | null => {
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) && value >= 0.01 && value <= most ? value / 100 : null
}

/** How many people it takes to see a difference of a size: asked before a test is begun that could never tell. */
export function PlanPart({ weights }: { weights: readonly number[] }) {
  const { t, format } = useWords()
  const [typed, setTyped] = useState({ base: '5', difference: '1' })
  const [base, difference] = [readPercent(typed.base, 99), readPercent(typed.difference, 50)]
  const isAsked = base !== null && difference !== null && weights.every((one) => one > 0)
  const plan = useQuery({
    queryKey: ['experiment-plan', base, difference, weights],
    queryFn: ({ signal }) =>
      request<PlanExperimentReply>('/api/v1/experiment-plans', {
        method: 'POST',
        body: { base, difference, weights },
        signal,
      }),
    enabled: isAsked,
    placeholderData: (before) => before,
  }).data
  const fields = ['base', 'difference'] as const
  return (
    <fieldset className="flex flex-col gap-2 rounded-card border border-line p-3">
      <legend className="px-1 font-medium text-12 text-text-2">{t('experiments.plan.title')}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {fields.map((name) => (
          <Field key={name} label={t(`experiments.plan.${name}`)}>
            {(control) => (
              <Input
                {...control}
                inputMode="decimal"
                value={typed[name]}
                onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <p role="status">
        {!isAsked
          ? t('experiments.plan.unasked')
          : plan === undefined
            ? ' '
            : plan.people === null
              ? t('experiments.plan.tooSmall')
              : t('experiments.plan.says', {
                  // More digits would tell of an exactness no plan has.
                  people: format.number(Number(plan.people.toPrecision(2))),
                  power: format.decimal(plan.power * 100, 0),
                })}
      </p>
      <p className="text-12 text-text-3">{t('experiments.plan.source')}</p>
    </fieldset>
  )
}
