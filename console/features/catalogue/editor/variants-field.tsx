import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { CheckBox } from '../../../kit/check-box.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { isAmount, type VariantDraft } from './product-draft.ts'

interface Props {
  value: readonly VariantDraft[]
  before: readonly VariantDraft[]
  onChange: (variants: VariantDraft[]) => void
}

/** What each variant costs before promotions, and whether it is sold. What was asked for until now stays in the history. */
export function VariantsField({ value, before, onChange }: Props) {
  const { t } = useWords()
  const put = (sku: string, change: Partial<VariantDraft>): void =>
    onChange(value.map((one) => (one.sku === sku ? { ...one, ...change } : one)))
  return (
    <fieldset>
      <legend className="font-medium text-12 text-text-2">{t('product.prices')}</legend>
      <p className="mb-2 text-12 text-text-3">{t('product.pricesHint')}</p>
      {value.length > 1 && (
        <AllPrices onPut={(amount) => onChange(value.map((one) => ({ ...one, amount })))} />
      )}
      <ul>
        {value.map(({ sku, label, amount, isActive }, i) => {
          const isBad = amount !== before[i]?.amount && !isAmount(amount)
          return (
            <li
              key={sku}
              className="grid grid-cols-[minmax(0,1fr)_7rem] items-center gap-x-3 gap-y-1 border-b py-1.5 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_7rem_9rem]"
            >
              <span className="min-w-0 truncate">
                {label || t('catalogue.oneSize')} <code className="text-12 text-text-3">{sku}</code>
              </span>
              <Input
                aria-label={t('product.priceOf', { sku })}
                aria-invalid={isBad || undefined}
                inputMode="decimal"
                className="text-right"
                value={amount}
                onChange={(event) => put(sku, { amount: event.target.value })}
              />
              <CheckBox
                label={t('product.isOffered')}
                isChecked={isActive}
                onChange={(next) => put(sku, { isActive: next })}
              />
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}

/** One price for every variant. */
function AllPrices({ onPut }: { onPut: (amount: string) => void }) {
  const { t } = useWords()
  const [amount, setAmount] = useState('')
  return (
    <div className="mb-2 flex items-end gap-2">
      <div className="w-52">
        <Field label={t('product.priceOfAll')}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={amount}
              onChange={(event) => setAmount(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Button disabled={!isAmount(amount)} onClick={() => onPut(amount)}>
        {t('product.putAll')}
      </Button>
    </div>
  )
}
