import { Minus, Plus } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { type Kept, keptOf } from './keep-draft.ts'

interface KeepLinesProps {
  lines: readonly { line: string; name: string; variant: string; quantity: number; sum: string }[]
  kept: Kept
  money: (amount: string) => string
  onKeep: (kept: Kept) => void
}

/** What was put by to be tried on, line by line: how many of each she takes. */
export function KeepLines({ lines, kept, money, onKeep }: KeepLinesProps) {
  const { t } = useWords()
  return (
    <ul aria-label={t('orders.keep')}>
      {lines.map((one) => {
        const { line, name, variant, quantity, sum } = one
        const count = keptOf(kept, one)
        const put = (next: number) => onKeep({ ...kept, [line]: next })
        return (
          <li key={line} className="flex items-center gap-3 border-t py-3 text-14">
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{name}</span>
              <span className="block text-13 text-text-2">
                {[variant, `${quantity} ×`, money(sum)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span className="flex items-center">
              <IconButton
                size="lg"
                icon={Minus}
                label={t('orders.keepLess', { name })}
                disabled={count === 0}
                onClick={() => put(count - 1)}
              />
              <span className="w-8 text-center font-medium tabular-nums" aria-live="polite">
                {count}
              </span>
              <IconButton
                size="lg"
                icon={Plus}
                label={t('orders.keepMore', { name })}
                disabled={count >= quantity}
                onClick={() => put(count + 1)}
              />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
