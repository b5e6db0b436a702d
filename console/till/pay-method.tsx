import { Banknote, CreditCard, Gift, type LucideIcon, Smartphone } from 'lucide-react'
import { useWords } from '../i18n/t.ts'
import { Field, Input } from '../kit/field.tsx'
import type { PayMethod } from './sale.ts'

const methods: readonly { method: PayMethod; icon: LucideIcon }[] = [
  { method: 'terminal', icon: CreditCard },
  { method: 'cash', icon: Banknote },
  { method: 'gift_card', icon: Gift },
  { method: 'transfer', icon: Smartphone },
]

interface MethodChoiceProps {
  /** What is paid so: of a sale paid in two ways each is chosen by itself. */
  of: 'part' | 'rest'
  method: PayMethod
  onChoose: (method: PayMethod) => void
}

/** By card, in cash, by a gift card or a transfer: one touch. */
export function MethodChoice({ of, method, onChoose }: MethodChoiceProps) {
  const { t } = useWords()
  const label = t(of === 'part' ? 'till.splitBy' : 'till.method')
  return (
    <div role="radiogroup" aria-label={label} className="grid grid-cols-2 gap-2">
      {methods.map(({ method: each, icon: Icon }) => (
        <label
          key={each}
          className="flex min-h-16 cursor-pointer items-center gap-3 rounded-card border border-line bg-surface px-4 text-16 has-checked:border-text has-checked:ring-1 has-checked:ring-text has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={`method of the ${of}`}
            className="sr-only"
            checked={each === method}
            onChange={() => onChoose(each)}
          />
          <Icon aria-hidden="true" size={20} strokeWidth={1.75} />
          {t(`till.method.${each}`)}
        </label>
      ))}
    </div>
  )
}

interface CashProps {
  due: string
  given: string
  change: string | null
  money: (amount: string) => string
  onGiven: (given: string) => void
}

/** What she gave, and what she gets back. */
export function Cash({ due, given, change, money, onGiven }: CashProps) {
  const { t } = useWords()
  return (
    <div className="grid grid-cols-2 items-end gap-4">
      <Field label={t('till.given')} error={change === null ? t('till.notEnough') : undefined}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            className="h-12 text-16"
            placeholder={due.replace('.', ',')}
            value={given}
            onChange={(event) => onGiven(event.target.value)}
          />
        )}
      </Field>
      {change !== null && (
        <p className="pb-2 text-14">
          {t('till.change')} <strong className="ml-2 font-title text-20">{money(change)}</strong>
        </p>
      )}
    </div>
  )
}
