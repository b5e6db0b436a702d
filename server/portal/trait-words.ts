import type { Bilingual, Lang } from '@splot/contract/language'
import { findTrait } from '@splot/contract/traits'

/** How a value is read: her language, the brand's clock. */
export interface Reading {
  language: Lang
  /** IANA name. */
  timeZone: string
  /** Names of stores by the codes traits carry. */
  stores: ReadonlyMap<string, string>
}

const yes: Bilingual = { pl: 'tak', en: 'yes' }
const no: Bilingual = { pl: 'nie', en: 'no' }

const genders: Readonly<Record<string, Bilingual>> = {
  female: { pl: 'kobieta', en: 'female' },
  male: { pl: 'mężczyzna', en: 'male' },
}
const spellings: Readonly<Record<string, keyof typeof genders>> = {
  ...{ f: 'female', female: 'female', k: 'female', kobieta: 'female', woman: 'female' },
  ...{ m: 'male', male: 'male', mężczyzna: 'male', man: 'male' },
}

const addressOrder = [
  'street',
  'line1',
  'line2',
  'postalCode',
  'postal_code',
  'zip',
  'city',
  'state',
  'country',
]

/** What a trait is called: by its agreed name, else by the sender's, spelt as words. */
export const nameTrait = (key: string, language: Lang): string =>
  findTrait(key)?.label[language] ?? capitalise(spellOut(key))

/** A value in words she can read. What has no agreed meaning stands as it came, signs of machines aside. */
export function writeTrait(key: string, value: unknown, reading: Reading): string {
  const { language } = reading
  const known = findTrait(key)
  const text = typeof value === 'string' ? value.trim() : ''
  switch (known?.name) {
    case 'language':
      return nameCode('language', text, language)
    case 'country':
      return nameCode('region', text, language)
    case 'gender':
      return genders[spellings[text.toLowerCase()] ?? '']?.[language] ?? text
    case 'preferredStore':
      return reading.stores.get(text) ?? writePlain(value, reading)
    case 'address':
      return writeAddress(value, reading)
    default:
      return writePlain(value, reading)
  }
}

const flags: Readonly<Record<string, Bilingual>> = { true: yes, false: no }

function writePlain(value: unknown, reading: Reading): string {
  const { language } = reading
  if (typeof value === 'boolean') return (value ? yes : no)[language]
  if (typeof value === 'number') return new Intl.NumberFormat(language, { useGrouping: false }).format(value)
  if (typeof value === 'string')
    return flags[value]?.[language] ?? writeDate(value, reading) ?? (isToken(value) ? spellOut(value) : value)
  if (Array.isArray(value)) return join(value.map((one) => writePlain(one, reading)))
  if (typeof value === 'object' && value !== null)
    return join(
      Object.entries(value).map(([key, one]) => {
        const text = writeTrait(key, one, reading)
        return text === '' ? '' : `${nameTrait(key, language)}: ${text}`
      }),
    )
  return ''
}

const join = (parts: readonly string[]): string => parts.filter((one) => one !== '').join(', ')

function writeAddress(value: unknown, reading: Reading): string {
  if (typeof value !== 'object' || value === null) return writePlain(value, reading)
  const parts = Object.entries(value)
  const placeOf = (key: string) =>
    addressOrder.includes(key) ? addressOrder.indexOf(key) : addressOrder.length
  const sorted = parts.sort(([a], [b]) => placeOf(a) - placeOf(b))
  return join(sorted.map(([key, one]) => writeTrait(key, one, reading)))
}

const day = /^\d{4}-\d\d-\d\d$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** A day, or an instant as the day it is by the brand's clock; null for any other text. */
function writeDate(text: string, { language, timeZone }: Reading): string | null {
  const isDay = day.test(text)
  if ((!isDay && !instant.test(text)) || Number.isNaN(Date.parse(text))) return null
  return new Intl.DateTimeFormat(language === 'pl' ? 'pl-PL' : 'en-GB', {
    dateStyle: 'long',
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(new Date(text))
}

/** `pl` → polski, `PL` → Polska; a code nobody knows stands as it came. */
function nameCode(type: 'language' | 'region', code: string, language: Lang): string {
  const isCode = type === 'language' ? /^[a-z]{2,3}([-_]\w+)*$/i.test(code) : /^[a-z]{2}$/i.test(code)
  if (!isCode) return code
  const [main = code] = code.split(/[-_]/)
  const asked = type === 'language' ? main.toLowerCase() : main.toUpperCase()
  return new Intl.DisplayNames(language, { type, fallback: 'none' }).of(asked) ?? code
}

/** `gold_member`, `favouriteColour`: a machine's way of writing words. */
const isToken = (text: string): boolean => /^[a-z]+(_[a-z]+)+$/.test(text)

const spellOut = (name: string): string =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
