import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { figuresQuery } from './form-queries.ts'

const steps = ['seen', 'begun', 'sent', 'confirmed'] as const

/** From sight to a confirmed consent, in the last thirty days. */
export function FormFigures({ id }: { id: string }) {
  const { t, format } = useWords()
  const { data } = useQuery(figuresQuery)
  if (data === undefined) return null
  if (!data.isCounted) return <p className="text-12 text-text-3">{t('forms.notCounted')}</p>
  const figures = data.items.find((one) => one.formId === id)
  return (
    <div>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-2 sm:flex">
        {steps.map((step) => (
          <div key={step} className="min-w-20">
            <dt className="text-12 text-text-2">{t(`forms.figure.${step}`)}</dt>
            <dd className="text-16 font-strong">{format.number(figures?.[step] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 text-12 text-text-3">{t('forms.figuresOf', { days: data.days })}</p>
    </div>
  )
}
