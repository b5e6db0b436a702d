import { cityOf, nameOf } from './person.ts'
import { foldText, wordsOfQuery } from './search-text.ts'
import type { Trait } from './traits.ts'

/** Has this the form of a whole e-mail address, phone or card number? What is still being typed has not. */
export function looksLikeContact(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(text) || text.replace(/\D/g, '').length >= 9
}

/** Do all words occur in what a reader without personal data may search: names and the city? */
export function isFoundByName(traits: ReadonlyMap<string, Trait>, text: string): boolean {
  const words = wordsOfQuery(text)
  const shown = foldText([nameOf(traits)?.full, cityOf(traits)].filter((one) => one != null).join(' '))
  return words.length > 0 && words.every((word) => shown.includes(word))
}
