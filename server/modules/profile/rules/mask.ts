import { type IdentifierKind, identifierRules } from '@splot/contract/identifiers'
import { findTrait, isPiiTrait } from '@splot/contract/traits'

const hidden = '•••'

/** An identifier as a reader without the right to personal data sees it. */
export function maskIdentifier(kind: IdentifierKind, value: string): string {
  if (!identifierRules[kind].isPii) return value
  if (kind === 'email') return maskEmail(value)
  if (kind === 'phone') return maskPhone(value)
  return maskTail(value)
}

/** `anna@example.pl` -> `a•••@example.pl` */
export function maskEmail(value: string): string {
  const at = value.lastIndexOf('@')
  return at < 1 ? hidden : `${[...value][0] ?? ''}${hidden}${value.slice(at)}`
}

/** `+48501222318` -> `+48 ••• ••• 318`; without a country code the last three digits. */
export function maskPhone(value: string): string {
  const digits = value.replace(/\D/g, '')
  if (digits.length < 7) return hidden
  const country = value.startsWith('+') ? `+${digits.slice(0, 2)} ` : ''
  return `${country}${hidden} ${hidden} ${digits.slice(-3)}`
}

function maskTail(value: string): string {
  return value.length < 7 ? hidden : `${hidden} ${value.slice(-3)}`
}

/** A trait's value for a reader without the right to personal data; values that are not personal pass. */
export function maskTrait(key: string, value: unknown): unknown {
  const reserved = findTrait(key)
  if (reserved?.name === 'address') return maskAddress(value)
  if (!isPiiTrait(key)) return value
  if (typeof value !== 'string') return hidden
  if (reserved?.kind === 'email') return maskEmail(value)
  if (reserved?.kind === 'phone') return maskPhone(value)
  if (reserved?.name === 'firstName') return value
  if (reserved?.name === 'lastName') return `${[...value.trim()][0] ?? ''}.`
  if (reserved?.name === 'name') return maskFullName(value)
  return hidden
}

function maskFullName(value: string): string {
  const [given = '', ...rest] = value.trim().split(/\s+/)
  const family = rest.at(-1)
  return family === undefined ? given : `${given} ${[...family][0] ?? ''}.`
}

/** Of an address only where it is, roughly: the city and the country. */
function maskAddress(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return hidden
  const kept = Object.entries(value).filter(([key]) => key === 'city' || key === 'country')
  return Object.fromEntries(kept)
}
