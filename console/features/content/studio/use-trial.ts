import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { later } from '../../../app/browser/clock.ts'
import type { Trial } from '../model.ts'
import { type TrialWish, trialQuery } from '../queries.ts'

const restMs = 220

interface Tried {
  trial: Trial | null
  /** The answer is about a text that has changed since. */
  isStale: boolean
  error: Error | null
}

/** What becomes of the document while one types: asked for at each pause, the last answer stays until the next. */
export function useTrial(wish: TrialWish): Tried {
  const [settled, setSettled] = useState(wish)
  const { document, customerId, recent, languages, kind } = wish
  useEffect(
    () => later(restMs, () => setSettled({ document, customerId, recent, languages, kind })),
    [document, customerId, recent, languages, kind],
  )
  const query = useQuery(trialQuery(settled))
  const isStale = settled.document !== document || query.isPlaceholderData
  return { trial: query.data ?? null, isStale, error: query.error }
}
