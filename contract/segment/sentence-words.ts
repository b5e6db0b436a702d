import type { Bilingual, Lang } from '../language.ts'
import { pluralPl } from '../plural.ts'
import type { Category, Literal, NumberOp, ValueOp } from './leaves.ts'
import type { CalendarUnit, Span, Window } from './window.ts'

const numberWords: Readonly<Record<NumberOp, Bilingual>> = {
  gte: { pl: 'co najmniej', en: 'at least' },
  gt: { pl: 'więcej niż', en: 'more than' },
  eq: { pl: 'dokładnie', en: 'exactly' },
  neq: { pl: 'inaczej niż', en: 'other than' },
  lte: { pl: 'najwyżej', en: 'at most' },
  lt: { pl: 'mniej niż', en: 'less than' },
}

/** Whether a count so bounded is none at all. */
export const isNever = (op: NumberOp, value: number): boolean =>
  op === 'lt' ? value === 1 : value === 0 && (op === 'eq' || op === 'lte')

/** `at least PLN 500`; a bare number where no currency is known. */
export function compareAmount(op: NumberOp, value: number, currency: string | undefined, lang: Lang): string {
  if (currency === undefined) return compareNumber(op, value, lang)
  return `${numberWords[op][lang]} ${writeAmount(value, currency, lang)}`
}

/** Whole amounts without their decimals. */
export const writeAmount = (value: number, currency: string, lang: Lang): string =>
  value.toLocaleString(lang === 'pl' ? 'pl-PL' : 'en-GB', {
    ...{ style: 'currency', currency, useGrouping: true },
    ...(Number.isInteger(value) ? { minimumFractionDigits: 0 } : {}),
  })

/** `at least 3 times`, `at least once`, `never`; without `isTimes` the bare number. */
export function compareNumber(op: NumberOp, value: number, lang: Lang, isTimes = false): string {
  if (isTimes && isNever(op, value)) return lang === 'pl' ? 'ani razu' : 'never'
  if (isTimes && lang === 'en' && value === 1) return `${numberWords[op].en} once`
  const number = value.toLocaleString(lang === 'pl' ? 'pl-PL' : 'en-GB')
  const times = lang === 'pl' ? pluralPl(value, ['raz', 'razy', 'razy']) : 'times'
  return `${numberWords[op][lang]} ${number}${isTimes ? ` ${times}` : ''}`
}

const valueWords: Readonly<Record<ValueOp, Bilingual>> = {
  is: { pl: 'to', en: 'is' },
  is_not: { pl: 'to nie', en: 'is not' },
  in: { pl: 'to jedno z:', en: 'is one of:' },
  not_in: { pl: 'to żadne z:', en: 'is none of:' },
  contains: { pl: 'zawiera', en: 'contains' },
  starts_with: { pl: 'zaczyna się od', en: 'begins with' },
  under: { pl: 'to', en: 'is' },
  gt: { pl: 'więcej niż', en: 'more than' },
  gte: { pl: 'co najmniej', en: 'at least' },
  lt: { pl: 'mniej niż', en: 'less than' },
  lte: { pl: 'najwyżej', en: 'at most' },
  set: { pl: 'jest podane', en: 'is known' },
  unset: { pl: 'nie jest podane', en: 'is not known' },
}

export function compareValue(op: ValueOp, value: Literal | Literal[] | undefined, lang: Lang): string {
  if (value === undefined) return valueWords[op][lang]
  const list = (Array.isArray(value) ? value : [value]).map((one) => writeLiteral(one, lang))
  const said = `${valueWords[op][lang]} ${list.join(', ')}`
  return op === 'under' ? `${said} ${withBelow[lang]}` : said
}

const withBelow: Bilingual = { pl: 'z podkategoriami', en: 'with its subcategories' }

/** `category “Women” with its subcategories`; one by its name alone: `category “Women”`. */
export function categoryWords(category: Category, lang: Lang): string {
  const [name, tail] = typeof category === 'string' ? [category, ''] : [category.under, ` ${withBelow[lang]}`]
  return `${lang === 'pl' ? 'kategoria' : 'category'} ${writeLiteral(name, lang)}${tail}`
}

