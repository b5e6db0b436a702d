/** 1 punkt, 2 punkty, 5 punktów: the form Polish takes for a whole number. */
export function pluralPl(count: number, forms: readonly [string, string, string]): string {
  const tens = Math.abs(count) % 100
  const ones = tens % 10
  if (Math.abs(count) === 1) return forms[0]
  return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? forms[1] : forms[2]
}
