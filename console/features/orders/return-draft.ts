import { parsePriceMinor, toDecimal } from '@splot/contract/money'

/** Pieces that come back now, by line. */
export type Back = Readonly<Record<string, number>>

interface Sold {
  currency: string
  lines: readonly { line: string; quantity: number; returned: number; sum: string }[]
  totals: { total: string; paid: string; refunded: string }
}

/**
 * How much would go back, as a decimal text; `null` where nothing is chosen. Reckoned as the server does (`takeReturn` of
 * orders): each line for its pieces, rounded down; with the last piece the way to her as well; never what was not paid.
 */
export function refundOfBack({ currency, lines, totals }: Sold, back: Back): string | null {
  const countOf = ({ line }: { line: string }) => back[line] ?? 0
  if (lines.every((line) => countOf(line) === 0)) return null
  const minor = (amount: string) => parsePriceMinor(amount, currency) ?? 0n
  const isWhole = lines.every((line) => line.returned + countOf(line) === line.quantity)
  const gone = lines.reduce((sum, line) => {
    const pieces = line.returned + countOf(line)
    return pieces === 0 ? sum : sum + (minor(line.sum) * BigInt(pieces)) / BigInt(line.quantity)
  }, 0n)
  const left = isWhole ? 0n : minor(totals.total) - gone
  const surplus = minor(totals.paid) - minor(totals.refunded) - left
  return toDecimal(surplus > 0n ? surplus : 0n, currency)
}
