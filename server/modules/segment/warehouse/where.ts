import { kindOfProperty, type ValueKind } from '@splot/contract/segment/catalogue'
import { categoryPath } from '@splot/contract/segment/category'
import type { Literal, Where } from '@splot/contract/segment/leaves'
import { currencyProperty } from '@splot/contract/segment/names'
import { type Comparison, fold, measure } from '../rules/compare.ts'
import { operatorOf, quote, quoteName, writeNumber } from './literal.ts'

/** A value by each type it may have been sent as: expressions that are NULL where it is of another. */
export interface Access {
  text: string
  /** The same where a number may have been sent as one: read together with the other types, not by itself. */
  numeral: string
  number: string
  /** The same, one expression a type it may have been sent as: to compare each is cheaper than all of them as one. */
  numbers: readonly string[]
  flag: string
  /** There is a value. */
  isSet: string
  /** It is one value and no list of them. */
  isOne: string
}

const columns: Readonly<Record<string, string>> = {
  '@channel': 'channel',
  '@store': 'store',
  '@device': 'device',
  '@source': 'utm_source',
  '@medium': 'utm_medium',
  '@campaign': 'utm_campaign',
  '@referrer': 'referrer',
}

/** What the event says, else the workspace's when it came; an empty text where nobody knows. */
const currencyText = "upper(ifNull(nullIf(props.currency.:String, ''), toString(currency)))"

const linePrefix = 'products.'

/** A property of an event. */
export function accessTo(property: string): Access {
  if (property.startsWith('@')) {
    if (property === currencyProperty) return ofCurrency
    const column = columns[property]
    const text = column === undefined ? "CAST(NULL, 'Nullable(String)')" : `nullIf(toString(${column}), '')`
    return {
      ...{ text, numeral: text, number: noNumber, numbers: [], flag: noFlag },
      ...{ isSet: `isNotNull(${text})`, isOne: '1' },
    }
  }
  const path = `props.${quoteName(property)}`
  // As subcolumns each type would be read on its own, also where there is none of it.
  const as = (type: string) => `dynamicElement(${path}, '${type}')`
  const numbers = [`toFloat64(${as('Int64')})`, as('Float64'), `toFloat64(${as('UInt64')})`]
  return {
    text: `${path}.:String`,
    numeral: as('String'),
    number: `coalesce(${numbers.join(', ')})`,
    numbers,
    flag: `${path}.:Bool`,
    isSet: `(dynamicType(${path}) <> 'None')`,
    isOne: `(NOT startsWith(dynamicType(${path}), 'Array'))`,
  }
}

const noNumber = "CAST(NULL, 'Nullable(Float64)')"
const noFlag = "CAST(NULL, 'Nullable(Bool)')"

const ofCurrency: Access = {
  ...{ text: currencyText, numeral: currencyText, number: noNumber, numbers: [], flag: noFlag },
  ...{ isSet: '1', isOne: '1' },
}

/** The same of each line of the products: arrays, side by side. */
function listLines(name: string): { arrays: string; access: Access } {
  const path = `props.products[].${quoteName(name)}`
  const arrays = [
    `${path}.:String`,
    `arrayMap((i, f, u) -> coalesce(toFloat64(i), f, toFloat64(u)), ${path}.:Int64, ${path}.:Float64, ${path}.:UInt64)`,
    `${path}.:Bool`,
    `arrayMap(v -> dynamicType(v) <> 'None', ${path})`,
  ].join(', ')
  const access = { text: 's', numeral: 's', number: 'n', numbers: ['n'], flag: 'b', isSet: 'x', isOne: '1' }
  return { arrays, access }
}

/** Do all the comparisons hold for an event? */
export const writeWhere = (where: readonly Where[] | undefined): string[] =>
  (where ?? []).map((one) => writeOne(one))

/** What a list would answer yes to, where it is none of the types that are compared. */
const holdsForLists: ReadonlySet<Where['op']> = new Set(['set', 'unset', 'is_not', 'not_in'])

function writeOne({ property, op, value }: Where): string {
  const kind = kindOfProperty(property)
  if (!property.startsWith(linePrefix)) {
    const access = accessTo(property)
    const test = writeComparison(access, { op, value }, kind)
    return access.isOne === '1' || !holdsForLists.has(op) ? test : `(${access.isOne} AND ${test})`
  }
  const { arrays, access } = listLines(property.slice(linePrefix.length))
  const isNone = op === 'unset'
  const test = writeComparison(access, isNone ? { op: 'set' } : { op, value }, kind)
  return `${isNone ? 'NOT ' : ''}arrayExists((s, n, b, x) -> ${test}, ${arrays})`
}

