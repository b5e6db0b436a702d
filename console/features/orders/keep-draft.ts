import { parsePriceMinor, toDecimal } from '@splot/contract/money'

/** What is chosen of what was put by to be tried on: pieces by line. */
export type Kept = Readonly<Record<string, number>>

interface Tried {
  kind: string
  currency: string
  acts: readonly string[]
  lines: readonly { line: string; quantity: number; sum: string }[]
  totals: { total: string; due: string }
}

/** Is it chosen now what she keeps? */
export const isChosenNow = ({ kind, acts }: Pick<Tried, 'kind' | 'acts'>): boolean =>
  kind === 'try' && acts.includes('collect')

export const keptOf = (kept: Kept, { line, quantity }: { line: string; quantity: number }): number =>
  kept[line] ?? quantity

/**
 * What she is to pay for what she keeps, as a decimal text: each line for its pieces, rounded down as the server rounds
 * (`keptMinor` of orders), less what is paid already. Never below nought: what is too much goes back by the server.
 */
export function dueOfKept({ lines, totals, currency }: Tried, kept: Kept): string {
  const minor = (amount: string) => parsePriceMinor(amount, currency) ?? 0n
  const left = lines.reduce((sum, line) => {
    const whole = minor(line.sum)
    return sum + whole - (whole * BigInt(keptOf(kept, line))) / BigInt(line.quantity)
  }, 0n)
  const paid = minor(totals.total) - minor(totals.due)
  const due = minor(totals.total) - left - paid
  return toDecimal(due > 0n ? due : 0n, currency)
}

/** What the server is told: null where the order is none of those of which she chooses. */
export const readKept = (order: Tried, kept: Kept): { line: string; quantity: number }[] | null =>
  isChosenNow(order) ? order.lines.map((line) => ({ line: line.line, quantity: keptOf(kept, line) })) : null

export const keepsNothing = (order: Tried, kept: Kept): boolean =>
  isChosenNow(order) && order.lines.every((line) => keptOf(kept, line) === 0)
