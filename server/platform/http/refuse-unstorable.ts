import { type ErrorCode, SplotError } from '../errors.ts'

/** No half of a surrogate pair stands alone. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** Why no store keeps a text unchanged; null for one that is kept. */
function findHarm(text: string): ErrorCode | null {
  if (text.includes('\u0000')) return 'nul_char'
  return isWellFormed(text) ? null : 'unicode_invalid'
}

/** Called by JSON.parse for each value with its key. @throws nul_char, unicode_invalid: refused, never repaired in silence */
export function refuseUnstorable(key: string, value: unknown): unknown {
  const harm = findHarm(key) ?? (typeof value === 'string' ? findHarm(value) : null)
  if (harm !== null) throw new SplotError(harm, { path: key })
  return value
}

/** As JSON writes such signs, or somebody wrote of them. */
const suspect = /\\u(?:0000|d[89a-f])/

/** Why a value of JSON is not kept as it is, by the first text that is not; null where all are. */
export function findUnstorable(value: unknown): ErrorCode | null {
  const text = JSON.stringify(value) ?? 'null'
  if (!suspect.test(text)) return null
  try {
    JSON.parse(text, refuseUnstorable)
    return null
  } catch (error) {
    if (error instanceof SplotError) return error.code
    throw error
  }
}
