import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, use, useMemo } from 'react'
import type { Language } from '../app/api.ts'
import { createFormat, type Format } from './format.ts'
import type core from './pl.json'
import type journeys from './pl-journeys.json'
import type reach from './pl-reach.json'
import type sources from './pl-sources.json'
import type store from './pl-store.json'

/** Every text of the console has a key; the Polish catalogue names them. */
export type MessageKey =
  | keyof typeof core
  | keyof typeof reach
  | keyof typeof sources
  | keyof typeof store
  | keyof typeof journeys
export type Messages = Record<MessageKey, string>
export type Values = Record<string, string | number>
/** Gives the text of a key in the member's language, with ICU values filled in. */
export type T = (key: MessageKey, values?: Values) => string

export const languages: Language[] = ['pl', 'en']

const texts = {
  pl: {
    core: () => import('./pl.json'),
    journeys: () => import('./pl-journeys.json'),
    reach: () => import('./pl-reach.json'),
    sources: () => import('./pl-sources.json'),
    store: () => import('./pl-store.json'),
  },
  en: {
    core: () => import('./en.json'),
    journeys: () => import('./en-journeys.json'),
    reach: () => import('./en-reach.json'),
    sources: () => import('./en-sources.json'),
    store: () => import('./en-store.json'),
  },
} as const

/** Half of all words, and no part of the first load: of pages that reach customers, of stores, of segments and journeys. */
export type LatePart = 'reach' | 'store' | 'sources' | 'journeys'

const loading = new Map<Language, Promise<Messages>>()
const wanted = new Set<LatePart>()

/** Loads a language's texts once; the promise is stable, so a component may suspend on it. */
export function loadMessages(language: Language): Promise<Messages> {
  let promise = loading.get(language)
  if (!promise) {
    promise = texts[language].core().then(async ({ default: core }) => {
      const messages = { ...core } as Messages
      for (const part of wanted) await addPart(language, part, messages)
      return messages
    })
    loading.set(language, promise)
  }
  return promise
}

/** The texts of a part, in every language that was asked for so far and will be. */
export async function loadPart(part: LatePart): Promise<void> {
  wanted.add(part)
  await Promise.all([...loading].map(async ([language, promise]) => addPart(language, part, await promise)))
}

async function addPart(language: Language, part: LatePart, messages: Messages): Promise<Messages> {
  return Object.assign(messages, (await texts[language][part]()).default)
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
