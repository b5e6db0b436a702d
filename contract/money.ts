import type { Lang } from './language.ts'

/** An amount: whole minor units (grosze, cents) of one ISO 4217 currency. Never a float. */
export interface Money {
  readonly minor: bigint
  readonly currency: string
}

const twoDecimals =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD YER ZAR ZMW ZWG'
const zeroDecimals = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const threeDecimals = 'BHD IQD JOD KWD LYD OMR TND'

/** ISO 4217 code -> number of decimals of its minor unit. */
const decimalsOf: ReadonlyMap<string, number> = new Map([
  ...twoDecimals.split(' ').map((code) => [code, 2] as const),
  ...zeroDecimals.split(' ').map((code) => [code, 0] as const),
  ...threeDecimals.split(' ').map((code) => [code, 3] as const),
])

const slips: ReadonlyMap<string, string> = new Map([
  ['ZŁ', 'PLN'],
  ['ZL', 'PLN'],
  ['PLZ', 'PLN'],
  ['ZŁOTY', 'PLN'],
  ['ZLOTY', 'PLN'],
  ['ZŁOTYCH', 'PLN'],
  ['€', 'EUR'],
  ['EURO', 'EUR'],
  ['$', 'USD'],
  ['US$', 'USD'],
  ['DOLLAR', 'USD'],
  ['£', 'GBP'],
  ['KČ', 'CZK'],
  ['KC', 'CZK'],
  ['FT', 'HUF'],
  ['RUR', 'RUB'],
])

/** The ISO 4217 code in capitals (`pln` -> `PLN`), or null where the text is no current currency. */
export function parseCurrency(value: unknown): string | null {
  if (typeof value !== 'string' || value.length !== 3) return null
  if (decimalsOf.has(value)) return value
  const upper = value.toUpperCase()
  return decimalsOf.has(upper) ? upper : null
}

/** What the sender probably meant (`zł`, `PLZ` -> `PLN`), or null. Only for hints, never to rewrite data. */
export function suggestCurrency(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim().toUpperCase()
  return slips.get(text) ?? parseCurrency(text)
}

/** Below this many major units; keeps every sum of minor units inside a 64-bit column. */
const maxMajor = 1e13
const decimalText = /^-?\d{1,13}(?:\.\d{1,20})?$/

/** True for what {@link parsePriceMinor} accepts: a JSON number or a decimal text with a dot. */
export function isPrice(value: unknown): value is number | string {
  if (typeof value === 'number') return Math.abs(value) < maxMajor
  return typeof value === 'string' && decimalText.test(value)
}

/**
 * A price as sent (JSON number, or decimal text with a dot) -> minor units of the currency, else null.
 * Works on the decimal text, never in floats; digits beyond the minor unit round half away from zero,
 * so a sender's `0.1 + 0.2` is 30 grosze.
 */
export function parsePriceMinor(value: unknown, currency: string): bigint | null {
  if (!isPrice(value)) return null
  const decimals = decimalsOf.get(currency)
  if (decimals === undefined) return null
  if (typeof value === 'number' && Math.abs(value) < 1e-6) return 0n // JS would print an exponent
  const text = String(value)
  const dot = text.indexOf('.')
  if (dot < 0) return BigInt(text + '0'.repeat(decimals))
  const fraction = text.slice(dot + 1)
  const kept = BigInt(text.slice(0, dot) + fraction.slice(0, decimals).padEnd(decimals, '0'))
  if (fraction.length <= decimals || fraction.charCodeAt(decimals) < 53) return kept
  return text.charCodeAt(0) === 45 ? kept - 1n : kept + 1n
}

/** Minor units -> decimal text with a dot: (123450n, 'PLN') -> '1234.50'. Unknown currencies count two decimals. */
export function toDecimal(minor: bigint, currency: string): string {
  const decimals = decimalsOf.get(currency) ?? 2
  if (decimals === 0) return String(minor)
  const digits = String(minor < 0n ? -minor : minor).padStart(decimals + 1, '0')
  return `${minor < 0n ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** For people: '1 234,50 zł' (pl), 'PLN 1,234.50' (en). Spaces inside are no-break. */
export function formatMoney(money: Money, lang: Lang): string {
  const key = lang + money.currency
  let format = formats.get(key)
  if (format === undefined) {
    const locale = lang === 'pl' ? 'pl-PL' : 'en-GB'
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: money.currency,
      useGrouping: 'always',
    })
    formats.set(key, format)
  }
  // Intl formats a decimal text exactly; its type wants a numeric literal.
  const text = format.format(toDecimal(money.minor, money.currency) as `${number}`)
  return money.minor < 0n ? text.replace('-', '−') : text
}
