import en from './words-en.ts'
import pl, { type Words } from './words-pl.ts'

export type Language = 'pl' | 'en'
const kept = 'shop.language'

/** As `language.js` set it before the first script. */
export const language: Language = document.documentElement.lang === 'en' ? 'en' : 'pl'

export const words: Words = language === 'en' ? en : pl

/** The page anew in the other language: what she was looking at stays. */
export function changeLanguage(to: Language): void {
  localStorage.setItem(kept, to)
  location.reload()
}

const plural = new Intl.PluralRules(language)
/** `{n}` in the form of its number: 1 rzecz, 2 rzeczy, 5 rzeczy. */
export const count = (n: number, forms: Readonly<Record<'one' | 'few' | 'many', string>>): string => {
  const rule = plural.select(n)
  return (rule === 'one' ? forms.one : rule === 'few' ? forms.few : forms.many).replace('{n}', String(n))
}

export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

const locale = language === 'pl' ? 'pl-PL' : 'en-GB'
const formats = new Map<string, Intl.NumberFormat>()

/** `1234.50` in PLN: 1 234,50 zł. */
export function showMoney(amount: string, currency = 'PLN'): string {
  const format =
    formats.get(currency) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      useGrouping: true,
    })
  formats.set(currency, format)
  return format.format(Number(amount))
}

export const showDay = (at: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at))
export const showMoment = (at: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
export const showTime = (at: string) =>
  new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(at))
