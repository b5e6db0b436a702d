import { parsePriceMinor } from '@splot/contract/money'
import type { Format } from '../../i18n/format.ts'

/** A decimal text of the API as the reader writes money. */
export const showMoney = (format: Format, amount: string, currency: string): string =>
  format.money(String(parsePriceMinor(amount, currency) ?? 0n), currency)

interface Priced {
  price: { price: string; regular: string; currency: string } | null
}

export interface PriceRange {
  from: number
  to: number
  regular: number
  currency: string
}

/** The cheapest and the dearest of some variants, and what the cheapest costs without its promotion. */
export function rangeOf(variants: readonly Priced[]): PriceRange | null {
  const known = variants.flatMap(({ price }) => price ?? [])
  const [first] = known
  if (first === undefined) return null
  const minor = (amount: string) => Number(parsePriceMinor(amount, first.currency) ?? 0n)
  const prices = known.map((one) => minor(one.price))
  const from = Math.min(...prices)
  const cheapest = known[prices.indexOf(from)] ?? first
  return { from, to: Math.max(...prices), regular: minor(cheapest.regular), currency: first.currency }
}

/** By how much a price is lowered, whole per cent; 0 where it is not. */
export const percentOff = ({ from, regular }: PriceRange): number =>
  regular > from ? Math.round((1 - from / regular) * 100) : 0
