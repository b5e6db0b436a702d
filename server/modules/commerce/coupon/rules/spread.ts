/** What each line still costs, and what was taken off it. */
export interface OpenLine {
  line: string
  leftMinor: bigint
}

/**
 * Spreads an amount over lines in proportion to what they still cost, no more than they cost; minor units that are left go
 * to the greatest remainders, the first of equals. The shares sum up to what was spread.
 */
export function spread(lines: readonly OpenLine[], amountMinor: bigint): Map<string, bigint> {
  const whole = lines.reduce((sum, one) => sum + one.leftMinor, 0n)
  const amount = amountMinor < whole ? amountMinor : whole
  if (amount <= 0n) return new Map()
  const shares = lines.map(({ line, leftMinor }, place) => ({
    ...{ line, place, share: (leftMinor * amount) / whole, rest: (leftMinor * amount) % whole },
  }))
  let left = amount - shares.reduce((sum, one) => sum + one.share, 0n)
  const byRest = [...shares].sort((a, b) =>
    a.rest === b.rest ? a.place - b.place : a.rest > b.rest ? -1 : 1,
  )
  for (const one of byRest) {
    if (left === 0n) break
    one.share += 1n
    left -= 1n
  }
  return new Map(shares.map(({ line, share }) => [line, share]))
}