export function writeLiteral(value: Literal, lang: Lang): string {
  if (typeof value === 'string') return lang === 'pl' ? `„${value}”` : `“${value}”`
  if (typeof value === 'number') return value.toLocaleString(lang === 'pl' ? 'pl-PL' : 'en-GB')
  return value ? (lang === 'pl' ? 'tak' : 'yes') : lang === 'pl' ? 'nie' : 'no'
}

/** `90 days`, `90 dni`; the genitive (`ostatnich 90 dni`) differs for Polish minutes and hours. */
export function spanWords(span: Span, lang: Lang, isGenitive = false): string {
  const [unit, count] = 'days' in span ? (['days', span.days] as const) : readShort(span)
  if (lang === 'en') return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
  if (isGenitive) return count === 1 ? `1 ${ofOne[unit]}` : `${count} ${ofMany[unit]}`
  return `${count} ${pluralPl(count, forms[unit])}`
}

/** `ostatnich 90 dni`, `ostatniej doby`; `90 days`, `day`: after *in the last*. */
export function lastWords(span: Span, lang: Lang): string {
  const [unit, count] = 'days' in span ? (['days', span.days] as const) : readShort(span)
  if (lang === 'en') return count === 1 ? unit.slice(0, -1) : spanWords(span, lang)
  return count === 1 ? lastOne[unit] : `ostatnich ${spanWords(span, lang, true)}`
}

const readShort = (span: Exclude<Span, { days: number }>) =>
  'hours' in span ? (['hours', span.hours] as const) : (['minutes', span.minutes] as const)

const forms = {
  days: ['dzień', 'dni', 'dni'],
  hours: ['godzinę', 'godziny', 'godzin'],
  minutes: ['minutę', 'minuty', 'minut'],
} as const satisfies Record<string, readonly [string, string, string]>
const ofOne = { days: 'dnia', hours: 'godziny', minutes: 'minuty' } as const
const lastOne = { days: 'ostatniej doby', hours: 'ostatniej godziny', minutes: 'ostatniej minuty' } as const
const ofMany = { days: 'dni', hours: 'godzin', minutes: 'minut' } as const

const calendarWords: Readonly<Record<CalendarUnit, readonly [now: Bilingual, before: Bilingual]>> = {
  day: [
    { pl: 'dzisiaj', en: 'today' },
    { pl: 'wczoraj', en: 'yesterday' },
  ],
  week: [
    { pl: 'w tym tygodniu', en: 'this week' },
    { pl: 'w zeszłym tygodniu', en: 'last week' },
  ],
  month: [
    { pl: 'w tym miesiącu', en: 'this month' },
    { pl: 'w zeszłym miesiącu', en: 'last month' },
  ],
  quarter: [
    { pl: 'w tym kwartale', en: 'this quarter' },
    { pl: 'w zeszłym kwartale', en: 'last quarter' },
  ],
  year: [
    { pl: 'w tym roku', en: 'this year' },
    { pl: 'w zeszłym roku', en: 'last year' },
  ],
}

/** With a space before it; nothing for `ever`. */
export function windowWords(window: Window, lang: Lang): string {
  if (window === 'ever') return ''
  if ('since' in window) return lang === 'pl' ? ' od wejścia do ścieżki' : ' since coming in'
  if ('last' in window) return ` ${lang === 'pl' ? 'w ciągu' : 'in the last'} ${lastWords(window.last, lang)}`
  if ('calendar' in window) return ` ${calendarWords[window.calendar][window.back][lang]}`
  const from =
    window.from === undefined ? '' : ` ${lang === 'pl' ? 'od' : 'from'} ${window.from.slice(0, 10)}`
  const to = window.to === undefined ? '' : ` ${lang === 'pl' ? 'do' : 'until'} ${window.to.slice(0, 10)}`
  return `${from}${to}`
}
