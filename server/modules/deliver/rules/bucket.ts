/** Tokens at a steady rate, with a second's worth kept at most. */
export interface Bucket {
  /** Takes up to so many; 0 where there is none now. */
  take(most: number): number
  /** Milliseconds until the next token. */
  wait(): number
}

/** @param perSecond null = as many as one likes */
export function createBucket(perSecond: number | null, monotonic: () => number): Bucket {
  if (perSecond === null) return { take: (most) => most, wait: () => 0 }
  const room = Math.max(1, perSecond)
  let tokens = Math.max(1, Math.min(room, perSecond / 4))
  let at = monotonic()
  const fill = () => {
    const now = monotonic()
    tokens = Math.min(room, tokens + ((now - at) * perSecond) / 1_000)
    at = now
  }
  return {
    take(most) {
      fill()
      const taken = Math.min(most, Math.floor(tokens))
      tokens -= taken
      return taken
    },
    wait() {
      fill()
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1_000) / perSecond)
    },
  }
}
