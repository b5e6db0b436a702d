import { useWords } from '../../../i18n/t.ts'
import { useGround } from './ground.ts'
import { Pick } from './pick.tsx'

/** Currencies of the shops around us; a condition that came with another keeps it. */
const usual = ['PLN', 'EUR', 'CZK', 'GBP', 'USD', 'HUF', 'RON', 'SEK', 'DKK', 'NOK', 'CHF', 'UAH']

interface CurrencyPickProps {
  /** Missing: of any. */
  currency: string | undefined
  onChange: (currency: string) => void
}

/** Of which currency an amount is; the workspace's comes first. */
export function CurrencyPick({ currency, onChange }: CurrencyPickProps) {
  const { t } = useWords()
  const ground = useGround()
  const value = currency ?? ground.currency
  return (
    <Pick
      label={t('segments.currency')}
      value={value}
      options={[...new Set([ground.currency, value, ...usual])].map((one) => ({ value: one, label: one }))}
      onChange={onChange}
    />
  )
}
