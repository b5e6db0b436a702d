import type { ErrorCode } from '../../../platform/errors.ts'
import type { Warning } from '../batch.ts'
import { isMasked } from './personal-numbers.ts'

type Json = Readonly<Record<string, unknown>>

/** Traits that end up in headers and addresses of messages: a line break inside is an attack. */
const oneLine = [
  'name',
  'firstName',
  'first_name',
  'lastName',
  'last_name',
  'email',
  'phone',
  'title',
] as const
const birthdays = ['birthday', 'birth_date', 'birthDate', 'dateOfBirth'] as const
const dayMs = 86_400_000

function hasLineBreak(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\n') || value.includes('\r')
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).some((one) => typeof one === 'string' && hasLineBreak(one))
  )
}

/**
 * Why these traits are refused, or null. A birthday is a date of the calendar: 29 February stays what it is and is kept
 * on 28 February in other years by whoever congratulates; one in the future is refused.
 */
export function checkTraits(traits: Json, receivedAt: number): { code: ErrorCode; path: string } | null {
  for (const key of oneLine)
    if (traits[key] !== undefined && hasLineBreak(traits[key]))
      return { code: 'header_injection', path: `.${key}` }
  if (traits.address !== undefined && hasLineBreak(traits.address))
    return { code: 'header_injection', path: '.address' }
  for (const key of birthdays) {
    const value = traits[key]
    if (
      typeof value === 'string' &&
      /^\d{4}-\d\d-\d\d/.test(value) &&
      Date.parse(value.slice(0, 10)) > receivedAt + dayMs
    )
      return { code: 'birthday_future', path: `.${key}` }
  }
  return null
}

/** Traits in NFC: what looks the same is the same. The very same object where nothing changed. */
export function cleanTraits(traits: Json, warnings: Warning[]): Json {
  let copy: Record<string, unknown> | null = null
  for (const key in traits) {
    const value = traits[key]
    if (typeof value !== 'string') continue
    if (isMasked(value)) warnings.push({ code: 'personal_number_masked', path: `.traits.${key}` })
    const clean = value.normalize('NFC')
    if (clean === value) continue
    copy ??= { ...traits }
    copy[key] = clean
  }
  return copy ?? traits
}
