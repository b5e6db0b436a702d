import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TryProgrammeReply } from '../../app/api.gen.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { listChoices } from '../catalogue/categories.ts'
import { showMoney } from '../catalogue/money.ts'
import { categoriesQuery } from '../catalogue/queries.ts'
import { readAmount } from '../coupons/pool-model.ts'
import { type Programme, tryQuery } from './loyalty-queries.ts'
import { readyOf } from './programme-model.ts'
import { ways } from './when.ts'

type Way = (typeof ways)[number]

const hourMs = 3_600_000

/** What a purchase would earn by the draft, computed by the server with every change. */
export function Example({ draft }: { draft: Programme }) {
  const { t } = useWords()
  const hour = Math.floor(useNow() / hourMs) * hourMs
  const [paid, setPaid] = useState('250')
  const [category, setCategory] = useState('')
  const [way, setWay] = useState<Way>('web')
  const [tier, setTier] = useState('')
  const line = { paid: readAmount(paid) || '0', ...(category === '' ? {} : { category }) }
  const at = new Date(hour).toISOString()
  const { data, error } = useQuery(
    tryQuery({ programme: readyOf(draft), lines: [line], channel: way, tier: tier === '' ? null : tier, at }),
  )
  return (
    <section className="rounded-card border border-line bg-canvas p-4">
      <h2 className="text-14 font-strong">{t('loyalty.example')}</h2>
      <div className="mt-3 grid grid-cols-2 gap-3">
        <TextField label={t('loyalty.examplePaid')} inputMode="decimal" value={paid} onChange={setPaid} />
        <Choice
          label={t('loyalty.exampleWay')}
          value={way}
          options={ways.map((value) => ({ value, label: t(`channel.${value}`) }))}
          onChange={setWay}
        />
        <CategoryChoice value={category} onChange={setCategory} />
        {draft.tiers !== null && (
          <Choice
            label={t('loyalty.exampleTier')}
            value={tier}
            options={[
              { value: '', label: t('loyalty.noTier') },
              ...draft.tiers.list.map(({ id, name }) => ({ value: id, label: name || '–' })),
            ]}
            onChange={setTier}
          />
        )}
      </div>
      <div aria-live="polite" className="mt-4 border-line border-t pt-3">
        {error ? (
          <p className="text-12 text-danger">{error.message}</p>
        ) : (
          data !== undefined && <Answer answer={data} />
        )}
      </div>
    </section>
  )
}

function Answer({ answer: { points, parts, worth } }: { answer: TryProgrammeReply }) {
  const { t, format } = useWords()
  return (
    <>
      <p className="text-28 font-title">{t('loyalty.pointsCount', { count: points })}</p>
      {worth !== null && (
        <p className="text-13 text-text-2">
          {t('loyalty.exampleWorth', { worth: showMoney(format, worth.amount, worth.currency) })}
        </p>
      )}
      <ul className="mt-2 flex flex-col gap-1">
        {parts.map((part) => (
          <li key={part.kind + part.name} className="flex justify-between gap-3 text-13">
            <span className="min-w-0 truncate text-text-2">
              {part.kind === 'base' ? t('loyalty.partBase') : part.name}
            </span>
            <span className="font-medium">+{format.number(part.points)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

const Choice = <Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) => (
  <Field label={label}>
    {({ id }) => (
      <Select id={id} look="field" label={label} value={value} options={options} onChange={onChange} />
    )}
  </Field>
)

function CategoryChoice({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(categoriesQuery)
  return (
    <Choice
      label={t('when.category')}
      value={value}
      options={[{ value: '', label: t('when.everything') }, ...listChoices(data?.items ?? [])]}
      onChange={onChange}
    />
  )
}
