import { foldText } from '../../../profile/index.ts'
import type { ProductRow } from '../schema.ts'
import { showGtin } from './gtin.ts'

const longestWord = 64
const mostWords = 400
const mostQueryWords = 8

const splitWords = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.slice(0, longestWord))

/** Codes are found as they are written, by their pieces, and without what stands between these. */
const codeWords = (code: string): string[] => {
  const pieces = splitWords(code)
  return pieces.length > 1 ? [...pieces, pieces.join('').slice(0, longestWord)] : pieces
}

const optionWords = (options: Readonly<Record<string, unknown>>): string[] =>
  Object.values(options).flatMap((value) => splitWords(String(value)))

interface Coded {
  sku: string
  /** 14 digits. */
  gtin?: string | undefined
  options: Readonly<Record<string, unknown>>
}

/** Words of one variant that its product does not share with its sisters. */
const wordsOfVariant = ({ sku, gtin, options }: Coded) => [
  ...codeWords(sku),
  ...(gtin === undefined ? [] : [gtin, showGtin(gtin)]),
  ...optionWords(options),
]

interface Worded extends Pick<ProductRow, 'id' | 'name' | 'brand' | 'texts' | 'categories'> {
  variants: readonly Coded[]
}

/**
 * What a product is found by, in every language it is told in: folded words, each once; those of its names first, for their
 * number is limited.
 */
export function wordsOfProduct(product: Worded): string[] {
  const others = [product.texts?.pl, product.texts?.en]
  const all = [
    ...splitWords(product.name),
    ...others.flatMap((one) => splitWords(one?.name ?? '')),
    ...splitWords(product.brand ?? ''),
    ...codeWords(product.id),
    ...product.categories.flatMap(splitWords),
    ...product.variants.flatMap(wordsOfVariant),
    ...others.flatMap((one) => Object.values(one?.values ?? {}).flatMap(splitWords)),
  ]
  return [...new Set(all)].slice(0, mostWords)
}

/** A search as it was typed -> its folded words. */
export const wordsOfSearch = (text: string): string[] =>
  [...new Set(splitWords(text))].slice(0, mostQueryWords)

/** All words as beginnings, in PostgreSQL's tsquery. Words are letters and digits only: nothing to escape. */
const toTsQuery = (words: readonly string[]): string => words.map((word) => `'${word}':*`).join(' & ')

/** From so many letters on a beginning is rare enough to look for. */
const longEnough = 3

/** The query, and of it what an index is asked for: its longer words, or where there is none, all. */
export function toQuery(words: readonly string[]): { query: string; rare: string } {
  const long = words.filter((word) => word.length >= longEnough)
  return { query: toTsQuery(words), rare: toTsQuery(long.length > 0 ? long : words) }
}

const begins = (words: readonly string[], word: string) => words.some((one) => one.startsWith(word))

/** How many of the words a variant itself answers to; a whole word counts twice. */
export function scoreVariant(variant: Coded, query: readonly string[]): number {
  const own = wordsOfVariant(variant)
  return query.reduce((sum, word) => sum + (own.includes(word) ? 2 : begins(own, word) ? 1 : 0), 0)
}

/** How well a name answers: a word of it as a whole before a beginning, the first word before the others. */
export function scoreName(name: string, query: readonly string[]): number {
  const own = splitWords(name)
  const whole = query.filter((word) => own.includes(word)).length
  return whole * 2 + (query[0] !== undefined && own[0]?.startsWith(query[0]) ? 1 : 0)
}