/** Two-valued, as `holdsValue` is: a missing value answers no to all but `unset`. */
export function writeComparison(access: Access, { op, value }: Comparison, kind: ValueKind | null): string {
  const wanted = listOf(value)
  switch (op) {
    case 'set':
      return access.isSet
    case 'unset':
      return `(NOT ${access.isSet})`
    case 'is':
    case 'in':
      return writeIsOneOf(access, wanted, kind)
    case 'is_not':
    case 'not_in':
      return `(${access.isSet} AND NOT ${writeIsOneOf(access, wanted, kind)})`
    case 'contains':
      return typeof value === 'string'
        ? hold(`position(${writeFold(access.text)}, ${quote(fold(value))}) > 0`)
        : '0'
    case 'starts_with':
      return typeof value === 'string'
        ? hold(`startsWith(${writeFold(access.text)}, ${quote(fold(value))})`)
        : '0'
    case 'under':
      return typeof value === 'string' ? writeUnder(access.text, value) : '0'
    default: {
      const bound = wanted[0] === undefined ? null : measure(wanted[0], kind)
      return bound === null ? '0' : writeCompared(access, kind, `${operatorOf(op)} ${writeNumber(bound)}`)
    }
  }
}

const listOf = (value: Comparison['value']): readonly Literal[] =>
  value === undefined ? [] : isList(value) ? value : [value]
const isList = (value: Literal | readonly Literal[]): value is readonly Literal[] => Array.isArray(value)

/** NULL is no answer of ours. */
const hold = (test: string): string => `ifNull(${test}, 0)`

function writeIsOneOf(access: Access, wanted: readonly Literal[], kind: ValueKind | null): string {
  const tests = wanted.map((one) => writeIs(access, one, kind))
  return tests.length === 0 ? '0' : `(${tests.join(' OR ')})`
}

function writeIs(access: Access, wanted: Literal, kind: ValueKind | null): string {
  if (kind === 'number' || kind === 'date') {
    const number = measure(wanted, kind)
    if (number !== null) return writeCompared(access, kind, `= ${writeNumber(number)}`)
  }
  if (typeof wanted === 'number') return writeCompared(access, null, `= ${writeNumber(wanted)}`)
  if (typeof wanted === 'boolean') return hold(`${access.flag} = ${wanted}`)
  const text = wanted.normalize('NFC')
  // Nothing else has these for its normal form: the plain comparison is the same and cheaper.
  return isPlain(text)
    ? hold(`${access.text} = ${quote(text)}`)
    : hold(`normalizeUTF8NFC(${access.text}) = ${quote(text)}`)
}

const [space, step] = ['[\\p{Z}\\t\\n\\r]', '[>/|›»]']

/** Is a text this category or one below it? The pattern of all that `categoryPath` takes for one: nothing has to be made over. */
export function writeUnder(text: string, above: string): string {
  const path = categoryPath(above)
  if (path === '') return '0'
  const parts = path.split('>').map((part) => part.split(' ').map(writeWord).join(`${space}+`))
  // A mark after the last step would make another sign of it.
  const end = `${space}*(?:$|${step}(?:\\P{M}|$))`
  const pattern = `^(?:${space}|${step})*${parts.join(`${space}*(?:${step}${space}*)+`)}${end}`
  const normal = isPlain(path.toUpperCase()) ? text : `normalizeUTF8NFC(${text})`
  return hold(`match(${normal}, ${quote(pattern)})`)
}

/** Each letter, or the capital of it. */
const writeWord = (word: string): string =>
  [...word]
    .map((letter) => {
      const capital = letter.toUpperCase()
      const isPair = capital !== letter && capital.toLowerCase() === letter && /^\p{Lu}$/u.test(capital)
      return isPair ? `[${letter}${capital}]` : letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    })
    .join('')

const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text) && !/[K;`]/.test(text)

/** What may be a number, each way it may have been sent. */
function listMeasures({ text, numeral, numbers }: Access, kind: ValueKind | null): readonly string[] {
  if (kind === 'date') return [`toFloat64(if(match(${text}, ${dateText}), ${writeInstant(text)}, NULL))`]
  if (kind !== 'number') return numbers
  return [...numbers, `if(match(${numeral}, ${numberText}), toFloat64OrNull(${numeral}), NULL)`]
}

/** A value as a number: of a price the decimal text too, of a date its instant. */
export const writeMeasure = (access: Access, kind: ValueKind | null): string =>
  `coalesce(${[...listMeasures(access, kind), noNumber].join(', ')})`

/** Does one of them stand so to a number? A value has one type: no two of them are there. */
function writeCompared(access: Access, kind: ValueKind | null, comparison: string): string {
  const tests = listMeasures(access, kind).map((one) => hold(`${one} ${comparison}`))
  return tests.length === 0 ? '0' : `(${tests.join(' OR ')})`
}

const numberText = quote('^-?[0-9]{1,13}(\\.[0-9]{1,20})?$')
const dateText = quote(
  '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$',
)
const writeInstant = (text: string): string =>
  `toUnixTimestamp64Milli(parseDateTime64BestEffortOrNull(${text}, 3, 'UTC'))`

const writeFold = (text: string): string =>
  `replaceAll(lowerUTF8(replaceRegexpAll(normalizeUTF8NFD(${text}), '\\\\p{M}', '')), 'ł', 'l')`

/** Whole ten-thousandths, as `toUnits` makes them. */
export const writeUnits = (number: string): string => `floor(${number} * 10000 + 0.5)`
