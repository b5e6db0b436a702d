import type { Language } from '../../../../platform/errors.ts'
import { storedTexts, type Texts } from '../schema.ts'

/** What a product is called by its own feed, and what others told of it. */
interface Told {
  name: string
  description: string | null
  url: string | null
  /** JSON by language; null: its own words alone. */
  texts: string | null
}

export interface Said extends Omit<Told, 'texts'> {
  /** Its word for an option or a category: `kasztan` is `chestnut`. */
  say(word: string): string
}

export const readTexts = (stored: string | null): Texts => (stored === null ? {} : storedTexts.parse(stored))

/** A product in a language; what nobody told in it is as its own feed says. @param language null: the feed's own */
export function sayIn({ texts, ...own }: Told, language: Language | null): Said {
  const { name, description, url, values } = (language === null ? null : readTexts(texts)[language]) ?? {}
  return {
    name: name ?? own.name,
    description: description ?? own.description,
    url: url ?? own.url,
    say: (word) => values?.[word] ?? word,
  }
}
