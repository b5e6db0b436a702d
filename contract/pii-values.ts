import { isPiiKey } from './pii-keys.ts'

const emailLike = /[^\s@]@[^\s@]+\.[^\s@]{2,}/
const digitRun = /\+?\d[\d\s().-]{7,28}\d/g
/** First two digits of Polish mobile numbers. */
const polishMobile = new Set(['45', '50', '51', '53', '57', '60', '66', '69', '72', '73', '78', '79', '88'])
const peselWeights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]

/** PESEL: eleven digits, a date with the century in its month, a check digit with weights 1-3-7-9. */
export function isPesel(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false
  const month = Number(digits.slice(2, 4)) % 20
  const day = Number(digits.slice(4, 6))
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = peselWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return (10 - (sum % 10)) % 10 === Number(digits[10])
}

/** Payment card: a length and first digits of the large issuers, and the Luhn check digit. */
export function isCardNumber(digits: string): boolean {
  if (!/^(?:4\d{12}|4\d{15}|4\d{18}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6\d{15}|6\d{18})$/.test(digits)) {
    return false
  }
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

function isPhone(run: string, digits: string): boolean {
  if (run.startsWith('+')) return digits.length >= 8 && digits.length <= 15
  const national = digits.replace(/^(?:00)?48(?=\d{9}$)/, '')
  if (national.length !== 9) return false
  return (
    polishMobile.has(national.slice(0, 2)) || /^\d{2,3}[\s-]\d{2,3}[\s-]\d{2,3}(?:[\s-]\d{2,3})?$/.test(run)
  )
}

function hasPersonalDigits(text: string): boolean {
  for (const [run] of text.matchAll(digitRun)) {
    const digits = run.replace(/\D/g, '')
    if (isPhone(run, digits) || isPesel(digits) || isCardNumber(digits)) return true
  }
  return false
}

/** Does a text hold an e-mail address, or digits that read as a phone, a PESEL or a payment card? */
export function isPersonalText(text: string): boolean {
  return (text.includes('@') && emailLike.test(text)) || (text.length >= 9 && hasPersonalDigits(text))
}

/** A bare JSON number that is a PESEL or a payment card. Shorter ones are amounts far more often than phones. */
export const isPersonalNumber = (value: number): boolean =>
  value >= 1e9 && Number.isSafeInteger(value) && (isPesel(String(value)) || isCardNumber(String(value)))

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function isOpenParameter(pair: string): boolean {
  const equals = pair.indexOf('=')
  if (equals < 0) return !isPersonalText(decode(pair))
  const key = decode(pair.slice(0, equals))
  return (key.startsWith('utm_') || !isPiiKey(key)) && !isPersonalText(decode(pair.slice(equals + 1)))
}

/** An address (or its `?search` part) without the parameters that carry personal data. */
export function stripQuery(url: string): string {
  const mark = url.indexOf('?')
  if (mark < 0) return url
  const hash = url.indexOf('#', mark)
  const query = url.slice(mark + 1, hash < 0 ? undefined : hash)
  const pairs = query.split('&')
  const kept = pairs.filter(isOpenParameter)
  if (kept.length === pairs.length) return url
  const tail = hash < 0 ? '' : url.slice(hash)
  return url.slice(0, mark) + (kept.length === 0 ? '' : `?${kept.join('&')}`) + tail
}
