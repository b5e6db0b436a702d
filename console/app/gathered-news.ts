import { useCallback, useRef } from 'react'
import { later } from './browser/clock.ts'
import { type News, useNews } from './live.ts'

const gatherMs = 400

/** Calls back once for all the news of a moment, however fast it comes. Keep the function stable. */
export function useGatheredNews(topic: keyof News, onNews: () => void): void {
  const waits = useRef(false)
  const hear = useCallback(() => {
    if (waits.current) return
    waits.current = true
    later(gatherMs, () => {
      waits.current = false
      onNews()
    })
  }, [onNews])
  useNews(topic, hear)
}
