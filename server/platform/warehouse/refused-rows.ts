/** ClickHouse's codes for text that is no row of the table: cannot parse, wrong type, out of range, incorrect data. */
const codes = new Set([6, 25, 26, 27, 38, 41, 53, 69, 70, 72, 117, 321])

/** Did the engine refuse what was in the rows? Trying the same rows again would fail for ever. */
export function isRowRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const own = 'code' in error ? Number(error.code) : Number.NaN
  const code = Number.isInteger(own) ? own : Number(/\bCode: (\d+)\./.exec(error.message)?.[1])
  return codes.has(code)
}
