import { useSyncExternalStore } from 'react'
import { findStored, putStored } from './browser/storage.ts'

export type Theme = 'light' | 'dark'
export type ThemeChoice = Theme | 'system'

const listeners = new Set<() => void>()
const darkQuery = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)')

export function readThemeChoice(): ThemeChoice {
  const stored = findStored('theme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

const readTheme = (): Theme => (document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light')

function applyTheme(): void {
  const choice = readThemeChoice()
  document.documentElement.dataset.theme =
    choice === 'system' ? (darkQuery().matches ? 'dark' : 'light') : choice
  for (const listener of listeners) listener()
}

/** Follows the chosen theme, or the system's while none is chosen. */
export function setThemeChoice(choice: ThemeChoice): void {
  putStored('theme', choice)
  applyTheme()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const query = darkQuery()
  query.addEventListener('change', applyTheme)
  return () => {
    listeners.delete(listener)
    query.removeEventListener('change', applyTheme)
  }
}

export function useTheme(): { theme: Theme; choice: ThemeChoice } {
  const theme = useSyncExternalStore(subscribe, readTheme)
  const choice = useSyncExternalStore(subscribe, readThemeChoice)
  return { theme, choice }
}
