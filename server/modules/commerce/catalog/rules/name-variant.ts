import type { Language } from '../../../../platform/errors.ts'

const sizeWord: Readonly<Record<Language, string>> = { pl: 'rozmiar', en: 'size' }
const isSize = (name: string) => /^(size|rozmiar)$/i.test(name)

/** What tells a variant from its sisters, for people: `rozmiar 38, kasztan`. */
export const nameVariant = (
  options: Readonly<Record<string, unknown>>,
  language: Language,
  say: (word: string) => string = (word) => word,
): string =>
  Object.entries(options)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => (isSize(name) ? `${sizeWord[language]} ${value}` : say(String(value))))
    .join(', ')
