import { useEffect, useRef } from 'react'

/** A second click within this time is of the same hand, milliseconds. */
const sameHandMs = 400

/**
 * Lets an act that takes time be begun once: the page learns that it is under way only when it draws next, and a second
 * click of the same hand comes before that. Once the act is over it may be begun anew at once.
 * @param isBusy whether it is under way; undefined: it takes no time, and every click counts
 * @returns whether this click begins it
 */
export function useOneAtATime(isBusy: boolean | undefined): () => boolean {
  const begunAt = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    if (isBusy === false) begunAt.current = Number.NEGATIVE_INFINITY
  }, [isBusy])
  return () => {
    if (isBusy === undefined) return true
    const now = performance.now()
    if (isBusy || now - begunAt.current < sameHandMs) return false
    begunAt.current = now
    return true
  }
}
