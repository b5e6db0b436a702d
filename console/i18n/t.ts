import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, use, useMemo } from 'react'
import type { Language } from '../app/api.ts'
import { createFormat, type Format } from './format.ts'
import type catalogue from './pl.json'

/** Every text of the console has a key; the Polish catalogue names them. */
export type MessageKey = keyof typeof catalogue
export type Messages = Record<MessageKey, string>
export type Values = Record<string, string | number>
/** Gives the text of a key in the member's language, with ICU values filled in. */
export type T = (key: MessageKey, values?: Values) => string

export const languages: Language[] = ['pl', 'en']

const loading = new Map<Language, Promise<Messages>>()

/** Loads a language's texts once; the promise is stable, so a component may suspend on it. */
export function loadMessages(language: Language): Promise<Messages> {
  let promise = loading.get(language)
  if (!promise) {
    promise = (language === 'pl' ? import('./pl.json') : import('./en.json')).then((module) => module.default)
    loading.set(language, promise)
  }
  return promise
}

/** Makes the text function of one language. A text without placeholders skips the ICU machinery. */
export function createT(language: Language, messages: Messages): T {
  const compiled = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    const text = messages[key]
    if (!text.includes('{')) return text
    let format = compiled.get(key)
    if (!format) {
      format = new IntlMessageFormat(text, language === 'pl' ? 'pl-PL' : 'en-GB')
      compiled.set(key, format)
    }
    return String(format.format(values))
  }
}

export interface Words {
  language: Language
  t: T
  format: Format
  setLanguage: (language: Language) => void
}

export const WordsContext = createContext<Words | null>(null)

/** The words, numbers and dates of the member's language. */
export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords needs a WordsProvider above it')
  return words
}

/** Suspends until the language's texts are here, then gives its words. */
export function useLoadedWords(language: Language, setLanguage: (language: Language) => void): Words {
  const messages = use(loadMessages(language))
  return useMemo(
    () => ({ language, t: createT(language, messages), format: createFormat(language), setLanguage }),
    [language, messages, setLanguage],
  )
}
