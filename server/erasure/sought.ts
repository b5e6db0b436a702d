import type { Identifier } from '../modules/collect/index.ts'

/** What may name an erased person in a record that is not in her timeline. */
export interface Sought {
  births: readonly string[]
  identifiers: readonly Identifier[]
}

const quote = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '\\$&')
/** As the text stands inside JSON. */
const inJson = (text: string): string => quote(JSON.stringify(text).slice(1, -1))
const lastDigits = (text: string): string => text.replace(/\D/g, '').slice(-9)

/** How senders write it: e-mails in any case, phones and cards with gaps, ids of other systems without their system. */
function patternOf({ kind, value }: Identifier): string {
  if (kind === 'phone') return [...lastDigits(value)].join('[-. ()/]*')
  if (kind === 'card') return [...value].map(quote).join('[- ]*')
  if (kind === 'external') return inJson(value.slice(value.indexOf(':') + 1))
  return inJson(value)
}

/** One regular expression for the database: finds every record that may name her, and some that do not. */
export const makePattern = ({ births, identifiers }: Sought): string =>
  [...births, ...identifiers.map(patternOf)].join('|')

/** Too short to be anybody's alone, where it does not stand as an identifier. */
const leastLength = 6

/** The body without the values that are hers; null where there are none. */
export function redactBody(body: string, { identifiers }: Sought): string | null {
  const words = new Set(
    identifiers.map(({ kind, value }) => (kind === 'external' ? value.slice(value.indexOf(':') + 1) : value)),
  )
  const phones = new Set(
    identifiers.filter((one) => one.kind === 'phone').map((one) => lastDigits(one.value)),
  )
  let isChanged = false
  const isHers = (text: string): boolean => {
    const folded = text.normalize('NFKC').trim().toLowerCase()
    if (phones.has(lastDigits(text)) && /^[+\d\s().-]+$/.test(text)) return true
    return text.length >= leastLength && (words.has(text) || words.has(folded))
  }
  const redacted = JSON.stringify(JSON.parse(body), (_key, value: unknown) => {
    if (typeof value !== 'string' || !isHers(value)) return value
    isChanged = true
    return undefined
  })
  return isChanged ? redacted : null
}
