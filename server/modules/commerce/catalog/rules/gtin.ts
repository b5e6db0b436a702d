/**
 * A GTIN (EAN-8, UPC-A, EAN-13, GTIN-14) as its 14 digits, so that `5901234123457` and `05901234123457` are one; null
 * where its check digit, its length or a character is wrong. Blanks and hyphens between digits are left out.
 * Source of the check digit: GS1 General Specifications, 7.9: weights 3 and 1 from the right.
 */
export function readGtin(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^(\d{8}|\d{12,14})$/.test(digits)) return null
  const padded = digits.padStart(14, '0')
  return checkDigit(padded.slice(0, 13)) === Number(padded[13]) ? padded : null
}

/** The digit that stands behind these 13. */
export function checkDigit(body: string): number {
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += Number(body[i]) * ((body.length - i) % 2 === 1 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

/** As it is printed below the bars: 8, 12 or 13 digits where these are enough. */
export function showGtin(gtin: string): string {
  if (gtin.startsWith('000000')) return gtin.slice(6)
  return gtin.startsWith('0') ? gtin.slice(1) : gtin
}
