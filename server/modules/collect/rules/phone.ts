import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { LRUCache } from 'lru-cache'
import type { ReadValue } from './email.ts'

// The larger metadata knows premium ranges; possible lengths are asked for, not allocated ranges: those change monthly.
const known = new LRUCache<string, ReadValue>({ max: 20_000 })
/** A Polish number of nine digits: every one is possible, and none outside 70… costs more. Most numbers, without the metadata. */
const polish = /^(\+48)?((?!70)[1-9]\d{8})$/
const shape = /^[+\d(][\d\s().\-/]{3,30}$/

/**
 * A phone number in E.164. Without a country code the workspace's region decides (`phone_region` where it has none);
 * premium-rate numbers are refused: nobody is reached on one, and answering costs.
 */
export function normalisePhone(sent: string, region: string | null): ReadValue {
  if (/[\r\n]/.test(sent)) return { ok: false, code: 'header_injection' }
  const text = sent.trim()
  if (!shape.test(text)) return { ok: false, code: 'phone_invalid' }
  const [, prefix, national] = polish.exec(text.replace(/[ -]/g, '')) ?? []
  if (national !== undefined && (prefix !== undefined || region === 'PL'))
    return { ok: true, value: `+48${national}` }
  const key = `${region ?? ''} ${text}`
  let answer = known.get(key)
  if (answer === undefined) {
    answer = parse(text.startsWith('00') ? `+${text.slice(2)}` : text, region)
    known.set(key, answer)
  }
  return answer
}

function parse(text: string, region: string | null): ReadValue {
  const country: CountryCode | undefined = region !== null && isSupportedCountry(region) ? region : undefined
  if (!text.startsWith('+') && country === undefined) return { ok: false, code: 'phone_region' }
  const number = parsePhoneNumberFromString(text, country)
  if (number === undefined || !number.isPossible()) return { ok: false, code: 'phone_invalid' }
  if (number.getType() === 'PREMIUM_RATE') return { ok: false, code: 'phone_premium' }
  return { ok: true, value: number.number }
}
