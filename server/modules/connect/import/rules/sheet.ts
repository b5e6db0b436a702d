/** The column of a cell by its name: `A1` -> 0, `AB7` -> 27. */
export function readCellRef(ref: string): number {
  let at = 0
  for (const char of ref) {
    const letter = char.toUpperCase().charCodeAt(0) - 64
    if (letter < 1 || letter > 26) break
    at = at * 26 + letter
  }
  return Math.max(0, at - 1)
}

/**
 * A day as sheets count it: days since 1899-12-30 (1900 is taken for a leap year, which cancels out from March of it on), the
 * time as a fraction. Null for what is no such number. ISO/IEC 29500-1, 18.17.4.
 */
export function readSerialDay(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 61 || serial > 2_958_465) return null
  const ms = Math.round((serial - 25_569) * 86_400) * 1_000
  const text = new Date(ms).toISOString()
  return Number.isInteger(serial) ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

/**
 * A number as whoever typed it knows it: sheets keep fifteen digits and write the nearest binary fraction, so 89.9 lies in the file as
 * 89.90000000000001. Whole numbers stand as they are written: long ones are codes.
 */
export function readSheetNumber(written: string): string {
  const isWhole = /^-?\d+$/.test(written)
  const value = Number(written)
  return isWhole || written.trim() === '' || !Number.isFinite(value)
    ? written
    : String(Number(value.toPrecision(15)))
}
