import { createContext, use } from 'react'
import type { Brand, ContentLanguage, Item, Trial } from '../model.ts'
import type { Draft } from './use-draft.ts'

/** Whose eyes the previews have. */
export interface Person {
  id: string
  name: string
}

export interface Studio extends Draft {
  item: Item
  brand: Brand
  /** What becomes of the document; null until the first answer. */
  trial: Trial | null
  /** The trial is about a text that has changed since: what would write by it waits. */
  isStale: boolean
  /** Languages shown, side by side where there are two. */
  languages: readonly ContentLanguage[]
  person: Person | null
  setPerson: (person: Person | null) => void
  /** Minutes since events, tried instead of what really happened. */
  recent: Record<string, number>
  setRecent: (recent: Record<string, number>) => void
  /** This member may only look. */
  isLocked: boolean
}

export const StudioContext = createContext<Studio | null>(null)

/** The message that is open, and what can be done with it. */
export function useStudio(): Studio {
  const studio = use(StudioContext)
  if (!studio) throw new Error('useStudio needs a StudioContext above it')
  return studio
}
