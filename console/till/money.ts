import { formatMoney, parsePriceMinor } from '@splot/contract/money'
import { useWords } from '../i18n/t.ts'

/** Writes decimal texts as people read them: `1 234,50 zł`. */
export function useMoney(currency: string): (amount: string) => string {
  const { language } = useWords()
  return (amount) => formatMoney({ minor: parsePriceMinor(amount, currency) ?? 0n, currency }, language)
}
