import { isCardNumber, isPersonalNumber, isPesel } from '@splot/contract/pii-values'

type Json = Readonly<Record<string, unknown>>

/** Numbers that are identifiers by right, and so may look like anything. */
const exempt = new Set(['email', 'phone', 'loyaltyCard', 'loyalty_card', 'card', 'id'])
const run = /(?<![+\d])\d(?:[ -]?\d){10,18}(?!\d)/g

export const masks = { pesel: '[PESEL]', card: '[karta]' } as const

function maskText(text: string): string {
  return text.replace(run, (found) => {
    const digits = found.replace(/[ -]/g, '')
    if (isPesel(digits)) return masks.pesel
    return isCardNumber(digits) ? masks.card : found
  })
}

function maskValue(value: unknown): unknown {
  if (typeof value === 'string') return value.length < 11 ? value : maskText(value)
  if (typeof value === 'number') return isPersonalNumber(value) ? maskText(String(value)) : value
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? maskTraits(value as Json)
    : value
}

/** Traits without PESEL and payment card numbers; the very same object where there was none. */
export function maskTraits(traits: Json): Json {
  let copy: Record<string, unknown> | null = null
  for (const key in traits) {
    if (exempt.has(key)) continue
    const masked = maskValue(traits[key])
    if (masked === traits[key]) continue
    copy ??= { ...traits }
    copy[key] = masked
  }
  return copy ?? traits
}

/** Was a number masked in this text when it was accepted? */
export const isMasked = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes(masks.pesel) || value.includes(masks.card))
