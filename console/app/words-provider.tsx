import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { useLoadedWords, WordsContext } from '../i18n/t.ts'
import type { Language } from './api.ts'
import { findStored, putStored } from './browser/storage.ts'
import { reopenStream } from './live.ts'

/** The language chosen in this browser, else the browser's own where we speak it, else Polish. */
function chooseLanguage(): Language {
  const stored = findStored('language')
  if (stored === 'pl' || stored === 'en') return stored
  return navigator.languages.some((tag) => tag.startsWith('pl')) || !navigator.language.startsWith('en')
    ? 'pl'
    : 'en'
}

export function WordsProvider({ children }: { children: ReactNode }) {
  const [language, setState] = useState(chooseLanguage)
  const setLanguage = useCallback((next: Language) => {
    putStored('language', next)
    setState(next)
  }, [])
  useEffect(() => {
    if (document.documentElement.lang === language) return
    document.documentElement.lang = language
    reopenStream()
  }, [language])
  const words = useLoadedWords(language, setLanguage)
  return <WordsContext value={words}>{children}</WordsContext>
}
