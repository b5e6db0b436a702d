import { findTrait } from '@splot/contract/traits'

// Letters that decomposition leaves whole.
const whole: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ð: 'd',
  ı: 'i',
  ħ: 'h',
}

const plainAscii = /^[\x20-\x7e]*$/

/** Lower case without marks: `Żółć` and `zolc` become one. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (plainAscii.test(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[łđøßæœþðıħ]/g, (letter) => whole[letter] ?? letter)
}

const searchable: ReadonlySet<string> = new Set([
  'email',
  'phone',
  'name',
  'firstName',
  'lastName',
  'username',
  'city',
  'address',
  'company',
  'loyaltyCard',
])

const longest = 200

/** Does the search read this trait, in whichever spelling? */
export const isSearched = (key: string): boolean => searchable.has(findTrait(key)?.name ?? key)

/**
 * What the search keeps of a trait: folded, words cut by single spaces, a space before each; null where the trait is
 * not searched or holds nothing. An address counts by its city, a company by its name, a phone by its digits.
 */
export function searchTextOf(key: string, value: unknown): string | null {
  const name = findTrait(key)?.name ?? key
  if (!searchable.has(name)) return null
  const text = readText(name, value)
  if (text === null) return null
  const words = splitWords(name === 'phone' ? text.replace(/[^\d]/g, '') : text.slice(0, longest))
  return words.length === 0 ? null : words.map((word) => ` ${word}`).join('')
}

function readText(name: string, value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return null
  const part = Reflect.get(value, name === 'address' ? 'city' : 'name')
  return typeof part === 'string' ? part : null
}

/** A search as it was typed -> its folded words; a phone number typed in groups becomes one word of digits. */
export function wordsOfQuery(query: string): string[] {
  const text = query.slice(0, longest)
  const digits = text.replace(/[\s()+-]/g, '')
  if (/^\d{5,}$/.test(digits)) return [digits]
  return splitWords(text).slice(0, 8)
}

function splitWords(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}@._+-]+/u)
    .filter((word) => word !== '')
}

const escapeLike = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

const isShort = (word: string): boolean => [...word].length < 3

/** LIKE pattern of one folded word: from three letters on anywhere, a shorter one only where a word begins. */
export function patternOfWord(word: string): string {
  return isShort(word) ? `% ${escapeLike(word)}%` : `%${escapeLike(word)}%`
}

/** Patterns for a crowd, each list narrower than `patternOfWord`: whole words (in the text, at its end), beginnings. */
export function listNarrowPatterns(words: readonly string[]): string[][] {
  const end = words.length === 1 ? [words.map((word) => begin(word))] : []
  return [words.map((word) => `${begin(word)} %`), ...end, words.map((word) => `${begin(word)}%`)]
}

// The second % changes nothing in what matches; it tells the look-up to stay with the index, for a name may be rare.
const begin = (word: string): string => `${isShort(word) ? '% ' : '%% '}${escapeLike(word)}`
