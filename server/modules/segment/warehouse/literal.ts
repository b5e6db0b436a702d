/** A text as a literal of ClickHouse: what could end it is escaped. */
export const quote = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\0', '\\0')}'`

/** A name, or a path into JSON, as an identifier. */
export const quoteName = (name: string): string =>
  `\`${name.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('\0', '\\0')}\``

/** A number as JavaScript holds it, so that both engines compare the same double. */
export const writeNumber = (value: number): string => `toFloat64(${String(value)})`

/** An instant in milliseconds as the column `ts` has it, held within what that type can tell. */
export function writeTime(ms: number): string {
  const held = Math.min(Math.max(Math.trunc(ms), earliest), latest)
  return `fromUnixTimestamp64Milli(toInt64(${held}), 'UTC')`
}

const earliest = Date.UTC(1900, 0, 1)
const latest = Date.UTC(2299, 11, 31)

const operators = { gte: '>=', gt: '>', eq: '=', neq: '<>', lte: '<=', lt: '<' } as const

export const operatorOf = (op: keyof typeof operators): string => operators[op]
