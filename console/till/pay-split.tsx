import { Split, X } from 'lucide-react'
import { useWords } from '../i18n/t.ts'
import { Button, IconButton } from '../kit/button.tsx'
import { Field, Input } from '../kit/field.tsx'
import { MethodChoice } from './pay-method.tsx'
import type { PayMethod } from './sale.ts'

/** What is paid in another way first, as it is typed. */
export interface Part {
  method: PayMethod
  amount: string
}

interface SplitChoiceProps {
  part: Part | null
  /** What is left of it; null while the part is none. */
  rest: string | null
  money: (amount: string) => string
  onPart: (part: Part | null) => void
}

/** A gift card that is not enough, some coins and the rest by card: a sale is paid in two ways. */
export function SplitChoice({ part, rest, money, onPart }: SplitChoiceProps) {
  const { t } = useWords()
  if (part === null)
    return (
      <Button
        size="lg"
        icon={Split}
        className="self-start"
        onClick={() => onPart({ method: 'gift_card', amount: '' })}
      >
        {t('till.split')}
      </Button>
    )
  const isWrong = part.amount !== '' && rest === null
  return (
    <div className="flex flex-col gap-3">
      <p aria-hidden="true" className="font-medium text-14">
        {t('till.splitBy')}
      </p>
      <MethodChoice of="part" method={part.method} onChoose={(method) => onPart({ ...part, method })} />
      <div className="grid grid-cols-[1fr_auto] items-start gap-3">
        <Field label={t('till.splitAmount')} error={isWrong ? t('till.splitWrong') : undefined}>
          {(control) => (
            <Input
              {...control}
              inputMode="decimal"
              value={part.amount}
              onChange={(event) => onPart({ ...part, amount: event.target.value })}
            />
          )}
        </Field>
        <IconButton className="mt-5" icon={X} label={t('till.splitNot')} onClick={() => onPart(null)} />
      </div>
      <p className="font-medium text-14" role="status">
        {rest === null ? t('till.splitRestHow') : t('till.splitRest', { amount: money(rest) })}
      </p>
    </div>
  )
}
