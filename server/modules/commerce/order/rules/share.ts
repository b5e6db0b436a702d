/**
 * Parts of a sum by weights: whole minor units that add up to it, each at most one away from its exact share. What is left
 * over by rounding goes to the largest remainders, the first first.
 */
export function share(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, one) => sum + one, 0n)
  if (whole === 0n || total === 0n) return weights.map(() => 0n)
  const parts = weights.map((weight) => (total * weight) / whole)
  const left = Number(total - parts.reduce((sum, one) => sum + one, 0n))
  const byRemainder = weights
    .map((weight, i) => ({ i, rest: (total * weight) % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))
  for (const { i } of byRemainder.slice(0, left)) parts[i] = (parts[i] ?? 0n) + 1n
  return parts
}

/**
 * What goes back for pieces of a line: the difference of what all pieces returned until now are worth, so that any number of
 * partial returns adds up to the line and never to more.
 */
export function refundOf(
  line: { quantity: number; returned: number; paidMinor: bigint },
  pieces: number,
): bigint {
  if (line.quantity === 0) return 0n
  const worth = (count: number) => (line.paidMinor * BigInt(count)) / BigInt(line.quantity)
  return worth(line.returned + pieces) - worth(line.returned)
}
