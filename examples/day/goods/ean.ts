/** EAN-13 of a range for a shop's own use (prefix 29), with its check digit: weights 1 and 3 from the left. */
export function writeEan(number: number, prefix = '29'): string {
  const digits = prefix + String(number).padStart(12 - prefix.length, '0')
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0)
  return digits + String((10 - (sum % 10)) % 10)
}
