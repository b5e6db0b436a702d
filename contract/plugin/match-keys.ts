/**
 * What ad platforms find people by, written the way each asks for before it is hashed. Pure; null where a value cannot be
 * one. A hash of anything written otherwise finds nobody.
 */

/** Trimmed, lower case, NFC: Meta, Amazon. */
export function plainEmail(value: string): string | null {
  const email = value.trim().normalize('NFC').toLowerCase()
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null
}

const dotless: ReadonlySet<string> = new Set(['gmail.com', 'googlemail.com'])

/** The same, without the dots that mean nothing before gmail.com and googlemail.com: Google Customer Match. */
export function googleEmail(value: string): string | null {
  const email = plainEmail(value)
  if (email === null) return null
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  return dotless.has(domain) ? `${email.slice(0, at).replaceAll('.', '')}@${domain}` : email
}

/** E.164 with its plus: Google. */
export function phoneWithPlus(value: string): string | null {
  const phone = `+${value.replace(/[^\d]/g, '').replace(/^0+/, '')}`
  return value.trim().startsWith('+') && /^\+\d{7,15}$/.test(phone) ? phone : null
}

/** Country code and number, digits alone: Meta, Amazon. */
export const phoneDigits = (value: string): string | null => phoneWithPlus(value)?.slice(1) ?? null

/** A given name or surname: lower case, without punctuation and spaces around; letters of any alphabet stay. */
export function plainName(value: string): string | null {
  const name = value
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return name === '' ? null : name
}

/** Lower case, without spaces and dashes: Meta. */
export function plainPostcode(value: string): string | null {
  const code = value.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z0-9]{2,12}$/.test(code) ? code : null
}

/** ISO 3166 of two letters, lower case: Meta; Google wants it in capitals and open. */
export function plainCountry(value: string): string | null {
  const country = value.trim().toLowerCase()
  return /^[a-z]{2}$/.test(country) ? country : null
}
